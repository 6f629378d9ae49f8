"""The bar at the bottom of the page that says what was done and offers to take it back."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import icon_label, label

SHOWN_MS = 10_000


class Toast(QFrame):
    """Stays 10 seconds, longer while the mouse or the focus is on it; no animation."""

    undo_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("toastFrame")
        self.setProperty("kind", "toast")
        self.setFixedHeight(theme.px(44))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(icon_label("checkmark_circle_filled", "surface"))
        self._text = label("", "", "toastLabel")
        row.addWidget(self._text, 1)
        self._undo = QPushButton("Hoàn tác")
        self._undo.setObjectName("toastUndoButton")
        self._undo.setIcon(theme.icon("arrow_undo", 16, "surface"))
        self._undo.clicked.connect(self._take_back)
        row.addWidget(self._undo)
        close = QPushButton()
        close.setObjectName("toastCloseButton")
        close.setAccessibleName("Đóng")
        close.setToolTip("Đóng")
        close.setIcon(theme.icon("dismiss", 16, "surface"))
        close.clicked.connect(self.hide)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._time_over)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str, undoable: bool = True) -> None:
        """Shows the sentence; `undoable` with the button that takes the act back."""
        self._text.setText(text)
        self._undo.setVisible(undoable)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def withdraw(self) -> None:
        """Offers no longer to take the act back: another followed, or it was taken back elsewhere."""
        if not self._undo.isHidden():
            self.hide()

    @Slot()
    def stay_above(self) -> None:
        """Comes before the page that has just been shown in its place."""
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def _place(self) -> None:
        over = self._over
        width = min(max(self.sizeHint().width(), 420), over.width() - 28)
        self.setGeometry((over.width() - width) // 2, over.height() - self.height() - 12, width, self.height())

    @Slot()
    def _time_over(self) -> None:
        if self._has_focus():
            self._timer.start()
        else:
            self.hide()

    def _has_focus(self) -> bool:
        return any(button.hasFocus() for button in self.findChildren(QPushButton))

    @Slot()
    def _take_back(self) -> None:
        self.hide()
        self.undo_wanted.emit()
