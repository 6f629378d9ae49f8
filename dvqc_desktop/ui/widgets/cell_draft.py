"""What stands in the open editor of a table's cell: read for a draft, and put back where its row still stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dvqc_desktop.ui.widgets.table import DISPLAY, TableView

CELL = "*cell"  # among the fields of a draft
EDIT = Qt.ItemDataRole.EditRole
CellEdit = QLineEdit | QPlainTextEdit | QComboBox  # of the lists those that take words of one's own


def table_of(edit: QWidget | None) -> TableView | None:
    """The table whose cell this is the editor of, or None."""
    above = edit.parentWidget() if isinstance(edit, CellEdit) else None
    table = above.parentWidget() if above is not None else None
    return table if isinstance(table, TableView) and above is table.viewport() else None


def typed_cell(form: QWidget) -> dict[str, Any] | None:
    """The open editor in a table of this form, as JSON can hold it; None where nothing else stands in it than before.

    Params: form - a form, a table, or the editor itself.
    """
    for edit in (form, *form.findChildren(QWidget)):
        table = table_of(edit)
        if table is None or not isinstance(edit, CellEdit):
            continue
        index, text = table.indexAt(edit.geometry().center()), _text(edit)
        if index.isValid() and text.strip() and text != str(index.data(EDIT) or ""):
            place = {"row": index.row(), "column": index.column(), "words": _words(table, index.row(), index.column())}
            return {"table": table.objectName(), "text": text, **place}
    return None


def put_cell(form: QWidget, typed: dict[str, Any]) -> bool:
    """Opens the editor of the cell again and puts the text into it; False where its row is no longer shown."""
    tables = (form, *form.findChildren(TableView))
    named = (one for one in tables if isinstance(one, TableView) and one.objectName() == typed["table"])
    table = next(named, None)
    row = _row_of(table, typed) if table is not None and table.isVisible() else None
    if table is None or row is None:
        return False
    index = table.model().index(row, typed["column"])
    table.setCurrentIndex(index)
    table.edit(index)
    edit = next((one for one in table.viewport().findChildren(QWidget) if table_of(one) is table), None)
    if isinstance(edit, QLineEdit):
        edit.setText(typed["text"])
        edit.setModified(True)
    elif isinstance(edit, QPlainTextEdit):
        edit.setPlainText(typed["text"])
    elif isinstance(edit, QComboBox):
        edit.setEditText(typed["text"])
    return edit is not None


def _row_of(table: TableView, typed: dict[str, Any]) -> int | None:
    """The row that says what the row of the draft said, looked for in its old place first."""
    count = table.model().rowCount()
    rows = sorted(range(count), key=lambda row: row != typed["row"])
    return next((row for row in rows if _words(table, row, typed["column"]) == typed["words"]), None)


def _words(table: TableView, row: int, but: int) -> list[str]:
    model = table.model()
    others = (column for column in range(model.columnCount()) if column != but)
    return [str(model.index(row, column).data(DISPLAY) or "") for column in others]


def _text(edit: CellEdit) -> str:
    if isinstance(edit, QComboBox):
        return edit.currentText() if edit.isEditable() else ""
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
