"""The views of the board in one place: cards, list, and what stands there when nobody is to be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui.models.rows import Order
from dvqc_desktop.ui.pages.board.acts import BoardActs
from dvqc_desktop.ui.pages.board.cards.area import CardsArea
from dvqc_desktop.ui.pages.board.cards.drop_strip import DropStrip
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.filter import BoardFilter, People
from dvqc_desktop.ui.pages.board.lanes.area import LanesArea
from dvqc_desktop.ui.pages.board.lanes.sorting import NOBODY
from dvqc_desktop.ui.pages.board.leaving import BoardShown
from dvqc_desktop.ui.pages.board.listing.cells import OUTSIDE
from dvqc_desktop.ui.pages.board.listing.view import WorkerListView
from dvqc_desktop.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from dvqc_desktop.ui.pages.board.memory import BoardMemory

CARDS, LANES, TABLE = "cards", "lanes", "table"


class BoardStack(QStackedWidget):
    """Shows the same people as cards, in lanes or as a list.

    `picked` when the selection changed, `drawing_wanted` with a group whose chain is to be drawn.
    """

    picked = Signal()
    drawing_wanted = Signal(int)
    refiltered = Signal()

    def __init__(self, data: BoardData, acts: BoardActs, add_worker: Callable[[], object], memory: BoardMemory) -> None:
        super().__init__()
        self.setObjectName("boardStack")
        self._data, self._acts = data, acts
        self._view = CARDS
        self.cards_area = CardsArea()
        self.lanes_area = LanesArea(self.cards_area.delegate)
        self.list_view = WorkerListView(memory)
        self.drops = DropStrip(data)
        self._empty = EmptyState(
            "Chưa có quần chúng nào", "Nhập danh sách từ Excel (menu Tệp), hoặc thêm từng người.", "boardEmpty"
        )
        self._empty.add_action("Thêm người", add_worker, "add")
        self.nobody = EmptyState("", "", "boardNobody")
        self._nobody_then = EmptyState("Ngày này chưa có ai trong danh sách", "", "boardNobodyThen")
        empties = (self._empty, self.nobody, self._nobody_then)
        for widget in (self.cards_area, self.lanes_area, self.list_view, *empties):
            self.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        listed, acts = self.list_view, self._acts
        for area in (self.cards_area, self.lanes_area):
            area.picked.connect(self.picked)
            area.opened.connect(acts.open_plan)
            area.class_wanted.connect(lambda ids, code: acts.reclassify(ids, code))
            area.holder_wanted.connect(self._hold)
        self.lanes_area.drawing_wanted.connect(self.drawing_wanted)
        self.cards_area.delegate.dragging.connect(self.drops.offer)
        self.cards_area.delegate.dragging.connect(acts.tell_drag)
        self.drops.met.connect(acts.record_contact)
        self.drops.ended.connect(lambda person_id: acts.end_assignment([person_id]))
        listed.table.chosen.connect(self.picked)
        listed.class_chosen.connect(lambda _code: self.refiltered.emit())
        listed.classify_wanted.connect(lambda: acts.reclassify(self.selected_ids()))
        listed.holder_wanted.connect(lambda: acts.assign(self.selected_ids()))
        listed.contact_wanted.connect(acts.record_contact)
        listed.plan_wanted.connect(acts.open_plan)
        listed.table.opened.connect(lambda row: acts.open_plan(listed.table.rows.row(row).id))
        for view in (self.cards_area, self.lanes_area, listed):
            view.menu_wanted.connect(lambda at: acts.show_menu(at, self.selected_ids()))

    @Slot(list, int)
    def _hold(self, ids: list[int], holder_id: int) -> None:
        """Cards dropped on a holder, or on the lane of those who have none."""
        if holder_id == NOBODY:
            self._acts.end_assignment(ids)
        else:
            self._acts.assign(ids, holder_id)

    @property
    def view(self) -> str:
        """CARDS, LANES or TABLE: what is shown when there is anybody."""
        return self._view

    def order(self, view: str) -> Order[Card] | None:
        """The order in which a view shows its people; None where that is the board's own."""
        return self.list_view.table.rows.order() if view == TABLE else None

    def show_people(self, view: str, people: People, text: str) -> None:
        """Shows these people in the `order` of the view; `text` is what the filter asks for, where nobody answers."""
        self._view = view
        if view == TABLE:
            self.list_view.table.filter_text = text
            self.list_view.set_people(people)
        elif view == LANES:
            self.lanes_area.set_cards(people.cards, self._data)
        else:
            self.cards_area.set_cards(people.cards, self._data.total)
        if not self._data.cards:
            self.setCurrentWidget(self._empty if self._data.is_today else self._nobody_then)
        elif not people.cards:
            self.nobody.set_words(f"Không có ai khớp “{text}”" if text else "Không có ai khớp các điều kiện lọc")
            self.setCurrentWidget(self.nobody)
        else:
            self.setCurrentWidget(self._shown())

    def shown(self, wanted: BoardFilter) -> BoardShown:
        """What is shown under this filter, as it may leave the program."""
        if self._view == TABLE:
            table = self.list_view.table
            return OUTSIDE.shown(wanted, table.rows, table.of_one_class, table.places_seen())
        return BoardShown(wanted, wanted.chosen(self._data.cards), False)

    def replace(self, fresh: dict[int, Card], shown: set[int]) -> None:
        """Some cards are new: they move alone, no model is reset."""
        self.cards_area.replace(fresh, shown, self._data.positions())

    def allow_drag(self, allowed: bool) -> None:
        """Cards of an earlier day stay where they are."""
        for column in self.cards_area.columns.values():
            column.model.draggable = allowed
        self.lanes_area.draggable = allowed
        self.list_view.allow_acts(allowed)

    def set_compact(self, compact: bool) -> None:
        """Takes over a density."""
        self.cards_area.delegate.compact = compact
        self.cards_area.relayout()
        self.lanes_area.relayout()

    def show_tags(self, tags: dict[int, str]) -> None:
        """Highlights a chain: the word for each of its people, by person id; nothing when it is empty."""
        if tags == self.cards_area.delegate.tags:
            return
        self.cards_area.delegate.tags = tags
        self.cards_area.repaint_cards()
        self.lanes_area.repaint_cards()
        self.list_view.show_tags(tags)

    def _shown(self) -> CardsArea | LanesArea | WorkerListView:
        return self.list_view if self._view == TABLE else self._area()

    def _area(self) -> CardsArea | LanesArea:
        """The cards now shown, or the usual ones under the list."""
        return self.lanes_area if self._view == LANES else self.cards_area

    def selected_ids(self) -> list[int]:
        """The people selected in the view shown."""
        as_list = self.currentWidget() is self.list_view
        return self.list_view.table.selected_ids() if as_list else self._area().selected_ids()

    def select(self, ids: Sequence[int], focus: bool = False) -> None:
        """Selects these people in the view shown; with `focus` the keyboard goes there."""
        if self.currentWidget() is self.list_view:
            self.list_view.table.select_ids(set(ids))
            if focus:
                self.list_view.table.setFocus()
            return
        self._area().select(set(ids))
        if focus and ids:
            self._area().focus(ids[0])

    def clear_selection(self) -> None:
        """Nobody is selected in any view."""
        self.cards_area.select(set())
        self.lanes_area.select(set())
        self.list_view.table.clearSelection()
