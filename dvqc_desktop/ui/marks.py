"""The marks of the classes, the application mark and badges: shapes painted here, because the type has none."""

from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.ui import theme

CLASS_TOKENS = {
    WorkerClass.ACTIVE: "tc",
    WorkerClass.AVERAGE: "tb",
    WorkerClass.NEEDS_HELP: "kt",
}
TONES = {
    "ok": ("ok", "okBg", "okBg"),
    "warn": ("warn", "warnBg", "warnBg"),
    "danger": ("danger", "dangerBg", "dangerBg"),
    "info": ("info", "infoBg", "infoBg"),
    "plain": ("text2", "header", "edge"),
    "active": ("tc", "tcBg", "tcEdge"),
    "average": ("tb", "tbBg", "tbEdge"),
    "needs_help": ("kt", "ktBg", "ktEdge"),
    "unclassified": ("text2", "header", "edge"),
}


def class_colors(worker_class: WorkerClass) -> tuple[QColor, QColor, QColor]:
    """Text, ground and edge colour of a class."""
    text, ground, edge = TONES[worker_class.value]
    return theme.color(text), theme.color(ground), theme.color(edge)


def paint_mark(painter: QPainter, worker_class: WorkerClass, rect: QRectF) -> None:
    """Paints triangle, disc, diamond or (not yet classified) ring to fill `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = class_colors(worker_class)[2]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(edge)
    x, y, w, h = rect.x(), rect.y(), rect.width(), rect.height()
    if worker_class == WorkerClass.ACTIVE:
        top = y + h * 0.06
        painter.drawPolygon(
            QPolygonF([QPointF(x + w / 2, top), QPointF(x + w, y + h * 0.94), QPointF(x, y + h * 0.94)])
        )
    elif worker_class == WorkerClass.AVERAGE:
        painter.drawEllipse(rect.adjusted(w * 0.06, h * 0.06, -w * 0.06, -h * 0.06))
    elif worker_class == WorkerClass.NEEDS_HELP:
        middle = (QPointF(x + w / 2, y), QPointF(x + w, y + h / 2), QPointF(x + w / 2, y + h), QPointF(x, y + h / 2))
        painter.drawPolygon(QPolygonF(list(middle)))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("input"), max(1.0, w * 0.14)))
        painter.drawEllipse(rect.adjusted(w * 0.14, h * 0.14, -w * 0.14, -h * 0.14))
    painter.restore()


def mark_pixmap(worker_class: WorkerClass, size: int = 12, ratio: float = 1.0) -> QPixmap:
    """The mark of a class for labels, buttons and long lists, `size` logical pixels wide; callers do not change it."""
    return _mark(worker_class, size, ratio, theme.is_dark())


@cache
def _mark(worker_class: WorkerClass, size: int, ratio: float, _dark: bool) -> QPixmap:
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_mark(painter, worker_class, QRectF(0, 0, size, size))
    painter.end()
    return made


def paint_badge(painter: QPainter, rect: QRect, text: str, tone: str) -> int:
    """Paints a badge at the left of `rect`, centred upright, and gives its width in pixels.

    `tone` is one of TONES: ok, warn, danger, info, plain, or the code of a class.
    """
    text_token, ground, edge = TONES[tone]
    painter.save()
    painter.setFont(theme.font(12.5))
    width = min(painter.fontMetrics().horizontalAdvance(text) + 14, rect.width())
    height = theme.px(20)
    box = QRectF(rect.x() + 0.5, rect.y() + (rect.height() - height) // 2 + 0.5, width - 1, height - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color(edge))
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(theme.color(text_token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width - 10)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
    return width


def app_mark(size: int, ratio: float = 1.0) -> QPixmap:
    """The application mark: three linked dots on a red square."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("mark"))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.14, size * 0.14)
    dots = [QPointF(size * x, size * y) for x, y in ((0.5, 0.29), (0.27, 0.72), (0.73, 0.72))]
    painter.setPen(QPen(QColor("#FFFFFF"), size * 0.075))
    painter.drawLine(dots[0], dots[1])
    painter.drawLine(dots[0], dots[2])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#FFFFFF"))
    for dot in dots:
        painter.drawEllipse(dot, size * 0.125, size * 0.125)
    painter.end()
    return made
