"""What stands in the fields of a form, by objectName: read for a draft, and put back from one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QTimeEdit,
    QWidget,
)

from dvqc_desktop.ui.widgets.filter_edit import FilterEdit
from dvqc_desktop.ui.widgets.passphrase import PassphraseEdit

_NEVER = (FilterEdit, PassphraseEdit)  # a search is no draft, and a passphrase is never kept
_WRITTEN = (QLineEdit, QPlainTextEdit, QTextEdit)
_ISO = Qt.DateFormat.ISODate


def typed_in(form: QWidget) -> dict[str, Any]:
    """The values of all named fields of a form, as JSON can hold them."""
    return {name: value for name, widget in _fields(form) if (value := _value(widget)) is not None}


def has_words(form: QWidget, values: Mapping[str, Any]) -> bool:
    """True when some of the values were written, not only chosen or ticked."""
    return any(values.get(name) and isinstance(widget, _WRITTEN) for name, widget in _fields(form))


def put_into(form: QWidget, values: Mapping[str, Any]) -> None:
    """Puts values back into the fields that are still there; lists first, since others may follow them."""
    fields = list(_fields(form))
    for wanted in (QComboBox, QWidget):
        for name, widget in fields:
            if name in values and isinstance(widget, QComboBox) == (wanted is QComboBox):
                _put(widget, values[name])


def _fields(form: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Named fields in the order they were made; several of one name are told apart by a running number."""
    seen: dict[str, int] = {}
    for widget in (form, *form.findChildren(QWidget)):
        name = widget.objectName()
        if not name or name.startswith("qt_") or isinstance(widget, _NEVER) or _is_part(widget):
            continue
        if isinstance(widget, QAbstractButton) and not widget.isCheckable():
            continue
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}#{seen[name]}"), widget


def _is_part(widget: QWidget) -> bool:
    """The line inside a list, a date or a number field: its owner is read instead."""
    return isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)


def _value(widget: QWidget) -> Any:
    for kind, read, _write in _KINDS:
        if isinstance(widget, kind):
            return read(widget)
    return None


def _put(widget: QWidget, value: Any) -> None:
    for kind, _read, write in _KINDS:
        if isinstance(widget, kind):
            if _value(widget) != value:
                write(widget, value)
            return


def _put_choice(combo: QComboBox, value: Any) -> None:
    place = combo.findText(value)
    if place >= 0:
        combo.setCurrentIndex(place)
        combo.activated.emit(place)  # as if the user had chosen it: forms listen to that
    elif combo.isEditable():
        combo.setEditText(value)


def _read_time(edit: QDateTimeEdit) -> str:
    return str(edit.time().toString(_ISO) if isinstance(edit, QTimeEdit) else edit.date().toString(_ISO))


def _put_time(edit: QDateTimeEdit, value: str) -> None:
    if isinstance(edit, QTimeEdit):
        edit.setTime(QTime.fromString(value, _ISO))
    else:
        edit.setDate(QDate.fromString(value, _ISO))


def _read_rich(edit: QTextEdit) -> str:
    return str(edit.toHtml() if edit.toPlainText() else "")


_KINDS: tuple[tuple[type[Any], Callable[[Any], Any], Callable[[Any, Any], object]], ...] = (
    (QLineEdit, lambda edit: edit.text(), lambda edit, value: edit.setText(value)),
    (QPlainTextEdit, lambda edit: edit.toPlainText(), lambda edit, value: edit.setPlainText(value)),
    (QTextEdit, _read_rich, lambda edit, value: edit.setHtml(value)),
    (QComboBox, lambda combo: combo.currentText(), _put_choice),
    (QDateEdit, _read_time, _put_time),
    (QTimeEdit, _read_time, _put_time),
    (QSpinBox, lambda spin: spin.value(), lambda spin, value: spin.setValue(value)),
    (QAbstractButton, lambda made: made.isChecked(), lambda made, _value: made.click()),
)
