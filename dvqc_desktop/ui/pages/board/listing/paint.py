"""Paints the rows of the list: what a frame or a row has in common is looked up once for it, not in each cell."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QTableView

from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import LEFT, Column
from dvqc_desktop.ui.pages.board.listing.cells import MOVEMENT
from dvqc_desktop.ui.pages.board.listing.signs import ICON, PLAIN, SIGNS, paint_icon
from dvqc_desktop.ui.pages.board.listing.split import Heading, SplitModel

BADGE = 20
EDGE = 3
SIDE = 8
KEPT = 4_000  # words laid out: some screens full of rows
CENTER = Qt.AlignmentFlag.AlignCenter
ANTIALIASING = QPainter.RenderHint.Antialiasing
ELIDE = Qt.TextElideMode.ElideRight
NO_BRUSH = Qt.BrushStyle.NoBrush
PLAIN_TEXT = Qt.TextFormat.PlainText


class Words:
    """Words laid out in one font and cut to their room: shaping them is most of what a row costs."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._high = QFontMetrics(font).height()
        self._laid: dict[tuple[str, int], tuple[QStaticText, float]] = {}

    def laid(self, text: str, room: int) -> tuple[QStaticText, float]:
        """The words, with dots at their end where the room is short, and how wide they are."""
        found = self._laid.get((text, room))
        if found is None:
            if len(self._laid) >= KEPT:
                self._laid.clear()
            found = self._lay(text)
            if found[1] > room:
                found = self._lay(self._metrics.elidedText(text, ELIDE, room))
            self._laid[text, room] = found
        return found

    def _lay(self, text: str) -> tuple[QStaticText, float]:
        made = QStaticText(text)
        made.setTextFormat(PLAIN_TEXT)
        made.prepare(font=self.font)
        return made, made.size().width()

    def top(self, box: QRect) -> float:
        """Where words that stand in the middle of a box begin."""
        return box.top() + (box.height() - self._high) / 2


class Cell(NamedTuple):
    """A column in sight: its number, where its words begin, and the room for them."""

    number: int
    column: Column[Card]
    left: int
    room: int


