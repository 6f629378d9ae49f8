"""Paints the list beyond its plain cells: headings of sections, and the highlighted chain among pale rows."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import LEFT, Index
from dvqc_desktop.ui.pages.board.listing.split import Heading, SplitModel
from dvqc_desktop.ui.pages.board.listing.table import MOVEMENT, WorkerDelegate, card_at
from dvqc_desktop.ui.widgets.table import is_selected

BADGE = 20
EDGE = 3


class ListDelegate(WorkerDelegate):
    """`tags` are the people of a highlighted chain with the word for each; others turn pale."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._view = parent
        self.tags: dict[int, str] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, SplitModel)
        heading = model.heading(index.row())
        if heading is not None:
            self._paint_heading(painter, option.rect, heading)
            return
        super().paint(painter, option, index)
        if self.tags and card_at(index).id in self.tags:
            self._paint_outline(painter, option.rect, index.column() == self._first())

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        if not self.tags:
            super().paint_content(painter, rect, index, option)
            return
        tag = self.tags.get(card_at(index).id)
        if tag is None:
            painter.setFont(option.font)
            painter.setPen(theme.color("text3"))
            self._words(painter, rect, index)
            return
        if index.column() == MOVEMENT:  # as on the cards, where the word stands instead of the movement too
            self._paint_tag(painter, rect, tag)
            return
        super().paint_content(painter, rect, index, option)

    def text_color(self, index: Index, option: QStyleOptionViewItem) -> Any:
        return theme.color("selText") if is_selected(option) else super().text_color(index, option)

    def _first(self) -> int:
        return self._view.horizontalHeader().logicalIndexAt(0)

    def _paint_heading(self, p: QPainter, rect: QRect, heading: Heading) -> None:
        """Each cell paints its part of one line of words that goes over the whole row."""
        p.save()
        p.setClipRect(rect)
        p.fillRect(rect, theme.color("header"))
        p.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        left = 8 - self._view.horizontalHeader().offset()
        p.setFont(theme.font(13.5, 600))
        p.setPen(theme.color("text"))
        p.drawText(QRectF(left, rect.top(), 4000, rect.height()), LEFT, heading.title)
        left += p.fontMetrics().horizontalAdvance(heading.title) + 12
        p.setFont(theme.font(13.5))
        p.setPen(theme.color("text2"))
        p.drawText(QRectF(left, rect.top(), 4000, rect.height()), LEFT, heading.counts)
        p.restore()

    def _paint_outline(self, p: QPainter, rect: QRect, first: bool) -> None:
        p.save()
        p.setPen(QPen(theme.color("chart"), 1))
        p.drawLine(rect.topLeft(), rect.topRight())
        p.drawLine(rect.bottomLeft(), rect.bottomRight())
        if first:
            p.fillRect(QRect(rect.left(), rect.top(), EDGE, rect.height()), theme.color("chart"))
        p.restore()

    @staticmethod
    def _paint_tag(p: QPainter, rect: QRect, tag: str) -> None:
        """The word for somebody's part in the chain."""
        p.save()
        p.setFont(theme.font(12.5, 600))
        wide, high = p.fontMetrics().horizontalAdvance(tag) + 12, theme.px(BADGE)
        box = QRectF(rect.left() - 4 + 0.5, rect.top() + (rect.height() - high) // 2 + 0.5, wide, high - 1)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(theme.color("chart"))
        p.setBrush(theme.color("infoBg"))
        p.drawRoundedRect(box, 3, 3)
        p.setPen(theme.color("info"))
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, tag)
        p.restore()
