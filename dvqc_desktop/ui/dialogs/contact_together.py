"""Rows of the contact dialog that are there only when wanted: who else was met, and earlier steps now done."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dvqc_desktop.services.contacts.contact_steps import OpenStep
from dvqc_desktop.ui.widgets.basics import button
from dvqc_desktop.ui.widgets.flow import FlowLayout
from dvqc_desktop.ui.widgets.person_combo import PersonCombo


class TogetherRow(QWidget):
    """Any number of people met at the same time: each one picked becomes a button that takes him out again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.combo = PersonCombo("contactOtherCombo", "Người cùng gặp")
        self._names: dict[int, str] = {}
        self._chosen: dict[int, QPushButton] = {}
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.combo)
        column.addWidget(self._chips)
        self._chips.hide()
        self.combo.picked.connect(self._add)

    def set_people(self, people: Iterable[tuple[int, str]]) -> None:
        """Offers people (row id, name) and forgets who was chosen."""
        self._names = dict(people)
        self.combo.set_people(self._names.items())
        self.clear()

    def choose(self, person_ids: Iterable[int]) -> None:
        """Chooses people among those offered."""
        for person_id in person_ids:
            self._add(person_id)

    def person_ids(self) -> tuple[int, ...]:
        """Who was chosen, in the order of choosing."""
        return tuple(self._chosen)

    def clear(self) -> None:
        """Nobody is chosen any more."""
        for person_id in tuple(self._chosen):
            self._remove(person_id)
        self.combo.select(None)

    @Slot(int)
    def _add(self, person_id: int) -> None:
        self.combo.select(None)
        if person_id in self._chosen:
            return
        name = self._names[person_id]
        chip = button(name, "dismiss", "", "contactTogetherButton")
        chip.setProperty("kind", "small")
        chip.setToolTip(f"Bỏ {name} khỏi lần gặp này")
        chip.clicked.connect(lambda: self._remove(person_id))
        self._chosen[person_id] = chip
        self._flow.addWidget(chip)
        self._chips.show()
        self.changed.emit()

    def _remove(self, person_id: int) -> None:
        chip = self._chosen.pop(person_id)
        self._flow.removeWidget(chip)
        chip.deleteLater()
        self._chips.setVisible(bool(self._chosen))
        self.changed.emit()


class StepsRow(QWidget):
    """What was agreed with somebody before and is still open; a tick says that it is done."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[int, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_steps(self, steps: Sequence[OpenStep]) -> None:
        """Shows other steps, none of them ticked."""
        for box in self._boxes.values():
            self._column.removeWidget(box)
            box.deleteLater()
        self._boxes = {step.id: QCheckBox(_words(step)) for step in steps}
        for box in self._boxes.values():
            box.setObjectName("stepDoneCheck")
            self._column.addWidget(box)

    def done(self) -> tuple[int, ...]:
        """The ids of the steps that are ticked."""
        return tuple(step_id for step_id, box in self._boxes.items() if box.isChecked())


def _words(step: OpenStep) -> str:
    due = f" (hẹn {step.due_on:%d/%m})" if step.due_on else ""
    text = step.text if len(step.text) <= 60 else f"{step.text[:59].rsplit(' ', 1)[0]}…"
    return f"Đã làm: {text[:1].lower()}{text[1:]}{due}"


def labelled_row(*widgets: QWidget) -> QWidget:
    """Widgets side by side, the first one taking the room."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for place, widget in enumerate(widgets):
        line.addWidget(widget, int(place == 0))
    return row
