"""A panel of near or long aims: one line each, the day by which, and whether they were reached."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from dvqc_desktop.services.plan_reading import AimRow
from dvqc_desktop.ui.pages.plans.day_field import DayField
from dvqc_desktop.ui.pages.plans.edit_box import TextPanel, small_head
from dvqc_desktop.ui.widgets.basics import label


class AimPanel(TextPanel):
    """`aims_changed` carries the lines and the day; `reached` whether they are ticked as reached."""

    aims_changed = Signal(list, object)
    reached = Signal(bool)

    def __init__(self, name: str, title: str, hint: str, icon: str, ticked: bool) -> None:
        super().__init__(name, title, hint, icon)
        self.day = DayField(f"{name}Day", f"{title}: đến ngày")
        self.check = QCheckBox("Đã đạt")
        self.check.setObjectName(f"{name}Reached")
        head = small_head(title, icon, "text", label("đến", "secondary"), self.day)
        self.column.replaceWidget(self.head, head)
        self.head.deleteLater()
        self.head = head
        self._ticked = ticked
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 4, 0)
        line.addWidget(self.box, 1)
        line.addWidget(self.check, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.insertLayout(0, line)
        self.left_changed.connect(self._tell_aims)
        self.day.left_changed.connect(self._tell_aims)
        self.check.clicked.connect(self.reached)

    def show_aims(self, aims: Sequence[AimRow]) -> None:
        """Shows the aims of the plan."""
        self.set_saved("\n".join(aim.text for aim in aims))
        self.day.set_saved(next((aim.due_on for aim in aims if aim.due_on is not None), None))
        done = bool(aims) and all(aim.reached_on is not None for aim in aims)
        self.check.setChecked(done)
        self.check.setVisible(self._ticked and bool(aims))
        last = max((aim.reached_on for aim in aims if aim.reached_on is not None), default=None)
        self.check.setToolTip(_reached_words(last))

    @Slot()
    def _tell_aims(self) -> None:
        self.aims_changed.emit(self.box.lines(), self.day.day())


def _reached_words(day: date | None) -> str:
    return f"Đạt ngày {day:%d/%m/%Y}" if day else ""
