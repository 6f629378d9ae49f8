"""Python's collector set aside for a while: widgets may be taken apart by the window's own thread alone."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_wishes: list[object] = []  # one for each that is in it now


@contextmanager
def set_aside() -> Iterator[None]:
    """Nothing is collected in it, in any thread; it may be entered several times at once.

    A job that ran the collector would take apart dead widgets in its own thread, which Qt does not survive.
    """
    with _lock:
        _wishes.append(None)
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _wishes.pop()
            if not _wishes:
                gc.enable()
