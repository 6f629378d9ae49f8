"""The entries of the menu Sửa that lead to the history, the bin and erasures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvqc_desktop.ui.frame.menus import Entry

if TYPE_CHECKING:
    from dvqc_desktop.ui.frame.book_frame import BookFrame


def history_entries(frame: BookFrame) -> tuple[Entry | None, ...]:
    """History of the book, what was deleted, erasures asked for."""

    def show_history() -> None:
        from dvqc_desktop.ui.dialogs.history.dialog import open_history

        open_history(frame.window, frame.context)

    def show_bin() -> None:
        from dvqc_desktop.ui.dialogs.history.dialog import open_bin

        open_bin(frame.window, frame.context)

    def show_erasures() -> None:
        from dvqc_desktop.ui.dialogs.privacy.erasures import ErasuresDialog

        ErasuresDialog(frame.window, frame.context).open()

    return (
        None,
        Entry("Lịch &sử sổ…", show_history, "F12", "history", "historyAction"),
        Entry("Đã &xóa…", show_bin, "", "delete", "binAction"),
        Entry("&Xóa hồ sơ theo yêu cầu…", show_erasures, "", "", "erasuresAction"),
    )
