"""Table cells of the page: badges, and long words over as many lines as they need."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.table import BadgeDelegate, TableView

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
TONE_ROLE = Qt.ItemDataRole.UserRole + 2
PADDING = 18


class WrapDelegate(BadgeDelegate):
    """Like the badge delegate, with some columns wrapped."""

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


def keep_rows_fitting(table: TableView, wrapped: Collection[int], least: int) -> None:
    """Makes each row of a table of few rows high enough for its wrapped columns, and never lower than `least`."""

    def fit() -> None:
        metrics, model = QFontMetrics(table.font()), table.model()
        for row in range(model.rowCount()):
            heights = (_height(metrics, table.columnWidth(place), model.index(row, place)) for place in wrapped)
            table.setRowHeight(row, max(theme.px(least), *heights))

    table.horizontalHeader().sectionResized.connect(fit)
    table.model().modelReset.connect(fit)


def _height(metrics: QFontMetrics, width: int, index: Index) -> int:
    room = QRect(0, 0, max(width - PADDING, 60), 1000)
    return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data(DISPLAY))).height() + 8
