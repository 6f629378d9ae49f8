"""What stands below the parts of a plan: its period and day of review, task, situation, direction, requirement."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain.codes import PlanDirection
from dvqc_desktop.domain.plans import DIRECTION_WORDS
from dvqc_desktop.services.plans.plan_rows import PlanView
from dvqc_desktop.ui.pages.plans.plan.day_field import DayField
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.edit_box import EditBox, small_head

MoreField = tuple[str, str, str]
MORE_FIELDS: tuple[MoreField, ...] = (
    ("task", "Nhiệm vụ", "Việc đang làm, chỉ tiêu được giao"),
    ("situation", "Hoàn cảnh", "Điều nơi làm việc, gia đình ảnh hưởng đến việc, theo lời anh/chị ấy"),
    ("direction_note", "Cụ thể", "Ví dụ: thi bậc 5/7, kèm thợ mới"),
    ("requirement", "Yêu cầu", "Việc hoặc con số tổ đảng, chi bộ yêu cầu, không phải loại"),
)
DAYS = (
    ("period_start", "planStartEdit", "Kế hoạch từ ngày"),
    ("period_end", "planEndEdit", "Kế hoạch đến ngày"),
    ("review_on", "planReviewEdit", "Xem lại ngày"),
)


class MorePanel(QFrame):
    """`changed` carries the fields just edited, by the names of PlanFields."""

    changed = Signal(object)

    def __init__(self, fields: Sequence[MoreField] = MORE_FIELDS, directed: bool = True) -> None:
        """`fields` are asked for below the days; a plan that is not `directed` has no direction to choose."""
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName("planMorePanel")
        self._fields, self._directed_plan = fields, directed
        self.days = {field: DayField(name, spoken) for field, name, spoken in DAYS}
        self.boxes = {field: EditBox(f"plan{_camel(field)}Edit", hint) for field, _, hint in fields}
        self.direction = QComboBox(self)
        self.direction.setObjectName("planDirectionCombo")
        self.direction.setAccessibleName("Hướng bồi dưỡng")
        self.direction.addItem("chưa chọn", None)
        for code, words in DIRECTION_WORDS.items():
            self.direction.addItem(words, code)
        self._start: date | None = None
        self._told = label("", "error", "planMoreError", wrap=True)
        self._told.hide()
        self._build()
        self._connect()

    def show_plan(self, plan: PlanView) -> None:
        """Shows the fields of a plan."""
        for field, box in self.boxes.items():
            box.set_saved(getattr(plan.text, field) or "")
        for field, edit in self.days.items():
            edit.set_saved(getattr(plan.dates, field))
        self._start = plan.dates.period_start
        self.direction.setCurrentIndex(self.direction.findData(plan.text.direction))
        self.say("")

    def say(self, text: str) -> None:
        """Says under the fields why one was not taken."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        start, end = self.days["period_start"], self.days["period_end"]
        column.addWidget(small_head("Kỳ kế hoạch", "", "text", start, label("đến", "secondary"), end))
        grid = QGridLayout()
        grid.setContentsMargins(12, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, QWidget]] = [("Xem lại ngày", self.days["review_on"])]
        rows += [(words, self.boxes[field]) for field, words, _ in self._fields]
        self.direction.setVisible(self._directed_plan)
        if self._directed_plan:
            rows.insert(3, ("Hướng bồi dưỡng", self.direction))
        for row, (words, widget) in enumerate(rows):
            caption = label(words, "secondary")
            caption.setContentsMargins(0, 5, 0, 0)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            left = Qt.AlignmentFlag.AlignLeft
            grid.addWidget(widget, row, 1, Qt.AlignmentFlag(0) if isinstance(widget, EditBox) else left)
        grid.addWidget(self._told, len(rows), 1)
        column.addLayout(grid)

    def _connect(self) -> None:
        for field, box in self.boxes.items():
            box.left_changed.connect(lambda text, field=field: self.changed.emit({field: text}))
        for field in ("period_end", "review_on"):
            self.days[field].left_changed.connect(lambda day, field=field: self.changed.emit({field: day}))
        self.days["period_start"].left_changed.connect(self._started)
        self.direction.activated.connect(self._directed)

    @Slot(object)
    def _started(self, day: date | None) -> None:
        """A plan always has a start: an emptied field takes the old one back."""
        if day is not None:
            self.changed.emit({"period_start": day})
        elif self._start is not None:
            self.days["period_start"].set_day(self._start)

    @Slot(int)
    def _directed(self, _place: int) -> None:
        code = self.direction.currentData()
        self.changed.emit({"direction": PlanDirection(code) if code else None})


def _camel(field: str) -> str:
    """A field's name as objectNames are written: "direction_note" is "DirectionNote"."""
    return "".join(part.title() for part in field.split("_"))
