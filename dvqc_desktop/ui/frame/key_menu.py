"""The entries of the file menu about passphrase, recovery sheet and hand-over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dvqc_desktop.ui.dialogs.keys import open_keys
from dvqc_desktop.ui.frame.menus import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dvqc_desktop.ui.frame.book_frame import BookFrame
    from dvqc_desktop.ui.pages.base import PageContext


def key_entries(frame: BookFrame) -> tuple[Entry, ...]:
    """What the user may do with the book's keys."""
    window, context = frame.window, frame.context

    def entry(words: str, act: Callable[[QWidget, PageContext], None], icon: str, name: str) -> Entry:
        return Entry(words, partial(act, window, context), "", icon, name)

    return (
        entry("Đổ&i mật khẩu…", open_keys.open_change, "lock_shield", "changePassphraseAction"),
        entry("In phiếu khôi phụ&c…", open_keys.open_recovery_sheet, "print", "recoverySheetAction"),
        entry("Thử &phiếu khôi phục…", open_keys.open_drill, "checkmark_circle", "recoveryDrillAction"),
        entry("&Bàn giao sổ…", open_keys.open_hand_over, "arrow_swap", "handOverAction"),
    )
