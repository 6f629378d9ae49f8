"""The signs of the list beside the words: mark of a class, arrow of a movement, icon of a holder, lateness, a bar."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import CLASS_TOKENS, mark_pixmap
from dvqc_desktop.ui.pages.board import words
from dvqc_desktop.ui.pages.board.listing.cells import CLASS_COLUMN, DAYS, HOLDER, MOVEMENT, PLAN

ICON = 16


class Look(NamedTuple):
    """How the words of a cell look: their colour (empty: that of the row), heavy, and how far they stand in.

    `icon` stands before words at the right side.
    """

    token: str = ""
    heavy: bool = False
    indent: int = 0
    icon: str = ""


PLAIN = Look()


def paint_icon(p: QPainter, box: QRect, left: int, name: str, token: str) -> None:
    """An icon at `left`, in the middle of the height of `box`."""
    at = QPointF(left, box.top() + (box.height() - ICON) / 2)
    p.drawPixmap(at, theme.pixmap(name, ICON, token, p.device().devicePixelRatioF()))


def _class(p: QPainter, box: QRect, card: Card) -> Look:
    side = theme.px(11)
    middle = box.top() + (box.height() - side) / 2
    p.drawPixmap(QPointF(box.left(), middle), mark_pixmap(card.worker_class, side, p.device().devicePixelRatioF()))
    token = CLASS_TOKENS.get(card.worker_class, "text2")
    if card.stale:
        paint_icon(p, box, box.left() + side + 6, "calendar_clock", "text2")
        return Look(token, indent=side + ICON + 12)
    return Look(token, indent=side + 6)


def _movement(p: QPainter, box: QRect, card: Card) -> Look:
    badge = words.movement_badge(card)
    if badge is None:
        return PLAIN
    paint_icon(p, box, box.left(), badge[0], badge[2])
    return Look(badge[2], indent=ICON + 4)


def _holder(p: QPainter, box: QRect, card: Card) -> Look:
    icon, token, _words, heavy = words.holder_words(card)
    paint_icon(p, box, box.left(), icon, token)
    return Look("danger" if heavy else "", heavy, ICON + 5)


def _days(_p: QPainter, _box: QRect, card: Card) -> Look:
    icon, token, _words, late = words.contact_line(card)
    return Look(token, late, icon=icon) if late or token == "warn" else PLAIN


def _plan(p: QPainter, box: QRect, card: Card) -> Look:
    if not card.steps_total:
        return PLAIN
    bar = QRect(box.left(), box.top() + box.height() // 2 - 3, 40, 6)
    p.fillRect(bar, theme.color("bar"))
    bar.setWidth(round(40 * card.steps_done / card.steps_total))
    p.fillRect(bar, theme.color("text2"))
    return Look(indent=46)


# each paints the sign of a column into the box of a cell and says how the words beside it look
SIGNS: dict[int, Callable[[QPainter, QRect, Card], Look]] = {
    CLASS_COLUMN: _class,
    MOVEMENT: _movement,
    HOLDER: _holder,
    DAYS: _days,
    PLAN: _plan,
}
