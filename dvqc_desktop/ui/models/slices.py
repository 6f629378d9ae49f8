"""Rows that are read on in slices as a view is scrolled."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class SlicesModel(QAbstractTableModel, Generic[R]):
    """One column of rows; what they say is the concern of who derives from it."""

    def __init__(self, size: int, after: Callable[[Sequence[R]], Any]) -> None:
        """`size` is that of a whole slice; `after` gives, from the rows read so far, what the next one is asked by."""
        super().__init__()
        self._size, self._after = size, after
        self._rows: list[R] = []
        self._read: Callable[[Any], Sequence[R]] | None = None
        self._more = False

    def show(self, read: Callable[[Any], Sequence[R]]) -> None:
        """Shows other rows, which `read` gives slice by slice."""
        self.beginResetModel()
        self._read = read
        self._rows = list(read(self._after(())))
        self._more = len(self._rows) == self._size
        self.endResetModel()

    def rows(self) -> Sequence[R]:
        """The rows read so far."""
        return self._rows

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else 1

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self._read is None:
            return
        part = self._read(self._after(self._rows))
        self._more = len(part) == self._size
        if part:
            self.beginInsertRows(NO_INDEX, len(self._rows), len(self._rows) + len(part) - 1)
            self._rows += part
            self.endInsertRows()
