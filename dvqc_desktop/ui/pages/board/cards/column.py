"""One column of the board: its head with mark, count and the last round, its cards, and where a card may be dropped."""

from typing import ClassVar

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name, with_class_names
from dvqc_desktop.ui.marks import class_colors, paint_mark
from dvqc_desktop.ui.pages.board.cards.delegate import CardDelegate
from dvqc_desktop.ui.pages.board.cards.drops import DropGuide
from dvqc_desktop.ui.pages.board.cards.model import CardModel
from dvqc_desktop.ui.pages.board.cards.views import CardList, CardTable
from dvqc_desktop.ui.pages.board.words import COLUMN_NOTES
from dvqc_desktop.ui.widgets.basics import icon_label, label

LIST_NAMES = {
    WorkerClass.UNCLASSIFIED: "boardListUnclassified",
    WorkerClass.ACTIVE: "boardListActive",
    WorkerClass.AVERAGE: "boardListAverage",
    WorkerClass.NEEDS_HELP: "boardListWeak",
}
HEAD = 34
NARROW = 300


class ColumnHead(QWidget):
    """Mark, name, count, what the last round had, and who looks after these people.

    `before_chosen` when the last round's number is clicked.
    """

    before_chosen = Signal()

    def __init__(self, worker_class: WorkerClass) -> None:
        super().__init__()
        self._class = worker_class
        self._count = "0"
        self._before = ""
        self._before_at = QRectF()
        self.setMouseTracking(True)
        self.setFixedHeight(theme.px(HEAD))

    def set_counts(self, count: str, before: str) -> None:
        """ "5" (or "2/5" under a filter) and "đợt 30/09: 4"."""
        self._count, self._before = count, before if self._class is not WorkerClass.UNCLASSIFIED else ""
        self.setAccessibleName(f"{class_name(self._class)}: {count}. {before}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink, ground, _edge = class_colors(self._class)
        p = QPainter(self)
        p.fillRect(self.rect(), ground)
        p.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        side, middle = theme.px(12), self.height() / 2
        paint_mark(p, self._class, QRectF(12, middle - side / 2, side, side))
        p.setPen(ink)
        p.setFont(theme.font(14, 600))
        x = self._words(p, class_name(self._class), 12.0 + side + 7) + 7
        x = self._pill(p, x, ink) + 7
        p.setFont(theme.font(13))
        p.setPen(ink)
        narrow = self.width() < NARROW
        before = self._before.split(": ")[-1] if narrow and self._before else ""
        words = f"trước {before}" if before else self._before
        self._before_at = QRectF()
        if x + p.fontMetrics().horizontalAdvance(words) + 4 <= self.width():
            self._before_at = QRectF(x, 0, p.fontMetrics().horizontalAdvance(words), self.height())
            x = self._words(p, words, x)
        note = with_class_names(COLUMN_NOTES[self._class])
        if x + p.fontMetrics().horizontalAdvance(note) + 24 < self.width():
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            p.drawText(self.rect().adjusted(0, 0, -10, 0), flags, note)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._before_at.contains(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        self.setToolTip("Xem ai đã chuyển loại từ đợt đó" if over else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._before_at.contains(event.position()):
            self.before_chosen.emit()

    def _words(self, p: QPainter, text: str, x: float) -> float:
        p.drawText(QRectF(x, 0, self.width() - x, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return x + p.fontMetrics().horizontalAdvance(text)

    def _pill(self, p: QPainter, x: float, ink: QColor) -> float:
        p.setFont(theme.font(12.5, 600))
        width = max(p.fontMetrics().horizontalAdvance(self._count) + 12, theme.px(20))
        high = theme.px(18)
        box = QRectF(x + 0.5, (self.height() - high) / 2 + 0.5, width, high)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setBrush(theme.color("surface"))
        p.setPen(ink)
        p.drawRoundedRect(box, 9, 9)
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, self._count)
        return x + width


class Column(QFrame):
    """Head and cards. `many` swaps the wrapping cards for rows; the view keeps its objectName."""

    list_kind: ClassVar[type[CardList]] = CardList
    opened = Signal(int)
    edge = Signal(object, int, int)
    picked = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self, worker_class: WorkerClass, delegate: CardDelegate, list_name: str = "") -> None:
        """`list_name` is the objectName of the view where it is not that of the board's own column."""
        super().__init__()
        self.worker_class = worker_class
        self._list_name = list_name or LIST_NAMES[worker_class]
        self.setObjectName(f"boardColumn{worker_class.value.title().replace('_', '')}")
        self.delegate = delegate
        self.model = CardModel(self)
        self.guide = DropGuide(worker_class, self.model, delegate)
        self.guide.hovered.connect(self._hover)
        self._hovered = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)
        self.view: CardList | CardTable = self._make(many=False)
        self._layout.addWidget(self.view, 1)
        self._sentence: QFrame | None = None

    def set_many(self, many: bool) -> None:
        """Rows for very many people, wrapping cards otherwise."""
        if many == isinstance(self.view, CardTable):
            return
        old = self.view
        old.setObjectName("")
        self.view = self._make(many)
        self._layout.replaceWidget(old, self.view)
        old.hide()
        old.deleteLater()

    def set_cards(self, cards: list[Card]) -> None:
        """Shows other cards, the selection kept where its people still are here."""
        kept = set(self.view.selected_ids())
        self.view.setAccessibleName(class_name(self.worker_class))
        self.model.set_cards(cards)
        if kept:
            self.view.select_ids(kept)

    def _make(self, many: bool) -> CardList | CardTable:
        kind = CardTable if many else self.list_kind
        view = kind(self._list_name, self.model, self.delegate, self.guide)
        view.setAccessibleName(class_name(self.worker_class))
        view.opened.connect(self.opened)
        view.edge.connect(lambda step, line: self.edge.emit(self, step, line))
        view.picked.connect(lambda: self.picked.emit(self))
        view.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(view.viewport().mapToGlobal(at)))
        return view

    def _drop_sentence(self) -> QFrame:
        frame, self._drop_words = QFrame(self), label()
        frame.setProperty("kind", "strip")
        frame.setProperty("tone", "plainDrop")
        row = QHBoxLayout(frame)
        row.addStretch(1)
        row.addWidget(icon_label("arrow_swap", "info"))
        row.addWidget(self._drop_words)
        row.addStretch(1)
        frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        frame.hide()
        return frame

    @Slot(bool)
    def _hover(self, on: bool) -> None:
        self._hovered = on
        if self._sentence is None:
            self._sentence = self._drop_sentence()
        if on:
            self._drop_words.setText(
                f"Thả vào đây để chuyển sang {class_name(self.worker_class)}. Phần mềm sẽ hỏi lý do."
            )
            high = theme.px(44)
            self._sentence.setGeometry(8, self.height() - high - 8, self.width() - 16, high)
            self._sentence.raise_()
        self._sentence.setVisible(on)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), theme.color("infoBg" if self._hovered else "window"))
        p.setPen(theme.color("line"))
        p.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self._hovered:
            p.setPen(QPen(theme.color("chart"), 2, Qt.PenStyle.DashLine))
            p.drawRect(QRectF(self.rect()).adjusted(1, HEAD, -1, -1))


class HeadedColumn(Column):
    """A column of the board of cards: its head stands over its cards."""

    def __init__(self, worker_class: WorkerClass, delegate: CardDelegate) -> None:
        super().__init__(worker_class, delegate)
        self.head = ColumnHead(worker_class)
        self._layout.insertWidget(0, self.head)
