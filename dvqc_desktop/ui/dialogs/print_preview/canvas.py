"""One page as a picture on a grey desk, at the zoom asked for."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from dvqc_desktop.ui import theme

EDGE = 15


class PageCanvas(QWidget):
    """Paints one page picture, centred, stretched while a sharper one is under way."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewWidget")
        self._image = QImage()
        self._size = QSize()

    def show_page(self, image: QImage, size: QSize) -> None:
        """Shows a picture at a size in logical pixels."""
        self._image, self._size = image, size
        self.setMinimumSize(size + QSize(2 * EDGE, 2 * EDGE))
        self.setAccessibleName("Trang xem trước")
        self.update()

    def page_size(self) -> QSize:
        """The size of the page shown, in logical pixels; empty before the first."""
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("desk"))
        if self._image.isNull():
            painter.setPen(theme.color("onAccent"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Đang dựng trang…")
            return
        left = max(EDGE, (self.width() - self._size.width()) // 2)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect(QPoint(left, EDGE), self._size), self._image)


class PageScroll(QScrollArea):
    """Scrolls the page; past its end, Page Up and Page Down ask for another page."""

    turned = Signal(int)

    def __init__(self, canvas: PageCanvas) -> None:
        super().__init__()
        self.setObjectName("previewScroll")
        self.setWidget(canvas)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)
