"""A figure with its measure in words; pressing it leads to the people behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from dvqc_desktop.ui.widgets.basics import label


class FigureWidget(QFrame):
    """A large figure ("7/8") over its measure ("trung bình có người phụ trách"); `opened` when it is pressed."""

    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "figure")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(2)
        self._figure = label("–", "figure")
        self._measure = label("", "secondary", wrap=True)
        layout.addWidget(self._figure)
        layout.addWidget(self._measure)
        layout.addStretch(1)

    def set_figure(self, figure: str, measure: str) -> None:
        """The figure and what it measures, both in words for the screen."""
        self._figure.setText(figure)
        self._measure.setText(measure)
        self.setAccessibleName(f"{figure} {measure}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        super().keyPressEvent(event)
