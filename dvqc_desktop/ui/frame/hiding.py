"""Ctrl+H: names are hidden on every page until the key is pressed again; what shows hidden names cannot be typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain.name_veil import MARK

if TYPE_CHECKING:
    from dvqc_desktop.ui.frame.book_frame import BookFrame

Box = QLineEdit | QPlainTextEdit | QTextEdit
HIDDEN = "Đang che tên. Bấm Ctrl+H để hiện lại."
SHOWN = "Đang hiện tên."
LOOK_ONLY = "Ô này có tên đang che nên chưa sửa được. Bấm Ctrl+H để hiện tên rồi sửa."


class NameHiding(QObject):
    """Turns hiding on and off for one open book; the window remembers the choice until it closes."""

    def __init__(self, frame: BookFrame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._asleep: list[Box] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    @property
    def is_on(self) -> bool:
        """True while names are hidden."""
        return self._frame.store.hides_names

    @Slot()
    def toggle(self) -> None:
        """Hides the names, or shows them again."""
        self.set(not self.is_on)
        self._frame.status.say(HIDDEN if self.is_on else SHOWN)

    def set(self, wanted: bool) -> None:
        """Hides or shows names everywhere; what stands in a box is taken by its page first."""
        focus = QApplication.focusWidget()
        if isinstance(focus, Box):
            focus.clearFocus()
        frame = self._frame
        frame.window.names_hidden = wanted
        frame.store.hide_names(wanted)
        frame.search.forget()
        frame.status.show_names(wanted)
        if not wanted:
            self._wake()

    def _wake(self) -> None:
        for box in self._asleep:
            if isValid(box):
                box.setReadOnly(False)
        self._asleep.clear()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not self.is_on or not isinstance(now, Box) or now.isReadOnly():
            return
        if MARK in (now.text() if isinstance(now, QLineEdit) else now.toPlainText()):
            now.setReadOnly(True)
            self._asleep.append(now)
            self._frame.status.say(LOOK_ONLY)
