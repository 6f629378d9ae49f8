"""The right side of the candidates' page: the stages of the one chosen, and what falls due."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.services.development import STAGE_WORDS, CandidateRow, StageRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_badge
from dvqc_desktop.ui.models.rows import ROW_ROLE, Column, RowsModel
from dvqc_desktop.ui.pages.development.words import (
    INTRODUCER_WORDS,
    NO_HELPER,
    SHORT_WORDS,
    STAGE_TONES,
    Deadline,
    left_words,
)
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import button, divider, label, panel_head, set_look
from dvqc_desktop.ui.widgets.date_edit import show_day
from dvqc_desktop.ui.widgets.empty import EmptyState
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, Index, TableView, is_selected

STAGE_COLUMN, DUE_COLUMN, HELPER_COLUMN = 1, 3, 4
LEFT_COLUMN = 2


class CandidateDelegate(CellDelegate):
    """Stages as badges; a candidate without a helper and a day that has passed stand out."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        row: CandidateRow = index.data(ROW_ROLE)
        if index.column() == STAGE_COLUMN:
            paint_badge(painter, rect, SHORT_WORDS[row.stage], STAGE_TONES.get(row.stage, "plain"))
        else:
            super().paint_content(painter, rect, index, option)

    def text_color(self, index: Index, option: QStyleOptionViewItem) -> QColor:
        row: CandidateRow = index.data(ROW_ROLE)
        if index.column() == HELPER_COLUMN and not row.helpers and not row.over:
            return theme.color("danger")
        if index.column() == DUE_COLUMN and row.next_due_on is not None and not row.over:
            token = left_words(row.next_due_on, clock.today())[1]
            if token != "text":
                return theme.color(token)
        if is_selected(option):
            return theme.color("selText")
        return theme.color("text3" if row.over else "text")


class CandidatePanel(QFrame):
    """One candidate: who helps, the stages passed, and the buttons that lead on."""

    edit_wanted = Signal()
    helper_wanted = Signal()
    stage_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName("candidatePanel")
        self._empty = EmptyState("Chưa chọn ai", "Chọn một người trong danh sách để xem các bước.")
        self._body = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._body, 1)
        self._name = label("", "person", "candidateNameLabel")
        self._badge = Badge()
        self._line = label("", "secondary", wrap=True)
        self._helpers = label("", "secondary", wrap=True)
        self._table = TableView("candidateStageTable", COMPACT_HEIGHT)
        self._model: RowsModel[StageRow] = RowsModel(
            (
                Column("Ngày", lambda row: show_day(row.on), right=True),
                Column("Bước", lambda row: STAGE_WORDS[row.stage]),
                Column("Hạn xong", lambda row: show_day(row.next_due_on), right=True),
            )
        )
        self._edit = button("Sửa…", "edit", name="editCandidateButton")
        self._helper = button("Phân công giúp…", "person_link", name="candidateHelperButton")
        self._next = button("Bước tiếp…", "arrow_right", name="nextStageButton")
        self._edit.clicked.connect(self.edit_wanted)
        self._helper.clicked.connect(self.helper_wanted)
        self._next.clicked.connect(self.stage_wanted)
        self._build()
        self._body.hide()

    def show_candidate(self, row: CandidateRow | None, stages: tuple[StageRow, ...]) -> None:
        """Shows another candidate, or none."""
        self._empty.setVisible(row is None)
        self._body.setVisible(row is not None)
        if row is None:
            return
        self._name.setText(row.name)
        self._badge.set_badge(SHORT_WORDS[row.stage], STAGE_TONES.get(row.stage, "plain"))
        by = f" · {INTRODUCER_WORDS[row.introduced_by]} giới thiệu" if row.introduced_by else ""
        self._line.setText(f"Giới thiệu ngày {show_day(row.introduced_on)}{by}")
        helped = f"Người giúp: {', '.join(row.helpers)}" if row.helpers else NO_HELPER[:1].upper() + NO_HELPER[1:]
        self._helpers.setText(helped)
        set_look(self._helpers, "tone", "" if row.helpers or row.over else "danger")
        self._model.set_rows(stages)
        for shown in (self._helper, self._next):
            shown.setVisible(not row.over)

    def _build(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 10)
        head.setSpacing(3)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._name)
        first.addWidget(self._badge)
        first.addStretch(1)
        first.addWidget(self._edit)
        head.addLayout(first)
        head.addWidget(self._line)
        head.addWidget(self._helpers)
        column.addLayout(head)
        self._table.setModel(self._model)
        self._table.setItemDelegate(CellDelegate(self._table))
        self._table.set_widths([88, 200, 88], 1)
        column.addWidget(divider())
        column.addWidget(self._table, 1)
        column.addWidget(divider())
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._helper)
        foot.addWidget(self._next)
        column.addLayout(foot)


class _DeadlineDelegate(CellDelegate):
    """Days left in the colour of their urgency."""

    def text_color(self, index: Index, option: QStyleOptionViewItem) -> QColor:
        if index.column() == LEFT_COLUMN:
            return theme.color(left_words(index.data(ROW_ROLE).on, clock.today())[1])
        return theme.color("selText" if is_selected(option) else "text")


class DeadlinePanel(QFrame):
    """What falls due; `chosen` carries the candidate's row id."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(panel_head("Hạn sắp tới", "tính theo ngày thường"))
        self._model: RowsModel[Deadline] = RowsModel(
            (
                Column("Hạn", lambda row: show_day(row.on)),
                Column("Việc", lambda row: row.words),
                Column("Còn", lambda row: left_words(row.on, clock.today())[0], right=True),
            )
        )
        self._table = TableView("deadlineTable")
        self._table.setModel(self._model)
        self._table.setItemDelegate(_DeadlineDelegate(self._table))
        self._table.set_widths([88, 200, 76], 1)
        self._table.set_empty_text("Không có hạn nào đã ghi.")
        self._table.opened.connect(lambda position: self.chosen.emit(self._model.row(position).candidate_id))
        layout.addWidget(self._table, 1)

    def show_deadlines(self, rows: list[Deadline]) -> None:
        """Shows other deadlines."""
        self._model.set_rows(rows)
