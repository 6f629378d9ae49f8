"""The settings dialog in the real window: one save, refusals under the fields, and no old name of a class left."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QListView, QWidget

from dvqc_desktop.domain.cell_settings import FIELDS
from dvqc_desktop.services.cell_settings import read_settings, save_settings
from dvqc_desktop.ui.pages.base import PageName
from tests.ui.kit import child, dialog, open_dialogs, press

OLD, NEW = "cần giúp từng mặt", "Kém từng mặt"
THIRD = "setting_wording_needs_help"


@pytest.fixture
def sheet(window):
    footer = child(window, QListView, "navFooterList")
    place = next(row for row in range(footer.model().rowCount()) if footer.model().index(row, 0).data() == "Thiết lập")
    footer.clicked.emit(footer.model().index(place, 0))
    return dialog(window, "settingsDialog")


def put(parent, name, text):
    child(parent, QLineEdit, name).setText(text)


def words_of(root):
    """Everything that is said in a part of the window: labels, buttons, lists, heads, tooltips, spoken names."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        if isinstance(widget, QComboBox | QAbstractItemView) and isinstance(widget.model(), QAbstractItemModel):
            yield from cells(widget.model(), QModelIndex())


def cells(model, parent):
    for row in range(model.rowCount(parent)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        yield from (str(model.index(row, column, parent).data()) for column in range(columns))
        yield from cells(model, model.index(row, 0, parent))


def test_every_setting_has_its_field_and_shows_what_is_kept(window, sheet):
    for field in FIELDS:
        assert child(sheet, QWidget, "setting_" + field.key.replace(".", "_"))
    assert child(sheet, QLineEdit, "setting_class_review_months").text() == "3"
    assert child(sheet, QComboBox, "setting_contact_weekday").currentText() == "Thứ Sáu"


def test_one_save_changes_all_and_undo_takes_it_back(window, sheet):
    put(sheet, "setting_chain_load_limit", "4")
    put(sheet, "setting_contact_interval_days_active", "14")
    press(sheet, "saveSettingsButton")
    assert open_dialogs(window) == []
    kept = window.store.read(read_settings)
    assert (kept["chain.load_limit"], kept["contact.interval_days.active"]) == (4, 14)
    window.store.undo()
    assert window.store.read(read_settings)["chain.load_limit"] == 5


def test_what_cannot_be_taken_is_said_under_its_field(window, sheet):
    put(sheet, THIRD, "Tích cực")
    put(sheet, "setting_class_review_months", "0")
    press(sheet, "saveSettingsButton")
    assert "trùng" in child(sheet, QLabel, f"{THIRD}Error").text()
    assert child(sheet, QLabel, "setting_class_review_monthsError").text() == "Ghi từ 1 đến 24 tháng."
    assert window.store.read(read_settings)["class.review_months"] == 3


@pytest.mark.parametrize("page", [PageName.BOARD, PageName.OVERVIEW, PageName.REPORTS, PageName.PLANS])
def test_no_page_says_the_old_name_after_a_change(window, page, qtbot):
    window.frame.navigate(page)
    shown = window.frame.shelf.current()
    window.store.write(save_settings, {"wording.needs_help": NEW})
    qtbot.wait(50)
    said = list(words_of(shown))
    assert [text for text in said if OLD in text.lower()] == []
    if page is not PageName.PLANS:
        assert any(NEW.lower() in text.lower() for text in said)


def test_the_dialogs_of_the_board_say_the_new_name(window, qtbot):
    window.store.write(save_settings, {"wording.needs_help": NEW})
    window.frame.navigate(PageName.BOARD)
    board = window.frame.shelf.current()
    board.acts.reclassify([board.data.cards[0].id])
    said = list(words_of(dialog(window, "reclassifyDialog")))
    assert any(NEW in text for text in said)
    assert [text for text in said if OLD in text.lower()] == []
