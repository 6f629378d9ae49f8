"""The two views of a column: wrapping cards up to 2,000 people, one column of rows above (a list lays out all anew)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QListView, QTableView

from dvqc_desktop.domain import names
from dvqc_desktop.ui.pages.board.cards.delegate import GAP, MIN_WIDTH, CardDelegate
from dvqc_desktop.ui.pages.board.cards.drops import DropGuide
from dvqc_desktop.ui.pages.board.cards.model import ID_ROLE, CardModel

COPY = Qt.DropAction.CopyAction
MARGIN = 6
BAR_ON, BAR_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object


class _CardView(_View):
    """What both views share: keys, drag and drop. Stands before the Qt class among the bases.

    `opened` carries the id of a card entered, `edge` is told when an arrow leaves the view (-1 left, 1 right, and the
    line of cards), `picked` when the user changed the selection.
    """

    opened: SignalInstance
    edge: SignalInstance
    picked: SignalInstance
    _guide: DropGuide
    _delegate: CardDelegate

    def set_up(self, name: str, model: CardModel, delegate: CardDelegate, guide: DropGuide) -> None:
        """All that does not depend on the kind of view."""
        self._guide, self._delegate = guide, delegate
        self.setModel(model)
        self.setObjectName(name)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background:transparent; border:0")
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(COPY)
        self.setDropIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self.relayout)

    def cards(self) -> CardModel:
        """The model, by its own type."""
        model = self.model()
        assert isinstance(model, CardModel)
        return model

    def across(self) -> int:
        """How many cards stand side by side."""
        return 1

    def relayout(self) -> None:
        """Works the sizes out anew, as after a change of density or of the cards."""

    def selected_ids(self) -> list[int]:
        """The people selected, in the order of the cards."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.cards().cards[row].id for row in rows]

    def select_ids(self, ids: set[int]) -> None:
        """Selects these people as far as they are here, without telling anybody."""
        chosen = QItemSelection()
        for row, card in enumerate(self.cards().cards):
            if card.id in ids:
                index = self.cards().index(row)
                chosen.select(index, index)
        selection = self.selectionModel()
        blocked = self.blockSignals(True)
        selection.select(chosen, selection.SelectionFlag.ClearAndSelect)
        self.blockSignals(blocked)

    def enter_at(self, line: int, step: int) -> bool:
        """Takes the focus from a neighbour at the same line of cards; False when there is no card."""
        count, across = self.cards().rowCount(), self.across()
        if not count:
            return False
        row = min(line * across + (0 if step > 0 else across - 1), count - 1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(self.cards().index(row))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        step = STEPS.get(Qt.Key(event.key()), 0)
        if event.key() in ENTER and index.isValid() and not event.modifiers():
            self._open(index)
        elif step and index.isValid() and self._at_edge(index.row(), step):
            self.edge.emit(step, index.row() // self.across())
        else:
            super().keyPressEvent(event)

    def _at_edge(self, row: int, step: int) -> bool:
        across = self.across()
        if step < 0:
            return row % across == 0
        return row % across == across - 1 or row == self.cards().rowCount() - 1

    def keyboardSearch(self, search: str) -> None:
        wanted, cards = names.fold(search), self.cards().cards
        start = self.currentIndex().row() + (1 if len(wanted) == 1 else 0)
        for offset in range(len(cards)):
            row = (start + offset) % len(cards)
            if names.fold(names.given_name(cards[row].name)).startswith(wanted):
                self.setCurrentIndex(self.cards().index(row))
                return

    def startDrag(self, actions: Qt.DropAction) -> None:
        self._delegate.dragged = frozenset(self.selected_ids())
        self.viewport().update()
        self._delegate.dragging.emit(self.selected_ids())
        super().startDrag(actions)
        self._delegate.dragging.emit([])
        self._delegate.dragged = frozenset()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards().rowCount():
            self.selectionModel().setCurrentIndex(self.cards().index(0), self.selectionModel().SelectionFlag.NoUpdate)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.picked.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._guide.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._guide.move(event, self)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._guide.leave(event, self)

    def dropEvent(self, event: QDropEvent) -> None:
        self._guide.drop(event, self)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ID_ROLE))


class CardList(_CardView, QListView):
    """Cards side by side that wrap."""

    opened = Signal(int)
    edge = Signal(int, int)
    picked = Signal()

    def __init__(self, name: str, model: CardModel, delegate: CardDelegate, guide: DropGuide) -> None:
        super().__init__()
        self.set_up(name, model, delegate, guide)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setHorizontalScrollBarPolicy(BAR_OFF)
        self.setViewportMargins(MARGIN, MARGIN, 0, 0)

    def across(self) -> int:
        return max(1, self._room() // (MIN_WIDTH + GAP))

    def cell_size(self) -> QSize:
        """The size of a card with its gap: the width is shared evenly."""
        return QSize((self._room() - 1) // self.across(), self._delegate.cell_height(self.cards()))

    def _room(self) -> int:
        """The width for cards; that of the scroll bar is taken off only while the cards need it."""
        whole = self.width() - MARGIN
        return max(whole - (self.verticalScrollBar().sizeHint().width() if self._is_tall() else 0), MIN_WIDTH)

    def _is_tall(self) -> bool:
        across = max(1, (self.width() - MARGIN) // (MIN_WIDTH + GAP))
        lines = -(-self.cards().rowCount() // across)
        return lines * self._delegate.cell_height(self.cards()) > self.height() - MARGIN

    def relayout(self) -> None:
        # said outright: left to itself the view takes the bar's width off before it knows whether it needs one
        self.setVerticalScrollBarPolicy(BAR_ON if self._is_tall() else BAR_OFF)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.relayout()


class CardTable(_CardView, QTableView):
    """Cards one below the other, for very many of them: a fixed row height, no layout of all items."""

    opened = Signal(int)
    edge = Signal(int, int)
    picked = Signal()

    def __init__(self, name: str, model: CardModel, delegate: CardDelegate, guide: DropGuide) -> None:
        super().__init__()
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.set_up(name, model, delegate, guide)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setViewportMargins(MARGIN, MARGIN, 0, 0)

    def cell_size(self) -> QSize:
        """The size of a card with its gap."""
        return QSize(self.viewport().width(), self._delegate.cell_height(self.cards()))

    @Slot()
    def relayout(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.cell_size().height())
