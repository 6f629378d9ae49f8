"""The acts as a table that reads on in slices; nothing of it is copied."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dvqc_desktop.services.history.acts import SLICE, ActRow

Index = QModelIndex | QPersistentModelIndex
DISPLAY, ACCESSIBLE = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
HORIZONTAL = Qt.Orientation.Horizontal
NO_INDEX = QModelIndex()
HEADS = ("Ngày giờ", "Việc", "Tình trạng")
WIDTHS = [128, 300, 150]
ReadActs = Callable[[int | None], Sequence[ActRow]]


class ActsModel(QAbstractTableModel):
    """Acts, the newest first; `read` gives the slice older than an act."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ActRow] = []
        self._read: ReadActs | None = None
        self._more = False

    def show(self, read: ReadActs) -> None:
        """Shows other acts."""
        self.beginResetModel()
        self._read = read
        self._rows = list(read(None))
        self._more = len(self._rows) == SLICE
        self.endResetModel()

    def rows(self) -> Sequence[ActRow]:
        """The acts read so far."""
        return self._rows

    def place_of(self, act_id: int) -> int:
        """Where an act stands; -1 where it was not read."""
        return next((place for place, row in enumerate(self._rows) if row.id == act_id), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self._read is None or not self._rows:
            return
        part = self._read(self._rows[-1].id)
        self._more = len(part) == SLICE
        if part:
            self.beginInsertRows(NO_INDEX, len(self._rows), len(self._rows) + len(part) - 1)
            self._rows += part
            self.endInsertRows()

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, ACCESSIBLE):
            return None
        row = self._rows[index.row()]
        return (f"{row.at:%d/%m/%Y %H:%M}", _begun(row.label), row.state_words)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        return HEADS[section] if orientation == HORIZONTAL and role == DISPLAY else None


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
