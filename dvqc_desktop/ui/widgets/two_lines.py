"""Words over two lines or more, where one is too short for them."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip, QWidget

from dvqc_desktop.ui.widgets.table import DISPLAY, BadgeDelegate

Index = QModelIndex | QPersistentModelIndex
NO_TONE = int(Qt.ItemDataRole.UserRole) + 90  # no model tells a tone by it


def two_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """The words broken once where they are wider than `width` pixels, the second line elided."""
    return "\n".join(broken(words, metrics, width, 2))


def broken(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """The words in lines of `width` pixels, as many as `most`; a line that is still too long is elided."""
    lines: list[str] = []
    rest = words.split(" ")
    while rest:
        line = rest.pop(0)
        while rest and (len(lines) + 1 == most or metrics.horizontalAdvance(f"{line} {rest[0]}") <= width):
            line = f"{line} {rest.pop(0)}"
        # what just fits is left alone: eliding measures a little otherwise
        long = metrics.horizontalAdvance(line) > width
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) if long else line)
    return lines


class TwoLineDelegate(BadgeDelegate):
    """Badges, and the words of some columns over two lines; what is left over stands in the tooltip."""

    def __init__(self, wrapped: Collection[int], parent: QWidget | None = None, tone_role: int = NO_TONE) -> None:
        super().__init__(tone_role, parent)
        self._wrapped = wrapped

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        if index.data(self._tone_role) is not None or index.column() not in self._wrapped:
            super().paint_content(painter, rect, index, option)
            return
        painter.setFont(option.font)
        painter.setPen(self.text_color(index, option))
        words = two_lines(str(index.data(DISPLAY) or ""), painter.fontMetrics(), rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The whole words of a wrapped cell, where the model says nothing of its own."""
        if index.column() in self._wrapped and index.data(Qt.ItemDataRole.ToolTipRole) is None:
            QToolTip.showText(event.globalPos(), str(index.data(DISPLAY) or ""), view)
            return True
        return super().helpEvent(event, view, option, index)
