"""The panels of one plan, set out from what the person wishes down to the last review."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from dvqc_desktop.domain.plans import draft_words
from dvqc_desktop.services.leaders import MemberName
from dvqc_desktop.services.plan_reading import PlanView, ReviewRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.plans.aims import AimPanel
from dvqc_desktop.ui.pages.plans.chart import ChartPanel
from dvqc_desktop.ui.pages.plans.day_field import DayField
from dvqc_desktop.ui.pages.plans.edit_box import EditBox, TextPanel, small_head
from dvqc_desktop.ui.pages.plans.steps import StepsPanel
from dvqc_desktop.ui.pages.plans.weaknesses import WeaknessPanel
from dvqc_desktop.ui.widgets.basics import Strip, icon_label, label

TWO_COLUMNS = 536  # pixels of the normal type
MORE_FIELDS = (
    ("task", "Nhiệm vụ", "Việc đang làm, chỉ tiêu được giao"),
    ("situation", "Hoàn cảnh", "Điều nơi làm việc, gia đình ảnh hưởng đến việc, theo lời anh/chị ấy"),
    ("direction", "Hướng bồi dưỡng", "Sản lượng, tay nghề, kỷ luật, nòng cốt, vào Đảng"),
    ("requirement", "Yêu cầu của tổ", "Việc hoặc con số cần đạt, không phải loại"),
)


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


class MorePanel(QFrame):
    """Task, situation, direction, the cell's requirement, and the plan's days."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName("planMorePanel")
        self.start = DayField("planStartEdit", "Kế hoạch từ ngày")
        self.end = DayField("planEndEdit", "Kế hoạch đến ngày")
        self.review = DayField("planReviewEdit", "Xem lại ngày")
        self.boxes = {field: EditBox(f"plan{field.title()}Edit", hint) for field, _, hint in MORE_FIELDS}
        self._told = label("", "error", "planMoreError", wrap=True)
        self._told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addWidget(small_head("Kỳ kế hoạch", "", "text", self.start, label("đến", "secondary"), self.end))
        grid = QGridLayout()
        grid.setContentsMargins(12, 0, 8, 0)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label("Xem lại ngày", "secondary"), 0, 0)
        grid.addWidget(self.review, 0, 1)
        for row, (field, words, _) in enumerate(MORE_FIELDS, start=1):
            caption = label(words, "secondary")
            caption.setContentsMargins(0, 5, 0, 0)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.boxes[field], row, 1)
        grid.addWidget(self._told, len(MORE_FIELDS) + 1, 1)
        column.addLayout(grid)

    def show_plan(self, plan: PlanView) -> None:
        """Shows the fields of a plan."""
        for field, box in self.boxes.items():
            box.set_saved(getattr(plan.text, field) or "")
        self.start.set_saved(plan.dates.period_start)
        self.end.set_saved(plan.dates.period_end)
        self.review.set_saved(plan.dates.review_on)
        self.say("")

    def say(self, text: str) -> None:
        """Says under the fields why one was not taken."""
        self._told.setText(text)
        self._told.setVisible(bool(text))


class ReviewsPanel(QFrame):
    """The looks back at the plan, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName("planReviewsPanel")
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(12, 0, 12, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addWidget(small_head("Các lần xem lại", "history"))
        column.addLayout(self._lines)

    def show_reviews(self, reviews: Sequence[ReviewRow]) -> None:
        """Shows the reviews; none hides the panel."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for review in reviews:
            self._lines.addWidget(label(f"{review.reviewed_on:%d/%m/%Y}: {review.text}", wrap=True))
        self.setVisible(bool(reviews))


class PlanPanels(QWidget):
    """All panels of a plan under one another; it shows, `plan_form` edits."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scrollBody")
        self.draft = Strip("warn", "planDraftStrip")
        self.draft_words = label("", "", "planDraftLabel", wrap=True)
        self.draft.row.addWidget(icon_label("info", "warn"))
        self.draft.row.addWidget(self.draft_words, 1)
        self.wish = WishPanel()
        self.strengths = TextPanel(
            "strengthsPanel", "Mặt mạnh", "Mỗi dòng một mặt mạnh, ghi việc đã thấy", "checkmark_circle", "ok"
        )
        self.weaknesses = WeaknessPanel()
        self.near = AimPanel("nearGoalPanel", "Mục tiêu gần", "Việc, con số cần đạt trong kỳ này", "flag", True)
        self.long = AimPanel(
            "longGoalPanel", "Mục tiêu lâu dài", "Nâng bậc, nghề mới, việc đoàn thể", "hat_graduation", False
        )
        self.steps = StepsPanel()
        self.chart = ChartPanel()
        self.reviews = ReviewsPanel()
        self.more = MorePanel()
        self._columns = 0
        self._build()

    def show_plan(self, plan: PlanView, members: Sequence[MemberName], day: date) -> None:
        """Shows a plan as of a day."""
        gaps = draft_words(plan.gaps)
        self.draft.setVisible(bool(gaps))
        self.draft_words.setText(gaps)
        self.wish.set_saved(plan.text.wish or "")
        self.wish.discussed.set_saved(plan.dates.discussed_on)
        self.strengths.set_saved("\n".join(row.text for row in plan.strengths))
        self.weaknesses.show_plan(plan)
        self.near.show_aims(plan.near_aims)
        self.long.show_aims(plan.long_aims)
        self.steps.show_plan(plan, members, day)
        self.chart.show_plan(plan, day)
        self.reviews.show_reviews(plan.reviews)
        self.more.show_plan(plan)

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
        column.addWidget(self.wish)
        column.addWidget(self._two_by_two)
        column.addWidget(self.steps)
        column.addWidget(self.chart, 1)
        column.addWidget(self.reviews)
        column.addWidget(self.more)
        column.addStretch(0)
        for part in (self.wish, self._two_by_two, self.steps, self.reviews, self.more):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
