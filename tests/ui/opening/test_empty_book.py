"""The guide of a new book: four steps that wake one after the other, and a sample to look at."""

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import Database
from dvqc_desktop.services.first_steps import first_steps
from dvqc_desktop.services.members.members import MembershipFields, StatusFrom, add_member
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.workers import add_worker
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui.main_window import MainWindow
from tests.ui.kit import child, dialog, open_dialogs, press


@pytest.fixture
def new_window(locked_window: MainWindow, db: Database) -> MainWindow:
    """A window with a book just made."""
    locked_window.take_book(db)
    return locked_window


def buttons(window: MainWindow, step: int) -> dict[str, QPushButton]:
    return {made.text(): made for made in child(window, QWidget, f"setupStep{step}").findChildren(QPushButton)}


def test_the_guide_stands_in_the_place_of_the_overview(new_window: MainWindow) -> None:
    assert child(new_window, QWidget, "emptyBookPage").isVisible()
    assert not child(new_window, QWidget, "overviewPage").isVisible()
    assert not buttons(new_window, 4)["Mở bảng"].isEnabled()


def test_the_unit_is_named_from_the_first_step(new_window: MainWindow) -> None:
    buttons(new_window, 1)["Sửa…"].click()
    shown = dialog(new_window, "unitDialog")
    press(shown, "saveUnitButton")
    assert open_dialogs(new_window) == ["unitDialog"]
    kind, size = child(shown, QComboBox, "unitDialogKindCombo"), child(shown, QLabel, "unitSizeLabel")
    kind.setCurrentIndex(kind.findData("cell"))
    assert "từ 9 đảng viên chính thức bầu chi ủy, nhiều nhất 7 đồng chí" in size.text() and size.isVisible()
    child(shown, QLineEdit, "unitDialog_name").setText("Chi bộ Phân xưởng Z2")
    child(shown, QLineEdit, "unitDialog_superior_name").setText("Đảng bộ X.40")
    child(shown, QComboBox, "unitDialogWeekdayCombo").setCurrentIndex(2)
    press(shown, "saveUnitButton")
    assert new_window.store is not None
    assert new_window.store.read(get_unit).name == "Chi bộ Phân xưởng Z2"
    assert new_window.store.read(first_steps).weekday == 2
    assert child(new_window, QLabel, "orgUnitLabel").text() == "Chi bộ Phân xưởng Z2"


def test_the_second_step_leads_to_the_form_of_a_member(new_window: MainWindow) -> None:
    buttons(new_window, 2)["Thêm đảng viên"].click()
    assert child(new_window, QTabBar, "navTabs").currentIndex() == 1
    assert open_dialogs(new_window) == ["memberDialog"]


def test_with_members_and_workers_the_overview_takes_its_place(new_window: MainWindow) -> None:
    assert new_window.store is not None
    new_window.store.write(add_member, PersonFields("Trần Bích Hà"), MembershipFields(), StatusFrom())
    assert child(new_window, QWidget, "emptyBookPage").isVisible()
    new_window.store.write(add_worker, PersonFields("Phạm Văn Cường"), date(2026, 11, 1))
    assert child(new_window, QWidget, "overviewPage").isVisible()
    new_window.store.undo()
    assert child(new_window, QWidget, "emptyBookPage").isVisible()


def test_the_sample_opens_in_a_file_of_its_own(new_window: MainWindow, db: Database, qtbot: QtBot) -> None:
    with qtbot.waitSignal(new_window.opened, timeout=30_000):
        press(new_window, "openSampleLink")
    assert new_window.store is not None
    assert new_window.store.database.path != db.path
    assert child(new_window, QWidget, "overviewPage").isVisible()
    assert "to may 6 so mau" in child(new_window, QLabel, "toastLabel").text()
