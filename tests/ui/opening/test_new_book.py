"""Making a new book: what is missing is said, the file is made once, the sheet's code is typed back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.keys import recovery_code
from dvqc_desktop.services.book_keys import SHEET_PRINTED
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui.main_window import MainWindow
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.new_book_answers import PASSPHRASE, answer_step, press_next, the_dialog, type_into


@pytest.fixture
def made(locked_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window where the file has just been made and the recovery sheet is shown."""
    locked_window.make_new_book()
    for number in (1, 2, 3):
        answer_step(locked_window, number, tmp_path / "sổ mới.dvqc")
    qtbot.waitUntil(lambda: (tmp_path / "sổ mới.dvqc").exists() and not locked_window.jobs.busy, timeout=10_000)
    return locked_window


def errors(window: MainWindow) -> list[str]:
    labels = the_dialog(window).findChildren(QLabel)
    return [label.text() for label in labels if label.objectName().endswith("Error") and label.isVisible()]


def test_what_is_missing_is_said_under_its_field(locked_window: MainWindow) -> None:
    locked_window.make_new_book()
    type_into(the_dialog(locked_window), "newBookPathEdit", "")
    press_next(locked_window)
    assert errors(locked_window) == [
        "Ghi tên đơn vị.",
        "Ghi tên chi bộ của tổ đảng.",
        "Ghi tên đảng bộ cấp trên.",
        "Chọn chỗ để tệp sổ.",
    ]
    assert the_dialog(locked_window).focusWidget().objectName() == "unitNameEdit"


def test_a_file_that_is_there_is_not_overwritten(locked_window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "sổ.dvqc").write_bytes(b"x")
    locked_window.make_new_book()
    answer_step(locked_window, 1, tmp_path / "sổ.dvqc")
    assert errors(locked_window) == ["Đã có tệp sổ.dvqc. Đặt tên khác."]
    answer_step(locked_window, 1, tmp_path / "không có" / "sổ.dvqc")
    assert errors(locked_window) == ["Không có thư mục này. Chọn thư mục khác."]


def test_a_short_passphrase_and_one_typed_otherwise_are_refused(locked_window: MainWindow, tmp_path: Path) -> None:
    locked_window.make_new_book()
    for number in (1, 2):
        answer_step(locked_window, number, tmp_path / "sổ.dvqc")
    type_into(the_dialog(locked_window), "newPassphraseEdit", "ngắn quá")
    press_next(locked_window)
    assert errors(locked_window) == [
        "Còn thiếu 7 ký tự: cần từ 15 ký tự trở lên.",
        "Hai lần gõ chưa giống nhau. Bấm nút con mắt để xem.",
        "Đánh dấu khi đã hiểu điều này.",
    ]


def test_one_can_go_back_a_step(locked_window: MainWindow, tmp_path: Path) -> None:
    locked_window.make_new_book()
    answer_step(locked_window, 1, tmp_path / "sổ.dvqc")
    press(the_dialog(locked_window), "newBookBackButton")
    assert child(the_dialog(locked_window), QLabel, "newBookStepLabel").text() == "Bước 1/4"
    assert child(the_dialog(locked_window), QLineEdit, "unitNameEdit").text() == "Tổ đảng Tổ máy 6"


def test_the_code_typed_back_opens_the_new_book(made: MainWindow, qtbot: QtBot) -> None:
    shown = the_dialog(made)
    typed = child(shown, QPlainTextEdit, "recoveryTypedEdit")
    press_next(made)
    assert "Để sau" in errors(made)[0]
    typed.setPlainText("AAAA BBBB")
    press_next(made)
    assert "chưa khớp" in errors(made)[0]
    typed.setPlainText(child(shown, QLabel, "recoveryCodeLabel").text())
    press_next(made)
    assert made.store is not None
    assert made.store.database.find_note(SHEET_PRINTED) == "2026-11-20"
    unit = made.store.read(get_unit)
    assert (unit.name, unit.keeper) == ("Tổ đảng Tổ máy 6", "Nguyễn Thúy Lợi, tổ trưởng tổ đảng")
    assert made.store.database.passphrase_matches(PASSPHRASE)


def test_put_off_the_sheet_is_remembered_as_missing(made: MainWindow) -> None:
    press(the_dialog(made), "newBookLaterButton")
    assert made.store is not None
    assert made.store.database.find_note(SHEET_PRINTED) is None
    assert recovery_code(made.store.database.key)


def test_the_sheet_is_shown_before_printing(made: MainWindow, qtbot: QtBot) -> None:
    press(the_dialog(made), "printRecoveryButton")
    preview = child(made, QWidget, "printPreviewWindow")
    qtbot.waitUntil(lambda: not made.jobs.busy)
    assert preview.isVisible()
    preview.close()
    press(the_dialog(made), "newBookLaterButton")


def test_given_up_nothing_is_made(locked_window: MainWindow, tmp_path: Path) -> None:
    locked_window.make_new_book()
    answer_step(locked_window, 1, tmp_path / "sổ.dvqc")
    press(the_dialog(locked_window), "newBookLaterButton")
    assert open_dialogs(locked_window) == [] and not (tmp_path / "sổ.dvqc").exists()
    assert child(locked_window, QPushButton, "unlockButton").isVisible()


def test_the_sheet_becomes_a_file_only_after_a_warning(made: MainWindow, qtbot: QtBot) -> None:
    press(the_dialog(made), "printRecoveryButton")
    preview = child(made, QWidget, "printPreviewWindow")
    qtbot.waitUntil(lambda: not made.jobs.busy)
    press(preview, "savePdfButton")
    assert open_dialogs(preview) == ["confirmDialog"]
    press(dialog(preview, "confirmDialog"), "confirmStayButton")
    assert open_dialogs(preview) == []
    preview.close()
