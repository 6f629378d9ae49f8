"""A table model over tuples or frozen dataclasses: columns are data, filtering and sorting use stored keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

DISPLAY = Qt.ItemDataRole.DisplayRole
ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
TOOLTIP = Qt.ItemDataRole.ToolTipRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
HORIZONTAL = Qt.Orientation.Horizontal
ASCENDING = Qt.SortOrder.AscendingOrder
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Order(Generic[R]):
    """What rows are sorted by, and whether they fall."""

    key: Callable[[R], Any]
    falling: bool


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column: its heading, the words of a row in it, its sort key, its width and side.

    `key` gives something that can be compared with the same of any other row; without it the column does not sort.
    """

    title: str
    text: Callable[[R], str]
    width: int = 100
    right: bool = False
    key: Callable[[R], Any] | None = None
    tooltip: str = ""


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows shown in a table: all of them, or those that a test lets through, in a chosen order.

    The row itself is the data of ROW_ROLE, for delegates.
    """

    def __init__(self, columns: Sequence[Column[R]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: list[R] = []
        self._shown: list[R] = []
        self._test: Callable[[R], bool] | None = None
        self._order: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[R]) -> None:
        """Shows other rows under the filter and order now on."""
        self._all = list(rows)
        self._sort_all()
        self._show()

    def set_ordered(self, rows: list[R]) -> None:
        """Shows other rows, which already stand in the order now on; nobody changes the list given."""
        self._all = rows
        self._show()

    def set_filter(self, test: Callable[[R], bool] | None) -> None:
        """Shows only rows that pass; None shows all."""
        self._test = test
        self._show()

    def shown(self) -> Sequence[R]:
        """The rows now shown, in order."""
        return self._shown

    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._all)

    def row(self, position: int) -> R:
        """The row at a position of the table."""
        return self._shown[position]

    def sorted_by(self) -> tuple[int, bool] | None:
        """The column that the rows are sorted by and whether they fall; None while they stand as they were given."""
        return None if self._order is None else (self._order[0], self._order[1] != ASCENDING)

    def order(self) -> Order[R] | None:
        """The order now on; None while the rows stand as they were given."""
        key = None if self._order is None else self.columns[self._order[0]].key
        return None if key is None or self._order is None else Order(key, self._order[1] != ASCENDING)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role in (DISPLAY, ACCESSIBLE):
            return self.columns[index.column()].text(self._shown[index.row()])
        if role == ALIGNMENT:
            return RIGHT if self.columns[index.column()].right else LEFT
        if role == ROW_ROLE:
            return self._shown[index.row()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != HORIZONTAL:
            return None
        column = self.columns[section]
        if role == DISPLAY:
            return column.title
        if role == ALIGNMENT:
            return RIGHT if column.right else LEFT
        if role == TOOLTIP and column.tooltip:
            return column.tooltip
        return None

    def sort(self, column: int, order: Qt.SortOrder = ASCENDING) -> None:
        """Sorts by a column's stored key; the selection stays on its rows."""
        if not 0 <= column < len(self.columns) or self.columns[column].key is None:
            return
        self.layoutAboutToBeChanged.emit()
        before, indexes = self._shown, self.persistentIndexList()
        self._order = (column, order)
        self._sort_all()
        self._shown = self._passing()
        if indexes:
            places = {id(row): place for place, row in enumerate(self._shown)}
            moved = [self.index(places[id(before[index.row()])], index.column()) for index in indexes]
            self.changePersistentIndexList(indexes, moved)
        self.layoutChanged.emit()

    def _sort_all(self) -> None:
        order = self.order()
        if order is not None:
            self._all = sorted(self._all, key=order.key, reverse=order.falling)

    def _show(self) -> None:
        self.beginResetModel()
        self._shown = self._passing()
        self.endResetModel()

    def _passing(self) -> list[R]:
        test = self._test
        return [row for row in self._all if test(row)] if test is not None else self._all
