"""Carries out erasures that are due, and ends what was begun, in a job, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvqc_desktop.domain.changes import EVERYTHING
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.services.privacy.finishing import Finished, finish_erasures, something_to_finish

if TYPE_CHECKING:
    from dvqc_desktop.ui.pages.base import PageContext

TITLE = "Đang xóa hẳn theo yêu cầu"


def finish_due_erasures(context: PageContext) -> None:
    """Takes out whoever asked more than a day ago, and ends what was cut short or waits for file and copies."""
    store = context.store
    if not store.read(something_to_finish):
        return

    def work(_progress: Progress) -> Finished:
        return finish_erasures(store.database)

    def done(finished: Finished) -> None:
        store.changed.emit(EVERYTHING)
        context.tell(_told(finished))

    context.jobs.run(TITLE, work, done, note="Sổ được viết lại để không còn chữ nào.")


def _told(finished: Finished) -> str:
    what = f" {finished.done} hồ sơ theo yêu cầu" if finished.done else ""
    left = f" Chưa với tới {len(finished.unreached)} bản sao lưu: xem Sửa › Xóa hồ sơ theo yêu cầu."
    return f"Đã xóa hẳn{what}, không còn chữ nào trong sổ.{left if finished.unreached else ''}"
