"""Finding widgets in a window by kind and objectName, as a user finds them by eye."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

W = TypeVar("W", bound=QObject)


def child(parent: QObject, kind: type[W], name: str) -> W:
    """The child of this kind and objectName; fails where there is none."""
    found = parent.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def dialog(parent: QWidget, name: str) -> QDialog:
    """The open dialog of this name."""
    found = [made for made in parent.findChildren(QDialog, name) if made.isVisible()]
    assert found, name
    return found[-1]


def press(parent: QWidget, name: str) -> None:
    """Clicks a button."""
    child(parent, QPushButton, name).click()


def open_dialogs(parent: QWidget) -> list[str]:
    """The names of the dialogs now open."""
    return [made.objectName() for made in parent.findChildren(QDialog) if made.isVisible()]


def put(widget: QWidget | None, text: str) -> None:
    """Types a text where the cursor of a field is; QTest itself cannot type Vietnamese letters."""
    if isinstance(widget, QPlainTextEdit):
        widget.insertPlainText(text)
    else:
        assert isinstance(widget, QLineEdit)
        widget.insert(text)
