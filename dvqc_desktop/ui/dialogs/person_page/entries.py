"""The entries of a timeline as a model that reads on in slices, and how they are painted; nothing in it is copied."""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dvqc_desktop.domain.timeline import KIND_WORDS, TimelineEntry
from dvqc_desktop.services.people.timeline import SLICE
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.slices import Index, SlicesModel

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
DISPLAY = Qt.ItemDataRole.DisplayRole
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
SIDE, TOP, DAY = 12, 7, 112


class EntriesModel(SlicesModel[TimelineEntry]):
    """A slice is asked for by how many were read. It gives no words to be copied: a class stays in the program."""

    def __init__(self) -> None:
        super().__init__(SLICE, len)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        entry = self._rows[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == ACCESSIBLE:
            return ". ".join((f"{entry.on:%d/%m/%Y}", KIND_WORDS[entry.kind], entry.title, *entry.lines))
        return None


class EntryDelegate(QStyledItemDelegate):
    """Day and kind at the left, title and lines at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._width = 0

    def set_width(self, width: int) -> None:
        """The width of the view, for heights."""
        self._width = width

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: TimelineEntry = index.data(ENTRY_ROLE)
        width = max(self._width, 320) - 2 * SIDE - theme.px(DAY)
        title = _height(QFontMetrics(theme.font(14, 600)), entry.title, width)
        metrics = QFontMetrics(theme.font(13.5))
        lines = sum(_height(metrics, line, width) for line in entry.lines)
        return QSize(max(self._width, 320) - 2, max(title + lines, theme.px(40)) + 2 * TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: TimelineEntry = index.data(ENTRY_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, theme.color("sel" if selected else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        strong, weak = ("selText", "selText") if selected else ("text", "text2")
        day = QRect(rect.left() + SIDE, rect.top() + TOP, theme.px(DAY) - 10, rect.height() - 2 * TOP)
        painter.setFont(theme.font(13.5))
        painter.setPen(theme.color(strong))
        painter.drawText(day, WRAP, f"{entry.on:%d/%m/%Y}")
        painter.setFont(theme.font(12.5))
        painter.setPen(theme.color(weak))
        painter.drawText(day.adjusted(0, theme.px(20), 0, 0), WRAP, KIND_WORDS[entry.kind])
        words = rect.adjusted(SIDE + theme.px(DAY), TOP, -SIDE, -TOP)
        painter.setPen(theme.color(strong))
        painter.setFont(theme.font(14, 600))
        words.setTop(_draw(painter, words, entry.title))
        painter.setFont(theme.font(13.5))
        for line in entry.lines:
            words.setTop(_draw(painter, words, line))
        painter.restore()


def _draw(painter: QPainter, rect: QRect, words: str) -> int:
    """Draws words that may break; gives where the next ones begin."""
    used = painter.boundingRect(rect, WRAP, words)
    painter.drawText(rect, WRAP, words)
    return used.bottom() + 1


def _height(metrics: QFontMetrics, words: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 10_000), WRAP, words).height() + 1
