"""Exports a list as a user does: reads what the question says, ticks it, chooses a place, opens the file."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.jobs import Jobs
from tests.ui.kit import child, dialog


def said(window: QWidget) -> str:
    """All that the question says before anything is written."""
    return "\n".join(made.text() for made in dialog(window, "confirmDialog").findChildren(QLabel))


def export_to(qtbot: QtBot, window: QWidget, jobs: Jobs, path: Path) -> Any:
    """Goes through the question and the choice of a file; gives the sheet written."""
    question = dialog(window, "confirmDialog")
    go = child(question, QPushButton, "confirmGoButton")
    assert not go.isEnabled()
    child(question, QCheckBox, "confirmReadCheck").setChecked(True)
    go.click()
    files = child(window, QFileDialog, "listFileDialog")
    files.fileSelected.emit(str(path))
    files.close()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    return load_workbook(path).active


def rows_under_head(sheet: Any, head: str) -> list[list[Any]]:
    """The head row that begins with `head`, and all below it."""
    (first,) = [cell.row for cell in sheet["A"] if cell.value == head]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]
