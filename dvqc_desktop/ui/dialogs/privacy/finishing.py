"""Carries out erasures that are due, and ends what was begun, in a job, and says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from dvqc_desktop.domain.changes import EVERYTHING
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.services.privacy.clearing import clear_bin
from dvqc_desktop.services.privacy.finishing import Finished, finish_erasures, something_to_finish
from dvqc_desktop.services.upkeep.copies import copy_before

if TYPE_CHECKING:
    from dvqc_desktop.ui.pages.base import PageContext

TITLE = "Đang xóa hẳn theo yêu cầu"


def finish_due_erasures(context: PageContext) -> None:
    """Takes out whoever asked more than a day ago, and ends what was cut short."""
    if context.store.read(something_to_finish):
        _run(context, lambda: None)


def clear_old_bin(context: PageContext, kept_from: date) -> None:
    """Clears what was deleted before a day, after a copy was made; file and copies are written anew."""

    def clear() -> None:
        copy_before(context.store.database)
        context.store.record(clear_bin, kept_from)

    _run(context, clear)


def _run(context: PageContext, first: Callable[[], None]) -> None:
    def work(_progress: Progress) -> Finished:
        first()
        return finish_erasures(context.store.database)

    def done(finished: Finished) -> None:
        context.store.changed.emit(EVERYTHING)
        context.tell(_told(finished))

    context.jobs.run(TITLE, work, done, note="Sổ được viết lại để không còn chữ nào.")


def _told(finished: Finished) -> str:
    what = f" {finished.done} hồ sơ theo yêu cầu" if finished.done else ""
    left = f" Chưa với tới {len(finished.unreached)} bản sao lưu: xem Sửa › Xóa hồ sơ theo yêu cầu."
    return f"Đã xóa hẳn{what}, không còn chữ nào trong sổ.{left if finished.unreached else ''}"
