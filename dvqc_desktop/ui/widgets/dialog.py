"""The frame of every dialog: body, then a foot with the help at the left and the buttons at the right."""

from collections.abc import Callable
from typing import Any, ClassVar, Protocol, Self

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


def found_above(widget: QWidget, name: str) -> Any | None:
    """What the nearest widget over this one has under a name, such as the window's jobs; None where none has it."""
    above = widget.parentWidget()
    while above is not None:
        found = getattr(above, name, None)
        if found is not None:
            return found
        above = above.parentWidget()
    return None


class DraftDesk(Protocol):
    """What keeps the drafts of forms: the window's, under its name `drafts`."""

    def watch(self, form: Any) -> None:
        """Keeps what is typed in this form from now on, and offers what an earlier one left."""

    def let_go(self, form: Any, keep: bool) -> None:
        """The form closes: its draft goes, or is kept as it now stands."""


class Dialog(QDialog):
    """A modal dialog over a veil; `open()` shows it without stopping the caller.

    Put content into `body`. Ctrl+Enter presses the primary button, Esc closes. The dialog deletes itself when closed.
    What is typed into it is kept as a draft in the book unless `keeps_draft` is False; Esc leaves the draft there. Over
    such a dialog the window also warns of what was confided.
    """

    keeps_draft: ClassVar[bool] = True
    made_with: tuple[object, ...] = ()

    def __new__(cls, *args: Any, **named: Any) -> Self:
        """Remembers what the dialog was opened with, so that a draft of it finds its way back."""
        made = super().__new__(cls)
        made.made_with = (*args[1:], *named.values())
        return made

    def __init__(self, parent: QWidget, title: str, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._veil: Veil | None = None
        self._escaped = False
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

    def typed_beside(self) -> Any:
        """What was typed into places that are no fields, such as a grid, as JSON can hold it; None for nothing."""
        return None

    def put_beside(self, typed: Any) -> None:
        """Puts back what `typed_beside` gave."""

    def add_above(self, widget: QWidget) -> None:
        """A strip above everything else, such as the offer of a draft."""
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(0, widget)

    def done(self, result: int) -> None:
        """Saved or given up: what was typed is no draft any more, unless Esc closed the dialog."""
        desk = self._desk()
        if desk is not None:
            desk.let_go(self, keep=self._escaped)
        super().done(result)

    def _desk(self) -> DraftDesk | None:
        desk: DraftDesk | None = found_above(self, "drafts")
        return desk

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._escaped = event.key() == Qt.Key.Key_Escape
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
        desk = self._desk()
        if desk is not None and self.keeps_draft:
            desk.watch(self)
        warn = found_above(self, "warn_of_private")
        if warn is not None and self.keeps_draft:
            warn(self)

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
