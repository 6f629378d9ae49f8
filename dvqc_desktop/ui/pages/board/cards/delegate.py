"""One delegate paints every card: edge and name, work, aspect, holder, contact and plan; no widget for any of them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.posts import is_membership
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import CLASS_TOKENS, TONES, paint_mark
from dvqc_desktop.ui.pages.board import words
from dvqc_desktop.ui.pages.board.cards.model import CardModel
from dvqc_desktop.ui.pages.board.chain.view import SHORT_TAGS

Index = QModelIndex | QPersistentModelIndex
SELECTED = QStyle.StateFlag.State_Selected
FOCUSED = QStyle.StateFlag.State_HasFocus
GAP = 6
FULL_HEIGHT, COMPACT_HEIGHT = 90, 50
MIN_WIDTH = 204
EDGE = 4
PITCH = 19
TOP = 6
LEFT = 12
ICON = 16
PALING = {"text", "text2", "kt"}  # late contacts and gaps keep their colour on a pale card
VCENTER = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
ELIDE = Qt.TextElideMode.ElideRight
ANTIALIASING = QPainter.RenderHint.Antialiasing


class CardDelegate(QStyledItemDelegate):
    """Shared by all columns. `tags` are the people of a highlighted chain with the word for each; others fade.

    `dragging` with the ids of the cards when a drag begins, with none when it is over.
    """

    dragging = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.compact = False
        self.tags: dict[int, str] = {}
        self.dragged: frozenset[int] = frozenset()
        self.target_id: int | None = None

    def cell_height(self, model: CardModel) -> int:
        """The height of a cell of a column in pixels, its gap included."""
        if self.compact:
            return theme.px(COMPACT_HEIGHT) + GAP
        return theme.px(FULL_HEIGHT + model.extra_lines * (PITCH + 1)) + GAP

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        view = option.widget
        size: QSize = view.cell_size()  # type: ignore[attr-defined]
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, CardModel)
        card = model.cards[index.row()]
        box = option.rect.adjusted(0, 0, -GAP, -GAP)
        painter.save()
        if card.id in self.dragged:
            _paint_hole(painter, box)
        else:
            _CardPainter(painter, card, box, self).paint(bool(option.state & SELECTED), bool(option.state & FOCUSED))
        painter.restore()


def _paint_hole(painter: QPainter, box: QRect) -> None:
    painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


class _CardPainter:
    """Paints one card, line by line from the top."""

    def __init__(self, painter: QPainter, card: Card, box: QRect, delegate: CardDelegate) -> None:
        self.p = painter
        self.card = card
        self.box = box
        self.tag = delegate.tags.get(card.id, "")
        self.faded = bool(delegate.tags) and not self.tag
        self.pale = card.stale
        self.aimed = delegate.target_id == card.id
        self.compact = delegate.compact
        self.ratio = painter.device().devicePixelRatioF()
        self.pitch = theme.px(PITCH)
        self.y = box.top() + theme.px(TOP)

    def paint(self, selected: bool, focused: bool) -> None:
        """The whole card; pale where the class is past its review, unless selected, where it would not be read."""
        self.pale = self.pale and not selected
        self._ground(selected, focused)
        self._name_line()
        if self.compact:
            self._compact_line()
            return
        card = self.card
        self._text(words.work_line(card), self._color("text2"), LEFT)
        if card.aspects:
            self._icon_line("target_arrow", "kt", words.class_words(card.worker_class, card.aspects))
        if card.proposed is not None:
            self._proposal_line()
        self._icon_line(*words.holder_words(card))
        if card.helpers:
            self._icon_line("person_add", "text2", words.helpers_words(card))
        self._contact_line()

    def _ground(self, selected: bool, focused: bool) -> None:
        p, box = self.p, QRectF(self.box).adjusted(0.5, 0.5, -0.5, -0.5)
        p.setRenderHint(ANTIALIASING)
        strong = selected or focused or bool(self.tag) or self.aimed
        line = theme.color("chart") if strong else theme.color("edge" if not self.faded else "line")
        style = Qt.PenStyle.DashLine if self.card.proposed is not None and not strong else Qt.PenStyle.SolidLine
        p.setPen(QPen(line, 2 if strong else 1, style))
        ground = "sel" if selected else "infoBg" if self.aimed else "window" if self.faded else "surface"
        p.setBrush(theme.color(ground))
        p.drawRoundedRect(box, 3, 3)
        edge = QColor(theme.color("line" if self.faded else TONES[self.card.worker_class.value][2]))
        inner = self.box.adjusted(1, 1, 0, -1)
        p.fillRect(QRect(inner.left(), inner.top(), EDGE - 1, inner.height()), edge)
        p.setRenderHint(ANTIALIASING, False)

    def _name_line(self) -> None:
        width = self.box.width() - LEFT - 8
        if self.tag:
            width -= self._badge(self._tag_words(width), "", ("info", "infoBg", "chart")) + 6
        elif self.card.waiting:
            width -= self._badge("đã đạt, chờ xét", "", TONES["ok"]) + 6
        elif self.card.stale:
            width -= self._badge("cần xem lại", "", ("text2", "alt", "input")) + 6
        elif (badge := words.movement_badge(self.card)) is not None:
            arrow, text, tone = badge
            width -= self._badge(text, arrow, (TONES[tone][0], "surface", TONES[tone][0])) + 6
        self.p.setFont(theme.font(14, 400 if self.faded else 600))
        self.p.setPen(self._color("text"))
        if self.compact and not all(map(is_membership, self.card.posts)):
            width -= self._post_mark(width)
        self._elided(self.card.name, QRect(self.box.left() + LEFT, self.y, width, self.pitch))
        self.y += self.pitch

    def _tag_words(self, room: int) -> str:
        """The word for the part in the chain; a shorter one where it would cut the name."""
        name = QFontMetrics(theme.font(14, 600)).horizontalAdvance(self.card.name)
        tag = QFontMetrics(theme.font(12.5, 600)).horizontalAdvance(self.tag)
        return self.tag if name + tag + 18 <= room else SHORT_TAGS.get(self.tag, self.tag)

    def _post_mark(self, room: int) -> int:
        """A flag behind the name of somebody with a post outside the Party; gives the width it takes."""
        side = ICON + 4
        name = min(self.p.fontMetrics().horizontalAdvance(self.card.name), room - side)
        at = QPointF(self.box.left() + LEFT + name + 4, self.y + (self.pitch - ICON) / 2)
        self.p.drawPixmap(at, theme.pixmap("flag", ICON, "text3" if self.faded else "text2", self.ratio))
        return side

    def _badge(self, text: str, arrow: str, tokens: tuple[str, str, str]) -> int:
        """A badge at the right end of the first line; gives its width."""
        ink, ground, edge = tokens if not self.faded else ("text2", "window", "edge")
        p = self.p
        p.setFont(theme.font(12.5, 600 if self.tag else 400))
        extra = ICON - 2 if arrow else 0
        width = p.fontMetrics().horizontalAdvance(text) + 12 + extra
        box = QRectF(self.box.right() - width - 8 + 0.5, self.box.top() + 6.5, width, theme.px(18))
        p.setRenderHint(ANTIALIASING)
        p.setPen(theme.color(edge))
        p.setBrush(theme.color(ground))
        p.drawRoundedRect(box, 3, 3)
        p.setRenderHint(ANTIALIASING, False)
        if arrow:
            at = QPointF(box.left() + 3, box.top() + (box.height() - ICON) / 2)
            p.drawPixmap(at, theme.pixmap(arrow, ICON, ink, self.ratio))
        p.setPen(theme.color(ink))
        p.drawText(box.adjusted(6 + extra, 0, 0, 0), VCENTER, text)
        return int(width)

    def _text(self, text: str, ink: QColor, left: int, weight: int = 400, keep_right: int = 8) -> None:
        self.p.setFont(theme.font(13, weight))
        self.p.setPen(ink)
        self._elided(text, QRect(self.box.left() + left, self.y, self.box.width() - left - keep_right, self.pitch))
        self.y += self.pitch

    def _icon_line(self, icon: str, token: str, text: str, heavy: bool = False, keep_right: int = 8) -> None:
        ink = self._color(token if heavy or token in ("kt", "warn") else "text2")
        shade = "text3" if self.faded else token
        at = QPointF(self.box.left() + LEFT, self.y + (self.pitch - ICON) / 2)
        self.p.drawPixmap(at, theme.pixmap(icon, ICON, shade, self.ratio))
        self._text(text, ink, LEFT + ICON + 5, 600 if heavy and not self.faded else 400, keep_right)

    def _proposal_line(self) -> None:
        assert self.card.proposed is not None
        proposed = self.card.proposed.worker_class
        side = theme.px(11)
        at = QRectF(self.box.left() + LEFT + 2, self.y + (self.pitch - side) / 2, side, side)
        paint_mark(self.p, proposed, at)
        token = CLASS_TOKENS.get(proposed, "text2")
        self._text(words.proposal_words(self.card), self._color(token), LEFT + ICON + 5, 600)

    def _contact_line(self) -> None:
        icon, token, text, heavy = words.contact_line(self.card)
        keep_right = 72 if self.card.steps_total else 8
        top = self.y
        self.p.setFont(theme.font(13, 600 if heavy else 400))
        room = self.box.width() - LEFT - ICON - 5 - keep_right
        if self.p.fontMetrics().horizontalAdvance(text) > room:
            text = words.contact_line(self.card, compact=True)[2]
        self._icon_line(icon, token, text, heavy, keep_right)
        if self.card.steps_total:
            self._plan(top)

    def _plan(self, top: int) -> None:
        card, p = self.card, self.p
        count = f"{card.steps_done}/{card.steps_total}"
        right = self.box.right() - 8
        p.setFont(theme.font(13))
        p.setPen(self._color("text2"))
        p.drawText(QRect(right - 60, top, 60, self.pitch), RIGHT, count)
        if self.faded:
            return
        left = right - p.fontMetrics().horizontalAdvance(count) - 30
        bar = QRect(left, top + self.pitch // 2 - 3, 24, 6)
        p.fillRect(bar, theme.color("bar"))
        bar.setWidth(round(24 * card.steps_done / card.steps_total))
        p.fillRect(bar, theme.color("text2"))

    def _compact_line(self) -> None:
        card, top = self.card, self.y
        icon, token, text, heavy = words.contact_line(card, compact=True)
        self.p.setFont(theme.font(13, 600 if heavy else 400))
        width = self.p.fontMetrics().horizontalAdvance(text)
        right = self.box.right() - 8
        self.p.setPen(self._color(token))
        self.p.drawText(QRect(right - width, top, width + 1, self.pitch), VCENTER, text)
        at = QPointF(right - width - ICON - 4, top + (self.pitch - ICON) / 2)
        self.p.drawPixmap(at, theme.pixmap(icon, ICON, "text3" if self.faded else token, self.ratio))
        keep_right = width + ICON + 16
        if card.proposed is not None:
            self._proposal_line()
        elif card.breach is None and card.worker_class is WorkerClass.NEEDS_HELP:
            self._icon_line("target_arrow", "kt", ", ".join(card.aspects), False, keep_right)
        elif card.breach is not None and card.holder is None:
            self._icon_line("link_dismiss", "danger", "chưa có", True, keep_right)
        else:
            self._icon_line(*words.holder_words(card, short=True), keep_right=keep_right)

    def _color(self, token: str) -> QColor:
        pale = self.faded or (self.pale and token in PALING)
        return theme.color("text3" if pale else token)

    def _elided(self, text: str, rect: QRect) -> None:
        self.p.drawText(rect, VCENTER, self.p.fontMetrics().elidedText(text, ELIDE, rect.width()))
