"""Python's collector set aside for a while: widgets may be taken apart by the window's own thread alone."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_holds: list[object] = []  # one for each that holds it now


def hold() -> None:
    """Nothing is collected in any thread until `release`; it may be held several times at once."""
    with _lock:
        _holds.append(None)
        gc.disable()


def release() -> None:
    """Lets go once; whoever lets go last may collect at once, and does so in his own thread."""
    with _lock:
        _holds.pop()
        if not _holds:
            gc.enable()


@contextmanager
def set_aside() -> Iterator[None]:
    """Nothing is collected in it; for the window's own thread."""
    hold()
    try:
        yield
    finally:
        release()
