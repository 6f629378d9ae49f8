"""The board in lanes: one for each group or holder, the classes side by side under one head for all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui.pages.board.cards.column import Column
from dvqc_desktop.ui.pages.board.cards.delegate import CardDelegate
from dvqc_desktop.ui.pages.board.data import AT_ONCE, BoardData
from dvqc_desktop.ui.pages.board.lanes.heads import LaneBar, LaneHeads
from dvqc_desktop.ui.pages.board.lanes.lane import Lane, LaneColumn
from dvqc_desktop.ui.pages.board.lanes.shelf import LaneShelf
from dvqc_desktop.ui.pages.board.lanes.sorting import (
    BY_HOLDER,
    LaneCards,
    LaneName,
    key_of,
    lane_names,
    sort_into,
)
from dvqc_desktop.ui.pages.board.lanes.walk import LaneWalk

OPEN_LIMIT = 120  # people up to whom every lane stands open
AT_FIRST = 16  # lanes made at once: more than are in sight; the others follow when the window is idle
BATCH = 8
OPEN_AT_FIRST = 6  # of them with their cards
LIMIT = 240  # lanes beyond it wait for the button at the end
MANY_CHOSEN = 20  # people up to whom a selection opens their lanes


class LanesArea(QWidget):
    """`picked` when the selection changed, `drawing_wanted` with a group, `kind_chosen` by the user.

    The other signals are those of CardsArea.
    """

    picked = Signal()
    opened = Signal(int)
    menu_wanted = Signal(object)
    class_wanted = Signal(list, object)
    holder_wanted = Signal(list, int)
    drawing_wanted = Signal(int)
    kind_chosen = Signal(str)

    def __init__(self, delegate: CardDelegate) -> None:
        super().__init__()
        self.setObjectName("boardLanes")
        self.delegate = delegate
        self.draggable = True
        self._ranks: dict[int, int] = {}
        self._missing: list[int] = []
        self._limit = LIMIT
        self._data: BoardData | None = None
        self._everybody: object = None
        self._cards: Sequence[Card] = ()
        self._sorted: dict[int, LaneCards] = {}
        self._names: list[LaneName] = []
        self._ids: dict[WorkerClass, set[int]] = {}
        self._toggled: dict[tuple[str, int], bool] = {}
        self._widths: dict[WorkerClass, int] = {}
        self._to_open: list[Lane] = []
        self._timer = QTimer(self)
        self._timer.setInterval(10)  # between two steps the lanes already made take their places
        self._timer.timeout.connect(self._go_on)
        self._make_parts()

    def _make_parts(self) -> None:
        self.bar = LaneBar()
        self.bar.kinds.chosen.connect(lambda _kind: self._show_kind())
        self.bar.all_wanted.connect(self._toggle_all)
        self.heads = LaneHeads()
        self.area = QScrollArea()
        self.area.setObjectName("boardLanesArea")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().installEventFilter(self)
        self.shelf = LaneShelf()
        self.shelf.more_wanted.connect(self._show_more)
        self.area.setWidget(self.shelf)
        self._walk = LaneWalk(self.area, self.shelf.shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addWidget(self.heads)
        layout.addWidget(self.area, 1)

    def set_cards(self, cards: Sequence[Card], data: BoardData) -> None:
        """Shows these cards of the board, each in its lane; lanes stay open or closed as they were."""
        kept = self.selected_ids()
        self._data, self._cards, self._ids = data, cards, {}
        kind = self.kind()
        self._sorted = sort_into(kind, cards)
        if data.cards is not self._everybody:
            self._everybody = data.cards
            there = {key_of(kind, card) for card in data.cards}
            self._start_over([name for name in lane_names(kind, data) if name.key in there])
        self.bar.allow_open(len(cards) <= AT_ONCE)
        self.heads.show_counts(data, self._sorted.values())
        self._share_width()
        self._to_open = []
        for lane in self.shelf.lanes.values():
            self._show(lane)
        self._list_missing()
        self._make_some(AT_FIRST)
        self._open_some(OPEN_AT_FIRST)
        self.shelf.settle()
        self._select_open(set(kept))

    def _list_missing(self) -> None:
        """Which lanes with people are still to be made; beyond the limit they wait for the button."""
        wanted = [name.key for name in self._names if name.key in self._sorted]
        self._missing = [key for key in wanted[: self._limit] if key not in self.shelf.lanes]
        self.shelf.offer_more(len(wanted) - self._limit)
        self._timer.start()

    @Slot()
    def _show_more(self) -> None:
        self._limit += LIMIT
        self._list_missing()

    def kind(self) -> str:
        """BY_GROUP or BY_HOLDER."""
        return str(self.bar.kinds.value())

    def _show_kind(self) -> None:
        kept, self._everybody = self.selected_ids(), None
        self.set_cards(self._cards, self._data_shown())
        self.select(set(kept))
        self.kind_chosen.emit(self.kind())

    def _start_over(self, names: list[LaneName]) -> None:
        """Other lanes, where they are others."""
        if names == self._names:
            return
        self._names, self._limit = names, LIMIT
        self._ranks = {name.key: rank for rank, name in enumerate(names)}
        self.shelf.clear()

    @Slot()
    def _go_on(self) -> None:
        """What did not have to be there at once: further lanes, then the cards of those that stand open."""
        if self._missing:
            self._make_some(BATCH)
        elif self._to_open:
            self._open_some(1)
        else:
            self._timer.stop()
        self.shelf.settle()

    def _open_some(self, count: int) -> None:
        for lane in self._to_open[:count]:
            lane.set_open(True)
        del self._to_open[:count]

    def _make_some(self, count: int) -> None:
        for key in self._missing[:count]:
            self._make(key)
        del self._missing[:count]

    def _make(self, key: int) -> None:
        rank = self._ranks[key]
        lane = Lane(self._names[rank], self.kind() == BY_HOLDER, self)
        lane.opened_or_closed.connect(lambda on: self._toggle(lane, on))
        lane.head.stepped.connect(lambda step: self._walk.from_head(lane, step))
        lane.head.dropped.connect(lambda ids: self.holder_wanted.emit(ids, key))
        lane.head.drawing_wanted.connect(lambda: self.drawing_wanted.emit(key))
        self.shelf.put(lane, rank)
        self._show(lane)

    def _show(self, lane: Lane) -> None:
        cards = self._sorted.get(lane.name.key)
        wanted = cards is not None and self._wants_open(lane.name.key, cards)
        if not wanted:
            lane.set_open(False)
        elif not lane.is_open:
            lane.head.setChecked(True)
            self._to_open.append(lane)
        lane.show_cards(cards or LaneCards())
        lane.set_widths(self._widths)
        lane.setVisible(cards is not None)

    def _wants_open(self, key: int, cards: LaneCards) -> bool:
        """As the user left it; else all while they are few, those in trouble while they are not very many, or none."""
        chosen = self._toggled.get((self.kind(), key))
        if chosen is not None:
            return chosen
        return len(self._cards) <= OPEN_LIMIT or (len(self._cards) <= AT_ONCE and cards.troubled)

    def adopt(self, lane: Lane, column: LaneColumn) -> None:
        """Listens to the column of a lane just opened."""
        column.opened.connect(self.opened)
        column.menu_wanted.connect(self.menu_wanted)
        column.picked.connect(self._one_selection)
        column.edge.connect(lambda _origin, step, line: self._walk.sideways(lane, column, step, line))
        column.left_lane.connect(lambda step: self._walk.from_cards(lane, column, step))
        column.guide.class_wanted.connect(self.class_wanted)
        column.guide.holder_wanted.connect(self.holder_wanted)
        column.view.selectionModel().currentChanged.connect(lambda index, _old: self._walk.reveal(column, index))

    def ids_of(self, worker_class: WorkerClass) -> set[int]:
        """The people of a class over all lanes."""
        found = self._ids.get(worker_class)
        if found is None:
            found = {card.id for card in self._cards if card.worker_class is worker_class}
            self._ids[worker_class] = found
        return found

    def selected_ids(self) -> list[int]:
        """The people selected, lane by lane."""
        return [person_id for column in self._columns() for person_id in column.view.selected_ids()]

    def select(self, ids: set[int]) -> None:
        """Selects these people, opens the lanes of a few, and shows the first."""
        if len(ids) <= MANY_CHOSEN:
            self._open_lanes_of(ids)
        self._select_open(ids)
        for column in self._columns():
            row = next((row for row, card in enumerate(column.model.cards) if card.id in ids), -1)
            if row >= 0:
                index, selection = column.model.index(row), column.view.selectionModel()
                selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
                QTimer.singleShot(0, column, lambda column=column, index=index: self._walk.reveal(column, index))
                break
        self.picked.emit()

    def focus(self, person_id: int) -> None:
        """Gives the focus to the cards among which this person is."""
        column = next((c for c in self._columns() if c.model.row_of(person_id) >= 0), None)
        if column is not None:
            column.view.setFocus()

    def repaint_cards(self) -> None:
        """Paints all cards again, as after another chain is highlighted; no model is reset."""
        for column in self._columns():
            column.view.viewport().update()

    def relayout(self) -> None:
        """Takes over another density."""
        for lane in self.shelf.lanes.values():
            lane.relayout()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._data is not None:
            self._share_width()
            for lane in self.shelf.lanes.values():
                lane.set_widths(self._widths)
        return super().eventFilter(watched, event)

    def _columns(self) -> list[LaneColumn]:
        return [
            column for lane in self.shelf.lanes.values() for column in lane.columns.values() if not column.isHidden()
        ]

    def _select_open(self, ids: set[int]) -> None:
        for column in self._columns():
            column.view.select_ids(ids)

    def _open_lanes_of(self, ids: set[int]) -> None:
        for key in {key_of(self.kind(), card) for card in self._cards if card.id in ids}:
            if key not in self.shelf.lanes:
                self._make(key)
                self._list_missing()
            self._toggle(self.shelf.lanes[key], True)

    def _toggle(self, lane: Lane, on: bool) -> None:
        self._toggled[self.kind(), lane.name.key] = on
        if lane in self._to_open:
            self._to_open.remove(lane)
        lane.set_open(on)
        self.picked.emit()

    @Slot(bool)
    def _toggle_all(self, on: bool) -> None:
        for lane in self.shelf.shown():
            self._toggled[self.kind(), lane.name.key] = on
        self.set_cards(self._cards, self._data_shown())
        self.picked.emit()

    def _data_shown(self) -> BoardData:
        assert self._data is not None
        return self._data

    def _share_width(self) -> None:
        """The classes are as wide as cards fit side by side; each has one place, the fullest get the others."""
        self._widths = self.heads.share(self.area.viewport().width(), self.area.width())

    @Slot(object)
    def _one_selection(self, origin: Column) -> None:
        if origin.view.selectionModel().hasSelection():
            for column in self._columns():
                if column is not origin and column.view.selectionModel().hasSelection():
                    column.view.select_ids(set())
                    column.view.viewport().update()
        self.picked.emit()
