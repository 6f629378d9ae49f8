"""Ctrl+H hides the names of people on every page, says so, and never lets a short name be written over a whole one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.errors.names import NamesAreHidden
from dvqc_desktop.domain.name_veil import MARK
from dvqc_desktop.services.people.hidden_names import names_to_hide
from dvqc_desktop.services.unit import Unit, get_unit, save_unit
from dvqc_desktop.ui.frame.nav import PAGES
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from tests.conftest import KEY
from tests.ui.kit import child

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def cells(view: QAbstractItemView, parent: QModelIndex | None = None) -> Iterator[str]:
    model = view.model()
    above = parent or QModelIndex()
    flat = isinstance(model, QAbstractListModel)
    for row in range(model.rowCount(above)):
        for column in range(1 if flat else model.columnCount(above)):
            index = model.index(row, column, above)
            yield from (str(index.data(role) or "") for role in ROLES)
        if not flat:
            yield from cells(view, model.index(row, 0, above))


def words_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from cells(widget)


def seen(window: MainWindow) -> str:
    """Every word that can be read, pointed at or spoken in the window now."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    texts = [text for widget in (window, *shown) for text in words_of(widget)]
    return "\n".join([*texts, *(action.text() for action in window.findChildren(QAction))])


def inner_tabs(window: MainWindow) -> Iterator[None]:
    """Once for the page as it stands, and once for each tab inside it."""
    yield
    for tabs in [tabs for tabs in window.page_stack.currentWidget().findChildren(QTabWidget) if tabs.isVisible()]:
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            yield


def named(window: MainWindow, people: list[str]) -> list[str]:
    text = seen(window)
    return [name for name in people if name in text]


@pytest.fixture
def people(sample_db: Database) -> list[str]:
    return [name for name, _sex in sample_db.read(names_to_hide)]


def test_no_full_name_is_left_on_any_page(window: MainWindow, people: list[str], qtbot: QtBot) -> None:
    assert window.frame is not None
    assert named(window, people)
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    for name, _words, _icon in PAGES:
        window.frame.navigate(name)
        for _ in inner_tabs(window):
            qtbot.waitUntil(lambda: not window.jobs.busy)
            assert named(window, people) == [], name
    assert child(window, QToolButton, "nameVisibilityButton").text() == "Đang che tên"
    window.frame.navigate(PageName.OVERVIEW)
    assert "chị D." in seen(window).replace(MARK, "")


def test_pages_seen_before_hide_their_names_too_and_show_them_again(window: MainWindow, people: list[str]) -> None:
    assert window.frame is not None
    for name, _words, _icon in PAGES:
        window.frame.navigate(name)
    window.frame.hiding.toggle()
    for name in (PageName.MEMBERS, PageName.BOARD, PageName.OVERVIEW):
        window.frame.navigate(name)
        assert named(window, people) == [], name
    child(window, QToolButton, "nameVisibilityButton").click()
    assert named(window, people)
    assert MARK not in seen(window)
    assert child(window, QToolButton, "nameVisibilityButton").text() == "Đang hiện tên"


def test_what_is_done_is_told_without_names(window: MainWindow, people: list[str]) -> None:
    assert window.frame is not None and window.store is not None
    window.frame.hiding.toggle()
    window.frame.toast(f"Đã ghi lần gặp: {people[0]}.")
    assert window.store.undo() is not None
    assert named(window, people) == []


def test_a_text_read_without_names_is_never_written_back(window: MainWindow) -> None:
    assert window.frame is not None and window.store is not None
    keeper = window.store.read(get_unit).keeper
    window.frame.hiding.toggle()
    unit: Unit = window.store.read(get_unit)
    assert unit.keeper.replace(MARK, "").startswith("chị L.")
    with pytest.raises(NamesAreHidden):
        window.store.write(save_unit, unit)
    window.frame.hiding.toggle()
    with pytest.raises(NamesAreHidden):
        window.store.write(save_unit, unit)
    assert window.store.read(get_unit).keeper == keeper


def test_a_box_with_a_hidden_name_cannot_be_typed_in_until_names_are_shown(window: MainWindow) -> None:
    assert window.frame is not None and window.store is not None
    window.frame.navigate(PageName.PLANS)
    window.frame.hiding.toggle()
    box = child(window, QPlainTextEdit, "strengthsPanelEdit")
    box.setPlainText(window.store.veiled("Kèm được Đào Thị Dung"))
    box.setFocus()
    assert box.isReadOnly()
    assert "chưa sửa được" in child(window, QLabel, "statusMessageLabel").text()
    box.undo()
    window.frame.hiding.toggle()
    assert not box.isReadOnly()


def test_the_choice_outlives_a_lock(window: MainWindow, people: list[str], sample_db: Database) -> None:
    assert window.frame is not None
    window.frame.hiding.toggle()
    window.lock_book()
    window.take_book(open_database(sample_db.path, KEY))
    assert named(window, people) == []
