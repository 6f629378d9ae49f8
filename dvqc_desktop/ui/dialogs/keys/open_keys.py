"""Opens the dialogs about passphrase and recovery sheet; what they need is imported when one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dvqc_desktop.ui.pages.base import PageContext


def open_recovery_sheet(parent: QWidget, context: PageContext) -> None:
    """The recovery sheet, to be printed and typed back."""
    from dvqc_desktop.ui.dialogs.keys.sheet import RecoverySheetDialog

    RecoverySheetDialog(parent, context).open()


def open_drill(parent: QWidget, context: PageContext) -> None:
    """The yearly try of the recovery sheet."""
    from dvqc_desktop.ui.dialogs.keys.drill import DrillDialog

    DrillDialog(parent, context).open()


def open_change(parent: QWidget, context: PageContext) -> None:
    """A new passphrase by whoever knows the old one."""
    from dvqc_desktop.ui.dialogs.keys.change import CHANGE, KeyChangeDialog

    KeyChangeDialog(parent, context, CHANGE).open()


def open_hand_over(parent: QWidget, context: PageContext) -> None:
    """The book goes to a new keeper."""
    from dvqc_desktop.ui.dialogs.keys.change import HAND_OVER, KeyChangeDialog

    KeyChangeDialog(parent, context, HAND_OVER).open()


def open_new_passphrase(parent: QWidget, context: PageContext) -> None:
    """A new passphrase for a book that was opened by its recovery code."""
    from dvqc_desktop.ui.dialogs.keys.change import FORGOTTEN, KeyChangeDialog

    KeyChangeDialog(parent, context, FORGOTTEN).open()
