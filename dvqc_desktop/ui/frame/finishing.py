"""Carries out erasures that are due when a book is opened, in a job, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvqc_desktop.domain.changes import EVERYTHING
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.services.privacy.finishing import Finished, finish_erasures, something_to_finish

if TYPE_CHECKING:
    from dvqc_desktop.ui.frame.book_frame import BookFrame


def finish_due_erasures(frame: BookFrame) -> None:
    """Takes out whoever asked more than a day ago, and ends what was cut short."""
    store = frame.store
    if not store.read(something_to_finish):
        return

    def work(_progress: Progress) -> Finished:
        return finish_erasures(store.database)

    def done(finished: Finished) -> None:
        store.changed.emit(EVERYTHING)
        left = f" Chưa với tới {len(finished.unreached)} bản sao lưu: xem Sửa › Xóa hồ sơ theo yêu cầu."
        frame.tell(f"Đã xóa hẳn {finished.done} hồ sơ theo yêu cầu.{left if finished.unreached else ''}")

    frame.window.jobs.run("Đang xóa hẳn hồ sơ theo yêu cầu", work, done, note="Sổ được viết lại để không còn chữ nào.")
