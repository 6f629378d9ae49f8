"""Candidates for the Party as a list: the stage of each, who helps, what falls due."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.services.development import STAGES, CandidateRow, list_candidates, list_stages
from dvqc_desktop.services.leaving_columns import CANDIDATES
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.base import Page, PageContext
from dvqc_desktop.ui.pages.development.dialogs import CandidateDialog, HelperDialog, StageDialog
from dvqc_desktop.ui.pages.development.panels import CandidateDelegate, CandidatePanel, DeadlinePanel
from dvqc_desktop.ui.pages.development.words import BRIEF_INTRODUCERS, SHORT_WORDS, counts_words, deadlines
from dvqc_desktop.ui.pages.list_export import (
    ListExport,
    Listing,
    chosen_words,
    export_button,
    read_shown,
    shown_columns,
)
from dvqc_desktop.ui.widgets.basics import PAGE_MARGINS, PageHeader, button, label, panel
from dvqc_desktop.ui.widgets.date_edit import show_day
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit, shown_of
from dvqc_desktop.ui.widgets.segment import Segment
from dvqc_desktop.ui.widgets.table import TableView

FOLLOWED, ALL = "followed", "all"


def _introduced(row: CandidateRow) -> str:
    by = f", {BRIEF_INTRODUCERS[row.introduced_by]}" if row.introduced_by else ""
    return f"{show_day(row.introduced_on)}{by}"


def candidate_model() -> RowsModel[CandidateRow]:
    """The columns of the list."""
    return RowsModel(
        (
            Column("Họ và tên", lambda row: row.name, key=lambda row: row.name_sort),
            Column("Bước hiện nay", lambda row: SHORT_WORDS[row.stage], key=lambda row: STAGES.index(row.stage)),
            Column("Từ ngày", lambda row: show_day(row.stage_on), right=True, key=lambda row: row.stage_on),
            Column(
                "Hạn xong",
                lambda row: show_day(row.next_due_on),
                right=True,
                key=lambda row: (row.next_due_on is None, row.next_due_on or row.stage_on),
            ),
            Column("Đảng viên giúp", lambda row: ", ".join(row.helpers) or "chưa có", key=lambda row: row.helpers),
            Column("Giới thiệu", _introduced, key=lambda row: row.introduced_on),
        )
    )


class DevelopmentPage(Page):
    """Phát triển Đảng."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.DEVELOPMENT, Topic.MEMBERS, Topic.WORKERS})

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("developmentPage")
        self._chosen: int | None = None
        self._settling = False
        self._words: list[str] = []
        self._filter = FilterEdit("developmentFilterEdit", "Lọc theo tên, người giúp…")
        self._segment = Segment("developmentSegment", ((FOLLOWED, "Đang theo dõi"), (ALL, "Tất cả")))
        self._count = label("", "secondary")
        self._model = candidate_model()
        self._table = TableView("candidateTable")
        self._table.setAccessibleName("Danh sách theo dõi kết nạp")
        self._detail = CandidatePanel()
        self._deadlines = DeadlinePanel()
        add = button("Giới thiệu quần chúng ưu tú", "person_add", "primary", "addCandidateButton")
        export = export_button("exportCandidatesButton")
        self._export = ListExport(self, context)
        self._header = PageHeader("Phát triển Đảng", export, add)
        self._build()
        add.clicked.connect(self.new_item)
        export.clicked.connect(self.export_shown)
        self._filter.filtered.connect(self._filter_typed)
        self._segment.chosen.connect(self._show_rows)
        self._table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._table.opened.connect(lambda _position: self._next_stage())
        self._detail.edit_wanted.connect(self._edit)
        self._detail.helper_wanted.connect(self._add_helper)
        self._detail.stage_wanted.connect(self._next_stage)
        self._deadlines.chosen.connect(self.open_row)

    def refresh(self) -> None:
        rows = self.store.read(list_candidates, clock.today())
        self._header.set_note(counts_words(rows))
        followed = sum(not row.over for row in rows)
        self._segment.set_words(FOLLOWED, f"Đang theo dõi  {followed}")
        self._segment.set_words(ALL, f"Tất cả  {len(rows)}")
        self._settling = True
        self._model.set_rows(rows)
        self._deadlines.show_deadlines(deadlines(rows))
        self._show_rows()

    def filter_edit(self) -> QLineEdit:
        return self._filter

    def new_item(self) -> None:
        CandidateDialog(self, self.context, None).open()

    @Slot()
    def export_shown(self) -> None:
        """The people shown, to Excel."""
        followed = self._segment.value() == FOLLOWED
        words = chosen_words("đang theo dõi" if followed else "tất cả, cả người đã xong, đã dừng", self._filter.text())
        columns = shown_columns(self._table, self._model.columns)
        query = partial(list_candidates, day=clock.today())
        rows = read_shown(self.context, CANDIDATES, query, self._model.shown())
        self._export.ask(Listing("Danh sách theo dõi kết nạp", rows, columns, words))

    @Slot(int)
    def open_row(self, row_id: int) -> None:
        self._filter.clear()
        self._segment.set_value(ALL)
        self._chosen = row_id
        self._show_rows()

    def zones(self) -> list[QWidget]:
        return [self._header, self._filter, self._table, self._detail, self._deadlines]

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*PAGE_MARGINS)
        layout.setSpacing(8)
        layout.addWidget(self._header)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._filter)
        tools.addWidget(self._segment)
        tools.addWidget(self._count)
        tools.addStretch(1)
        layout.addLayout(tools)
        self._table.setModel(self._model)
        self._table.setItemDelegate(CandidateDelegate(self._table))
        self._table.set_widths([118, 124, 86, 86, 120, 150], 0)
        self._table.setSortingEnabled(True)
        self._table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
        listed = panel("", self._table)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self._detail)
        right.addWidget(self._deadlines)
        right.setSizes([theme.px(380), theme.px(210)])
        right.setChildrenCollapsible(False)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(listed)
        splitter.addWidget(right)
        splitter.setSizes([theme.px(700), theme.px(462)])
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        layout.addWidget(splitter, 1)

    @Slot(str)
    def _filter_typed(self, typed: str) -> None:
        self._words = names.fold(typed).split()
        self._show_rows()

    @Slot()
    def _show_rows(self) -> None:
        followed_only, words = self._segment.value() == FOLLOWED, self._words

        def passes(row: CandidateRow) -> bool:
            folded = names.fold(f"{row.name} {' '.join(row.helpers)}")
            return not (followed_only and row.over) and all(word in folded for word in words)

        self._settling = True
        self._model.set_filter(passes)
        shown = [row.id for row in self._model.shown()]
        typed = self._filter.text().strip()
        nobody = "Chưa theo dõi ai. Bấm “Giới thiệu quần chúng ưu tú” khi chi đoàn, công đoàn giới thiệu."
        self._table.set_empty_text(f"Không có ai khớp “{typed}”." if typed else nobody)
        self._count.setText(shown_of(len(shown), self._model.total()) if typed else "")
        if self._chosen not in shown:
            self._chosen = shown[0] if shown else None
        self._table.select_row(shown.index(self._chosen) if self._chosen is not None else -1)
        self._settling = False
        self._show_chosen()

    @Slot(QModelIndex, QModelIndex)
    def _row_chosen(self, current: QModelIndex) -> None:
        if current.isValid() and not self._settling:
            self._chosen = self._model.row(current.row()).id
            self._show_chosen()

    def _row(self) -> CandidateRow | None:
        return next((row for row in self._model.shown() if row.id == self._chosen), None)

    def _show_chosen(self) -> None:
        row = self._row()
        self._detail.show_candidate(row, self.store.read(list_stages, row.id) if row else ())

    @Slot()
    def _edit(self) -> None:
        row = self._row()
        if row is not None:
            CandidateDialog(self, self.context, row).open()

    @Slot()
    def _add_helper(self) -> None:
        row = self._row()
        if row is not None:
            HelperDialog(self, self.context, row).open()

    @Slot()
    def _next_stage(self) -> None:
        row = self._row()
        if row is not None and not row.over:
            StageDialog(self, self.context, row).open()
