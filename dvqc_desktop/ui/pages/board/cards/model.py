"""The cards of one column as a list for Qt: they say a name, carry ids when dragged, and nothing of a class."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui.pages.board.words import full_words

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
TOOLTIP = Qt.ItemDataRole.ToolTipRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
ID_ROLE = Qt.ItemDataRole.UserRole + 1
FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
DRAG_FLAGS = FLAGS | Qt.ItemFlag.ItemIsDragEnabled
NO_INDEX = QModelIndex()
MIME = "application/x-dvqc-people"


class CardModel(QAbstractListModel):
    """Cards in order; all of one column are equally tall."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards: list[Card] = []
        self._extra_lines: int | None = None
        self.draggable = True

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Shows other cards."""
        self.beginResetModel()
        self.cards = list(cards)
        self._extra_lines = None
        self.endResetModel()

    @property
    def extra_lines(self) -> int:
        """How many lines the fullest card needs beyond the four usual ones; looked for when it is asked."""
        if self._extra_lines is None:
            self._extra_lines = _extra_lines(self.cards)
        return self._extra_lines

    def take(self, person_id: int) -> None:
        """Takes one card out."""
        row = self.row_of(person_id)
        if row >= 0:
            self.beginRemoveRows(NO_INDEX, row, row)
            del self.cards[row]
            self.endRemoveRows()

    def put(self, card: Card, row: int) -> None:
        """Puts one card in before a row."""
        self.beginInsertRows(NO_INDEX, row, row)
        self.cards.insert(row, card)
        self._extra_lines = None
        self.endInsertRows()

    def change(self, card: Card) -> None:
        """Shows a card that stays at its place with what is new on it."""
        row = self.row_of(card.id)
        if row >= 0:
            self.cards[row] = card
            self._extra_lines = None
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def row_of(self, person_id: int) -> int:
        """The row of a person, -1 for none."""
        return next((row for row, card in enumerate(self.cards) if card.id == person_id), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == DISPLAY:
            return self.cards[index.row()].name
        if role == ID_ROLE:
            return self.cards[index.row()].id
        if role == TOOLTIP:
            return full_words(self.cards[index.row()])
        if role == ACCESSIBLE:
            return full_words(self.cards[index.row()]).replace("\n", ", ")
        return None

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return DRAG_FLAGS if self.draggable else FLAGS

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, json.dumps([self.cards[index.row()].id for index in indexes]).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction


def dragged_ids(data: QMimeData) -> list[int]:
    """The people carried by a drag; none for a drag from elsewhere."""
    if not data.hasFormat(MIME):
        return []
    return [int(person_id) for person_id in json.loads(bytes(data.data(MIME).data()))]


def _extra_lines(cards: Sequence[Card]) -> int:
    aspects = any(card.aspects for card in cards)
    proposals = any(card.proposed for card in cards)
    helpers = any(card.helpers for card in cards)
    return aspects + proposals + helpers
