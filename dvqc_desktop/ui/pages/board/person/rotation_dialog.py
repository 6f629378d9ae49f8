"""Xoay ca theo tuần: the shifts of the coming weeks, for the people selected, a whole group, or one member."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.names import group_words
from dvqc_desktop.services.people.groups import list_shifts
from dvqc_desktop.services.people.shifts import people_of_group, rotation_of, set_rotation
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.dialogs.shifts import ShiftsDialog
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.rotation import RotationPart

NOTE = (
    "Hết tuần cuối, vòng ca trở lại từ đầu. Phiếu và lưới nhập xếp người gặp được trong ngày lên trước, "
    "người khác ca có ngày gặp chung gần nhất. Để trống hết: bỏ xoay ca."
)


class RotationDialog(Dialog):
    """Sets a rotation as one act; it begins with that of the first person chosen."""

    def __init__(self, parent: QWidget, store: Store, data: BoardData, person_ids: Sequence[int]) -> None:
        super().__init__(parent, "Xoay ca theo tuần", "rotationDialog")
        self.setMinimumWidth(theme.px(640))
        self._store, self._today = store, clock.today()
        self._choices: list[tuple[int, ...]] = []
        self._who = QComboBox()
        self._who.setObjectName("rotationWhoCombo")
        self._part = RotationPart([row.name for row in store.read(list_shifts)])
        self._offer(data, tuple(person_ids))
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.addRow("Cho ai", self._who)
        form.addRow("Ca từng tuần", self._part)
        self.body.addLayout(form)
        self.body.addWidget(label(NOTE, "hint", wrap=True))
        hours = button("Giờ các ca…", "clock", "", "rotationHoursButton")
        hours.clicked.connect(self._ask_hours)
        self.add_left(hours)
        self.add_button("Bỏ, giữ như cũ", self.close, "rotationCancelButton")
        self.add_primary("Đặt xoay ca", self._save, "rotationSaveButton")
        self._who.currentIndexChanged.connect(self._show_weeks)
        self._show_weeks()

    def _offer(self, data: BoardData, selected: tuple[int, ...]) -> None:
        """The selection first, then groups with everybody in them, then members one by one."""
        if selected:
            first = data.by_id[selected[0]].name if selected[0] in data.by_id else ""
            self._add_choice(first if len(selected) == 1 else f"{len(selected)} người đang chọn", selected)
        for group_id, name in data.groups.items():
            people = self._store.read(people_of_group, group_id, self._today)
            if people:
                self._add_choice(f"Cả {group_words(name).lower()} ({len(people)} người, kể cả đảng viên)", people)
        for member in data.members:
            self._add_choice(f"Đồng chí {member.name}", (member.id,))

    def _add_choice(self, words: str, people: tuple[int, ...]) -> None:
        self._who.addItem(words)
        self._choices.append(people)

    @Slot()
    def _show_weeks(self) -> None:
        people = self._people()
        self._part.show_weeks(self._store.read(rotation_of, people[0], self._today) if people else ())

    @Slot()
    def _ask_hours(self) -> None:
        """Names and hours of the shifts; afterwards the cycle is read again."""
        asked = ShiftsDialog(self, self._store)
        asked.accepted.connect(self._read_shifts)
        asked.open()

    @Slot()
    def _read_shifts(self) -> None:
        self._part.set_shifts([row.name for row in self._store.read(list_shifts)])
        self._show_weeks()

    def _people(self) -> tuple[int, ...]:
        place = self._who.currentIndex()
        return self._choices[place] if place >= 0 else ()

    def _save(self) -> None:
        people = self._people()
        if not people or not self._part.check():
            return
        words = f"Ghi xoay ca cho {len(people)} người"
        after_count(self, self._store, words, len(people), partial(self._rotate, people))

    def _rotate(self, people: tuple[int, ...]) -> None:
        if self._store.attempt(set_rotation, people, self._part.weeks(), self._today) is not None:
            self.accept()
