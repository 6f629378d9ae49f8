"""Working a proposal out: at once for a few people, else in a process of its own, so that the window goes on."""

from collections.abc import Callable
from typing import TypeVar

from dvqc_desktop.domain.errors.advice import AdviceStoppedError
from dvqc_desktop.domain.errors.workbooks import WorkbookMakerStoppedError
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.services.reports.figures import is_large
from dvqc_desktop.ui.pages.base import PageContext

T = TypeVar("T")
K = TypeVar("K")
FEW = 60  # so many people are shared out in a moment


def work_out(
    context: PageContext,
    people: int,
    read: Callable[[], K],
    work: Callable[[K], T],
    done: Callable[[K, T], None],
) -> None:
    """Reads, works out, and gives both to `done`.

    Params: people - how many are to be shared out; work - a function of a module, for it may go to another process.
    """
    if people <= FEW and not context.store.read(is_large):
        known = read()
        done(known, work(known))
        return

    def job(progress: Progress) -> tuple[K, T]:
        known = read()
        return known, elsewhere(progress, work, known)

    context.jobs.run(f"Đang tính đề nghị cho {people} người", job, lambda both: done(*both), note="Hủy: sổ giữ nguyên.")


def elsewhere(progress: Progress, work: Callable[[K], T], known: K) -> T:
    """What `work` gives, from a process of its own. Raises AdviceStoppedError where that was ended, and Cancelled."""
    from dvqc_desktop.exports.child import in_child_until

    try:
        return in_child_until(progress, work, known)
    except WorkbookMakerStoppedError:
        raise AdviceStoppedError from None
