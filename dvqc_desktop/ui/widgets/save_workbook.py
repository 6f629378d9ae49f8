"""Asks where a workbook goes; Qt asks before an older file is replaced."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_workbook(above: QWidget, title: str, name: str, then: Callable[[Path], object], object_name: str) -> None:
    """Opens the dialog over the window of `above` with a name proposed; `then` gets the path chosen."""
    dialog = QFileDialog(above.window(), title, "", "Sổ tính Excel (*.xlsx)")
    dialog.setObjectName(object_name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
