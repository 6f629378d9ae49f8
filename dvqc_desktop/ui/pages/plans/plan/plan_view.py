"""The panels of one plan, set out from what the person wishes down to the last review."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dvqc_desktop.domain.codes import PlanKind, PlanState
from dvqc_desktop.domain.plans import draft_words
from dvqc_desktop.services.people.leaders import MemberName
from dvqc_desktop.services.plans.plan_rows import PlanView
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.plans.plan.aims import AimPanel
from dvqc_desktop.ui.pages.plans.plan.chart_panel import ChartPanel
from dvqc_desktop.ui.pages.plans.plan.day_field import DayField
from dvqc_desktop.ui.pages.plans.plan.more import MorePanel
from dvqc_desktop.ui.pages.plans.plan.result import ResultPanel
from dvqc_desktop.ui.pages.plans.plan.reviews import ReviewsPanel
from dvqc_desktop.ui.pages.plans.plan.steps import StepsPanel
from dvqc_desktop.ui.pages.plans.plan.weaknesses import WeaknessPanel
from dvqc_desktop.ui.widgets.basics import Strip, icon_label, label
from dvqc_desktop.ui.widgets.edit_box import TextPanel, retitle, small_head

WISH_WORDS = {
    PlanKind.MENTORING: "Anh/chị mong muốn",
    PlanKind.STRIVING: "Đồng chí mong muốn",
    PlanKind.TEAM: "Tình hình, điều anh chị em nêu",
}
TWO_COLUMNS = 536  # pixels of the normal type


class WishPanel(TextPanel):
    """What the person wishes, and the day the plan was talked over and agreed."""

    def __init__(self) -> None:
        super().__init__("wishPanel", "Anh/chị mong muốn", "Ghi đúng lời anh/chị ấy: muốn học gì, đổi gì, được giúp gì")
        self.discussed = DayField("discussedEdit", "Đã bàn, đồng ý ngày")
        agreed = label("Đã bàn, đồng ý ngày", "secondary")
        head = small_head("Anh/chị mong muốn", "people_checkmark", "text", agreed, self.discussed)
        self.column.replaceWidget(self.head, head)
        self.head.deleteLater()
        self.head = head

    def set_whose(self, kind: PlanKind) -> None:
        """Members are spoken of as comrades; a team says what it sees."""
        retitle(self, WISH_WORDS[kind])


class PlanPanels(QWidget):
    """All panels of a plan under one another; it shows, `plan_form` edits.

    Nothing here asks whose plan it is but the words of the wish: a plan of a team fits in as well.
    """

    def __init__(self, weaknesses: WeaknessPanel | None = None, more: MorePanel | None = None) -> None:
        super().__init__()
        self.setObjectName("scrollBody")
        self.draft = Strip("warn", "planDraftStrip")
        self.draft.setMaximumHeight(theme.px(56))  # two lines where much is missing
        self.draft.row.setContentsMargins(12, 6, 12, 6)
        self.draft_words = label("", "", "planDraftLabel", wrap=True)
        self.draft.row.addWidget(icon_label("info", "warn"))
        self.draft.row.addWidget(self.draft_words, 1)
        self.result = ResultPanel()
        self.wish = WishPanel()
        self.strengths = TextPanel(
            "strengthsPanel", "Mặt mạnh", "Mỗi dòng một mặt mạnh, ghi việc đã thấy", "checkmark_circle", "ok"
        )
        self.weaknesses = weaknesses or WeaknessPanel()
        self.near = AimPanel("nearGoalPanel", "Mục tiêu gần", "Việc, con số cần đạt trong kỳ này", "flag", True)
        self.long = AimPanel(
            "longGoalPanel", "Mục tiêu lâu dài", "Nâng bậc, nghề mới, việc đoàn thể", "hat_graduation", False
        )
        self.steps = StepsPanel()
        self.chart = ChartPanel()
        self.reviews = ReviewsPanel()
        self.more = more or MorePanel()
        self._columns = 0
        self._build()

    def show_plan(self, plan: PlanView, members: Sequence[MemberName], day: date) -> None:
        """Shows a plan as of a day."""
        editable = plan.state is not PlanState.CLOSED
        gaps = draft_words(plan.gaps, plan.kind) if editable else ""
        self.draft.setVisible(bool(gaps))
        self.draft_words.setText(gaps)
        self.result.show_plan(plan)
        self.wish.set_saved(plan.text.wish or "")
        self.wish.set_whose(plan.kind)
        self.wish.discussed.set_saved(plan.dates.discussed_on)
        self.strengths.set_saved("\n".join(row.text for row in plan.strengths))
        self.weaknesses.show_plan(plan)
        self.near.show_aims(plan.near_aims)
        self.long.show_aims(plan.long_aims)
        self.steps.show_plan(plan, members, day)
        self.chart.show_plan(plan, day)
        self.reviews.show_reviews(plan.reviews, editable)
        self.more.show_plan(plan)
        self._set_editable(editable)

    def _set_editable(self, editable: bool) -> None:
        """A closed plan is read and copied from, but not typed into."""
        for line in self.findChildren(QLineEdit):
            line.setReadOnly(not editable)
        for box in self.findChildren(QPlainTextEdit):
            box.setReadOnly(not editable)
        for check in self.findChildren(QCheckBox):
            check.setEnabled(editable)
        self.more.direction.setEnabled(editable)
        self.weaknesses.set_editable(editable)
        self.steps.set_editable(editable)
        self.chart.set_editable(editable)

    def set_width(self, width: int) -> None:
        """Strengths beside weaknesses and near aims beside long ones where `width` pixels are enough, else below."""
        columns = 2 if width >= theme.px(TWO_COLUMNS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        self._pairs.setColumnStretch(0, 1)
        self._pairs.setColumnStretch(1, columns - 1)
        for place, part in enumerate((self.strengths, self.weaknesses, self.near, self.long)):
            self._pairs.addWidget(part, place // columns, place % columns)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._two_by_two = QWidget()
        self._pairs = QGridLayout(self._two_by_two)
        self._pairs.setContentsMargins(0, 0, 0, 0)
        self._pairs.setSpacing(8)
        self.set_width(theme.px(TWO_COLUMNS))
        column.addWidget(self.draft)
        column.addWidget(self.result)
        column.addWidget(self.wish)
        column.addWidget(self._two_by_two)
        column.addWidget(self.steps)
        column.addWidget(self.chart, 1)
        column.addWidget(self.reviews)
        column.addWidget(self.more)
        column.addStretch(0)
        for part in (self.draft, self.result, self.wish, self._two_by_two, self.steps, self.reviews, self.more):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
