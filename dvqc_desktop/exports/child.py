"""Python-heavy work in a process of its own, so that the window never stands still: rows in, bytes out."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

from dvqc_desktop.domain.errors.workbooks import WorkbookMakerStoppedError
from dvqc_desktop.domain.progress import SILENT, Progress

P = ParamSpec("P")
T = TypeVar("T")
_LOOK_SECONDS = 0.1


def in_child(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` gives, worked out in a fresh process; nothing touches a disk on the way.

    `work` is a function of a module, its arguments and its result can be pickled; what it raises arrives here.

    Raises:
        WorkbookMakerStoppedError: the process was ended from outside, as when the memory ran out.
    """
    return in_child_until(SILENT, work, *args, **kwargs)


def in_child_until(progress: Progress, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Like `in_child`, and stops the process when the user cancels. Raises Cancelled then."""
    with ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn")) as pool:
        result = pool.submit(work, *args, **kwargs)
        while True:
            try:
                return result.result(timeout=_LOOK_SECONDS)
            except NotYet:
                progress.check()
            except BrokenProcessPool:
                raise WorkbookMakerStoppedError from None
