"""Covers the whole window while the book waits to be locked: nothing of it can be read in the meantime."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvqc_desktop.ui.widgets.basics import label

WORDS = "Đang khóa sổ, chờ xong việc đang làm."


class Cover(QWidget):
    """Opaque, over everything in the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("lockCover")
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        words = label(WORDS, "secondary", "lockCoverLabel")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
