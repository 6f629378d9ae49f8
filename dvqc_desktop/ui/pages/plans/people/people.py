"""The people of the page: filter, segment, order and list."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QListView, QPushButton, QVBoxLayout

from dvqc_desktop.services.plans.plan_list import PlanPerson
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.plans.people.people_list import (
    MEMBERS,
    ORDERS,
    PERSON_ROLE,
    WIDER,
    WIDTH,
    WORKERS,
    PeopleDelegate,
    PeopleModel,
)
from dvqc_desktop.ui.widgets.basics import divider
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit
from dvqc_desktop.ui.widgets.lists import ListView
from dvqc_desktop.ui.widgets.segment import Segment


class PeoplePanel(QFrame):
    """Filter, segment, order and list; `chosen` carries the id of the person now current."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setFixedWidth(WIDTH if theme.scale() == 1 else WIDER)
        self.filter = FilterEdit("planFilterEdit", "Tìm người")
        self.filter.setMinimumWidth(0)
        self.segment = Segment("planPeopleSegment", ((WORKERS, "Quần chúng"), (MEMBERS, "Đảng viên")))
        self.order = QComboBox()
        self.order.setObjectName("planOrderCombo")
        self.order.setAccessibleName("Thứ tự của danh sách")
        self.order.addItems(ORDERS)
        self.model = PeopleModel()
        self.view = ListView()
        self.view.setObjectName("planPersonList")
        self.view.setAccessibleName("Danh sách người")
        self.view.setModel(self.model)
        self.view.setItemDelegate(PeopleDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._silent = False
        self._build()
        self.filter.filtered.connect(self._filtered)
        self.segment.chosen.connect(self._segment_chosen)
        self.order.currentIndexChanged.connect(self._ordered)
        self.view.selectionModel().currentChanged.connect(self._current_changed)

    def add_foot(self, *buttons: QPushButton) -> None:
        """Buttons under the list, for what concerns everybody in it."""
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 6, 8, 8)
        foot.setSpacing(6)
        for made in buttons:
            foot.addWidget(made)
        self._column.addWidget(divider())
        self._column.addLayout(foot)

    def show_people(self, people: Sequence[PlanPerson], day: date) -> None:
        """Shows the people of a day and keeps the current one."""
        person_id = self.person_id()
        self._keeping(lambda: self.model.set_people(people, day), person_id)

    def person_id(self) -> int | None:
        """The person now current."""
        index = self.view.currentIndex()
        return index.data(PERSON_ROLE).person_id if index.isValid() else None

    def select(self, person_id: int, member: bool) -> None:
        """Makes a person current, in the segment he belongs to; a filter that hides him is taken off."""
        self.segment.set_value(MEMBERS if member else WORKERS)
        self.model.set_segment(MEMBERS if member else WORKERS)
        if self.model.position(person_id) < 0:
            self.filter.clear()
        self._go_to(person_id)

    def next_person(self) -> int | None:
        """The person after the current one in the list."""
        place = self.view.currentIndex().row() + 1
        shown = self.model.shown()
        return shown[place].person_id if place < len(shown) else None

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(8, 3, 8, 3)
        top.setSpacing(4)
        top.addWidget(self.filter)
        top.addWidget(self.segment)
        top.addWidget(self.order)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def _keeping(self, change: Callable[[], None], person_id: int | None) -> None:
        self._silent = True
        change()
        place = self.model.position(person_id) if person_id is not None else -1
        if place >= 0:
            self.view.setCurrentIndex(self.model.index(place))
        self._silent = False

    def _go_to(self, person_id: int) -> None:
        place = self.model.position(person_id)
        if place >= 0:
            self.view.setCurrentIndex(self.model.index(place))
            self.view.scrollTo(self.model.index(place))

    @Slot(str)
    def _filtered(self, text: str) -> None:
        self._keeping(lambda: self.model.set_filter(text), self.person_id())

    @Slot(object)
    def _segment_chosen(self, key: str) -> None:
        self.model.set_segment(key)
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))

    @Slot(int)
    def _ordered(self, order: int) -> None:
        self._keeping(lambda: self.model.set_order(order), self.person_id())

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._silent:
            self.chosen.emit(current.data(PERSON_ROLE).person_id)
