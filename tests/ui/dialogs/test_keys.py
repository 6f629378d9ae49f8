"""Walks through the keys of a book: forgotten and set anew, changed, handed over, and the sheet tried once a year."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.backup import back_up
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.keys import derive_key, read_salt, recovery_code
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors.store import WrongPassphrase
from dvqc_desktop.services.book_keys import SHEET_PRINTED, SHEET_TRIED, change_passphrase
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.opening.books import open_with_code, open_with_passphrase
from tests.conftest import KEY
from tests.ui.dialogs.keys_kit import NEW, errors, go_on, key_dialog, type_code_back, type_new
from tests.ui.kit import child, dialog, open_dialogs, press


def start(window: MainWindow, action: str) -> None:
    child(window, QAction, action).trigger()


@pytest.fixture
def recovered(locked_window: MainWindow, sample_db: Database, qtbot: QtBot) -> MainWindow:
    """A window whose book, with a copy beside it, was just opened by its recovery code."""
    path = sample_db.path
    back_up(sample_db, path.parent)
    sample_db.close()
    locked_window.show_unlock(path)
    press(locked_window, "forgottenLink")
    shown = dialog(locked_window, "recoveryDialog")
    child(shown, QPlainTextEdit, "recoveryCodeEdit").setPlainText(recovery_code(KEY))
    with qtbot.waitSignal(locked_window.opened):
        press(shown, "recoveryOpenButton")
    return locked_window


def test_forgotten_then_new_passphrase_new_sheet_and_the_old_ones_dead(recovered: MainWindow, qtbot: QtBot) -> None:
    assert recovered.store is not None
    path = recovered.store.database.path
    type_new(recovered)
    go_on(recovered, qtbot)
    type_code_back(recovered)
    code = child(key_dialog(recovered), QLabel, "recoveryCodeLabel").text()
    go_on(recovered, qtbot)
    listed = child(key_dialog(recovered), QListWidget, "oldCopiesList")
    assert [listed.item(row).text().split(" – ")[0][:16] for row in range(listed.count())] == [
        "mau (mật khẩu cũ",
        "mau-0001.dvqc",
    ]
    go_on(recovered, qtbot)
    recovered.lock_book()
    with pytest.raises(WrongPassphrase):
        open_database(path, KEY)
    open_with_code(path, code).close()
    open_with_passphrase(path, NEW).close()


def test_put_off_the_overview_asks_for_the_new_passphrase(recovered: MainWindow) -> None:
    press(key_dialog(recovered), "keyChangeLaterButton")
    assert recovered.store is not None and recovered.frame is not None
    rows = recovered.store.read(list_due, clock.today())
    assert "Đặt mật khẩu mới – sổ đã mở bằng phiếu khôi phục" in [row.what for row in rows]


REFUSED = {
    "ngắn quá": "Còn thiếu 7 ký tự",
    "Tổ đảng Tổ máy 6": "chỉ là tên đơn vị",
    "Nguyễn Thúy Lợi": "chỉ là tên đơn vị hay tên đảng viên",
    "mật khẩu mật khẩu": "nhiều người hay đặt",
    "abababababababab": "chỉ lặp lại vài chữ",
}


def test_a_passphrase_others_would_guess_is_refused_in_place(recovered: MainWindow) -> None:
    for typed, sentence in REFUSED.items():
        type_new(recovered, typed)
        press(key_dialog(recovered), "keyChangeNextButton")
        assert sentence in errors(key_dialog(recovered))[0]
    assert recovered.store is not None and recovered.store.database.key == KEY


@pytest.fixture
def known(locked_window: MainWindow, sample_db: Database) -> MainWindow:
    """A window whose book has the passphrase NEW."""
    change_passphrase(sample_db, NEW)
    locked_window.take_book(sample_db)
    return locked_window


def test_a_change_wants_the_passphrase_in_use_first(known: MainWindow, qtbot: QtBot) -> None:
    assert known.store is not None
    start(known, "changePassphraseAction")
    child(key_dialog(known), QLineEdit, "oldPassphraseEdit").setText("không phải câu này")
    go_on(known, qtbot)
    assert "gõ chưa đúng" in errors(key_dialog(known))[0]
    child(key_dialog(known), QLineEdit, "oldPassphraseEdit").setText(NEW)
    go_on(known, qtbot)
    type_new(known, NEW)
    go_on(known, qtbot)
    assert "giống mật khẩu đang dùng" in errors(key_dialog(known))[0]
    type_new(known, f"{NEW} và xanh")
    go_on(known, qtbot)
    press(key_dialog(known), "keyChangeLaterButton")
    assert known.store.database.find_note(SHEET_PRINTED) == ""
    assert known.store.database.passphrase_matches(f"{NEW} và xanh")


def test_a_hand_over_names_the_new_keeper(known: MainWindow, qtbot: QtBot) -> None:
    assert known.store is not None
    start(known, "handOverAction")
    go_on(known, qtbot)
    assert errors(key_dialog(known)) == ["Ghi tên người nhận sổ.", "Gõ mật khẩu đang dùng."]
    child(key_dialog(known), QLineEdit, "newKeeperEdit").setText("Trần Bích Hà, bí thư")
    child(key_dialog(known), QLineEdit, "oldPassphraseEdit").setText(NEW)
    go_on(known, qtbot)
    type_new(known, "câu của người nhận sổ này")
    go_on(known, qtbot)
    assert known.store.read(get_unit).keeper == "Trần Bích Hà, bí thư"
    assert "bàn giao" not in (known.store.undo_label() or "")
    assert known.store.database.key == derive_key("câu của người nhận sổ này", read_salt(known.store.database.path))
    key_dialog(known).close()


def test_the_sheet_is_tried_once_a_year(window: MainWindow) -> None:
    assert window.store is not None
    start(window, "recoveryDrillAction")
    shown = dialog(window, "recoveryDrillDialog")
    typed = child(shown, QPlainTextEdit, "drillCodeEdit")
    for code, sentence in (("AAAA", "chưa khớp"), (recovery_code(bytes(32)), "phiếu cũ")):
        typed.setPlainText(code)
        press(shown, "drillCompareButton")
        assert sentence in errors(shown)[0]
    typed.setPlainText(recovery_code(KEY).lower())
    press(shown, "drillCompareButton")
    assert open_dialogs(window) == []
    assert window.store.database.find_note(SHEET_TRIED) == "2026-11-20"
    assert "Phiếu khôi phục đúng" in child(window, QLabel, "statusMessageLabel").text()


def test_the_sheet_can_be_printed_again(window: MainWindow, qtbot: QtBot) -> None:
    start(window, "recoverySheetAction")
    press(dialog(window, "recoverySheetDialog"), "printRecoveryButton")
    assert child(window, QWidget, "printPreviewWindow").isVisible()
    qtbot.waitUntil(lambda: not window.jobs.busy)
