"""A badge as a widget: at most two words on a tinted ground; never clickable."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_badge


class Badge(QWidget):
    """Shows `text` in a tone of `ui.marks.TONES`."""

    def __init__(self, text: str = "", tone: str = "plain", name: str = "") -> None:
        super().__init__()
        self._text = text
        self._tone = tone
        if name:
            self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_badge(text, tone)

    def text(self) -> str:
        """The words now shown."""
        return self._text

    def set_badge(self, text: str, tone: str) -> None:
        """Shows other words in another tone; no words hide the badge."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setVisible(bool(text)) if self.parentWidget() else None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(12.5)).horizontalAdvance(self._text) + 14
        return QSize(width if self._text else 0, theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._text:
            paint_badge(QPainter(self), self.rect(), self._text, self._tone)
