"""The list of what is due as a tree of three groups; long groups show their first rows until asked for all."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.due import DueGroup, DueRow
from dvqc_desktop.ui.pages.overview.words import LOOKS, due_words, group_words

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
TOOLTIP = Qt.ItemDataRole.ToolTipRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
HORIZONTAL = Qt.Orientation.Horizontal
HEADS = ("Việc cần làm", "Người làm", "Hạn", "Mở")
WHAT, WHO, WHEN, LINK = range(4)
SHOWN = 20
NO_INDEX = QModelIndex()
TOP = 0


class More:
    """The line that stands for the rows of a group that are not shown."""

    def __init__(self, group: DueGroup, hidden: int) -> None:
        self.group, self.hidden = group, hidden


class TaskModel(QAbstractItemModel):
    """Groups at the top, rows under them; `internalId` is 0 for a group and the group's place + 1 for its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = date.min
        self._contact_day = False
        self._rows: tuple[DueRow, ...] = ()
        self._test: Callable[[DueRow], bool] | None = None
        self._whole: set[DueGroup] = set()
        self._groups: list[tuple[DueGroup, list[DueRow | More], int]] = []

    def set_rows(self, rows: Sequence[DueRow], day: date, contact_day: bool) -> None:
        """Shows the rows of a day."""
        self._rows, self.day, self._contact_day = tuple(rows), day, contact_day
        self._arrange()

    def set_filter(self, test: Callable[[DueRow], bool] | None) -> None:
        """Shows only the rows that pass."""
        self._test = test
        self._arrange()

    def show_whole(self, group: DueGroup) -> None:
        """Shows all rows of a group."""
        self._whole.add(group)
        self._arrange()

    def counts(self) -> dict[DueGroup, int]:
        """How many rows each group has, shown or not."""
        return {group: count for group, _, count in self._groups}

    def group_of(self, index: Index) -> tuple[DueGroup, str, int] | None:
        """Of a group's line: the group, its words and the number of its rows."""
        if not index.isValid() or index.internalId() != TOP:
            return None
        group, _, count = self._groups[index.row()]
        return group, group_words(group, self.day, self._contact_day), count

    def item_of(self, index: Index) -> DueRow | More | None:
        """The row at an index."""
        if not index.isValid() or index.internalId() == TOP:
            return None
        return self._groups[int(index.internalId()) - 1][1][index.row()]

    def _arrange(self) -> None:
        self.beginResetModel()
        self._groups = []
        for group in DueGroup:
            mine = [row for row in self._rows if row.group(self.day) is group and (not self._test or self._test(row))]
            if mine:
                self._groups.append((group, self._shown(group, mine), len(mine)))
        self.endResetModel()

    def _shown(self, group: DueGroup, rows: list[DueRow]) -> list[DueRow | More]:
        if len(rows) <= SHOWN + 1 or group in self._whole:
            return [*rows]
        return [*rows[:SHOWN], More(group, len(rows) - SHOWN)]

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else TOP)

    def parent(self, child: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        if not child.isValid() or child.internalId() == TOP:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, TOP)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != TOP or parent.column() != 0:
            return 0
        return len(self._groups[parent.row()][1])

    def columnCount(self, _parent: Index = NO_INDEX) -> int:
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        return HEADS[section] if orientation == HORIZONTAL and role == DISPLAY else None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == ROW_ROLE:
            return self.item_of(index)
        if role == TOOLTIP and index.column() == WHAT:
            item = self.item_of(index)
            return item.what if isinstance(item, DueRow) else None
        if role not in (DISPLAY, ACCESSIBLE):
            return None
        group = self.group_of(index)
        if group is not None:
            return f"{group[1]} ({group[2]})" if index.column() == WHAT else None
        item = self.item_of(index)
        if isinstance(item, More):
            return f"Xem hết: còn {item.hidden} việc" if index.column() == WHAT else None
        return None if item is None else self._cell(item, index.column())

    def _cell(self, row: DueRow, column: int) -> str:
        return (row.what, row.responsible or "–", due_words(row.due, self.day), LOOKS[row.kind].link)[column]
