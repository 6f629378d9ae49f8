"""The frame of every dialog: body, then a foot with the help at the left and the buttons at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.veil import Veil

FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


class Dialog(QDialog):
    """A modal dialog over a veil; `open()` shows it without stopping the caller.

    Put content into `body`. Ctrl+Enter presses the primary button, Esc closes. The dialog deletes itself when closed.
    """

    def __init__(self, parent: QWidget, title: str, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._veil: Veil | None = None
        self._back_to: QWidget | None = None
        self.primary: QPushButton | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)
        self._foot = QFrame()
        self._foot.setProperty("kind", "foot")
        self._foot.setFixedHeight(theme.px(50))
        self._foot_row = QHBoxLayout(self._foot)
        self._foot_row.setContentsMargins(18, 0, 18, 0)
        self._foot_row.setSpacing(8)
        self._foot_row.addStretch(1)
        outer.addWidget(self._foot)

    def add_help(self, text: str) -> QLabel:
        """A hint at the left end of the foot."""
        made = label(text, "hint")
        self._foot_row.insertWidget(0, made)
        return made

    def add_left(self, widget: QWidget) -> None:
        """A widget at the left end of the foot, such as a less usual button."""
        self._foot_row.insertWidget(self._foot_row.indexOf(widget) + 1, widget)

    def add_button(self, text: str, clicked: Callable[[], object], name: str = "", icon: str = "") -> QPushButton:
        """A plain button in the foot, right of those added before."""
        return self._add(button(text, icon, "", name), clicked)

    def add_primary(self, text: str, clicked: Callable[[], object], name: str = "", icon: str = "") -> QPushButton:
        """The one primary button: a verb; added last."""
        self.primary = self._add(button(text, icon, "primary", name), clicked)
        return self.primary

    def _add(self, made: QPushButton, clicked: Callable[[], object]) -> QPushButton:
        made.clicked.connect(lambda _checked=False: clicked())
        self._foot_row.addWidget(made)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.primary is not None:
            self.primary.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        parent = self.parentWidget()
        if self._veil is None and parent is not None:
            self._back_to = parent.window().focusWidget()
            self._veil = Veil(parent.window())
        self._begin_in_first_field()
        super().showEvent(event)

    def _begin_in_first_field(self) -> None:
        """The first field has the focus at first, not a button of the foot that was made before it."""
        field: QWidget | None = self.nextInFocusChain()
        while self.focusWidget() is None and field is not None and field is not self:
            if isinstance(field, FIELDS) and field.isEnabled() and field.isVisibleTo(self):
                field.setFocus()
            field = field.nextInFocusChain()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._veil is not None:
            self._veil.deleteLater()
            self._veil.hide()
            self._veil = None
        if self._back_to is not None and isValid(self._back_to):  # a cell's editor may be gone by now
            self._back_to.setFocus()
        self._back_to = None
