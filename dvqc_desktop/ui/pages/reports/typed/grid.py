"""The grid of typed numbers: a line for each thing, a column for each period or part; Excel blocks paste into it."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from dvqc_desktop.domain.typed_grid import read_cell, split_block
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, TableView

Index = QModelIndex | QPersistentModelIndex
Key = tuple[Hashable, Hashable]
DISPLAY, EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
ALIGNMENT, TOOLTIP = Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.ToolTipRole
NO_INDEX = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
WORDS, UNIT = 0, 1
FIRST_NUMBER = 2
PASTE = "Chép khối số trong Excel, chọn ô đầu rồi Ctrl+V. Delete để trống ô. Ô %: ghi 97 là 97%."


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line: what it is called, its unit, and what it means."""

    key: Hashable
    words: str
    unit: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of numbers; `unit` where it is not that of the line."""

    key: Hashable
    words: str
    unit: str = ""


class NumberGrid(QAbstractTableModel):
    """Texts as typed over those of the book; what was typed is kept while other periods are looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[GridRow] = ()
        self._columns: Sequence[GridColumn] = ()
        self._saved: dict[Key, str] = {}
        self._typed: dict[Key, tuple[str, str]] = {}

    def show(self, rows: Sequence[GridRow], columns: Sequence[GridColumn], saved: Mapping[Key, str]) -> None:
        """Shows other lines or columns; `saved` are the texts of the book by line and column."""
        self.beginResetModel()
        self._rows, self._columns = rows, columns
        self._saved.update(saved)
        self.endResetModel()

    def read(self) -> tuple[dict[Key, float | None], dict[Key, str]]:
        """The numbers that were changed, and one sentence for each cell that cannot be taken."""
        values: dict[Key, float | None] = {}
        faults: dict[Key, str] = {}
        for key, (text, unit) in self._typed.items():
            cell = read_cell(text, unit)
            if cell.fault:
                faults[key] = cell.fault
            elif text != self._saved.get(key, ""):
                values[key] = cell.value
        return values, faults

    def place(self, key: Key) -> QModelIndex:
        """Where a cell stands; an invalid index where it is not shown."""
        rows = [row.key for row in self._rows]
        columns = [column.key for column in self._columns]
        if key[0] not in rows or key[1] not in columns:
            return QModelIndex()
        return self.index(rows.index(key[0]), FIRST_NUMBER + columns.index(key[1]))

    def row_at(self, place: int) -> GridRow | None:
        """The line of a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def paste(self, start: Index, text: str) -> None:
        """Puts a block of numbers into the grid from a cell on; what would stand beyond it is left out."""
        for down, cells in enumerate(split_block(text)):
            for right, cell in enumerate(cells):
                index = self.index(start.row() + down, start.column() + right)
                if index.isValid():
                    self.setData(index, cell)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else FIRST_NUMBER + len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        words = ("Tên", "Đơn vị", *(column.words for column in self._columns))
        return {DISPLAY: words[section], ALIGNMENT: LEFT if section < FIRST_NUMBER else RIGHT}.get(role)  # type: ignore[call-overload]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Numbers are typed; names and units are not."""
        flags = super().flags(index)
        return flags if index.column() < FIRST_NUMBER else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row = self._rows[index.row()]
        if role == ALIGNMENT:
            return LEFT if index.column() < FIRST_NUMBER else RIGHT
        if role == TOOLTIP:
            return (row.meaning if index.column() < FIRST_NUMBER else self.fault(index)) or None
        if role not in (DISPLAY, EDIT):
            return None
        return (row.words, row.unit)[index.column()] if index.column() < FIRST_NUMBER else self._text(index)

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        if role != EDIT or index.column() < FIRST_NUMBER:
            return False
        row, column = self._rows[index.row()], self._columns[index.column() - FIRST_NUMBER]
        self._typed[row.key, column.key] = str(value or "").strip(), column.unit or row.unit
        self.dataChanged.emit(index, index)
        return True

    def fault(self, index: Index) -> str:
        """Why the cell cannot be taken; empty where it can."""
        typed = self._typed.get(self._key(index))
        return read_cell(*typed).fault if typed else ""

    def _key(self, index: Index) -> Key:
        return self._rows[index.row()].key, self._columns[index.column() - FIRST_NUMBER].key

    def _text(self, index: Index) -> str:
        key = self._key(index)
        return self._typed[key][0] if key in self._typed else self._saved.get(key, "")


class NumberTable(TableView):
    """Typing begins in the cell, Ctrl+V pastes a block, Delete empties the cell."""

    def __init__(self, name: str, grid: NumberGrid) -> None:
        super().__init__(name, COMPACT_HEIGHT)
        self._grid = grid
        self.setModel(grid)
        self.setItemDelegate(_NumberDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setTabKeyNavigation(True)
        self.opened.connect(lambda _row: self.edit(self.currentIndex()))

    def fit(self, number_width: int) -> None:
        """Gives every column of numbers the same width, and the names what is left."""
        columns = self._grid.columnCount() - FIRST_NUMBER
        self.set_widths([220, 92, *([number_width] * columns)], WORDS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste) and index.isValid():
            self._grid.paste(index, QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self._grid.setData(index, "")
        else:
            super().keyPressEvent(event)


class _NumberDelegate(CellDelegate):
    """A number that cannot be taken stands in the colour of errors, the unit is secondary."""

    def text_color(self, index: Index, option: QStyleOptionViewItem) -> Any:
        model = index.model()
        if isinstance(model, NumberGrid) and index.column() >= FIRST_NUMBER and model.fault(index):
            return theme.color("danger")
        return super().text_color(index, option)
