"""The open editor of a cell is read for a draft and filled again, also a list that takes words of one's own."""

from typing import Any

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QStyledItemDelegate, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.widgets.cell_draft import put_cell, typed_cell
from dvqc_desktop.ui.widgets.table import TableView

WORDS = "đưa con đi khám"


class Reasons(QStyledItemDelegate):
    """An editor for the words of a cell: a list that may be written in, or a box of several lines."""

    def __init__(self, kind: type[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind

    def createEditor(self, parent: QWidget, _option: Any, _index: Any) -> QWidget:
        made = self.kind(parent)
        if isinstance(made, QComboBox):
            made.setEditable(True)
        return made

    def setEditorData(self, _editor: QWidget, _index: Any) -> None:
        """Begins empty."""


@pytest.mark.parametrize("kind", [QComboBox, QPlainTextEdit])
def test_what_stands_in_the_editor_goes_back_into_its_row(qtbot: QtBot, kind: type[QWidget]) -> None:
    table, rows = TableView("rollTable"), QStandardItemModel(2, 2)
    for row, name in enumerate(("An", "Bình")):
        rows.setItem(row, 0, QStandardItem(name))
    table.setModel(rows)
    table.setItemDelegate(Reasons(kind, table))
    qtbot.addWidget(table)
    table.show()
    table.edit(rows.index(1, 1))
    assert typed_cell(table) is None
    editor = table.viewport().findChild(kind)
    assert isinstance(editor, QComboBox | QPlainTextEdit)
    editor.setEditText(WORDS) if isinstance(editor, QComboBox) else editor.setPlainText(WORDS)
    typed = typed_cell(table)
    assert typed is not None and typed["words"] == ["Bình"] and typed["text"] == WORDS
    table.closeEditor(editor, Reasons.EndEditHint.RevertModelCache)
    rows.insertRow(0, [QStandardItem("Cúc"), QStandardItem()])
    qtbot.waitUntil(lambda: typed_cell(table) is None)
    assert put_cell(table, typed)
    again = typed_cell(table)
    assert again is not None and again["row"] == 2 and again["text"] == WORDS
