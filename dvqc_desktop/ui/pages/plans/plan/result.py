"""What came of a closed plan: how it stood before, how after, and the words of the end; the plan is kept as it was."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from dvqc_desktop.domain.plans import change_words
from dvqc_desktop.services.plans.plan_rows import PlanView
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.edit_box import small_head


class ResultPanel(QFrame):
    """Shown for a closed plan alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName("planResultPanel")
        self._change = label("", "strong", "planChangeLabel", wrap=True)
        self._text = label("", "", "planResultLabel", wrap=True)
        self._closed = label("", "secondary", "planClosedLabel")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addWidget(small_head("Kết quả cuối kỳ", "checkmark_circle", "ok", self._closed))
        lines = QVBoxLayout()
        lines.setContentsMargins(12, 0, 12, 0)
        lines.addWidget(self._change)
        lines.addWidget(self._text)
        column.addLayout(lines)

    def show_plan(self, plan: PlanView) -> None:
        """Shows the end of a plan; a plan still open hides the panel."""
        closed_on = plan.dates.closed_on
        self.setVisible(closed_on is not None)
        if closed_on is None:
            return
        self._closed.setText(f"kết thúc ngày {closed_on:%d/%m/%Y}, giữ nguyên như khi ấy")
        change = change_words(plan.text.result_before, plan.text.result_after)
        self._change.setText(change)
        self._change.setVisible(bool(change))
        self._text.setText(plan.text.result or "")
