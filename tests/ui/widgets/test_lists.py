"""Lists and trees copy nothing: a line about somebody stays in the window."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.widgets.lists import ListView, ListWidget, TreeView

UI = Path(__file__).parents[3] / "dvqc_desktop" / "ui"
PLAIN = re.compile(
    r"\((QListView|QTreeView|QListWidget|QTreeWidget)\)|\b(QListView|QTreeView|QListWidget|QTreeWidget)\(\)"
)
SUMS_ALONE = {"table.py"}  # the report's figures


@pytest.mark.parametrize("kind", [ListView, TreeView, ListWidget])
def test_the_keys_of_copying_do_nothing(qtbot: QtBot, kind: type[QAbstractItemView]) -> None:
    view = kind()
    qtbot.addWidget(view)
    if isinstance(view, ListWidget):
        view.addItem("Cao Thị Yến")
    else:
        view.setModel(QStringListModel(["Cao Thị Yến"], view))
    view.setCurrentIndex(view.model().index(0, 0))
    QGuiApplication.clipboard().setText("trước")
    qtbot.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "trước"


def test_other_keys_work_as_ever(qtbot: QtBot) -> None:
    view = ListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["a", "b"], view))
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1


def test_every_list_of_the_window_is_one_of_these() -> None:
    plain = {path.name for path in UI.rglob("*.py") if PLAIN.search(path.read_text("utf-8"))}
    assert plain - {"lists.py"} == SUMS_ALONE
