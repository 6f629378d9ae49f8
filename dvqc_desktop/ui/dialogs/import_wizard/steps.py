"""The bar of steps over the import dialog: done ones ticked, the present one filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dvqc_desktop.ui import theme

STEPS = ("Chọn tệp", "Ghép cột", "Xem lại", "Nhập")
_CIRCLE, _GAP, _LINE = 24, 10, 48


class StepBar(QWidget):
    """Shows the four steps; `set_step` counts from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importStepBar")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._step = 0
        self.set_step(0)

    def step(self) -> int:
        """The present step, from 0."""
        return self._step

    def set_step(self, step: int) -> None:
        """Makes a step the present one."""
        self._step = step
        self.setAccessibleName(f"Bước {step + 1}/{len(STEPS)}: {STEPS[step]}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 1.0
        for number, words in enumerate(STEPS):
            left = self._paint_step(painter, left, number, words)
            if number + 1 < len(STEPS):
                painter.setPen(QPen(theme.color("edge"), 1))
                middle = self.height() / 2
                painter.drawLine(int(left + _GAP), int(middle), int(left + _GAP + theme.px(_LINE)), int(middle))
                left += 2 * _GAP + theme.px(_LINE)

    def _paint_step(self, painter: QPainter, left: float, number: int, words: str) -> float:
        size = theme.px(_CIRCLE)
        circle = QRectF(left, (self.height() - size) / 2, size, size)
        done, present = number < self._step, number == self._step
        ground, edge, ink = ("okBg", "ok", "ok") if done else ("accent", "accent", "onAccent")
        if not done and not present:
            ground, edge, ink = "window", "edge", "text2"
        painter.setPen(QPen(theme.color(edge), 1))
        painter.setBrush(theme.color(ground))
        painter.drawEllipse(circle)
        if done:
            theme.icon("checkmark", 16, "ok").paint(painter, circle.toRect().adjusted(4, 4, -4, -4))
        else:
            painter.setFont(theme.font(13, 600))
            painter.setPen(theme.color(ink))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        painter.setFont(theme.font(14, 600 if present else 400))
        painter.setPen(theme.color("text" if present or done else "text2"))
        width = painter.fontMetrics().horizontalAdvance(words) + 4
        text = QRectF(circle.right() + 8, 0, width, self.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)
        return text.right()
