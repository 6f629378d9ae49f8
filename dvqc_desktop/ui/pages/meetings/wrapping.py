"""Table cells of the page: badges, and long words over two lines."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from dvqc_desktop.ui.widgets.table import BadgeDelegate

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
TONE_ROLE = Qt.ItemDataRole.UserRole + 2


class WrapDelegate(BadgeDelegate):
    """Like the badge delegate, with some columns wrapped; their whole text is in the tooltip of the model."""

    def __init__(self, wrapped: Collection[int], parent: QWidget) -> None:
        super().__init__(TONE_ROLE, parent)
        self._wrapped = frozenset(wrapped)

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        if index.column() not in self._wrapped:
            super().paint_content(painter, rect, index, option)
            return
        painter.setFont(option.font)
        painter.setPen(self.text_color(index, option))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect.adjusted(0, 2, 0, -2), flags, str(index.data(DISPLAY)))
