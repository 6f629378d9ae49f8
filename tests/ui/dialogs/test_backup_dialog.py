"""The copies in the window: states with one button each, a restore in six clicks, and its way back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.services.upkeep.copies import main_folder
from dvqc_desktop.ui.dialogs.upkeep.dialog import BackupDialog
from dvqc_desktop.ui.frame.nav import NavFooter
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.widgets.table import TableView
from tests.db.acts import add_person
from tests.db.test_undo import state_of
from tests.ui.kit import child, dialog, open_dialogs, press


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> QDialog:
    """The page of copies, opened from the foot of the navigation."""
    foot = child(window, NavFooter, "navFooterList")
    foot.setCurrentIndex(foot.model().index(0, 0))
    qtbot.keyClick(foot, Qt.Key.Key_Return)
    settle(window, qtbot)
    return dialog(window, "backupDialog")


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Lets the running jobs end."""
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)


def words(parent: QWidget, name: str) -> str:
    return child(parent, QLabel, name).text()


def test_a_copy_is_made_here_and_told(window: MainWindow, page: QDialog, qtbot: QtBot) -> None:
    assert words(page, "hereLineWords") == "Chưa có bản sao nào."
    assert not child(page, QPushButton, "lookIntoCopyButton").isEnabled()
    press(page, "backupHereButton")
    settle(window, qtbot)
    assert words(page, "hereLineWords").startswith("Bản gần nhất: hôm nay")
    assert child(page, TableView, "copiesTable").model().rowCount() == 1
    assert words(page, "checkLineWords") == "Lần gần nhất: hôm nay, sổ còn nguyên vẹn."


def test_the_first_press_for_the_stick_asks_for_a_place_and_copies_there(
    window: MainWindow, page: QDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    assert words(window, "backupStateLabel") == "Chưa sao lưu ra USB"
    press(page, "backupAwayButton")
    chooser = dialog(window, "secondPlaceDialog")
    chooser.close()
    assert isinstance(page, BackupDialog)
    page.take_place(str(tmp_path / "usb"))
    settle(window, qtbot)
    assert words(page, "awayLineHint") == f"Để ở: {tmp_path / 'usb'}"
    assert words(window, "backupStateLabel") == "Sao lưu ra USB: hôm nay"
    assert len(list((tmp_path / "usb").glob("*.dvqc"))) == 1
    press(page, "backupAwayButton")
    settle(window, qtbot)
    assert len(list((tmp_path / "usb").glob("*.dvqc"))) == 2


def test_a_stick_that_takes_no_copy_is_told_and_may_be_another(
    window: MainWindow, page: QDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    assert isinstance(page, BackupDialog)
    page.take_place(str(tmp_path / "file"))
    settle(window, qtbot)
    press(dialog(window, "errorDialog"), "chooseOtherPlaceButton")
    assert "secondPlaceDialog" in open_dialogs(window)
    assert words(page, "awayLineWords").startswith("Lần gần nhất chưa xong")
    assert child(window, QLabel, "backupStateLabel").property("role") == "error"


def test_a_clock_set_back_is_told_when_the_book_is_opened_and_on_the_page(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("DVQC_TODAY", "2009-01-01")
    assert window.frame is not None
    window.frame.start()
    assert "lùi về" in words(window, "statusMessageLabel")
    window.frame.acts.open_backup()
    settle(window, qtbot)
    assert "xem lại ngày giờ của máy" in words(dialog(window, "backupDialog"), "backupNoticeLabel")


def test_a_wrong_restore_is_undone_by_one_press(window: MainWindow, page: QDialog, qtbot: QtBot) -> None:
    assert window.store is not None
    press(page, "backupHereButton")
    settle(window, qtbot)
    window.store.write(add_person, "Lê Mới")
    before = state_of(window.store.database)
    press(page, "lookIntoCopyButton")
    settle(window, qtbot)
    question = dialog(window, "confirmDialog")
    told = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "1 người sẽ không còn." in told and "sổ hiện có" in told
    child(question, QCheckBox, "confirmReadCheck").setChecked(True)
    press(question, "confirmGoButton")
    settle(window, qtbot)
    assert "Lê Mới" not in str(state_of(window.store.database)["person"])
    press(dialog(window, "restoredDialog"), "undoRestoreButton")
    settle(window, qtbot)
    assert state_of(window.store.database) == before


def test_a_restore_can_be_taken_back_later_from_the_page(window: MainWindow, page: QDialog, qtbot: QtBot) -> None:
    press(page, "backupHereButton")
    settle(window, qtbot)
    assert not child(page, QWidget, "takeBackStrip").isVisible()
    press(page, "lookIntoCopyButton")
    settle(window, qtbot)
    press(dialog(window, "confirmDialog"), "confirmGoButton")
    settle(window, qtbot)
    press(dialog(window, "restoredDialog"), "restoredDoneButton")
    assert child(page, QWidget, "takeBackStrip").isVisible()
    press(page, "takeBackButton")
    settle(window, qtbot)
    assert not child(page, QWidget, "takeBackStrip").isVisible()


def test_the_book_is_checked_when_asked_for(window: MainWindow, page: QDialog, qtbot: QtBot) -> None:
    assert words(page, "checkLineWords") == "Chưa kiểm tra lần nào."
    press(page, "checkBookButton")
    settle(window, qtbot)
    assert words(page, "checkLineWords") == "Lần gần nhất: hôm nay, sổ còn nguyên vẹn."
    assert words(window, "statusMessageLabel") == "Đã kiểm tra toàn bộ sổ: còn nguyên vẹn."


def test_a_file_that_is_no_copy_is_refused_in_words(
    window: MainWindow, page: QDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "anh.dvqc").write_bytes(bytes(range(256)) * 40)
    assert isinstance(page, BackupDialog)
    page.look_into_file(str(tmp_path / "anh.dvqc"))
    settle(window, qtbot)
    assert "mật khẩu của sổ không mở được anh.dvqc" in words(dialog(window, "errorDialog"), "errorWhatLabel")


def test_locking_leaves_a_copy_of_what_was_written_and_unlocks_after_it(window: MainWindow, qtbot: QtBot) -> None:
    assert window.store is not None
    database = window.store.database
    window.closer.makes_copies = True
    window.lock_book()
    assert window.store is None
    settle(window, qtbot)
    assert database.closed and len(list(main_folder(database.path).iterdir())) == 1


def test_closing_the_window_leaves_a_copy_even_where_a_lock_was_not_done(window: MainWindow) -> None:
    assert window.store is not None
    database = window.store.database
    window.closer.makes_copies = True
    window.lock_book()
    window.close()
    assert database.closed and len(list(main_folder(database.path).iterdir())) == 1


def test_the_half_hours_copy_is_made_beside_the_window(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None and window.store is not None
    keeper = window.frame.keeper
    with qtbot.waitSignal(keeper.made, timeout=20_000):
        keeper.copy_when_free()
    with qtbot.waitSignal(keeper.made, timeout=20_000):
        keeper.copy_when_free()
    assert len(list(main_folder(window.store.database.path).iterdir())) == 1, "an unchanged book needs no other copy"
    with qtbot.waitSignal(keeper.made, timeout=20_000):
        keeper.check_when_free()
