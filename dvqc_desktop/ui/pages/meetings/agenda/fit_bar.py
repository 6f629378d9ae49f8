"""A thin bar: how much of the meeting's time the agenda fills."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dvqc_desktop.ui import theme


class FitBar(QWidget):
    """Green where the agenda fits, amber where it does not; the figures stand in words beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self._fits = False
        self.setFixedSize(theme.px(80), theme.px(6))

    def show_share(self, minutes: int, room: int, fits: bool) -> None:
        """Shows `minutes` of agenda in `room` minutes of meeting."""
        self._share = min(1.0, minutes / room) if room else float(minutes > 0)
        self._fits = fits
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bar"))
        filled = self.rect()
        filled.setWidth(round(self.width() * self._share))
        painter.fillRect(filled, theme.color("ok" if self._fits else "warnEdge"))
