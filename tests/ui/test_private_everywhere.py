"""A marker in every private part is in no word of the window: titles, tooltips, accessible words, models, clipboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.frame.nav import PAGES
from dvqc_desktop.ui.frame.search import GlobalSearch
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.plans.page import VIEWS, PlansPage
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit
from dvqc_desktop.ui.widgets.table import TableView
from tests.faults.test_private_catalogue import MARKER, confide
from tests.ui.kit import child

ROLES = [Qt.ItemDataRole(role) for role in (0, 2, 3, 4, 5, 11, 12)]

COPIED = {"workerTable", "movementTable"}


@pytest.fixture
def confided(window: MainWindow) -> MainWindow:
    assert window.store is not None
    window.store.write(confide)
    return window


def model_words(model: QAbstractItemModel | None, parent: QModelIndex) -> Iterator[str]:
    """What the cells of a model tell in words, also to other programs."""
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), 60)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(model.data(index, role) or "") for role in ROLES)
            if column == 0:
                yield from model_words(model, index)


def spoken(widget: QWidget) -> Iterator[str]:
    """What a screen reader is told of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        for kind in (
            QAccessible.Text.Name,
            QAccessible.Text.Description,
            QAccessible.Text.Value,
            QAccessible.Text.Help,
        ):
            yield interface.text(kind)


def words_of(window: QWidget) -> str:
    told: list[str] = []
    for widget in (window, *window.findChildren(QWidget)):
        told += [widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis(), *spoken(widget)]
        if isinstance(widget, QAbstractItemView):
            told += model_words(widget.model(), widget.rootIndex())
    return "\n".join(told)


def test_no_page_tells_it(confided: MainWindow) -> None:
    assert confided.frame is not None
    for name, _words, _icon in PAGES:
        confided.frame.navigate(name)
        page = confided.frame.shelf.current()
        assert page is not None
        for tabs in page.findChildren(QTabWidget):
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
        for view in VIEWS if isinstance(page, PlansPage) else ():
            page.show_view(view.key)
        assert MARKER not in words_of(confided), name


def test_the_person_page_the_log_and_the_contact_dialog_do_not_tell_it(confided: MainWindow) -> None:
    from dvqc_desktop.ui.dialogs.contact_correction import open_contact_correction

    assert confided.frame is not None
    confided.frame.navigate(PageName.PLANS)
    confided.frame.acts.open_person(19)
    page = confided.frame.shelf.current()
    contact = next(row for row in page.people.log.model.rows() if row.has_private)  # type: ignore[union-attr]
    open_contact_correction(confided, confided.frame.context, page.current_person() or 0, contact.id)  # type: ignore[union-attr]
    told = words_of(confided)
    assert "Có phần riêng, đang khóa" in told
    assert MARKER not in told


def test_no_search_and_no_filter_finds_it(confided: MainWindow) -> None:
    assert confided.frame is not None
    search = child(confided, GlobalSearch, "globalSearchEdit")
    search.textEdited.emit("ngại anh em cho là")
    assert "Không có gì khớp" in search._model.item(0).text()
    for name in (PageName.PLANS, PageName.BOARD):
        confided.frame.navigate(name)
        page = confided.frame.shelf.current()
        assert page is not None
        edit = page.filter_edit()
        assert isinstance(edit, FilterEdit)
        edit.setText("chạy mức")
        assert MARKER not in words_of(page)


def copy_all(window: QWidget, qtbot: QtBot) -> None:
    for view in window.findChildren(QAbstractItemView):
        if view.isVisible():
            QApplication.clipboard().clear()
            view.selectAll()
            qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
            copied = QGuiApplication.clipboard().text()
            assert MARKER not in copied, view.objectName()
            assert not copied or not isinstance(view, TableView) or view.objectName() in COPIED, view.objectName()


def test_no_view_copies_it_and_no_table_copies_anything_unless_it_says_so(confided: MainWindow, qtbot: QtBot) -> None:
    assert confided.frame is not None
    for name in (PageName.PLANS, PageName.BOARD, PageName.MEMBERS, PageName.OVERVIEW):
        confided.frame.navigate(name)
        copy_all(confided, qtbot)
        page = confided.frame.shelf.current()
        for view in VIEWS if isinstance(page, PlansPage) else ():
            page.show_view(view.key)
            copy_all(confided, qtbot)
