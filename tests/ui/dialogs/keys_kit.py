"""What the walks through changes of the passphrase have in common."""

from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.main_window import MainWindow
from tests.ui.kit import child, dialog, press

NEW = "mưa rơi trên mái tôn đỏ"


def key_dialog(window: MainWindow) -> QDialog:
    """The dialog of the change."""
    return dialog(window, "keyChangeDialog")


def go_on(window: MainWindow, qtbot: QtBot) -> None:
    """Presses the primary button and waits for what it began."""
    press(key_dialog(window), "keyChangeNextButton")
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)


def type_new(window: MainWindow, passphrase: str = NEW) -> None:
    """Fills the step of the new passphrase."""
    shown = key_dialog(window)
    for name in ("newPassphraseEdit", "repeatPassphraseEdit"):
        child(shown, QLineEdit, name).setText(passphrase)
    child(shown, QCheckBox, "passphraseUnderstoodCheck").setChecked(True)


def type_code_back(window: MainWindow) -> None:
    """Types the code from the sheet."""
    shown = key_dialog(window)
    child(shown, QPlainTextEdit, "recoveryTypedEdit").setPlainText(child(shown, QLabel, "recoveryCodeLabel").text())


def errors(shown: QWidget) -> list[str]:
    """The sentences now under fields."""
    labels = shown.findChildren(QLabel)
    return [label.text() for label in labels if label.objectName().endswith("Error") and label.isVisible()]