class RowPainter:
    """`tags` are the people of a highlighted chain with the word for each; others turn pale."""

    def __init__(self, table: QTableView, rows: SplitModel) -> None:
        self._table, self._rows = table, rows
        self._plain, self._heavy = Words(table.font()), Words(theme.font(13.5, 600))
        self._colors = theme.colors()
        self.tags: dict[int, str] = {}

    def paint(self, area: QRect) -> None:
        """Paints the rows that this part of the viewport touches."""
        table, heads = self._table, self._table.horizontalHeader()
        self._take_looks()
        cells = list(self._cells(area))
        selection, current = table.selectionModel(), table.currentIndex() if table.hasFocus() else None
        p = QPainter(table.viewport())
        first, last = table.rowAt(area.top()), table.rowAt(area.bottom())
        for row in range(first, last + 1 if last >= 0 else self._rows.rowCount()):
            rect = QRect(-heads.offset(), table.rowViewportPosition(row), heads.length(), table.rowHeight(row))
            heading = self._rows.heading(row)
            if heading is not None:
                self._paint_heading(p, rect, heading)
                continue
            selected = selection.isSelected(self._rows.index(row, 0))
            self._paint_ground(p, rect, selected)
            if current is not None and current.row() == row:
                self._paint_focus(p, table.visualRect(current))
            self._paint_person(p, rect, self._rows.row(row), cells, selected)
        p.end()

    def _take_looks(self) -> None:
        """The colours of this frame; words laid out in another font than the one now on are forgotten."""
        self._colors = theme.colors()
        plain, heavy = self._table.font(), theme.font(13.5, 600)
        if self._plain.font != plain or self._heavy.font != heavy:
            self._plain, self._heavy = Words(plain), Words(heavy)

    def _cells(self, area: QRect) -> Iterator[Cell]:
        for number, column in enumerate(self._rows.columns):
            left, width = self._table.columnViewportPosition(number), self._table.columnWidth(number)
            if width and left <= area.right() and left + width > area.left():
                yield Cell(number, column, left + SIDE, width - 2 * SIDE)

    def _paint_person(self, p: QPainter, rect: QRect, card: Card, cells: list[Cell], selected: bool) -> None:
        tag = self.tags.get(card.id)
        pale = bool(self.tags) and tag is None
        ink = "text3" if pale else "selText" if selected else "text3" if card.stale else "text"
        for cell in cells:
            box = QRect(cell.left, rect.top(), cell.room, rect.height() - 1)
            if tag is not None and cell.number == MOVEMENT:  # as on the cards: the word stands instead of the movement
                self._paint_tag(p, box, tag)
            else:
                self._paint_cell(p, box, card, cell, ink, pale)
        if tag is not None:
            self._paint_outline(p, rect)

    def _paint_cell(self, p: QPainter, box: QRect, card: Card, cell: Cell, ink: str, pale: bool) -> None:
        sign = None if pale else SIGNS.get(cell.number)
        look = PLAIN if sign is None else sign(p, box, card)
        words = self._heavy if look.heavy else self._plain
        p.setFont(words.font)
        p.setPen(self._colors[look.token or ink])
        text, width = words.laid(cell.column.text(card), cell.room - look.indent)
        left = box.right() + 1 - width if cell.column.right else box.left() + look.indent
        p.drawStaticText(QPointF(left, words.top(box)), text)
        if look.icon:
            paint_icon(p, box, box.right() - int(width + 0.5) - ICON - 5, look.icon, look.token)

    def _paint_ground(self, p: QPainter, rect: QRect, selected: bool) -> None:
        p.fillRect(rect, self._colors["sel" if selected else "surface"])
        p.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._colors["grid"])

    @staticmethod
    def _paint_focus(p: QPainter, rect: QRect) -> None:
        p.setPen(QPen(theme.color("focus"), 2))
        p.setBrush(NO_BRUSH)
        p.drawRect(rect.adjusted(1, 1, -1, -1))

    @staticmethod
    def _paint_heading(p: QPainter, rect: QRect, heading: Heading) -> None:
        p.fillRect(rect, theme.color("header"))
        p.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        left = rect.left() + SIDE
        p.setFont(theme.font(13.5, 600))
        p.setPen(theme.color("text"))
        p.drawText(QRectF(left, rect.top(), 4000, rect.height()), LEFT, heading.title)
        left += p.fontMetrics().horizontalAdvance(heading.title) + 12
        p.setFont(theme.font(13.5))
        p.setPen(theme.color("text2"))
        p.drawText(QRectF(left, rect.top(), 4000, rect.height()), LEFT, heading.counts)

    def _paint_outline(self, p: QPainter, rect: QRect) -> None:
        """Lines above and below the row, and an edge at the left of what is in sight of it."""
        p.setPen(QPen(theme.color("chart"), 1))
        p.drawLine(rect.topLeft(), rect.topRight())
        p.drawLine(rect.bottomLeft(), rect.bottomRight())
        first = self._table.columnViewportPosition(self._table.columnAt(0))
        p.fillRect(QRect(first, rect.top(), EDGE, rect.height()), theme.color("chart"))

    @staticmethod
    def _paint_tag(p: QPainter, box: QRect, tag: str) -> None:
        """The word for somebody's part in the chain."""
        p.save()
        p.setFont(theme.font(12.5, 600))
        wide, high = p.fontMetrics().horizontalAdvance(tag) + 12, theme.px(BADGE)
        place = QRectF(box.left() - 4 + 0.5, box.top() + (box.height() - high) // 2 + 0.5, wide, high - 1)
        p.setRenderHint(ANTIALIASING)
        p.setPen(theme.color("chart"))
        p.setBrush(theme.color("infoBg"))
        p.drawRoundedRect(place, 3, 3)
        p.setPen(theme.color("info"))
        p.drawText(place, CENTER, tag)
        p.restore()
