"""A panel of near or long aims: one line each, the day by which, and which of them were reached."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from dvqc_desktop.services.plans.plan_rows import AimRow
from dvqc_desktop.ui.pages.plans.plan.day_field import DayField
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.edit_box import TextPanel, small_head

WORDS = 24  # of an aim beside its tick; the tooltip tells all of them


class AimPanel(TextPanel):
    """`aims_changed` carries the lines and the day; `reached` an aim's id and whether it was ticked."""

    aims_changed = Signal(list, object)
    reached = Signal(int, bool)

    def __init__(self, name: str, title: str, hint: str, icon: str, ticked: bool) -> None:
        super().__init__(name, title, hint, icon)
        self.day = DayField(f"{name}Day", f"{title}: đến ngày")
        head = small_head(title, icon, "text", label("đến", "secondary"), self.day)
        self.column.replaceWidget(self.head, head)
        self.head.deleteLater()
        self.head = head
        self._ticked = ticked
        self._checks: list[QCheckBox] = []
        self._ids: list[int] = []
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(3, 0, 4, 2)
        self._lines.setSpacing(1)
        self.body.addLayout(self._lines)
        self.left_changed.connect(self._tell_aims)
        self.day.left_changed.connect(self._tell_aims)

    def show_aims(self, aims: Sequence[AimRow]) -> None:
        """Shows the aims of the plan; each of several has a tick of its own."""
        self.set_saved("\n".join(aim.text for aim in aims))
        self.day.set_saved(next((aim.due_on for aim in aims if aim.due_on is not None), None))
        ticked = aims if self._ticked else ()
        self._ids = [aim.id for aim in ticked]
        while len(self._checks) < len(ticked):
            self._add_check()
        for place, check in enumerate(self._checks):
            check.setVisible(place < len(ticked))
            if place < len(ticked):
                _show(check, ticked[place], alone=len(ticked) == 1)

    def _add_check(self) -> None:
        place = len(self._checks)
        check = QCheckBox()
        check.setObjectName(f"{self.objectName()}Reached" + (str(place + 1) if place else ""))
        check.clicked.connect(lambda done, place=place: self.reached.emit(self._ids[place], done))
        self._checks.append(check)
        self._lines.addWidget(check)

    @Slot()
    def _tell_aims(self) -> None:
        self.aims_changed.emit(self.box.lines(), self.day.day())


def _show(check: QCheckBox, aim: AimRow, alone: bool) -> None:
    """ "Đã đạt", with the day, and with the first words of the aim where there are several."""
    short = aim.text if len(aim.text) <= WORDS else aim.text[: WORDS - 1].rsplit(" ", 1)[0] + "…"
    day = f" {aim.reached_on:%d/%m}" if aim.reached_on else ""
    check.setText(f"Đã đạt{day}" if alone else f"Đã đạt{day}: {short}")
    check.setToolTip(aim.text)
    check.setChecked(aim.reached_on is not None)
