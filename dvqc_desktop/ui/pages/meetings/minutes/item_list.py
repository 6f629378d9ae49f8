"""The items of a meeting at the left of the minutes, with a tick where something is written."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dvqc_desktop.services.meetings.minutes.record import ItemRecord
from dvqc_desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
NO_INDEX = QModelIndex()
ITEM_HEIGHT, LIST_WIDTH = 46, 206


class ItemModel(QAbstractListModel):
    """The items of the agenda, to write minutes under."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ItemRecord, ...] = ()

    def set_rows(self, rows: Sequence[ItemRecord]) -> None:
        """Shows other items."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, position: int) -> ItemRecord:
        """The item at a position."""
        return self._rows[position]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row = self._rows[index.row()]
        if role == DISPLAY:
            return f"{row.position}. {row.title}"
        return row if role == ROW_ROLE else None


class ItemDelegate(QStyledItemDelegate):
    """Paints number and title over two lines, and a tick where something is written."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = QRect(0, 0, theme.px(LIST_WIDTH - 58) - 2, 1000)
        title = index.data(ROW_ROLE).title
        needed = QFontMetrics(theme.font(13.5)).boundingRect(room, Qt.TextFlag.TextWordWrap, title).height()
        return QSize(100, max(theme.px(ITEM_HEIGHT), needed + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW_ROLE), option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("sel" if selected else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        painter.setPen(theme.color("selText" if selected else "text"))
        painter.setFont(theme.font(13.5, 600))
        painter.drawText(rect.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(row.position))
        painter.setFont(theme.font(13.5))
        words = rect.adjusted(theme.px(30), 2, -theme.px(28), -2)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, row.title)
        side = theme.px(16)
        mark = QRect(rect.right() - side - 8, rect.center().y() - side // 2, side, side)
        if selected:
            theme.icon("edit").paint(painter, mark)
        elif row.is_written:
            theme.icon("checkmark", 16, "ok").paint(painter, mark)
        painter.restore()
