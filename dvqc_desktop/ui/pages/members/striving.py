"""A member's own striving plan as the roster shows it: strengths, what is still weak, measures."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStyleOptionViewItem, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.services.plans.plan_rows import PlanView, StepRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_badge
from dvqc_desktop.ui.models.rows import ROW_ROLE, Column, RowsModel
from dvqc_desktop.ui.widgets.basics import icon_label, label, link_button
from dvqc_desktop.ui.widgets.table import TWO_LINE_HEIGHT, CellDelegate, Index, TableView, is_selected

TEXT, STATE = 0, 2
NO_PLAN = "Chưa có phương hướng phấn đấu trong sổ."


def step_state(step: StepRow) -> tuple[str, str]:
    """Words and tone of a measure: done, late, or under way."""
    if step.done_on is not None:
        return "Đã làm", "ok"
    if step.due_on is not None and step.due_on < clock.today():
        return f"Quá {(clock.today() - step.due_on).days} ngày", "danger"
    return "Đang làm", "warn"


class _StepDelegate(CellDelegate):
    """Paints the state of a measure as a badge."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        if index.column() == STATE:
            words, tone = step_state(index.data(ROW_ROLE))
            paint_badge(painter, rect, words, tone)
        elif index.column() == TEXT:
            painter.setFont(option.font)
            painter.setPen(theme.color("selText" if is_selected(option) else "text"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, str(index.data()))
        else:
            super().paint_content(painter, rect, index, option)


class StrivingPanel(QFrame):
    """Shows the plan, or says that there is none; `plan_wanted` asks for its form on the page of plans."""

    plan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("memberStrivingPanel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._title = label("Phương hướng phấn đấu", "strong")
        self._none = label(NO_PLAN, "secondary", wrap=True)
        self._open = link_button("Mở kế hoạch", self.plan_wanted.emit, "memberPlanLink")
        column.addLayout(_spread(self._title, self._open))
        column.addWidget(self._none)
        self._strengths = label("", wrap=True)
        self._weaknesses = label("", wrap=True)
        self._parts = QWidget()
        parts = QVBoxLayout(self._parts)
        parts.setContentsMargins(0, 4, 0, 0)
        parts.setSpacing(3)
        parts.addLayout(_heading("checkmark_circle", "ok", "Mặt mạnh"))
        parts.addWidget(_indented(self._strengths))
        parts.addLayout(_heading("target_arrow", "text", "Mặt còn yếu"))
        parts.addWidget(_indented(self._weaknesses))
        parts.addLayout(_heading("text_number_list_ltr", "text", "Biện pháp"))
        self._table = TableView("memberMeasuresTable", TWO_LINE_HEIGHT)
        self._model: RowsModel[StepRow] = RowsModel(
            (
                Column("Việc", lambda row: row.text),
                Column("Hạn", lambda row: row.due_on.strftime("%d/%m") if row.due_on else "–", right=True),
                Column("Tình trạng", lambda row: step_state(row)[0]),
            )
        )
        self._table.setModel(self._model)
        self._table.setItemDelegate(_StepDelegate(self._table))
        self._table.set_widths([200, 62, 104], 0)
        self._table.set_empty_text("Chưa có biện pháp nào.")
        self._table.setMinimumHeight(theme.px(30 + 2 * TWO_LINE_HEIGHT))
        parts.addWidget(self._table, 1)
        column.addWidget(self._parts, 1)
        column.addStretch(0)

    def show_plan(self, plan: PlanView | None) -> None:
        """Shows another plan, or none."""
        self._parts.setVisible(plan is not None)
        self._none.setVisible(plan is None)
        self._open.setText("Lập kế hoạch" if plan is None else "Mở kế hoạch")
        year = f" năm {plan.dates.period_start.year}" if plan else ""
        self._title.setText(f"Phương hướng phấn đấu{year}")
        self._model.set_rows(plan.steps if plan else ())
        if plan is not None:
            self._strengths.setText("\n".join(row.text for row in plan.strengths) or "–")
            self._weaknesses.setText("\n".join(row.text for row in plan.weaknesses) or "–")


def _spread(left: QWidget, right: QWidget) -> QHBoxLayout:
    """One line with something at either end."""
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row


def _heading(icon: str, token: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(5)
    row.addWidget(icon_label(icon, token))
    made = label(words, "strong")
    if token != "text":
        made.setProperty("tone", token)
    row.addWidget(made)
    row.addStretch(1)
    return row


def _indented(words: QLabel) -> QWidget:
    words.setContentsMargins(21, 0, 0, 0)
    return words
