"""The lines of a year's register as a table that is edited in place."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from dvqc_desktop.services.members.year_register import LineFields, RegisterRow
from dvqc_desktop.ui.models.rows import Column
from dvqc_desktop.ui.widgets.table import CellDelegate
from dvqc_desktop.ui.widgets.two_lines import two_lines

Index = QModelIndex | QPersistentModelIndex
DISPLAY, EDIT, CHECK = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.CheckStateRole
TOOLTIP, ACCESSIBLE = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
NO_INDEX = QModelIndex()
MEMBER, HOW, WHOM, PLACE, REQUIREMENT, RESULT, COMMENT = range(7)
HEADS = (
    "Đảng viên",
    "Cách nhận",
    "Quần chúng hoặc nhóm",
    "Bộ phận, ca",
    "Yêu cầu, nội dung",
    "Kết quả",
    "Nhận xét",
)
CHANGES: dict[int, Callable[[LineFields, str], LineFields]] = {
    REQUIREMENT: lambda fields, text: replace(fields, requirement=text),
    RESULT: lambda fields, text: replace(fields, result=text),
    COMMENT: lambda fields, text: replace(fields, comment=text),
}
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def cells(row: RegisterRow) -> tuple[str, ...]:
    """A line in words."""
    how = "tự đăng ký" if row.volunteered else "phân công"
    fields = row.fields
    return (row.member, how, row.whom, row.place, fields.requirement, fields.result, fields.comment)


COLUMNS = tuple(
    Column[RegisterRow](head, lambda row, place=place: cells(row)[place])  # type: ignore[misc]
    for place, head in enumerate(HEADS)
)


class RegisterModel(QAbstractTableModel):
    """`edited` carries the line with its new fields."""

    edited = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[RegisterRow] = ()

    def set_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Shows other lines."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, position: int) -> RegisterRow | None:
        """The line at a position; None beside them."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def position(self, line_id: int) -> int:
        """Where a line stands; -1 when it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == line_id), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        return HEADS[section] if orientation == Qt.Orientation.Horizontal and role == DISPLAY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in CHANGES else flags

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, EDIT, TOOLTIP, ACCESSIBLE):
            return None
        words = cells(self._rows[index.row()])[index.column()]
        return words if role == EDIT else words or ("" if role == TOOLTIP else "–")

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        row, change = self.row(index.row()), CHANGES.get(index.column())
        if role == EDIT and row is not None and change is not None:
            fields = change(row.fields, str(value or "").strip())
            if fields != row.fields:
                self.edited.emit(row, fields)
        return False


class ProposedModel(RegisterModel):
    """Lines that the chain proposes, each with a box; ticked at first."""

    ticked = Signal()

    def __init__(self, rows: Sequence[RegisterRow]) -> None:
        super().__init__()
        self.set_rows(rows)
        self._taken = [True] * len(rows)

    def taken(self) -> list[RegisterRow]:
        """The lines that are ticked."""
        return [row for row, on in zip(self._rows, self._taken, strict=True) if on]

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else RESULT

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) & ~Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == MEMBER else flags

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == CHECK and index.column() == MEMBER:
            return CHECKED if self._taken[index.row()] else UNCHECKED
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        if role != CHECK or index.column() != MEMBER:
            return False
        self._taken[index.row()] = Qt.CheckState(value) == CHECKED
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True


class WrappingDelegate(CellDelegate):
    """Two lines of words where one is too short for them; what is left over stands in the tooltip."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        painter.setFont(option.font)
        painter.setPen(self.text_color(index, option))
        words = two_lines(str(index.data(DISPLAY) or ""), painter.fontMetrics(), rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
