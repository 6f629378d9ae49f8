"""What opens the book is handed to nobody: saved as a file, it stands in no register."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from dvqc_desktop.exports.documents.model import RecoverySheet
from dvqc_desktop.services.reports.export_register import exports
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.ui.dialogs.print_preview.window import preview_document
from dvqc_desktop.ui.main_window import MainWindow
from tests.ui.kit import child, dialog, press

SHEET = RecoverySheet("Phiếu khôi phục sổ", "Tổ đảng Tổ máy 6", "20/11/2026", ("AAAA", "BBBB"))


def test_the_sheet_that_opens_the_book_stands_in_no_register(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    assert window.store is not None
    preview = preview_document(window, window.jobs, SHEET, load_rule_pack(), window.store)
    press(preview, "savePdfButton")
    asked = dialog(preview, "confirmDialog")
    child(asked, QCheckBox, "confirmReadCheck").setChecked(True)
    press(asked, "confirmGoButton")
    child(preview, QFileDialog, "saveFileDialog").fileSelected.emit(str(tmp_path / "phieu.pdf"))
    qtbot.waitUntil(lambda: (tmp_path / "phieu.pdf").exists() and not window.jobs.busy)
    assert window.store.read(exports) == ()
    preview.close()
