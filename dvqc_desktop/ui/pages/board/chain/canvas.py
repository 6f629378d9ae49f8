"""Paints a chain in three levels; the arrows go along it, and every box is told to screen readers."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain.chain_drawing import Box, ChainDrawing, Line, Page, Standing, draw_chain
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import with_class_names
from dvqc_desktop.ui.marks import paint_badge, paint_mark

HEADS = ("Đảng viên", "Đảng viên trực tiếp phụ trách", "Người {active} phụ trách")
ROW, LEAST = 56, 52
HEAD = 30
MARGIN = 4
MARK = 11
EXCUSED = "ngoại lệ"
VCENTER = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
WRAPPED = VCENTER | Qt.TextFlag.TextWordWrap
ELIDE = Qt.TextElideMode.ElideRight
DASH, SOLID = Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine


class ChainCanvas(QWidget):
    """`opened` carries the id of the worker entered by Enter or a double click, `moved` tells of another box."""

    opened = Signal(int)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chainCanvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._people: tuple[Standing, ...] = ()
        self._classes: Mapping[int, WorkerClass] = {}
        self._drawing = draw_chain((), Page(1, 1, 1, 1))
        self.current = 0

    def show_people(self, people: Sequence[Standing], classes: Mapping[int, WorkerClass]) -> None:
        """Draws other people; `classes` gives the mark of each worker, on the screen only."""
        self._people, self._classes = tuple(people), classes
        self._lay_out()
        self.go_to(0)

    @property
    def drawing(self) -> ChainDrawing:
        """What is painted."""
        return self._drawing

    def words(self) -> str:
        """The current box for screen readers: who, what work, held by whom."""
        if not self._drawing.boxes:
            return "Chưa có người nào"
        box = self._drawing.boxes[self.current]
        upper = self._drawing.boxes[box.above].text if box.above is not None else ""
        held = sum(other.above == self.current for other in self._drawing.boxes)
        parts = (
            box.text,
            box.note,
            f"người phụ trách: {upper}" if upper and box.person_id is not None else "",
            EXCUSED if box.excused else "",
            f"phụ trách {held} người" if held and box.person_id is not None else "",
        )
        return ", ".join(part for part in parts if part)

    def go_to(self, place: int) -> None:
        """Makes another box the current one and tells it."""
        self.current = max(0, min(place, len(self._drawing.boxes) - 1))
        self.setAccessibleName(self.words())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()
        self.moved.emit()

    def current_rect(self) -> QRect:
        """Where the current box is, to be scrolled to."""
        return self._rect(self._drawing.boxes[self.current]).toAlignedRect() if self._drawing.boxes else QRect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def _lay_out(self) -> None:
        page = Page(self.width() - 2 * MARGIN, 0, theme.px(ROW), theme.px(LEAST))
        self._drawing = draw_chain(self._people, page)
        self.setMinimumHeight(round(self._drawing.height) + theme.px(HEAD) + 2 * MARGIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._next(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        elif place is not None:
            self.go_to(place)
        else:
            super().keyPressEvent(event)

    def _next(self, key: Qt.Key) -> int | None:
        """The box an arrow leads to; None for another key or where there is none."""
        if not self._drawing.boxes:
            return None
        boxes, here = self._drawing.boxes, self._drawing.boxes[self.current]
        if key == Qt.Key.Key_Left:
            return here.above
        if key == Qt.Key.Key_Right:
            return next((place for place, box in enumerate(boxes) if box.above == self.current), None)
        if key == Qt.Key.Key_Down:
            return next((place for place, box in self._same_level() if box.y > here.y), None)
        if key == Qt.Key.Key_Up:
            return next((place for place, box in reversed(self._same_level()) if box.y < here.y), None)
        return None

    def _same_level(self) -> list[tuple[int, Box]]:
        level = self._drawing.boxes[self.current].level
        found = [(place, box) for place, box in enumerate(self._drawing.boxes) if box.level == level]
        return sorted(found, key=lambda pair: pair[1].y)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, box in enumerate(self._drawing.boxes):
            if self._rect(box).contains(event.position()):
                self.go_to(place)
        self.setFocus()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._drawing.boxes and self._rect(self._drawing.boxes[self.current]).contains(event.position()):
            self._open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.go_to(self.current)

    def _open(self) -> None:
        box = self._drawing.boxes[self.current] if self._drawing.boxes else None
        if box is not None and box.person_id in self._classes:
            self.opened.emit(box.person_id)

    def _rect(self, box: Box) -> QRectF:
        return QRectF(box.x + MARGIN, box.y + MARGIN + theme.px(HEAD), box.width, box.height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), theme.color("surface"))
        self._paint_heads(p)
        for line in self._drawing.lines:
            self._paint_line(p, line)
        for place, box in enumerate(self._drawing.boxes):
            self._paint_box(p, box, self.hasFocus() and place == self.current)

    def _paint_heads(self, p: QPainter) -> None:
        p.setFont(theme.font(13, 600))
        p.setPen(theme.color("text2"))
        for words, (left, wide) in zip(map(with_class_names, HEADS), self._drawing.columns, strict=False):
            p.drawText(QRectF(left + MARGIN, 0, wide, theme.px(HEAD)), VCENTER, words)

    def _paint_line(self, p: QPainter, line: Line) -> None:
        token = "danger" if line.missing else "warnEdge" if line.excused else "input"
        p.setPen(QPen(theme.color(token), 1.5, DASH if line.missing or line.excused else SOLID))
        down = MARGIN + theme.px(HEAD)
        p.drawPolyline(QPolygonF([QPointF(x + MARGIN, y + down) for x, y in line.points]))

    def _paint_box(self, p: QPainter, box: Box, focused: bool) -> None:
        rect, empty = self._rect(box), box.person_id is None
        pen = QPen(theme.color("danger" if empty else "edge"), 1, DASH if empty else SOLID)
        p.setPen(QPen(theme.color("focus"), 2) if focused else pen)
        p.setBrush(theme.color("surface"))
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if empty:
            p.setPen(theme.color("danger"))
            p.setFont(theme.font(13, 600))
            p.drawText(rect.adjusted(10, 1, -8, -1), WRAPPED, box.text)
            return
        inner = rect.adjusted(10, 1, -8, -1)
        inner.setLeft(inner.left() + self._paint_sign(p, box, inner))
        if box.excused:
            p.setFont(theme.font(12.5))
            wide = p.fontMetrics().horizontalAdvance(EXCUSED) + 14
            at = QRect(round(inner.right()) - wide, round(inner.top()), wide, theme.px(20))
            paint_badge(p, at, EXCUSED, "warn")
            inner.setRight(inner.right() - wide - 6)
        self._paint_words(p, box, inner)

    def _paint_sign(self, p: QPainter, box: Box, rect: QRectF) -> int:
        """The mark of a worker's class or the sign of a member; the room it takes."""
        middle, code = rect.top() + theme.px(10.5), self._classes.get(box.person_id or 0)
        middle = middle if box.note else rect.center().y()
        if code is not None:
            side = theme.px(MARK)
            paint_mark(p, code, QRectF(rect.left(), middle - side / 2, side, side))
            return side + 7
        p.drawPixmap(
            QPointF(rect.left(), middle - 8), theme.pixmap("person_star_filled", 16, "mark", self.devicePixelRatioF())
        )
        return 22

    @staticmethod
    def _paint_words(p: QPainter, box: Box, rect: QRectF) -> None:
        line = theme.px(21) if box.note else rect.height()
        p.setFont(theme.font(14, 600))
        p.setPen(theme.color("text"))
        name = p.fontMetrics().elidedText(box.text, ELIDE, int(rect.width()))
        p.drawText(QRectF(rect.left(), rect.top(), rect.width(), line), VCENTER, name)
        p.setFont(theme.font(13))
        p.setPen(theme.color("text2"))
        p.drawText(QRectF(rect.left(), rect.top() + line - 2, rect.width(), line), VCENTER, box.note)
