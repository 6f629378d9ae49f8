"""The head of a lane: it opens and closes, says who leads, who is late or without a holder, and how many there are."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import TONES
from dvqc_desktop.ui.pages.board.cards.model import dragged_ids
from dvqc_desktop.ui.pages.board.lanes.sorting import NOBODY, LaneCards, LaneName

HEAD = 32
ICON = 16
VCENTER = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
ELIDE = Qt.TextElideMode.ElideRight
OPENING = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
DRAW = "Vẽ dây chuyền…"
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

Badge = tuple[str, str, str]


class LaneHead(QAbstractButton):
    """Checked while the lane is open.

    `clicked` when the user opens or closes it, `drawing_wanted` when the words "Vẽ dây chuyền…" of a group were
    pressed, `stepped` (-1 up, 1 down) when an arrow leaves it, `dropped` with the ids of the cards dropped on the
    holder whose lane it is, or on the lane of those without one.
    """

    drawing_wanted = Signal()
    stepped = Signal(int)
    dropped = Signal(list)

    def __init__(self, name: LaneName, holder: bool) -> None:
        super().__init__()
        self._name, self._holder, self._cards = name, holder, LaneCards()
        self._aimed = False
        self._drawable = not holder and name.key != NOBODY
        self._link = QRectF()
        self.setMouseTracking(self._drawable)
        self.setCheckable(True)
        self.setObjectName(f"laneHead_{name.key}")
        self.setFixedHeight(theme.px(HEAD))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(holder)

    def sizeHint(self) -> QSize:
        return QSize(600, theme.px(HEAD))

    def show_cards(self, cards: LaneCards) -> None:
        """Counts anew."""
        self._cards = cards
        parts = (self._name.title, self._note(), self._leader(), *(text for _, text, _ in self.badges()))
        self.setAccessibleName(", ".join(part for part in (*parts, cards.count_words()) if part))
        self.update()

    def badges(self) -> Sequence[Badge]:
        """Icon, words and tone of each badge."""
        cards = self._cards
        gaps: list[Badge] = [("link_dismiss", f"{cards.gaps} chưa có người phụ trách", "warn")] if cards.gaps else []
        late: Badge = ("warning_filled", f"{cards.late} quá hẹn gặp", "danger")
        met: Badge = ("checkmark", "gặp đúng hẹn", "ok")
        return [*gaps, late if cards.late else met]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """What can be done with the lane."""
        menu = QMenu(self)
        menu.setObjectName("laneMenu")
        menu.addAction("Thu lại" if self.isChecked() else "Mở ra").triggered.connect(lambda _on=False: self.click())
        if self._drawable:
            draw = menu.addAction(theme.icon("link_multiple"), DRAW)
            draw.triggered.connect(lambda _on=False: self.drawing_wanted.emit())
        return menu

    def _note(self) -> str:
        return self._name.note or (self._cards.trades() if not self._holder else "")

    def _leader(self) -> str:
        return f"{self._name.leader} phụ trách" if self._name.leader else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in OPENING:
            if self.isChecked() != OPENING[key]:
                self.click()
        elif key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._link.contains(event.position()) and event.button() == Qt.MouseButton.LeftButton:
            self.drawing_wanted.emit()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._link.contains(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.aim(self.takes(dragged_ids(event.mimeData())))
        if self._aimed:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.aim(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        ids = dragged_ids(event.mimeData())
        self.aim(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        QTimer.singleShot(0, self, lambda: self.dropped.emit(ids))

    def takes(self, ids: Sequence[int]) -> bool:
        """A holder's lane takes cards of others; that of those without a holder one card, for each has its reason."""
        own = {card.id for card in self._cards.cards}
        return bool(ids) and self._holder and not own.issuperset(ids) and (self._name.key != NOBODY or len(ids) == 1)

    def aim(self, on: bool) -> None:
        """Shows that a drop would go to this lane."""
        self._aimed = on
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), theme.color("infoBg" if self._aimed else "header"))
        if self.isChecked():
            p.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        right = self._paint_right(p)
        self._paint_left(p, right - 12)
        if self.hasFocus() or self._aimed:
            p.setPen(QPen(theme.color("focus"), 2))
            p.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_right(self, p: QPainter) -> float:
        """Counts, and badges before them; where the left end of all this is."""
        p.setFont(theme.font(13.5))
        words = self._cards.count_words()
        right: float = self.width() - 10 - p.fontMetrics().horizontalAdvance(words)
        p.setPen(theme.color("text2"))
        p.drawText(QRectF(right, 0, self.width() - right, self.height()), VCENTER, words)
        for badge in reversed(self.badges()):
            right = self._paint_badge(p, badge, right - 8)
        return right

    def _paint_badge(self, p: QPainter, badge: Badge, right: float) -> float:
        icon, text, tone = badge
        ink, ground, edge = TONES[tone]
        p.setFont(theme.font(12.5))
        wide, high = p.fontMetrics().horizontalAdvance(text) + ICON + 18, theme.px(20)
        box = QRectF(right - wide + 0.5, (self.height() - high) // 2 + 0.5, wide - 1, high - 1)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(theme.color(edge))
        p.setBrush(theme.color(ground))
        p.drawRoundedRect(box, 3, 3)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._icon(p, icon, ink, box.left() + 6)
        p.setPen(theme.color(ink))
        p.drawText(box.adjusted(ICON + 10, 0, 0, 0), VCENTER, text)
        return right - wide

    def _icon(self, p: QPainter, icon: str, token: str, x: float) -> None:
        ratio = self.devicePixelRatioF()
        p.drawPixmap(QPointF(x, (self.height() - ICON) // 2), theme.pixmap(icon, ICON, token, ratio))

    def _paint_left(self, p: QPainter, right: float) -> None:
        self._icon(p, "chevron_down" if self.isChecked() else "chevron_right", "text2", 10)
        x = self._words(p, self._name.title, 34, right, theme.color("text"), 600)
        if self._note():
            x = self._words(p, self._note(), x + 8, right, theme.color("text2"))
        if self._leader() and x + 60 < right:
            p.fillRect(QRectF(x + 9, self.height() / 2 - 8, 1, 16), theme.color("edge"))
            self._icon(p, "person_star_filled", "mark", x + 19)
            x = self._words(p, self._leader(), x + 41, right, theme.color("text"))
        self._link = self._paint_link(p, x + 14, right) if self._drawable else QRectF()

    def _paint_link(self, p: QPainter, x: float, right: float) -> QRectF:
        """The words that open the drawing, where there is room for them."""
        p.setFont(theme.font(13.5))
        wide = p.fontMetrics().horizontalAdvance(DRAW)
        if x + wide > right:
            return QRectF()
        self._words(p, DRAW, x, right, theme.color("info"))
        p.fillRect(QRectF(x, self.height() / 2 + 8, wide, 1), theme.color("info"))
        return QRectF(x, 0, wide, self.height())

    def _words(self, p: QPainter, text: str, x: float, right: float, ink: QColor, weight: int = 400) -> float:
        p.setFont(theme.font(14 if weight == 600 else 13.5, weight))
        p.setPen(ink)
        shown = p.fontMetrics().elidedText(text, ELIDE, max(int(right - x), 0))
        p.drawText(QRectF(x, 0, max(right - x, 0), self.height()), VCENTER, shown)
        return x + p.fontMetrics().horizontalAdvance(shown)
