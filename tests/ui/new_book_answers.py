"""Answers to the questions of a new book, typed into the dialog as a user would leave them."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPushButton, QWidget

PASSPHRASE = "bốn năm từ không liền nghĩa"
UNIT = {
    "unitNameEdit": "Tổ đảng Tổ máy 6",
    "unitParentEdit": "Chi bộ Phân xưởng Z2",
    "unitSuperiorEdit": "Đảng bộ X.40",
    "unitPlaceEdit": "Hà Nội",
    "unitCodeEdit": "X40-Z2-TM6",
}


def the_dialog(window: QWidget) -> QDialog:
    """The dialog of the new book, open over the window."""
    found = window.findChild(QDialog, "newBookDialog")
    assert isinstance(found, QDialog)
    return found


def type_into(dialog: QWidget, name: str, text: str) -> None:
    """Leaves a text in a field of the dialog."""
    edit = dialog.findChild(QLineEdit, name)
    assert isinstance(edit, QLineEdit), name
    edit.setText(text)


def press_next(window: QWidget) -> None:
    """Presses the primary button of the dialog."""
    button = the_dialog(window).findChild(QPushButton, "newBookNextButton")
    assert isinstance(button, QPushButton)
    button.click()


def answer_step(window: QWidget, number: int, path: Path) -> None:
    """Fills one of the first three steps and goes on; the third makes the file at `path`."""
    dialog = the_dialog(window)
    if number == 1:
        for name, text in UNIT.items():
            type_into(dialog, name, text)
        type_into(dialog, "newBookPathEdit", str(path))
    elif number == 2:
        type_into(dialog, "bookKeeperEdit", "Nguyễn Thúy Lợi, tổ trưởng tổ đảng")
    else:
        for name in ("newPassphraseEdit", "repeatPassphraseEdit"):
            type_into(dialog, name, PASSPHRASE)
        check = dialog.findChild(QCheckBox, "passphraseUnderstoodCheck")
        assert isinstance(check, QCheckBox)
        check.setChecked(True)
    press_next(window)
