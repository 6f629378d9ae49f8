"""The fault log: codes and places in our own code, never a value, a name or a path of the user's."""

import traceback
from contextlib import suppress
from errno import errorcode
from pathlib import Path

from dvqc_desktop.domain import clock
from dvqc_desktop.paths import log_folder

FILE_NAME = "faults.log"
_LONGEST_BYTES = 1_000_000


def log_fault(code: str, fault: BaseException) -> Path:
    """Notes an unexpected fault: its kind and where in the code it came about; gives the log's path."""
    kind, *places = told_of(fault)
    return _append([f"{_stamp()} {code} {kind}", *(f"  {place}" for place in places)])


def told_of(fault: BaseException) -> list[str]:
    """A fault in words that hold nothing of anybody's: its kind, then the places in the code it came through.

    Messages of exceptions are left out, because they may hold what somebody typed; a disk's error keeps its code.
    """
    number = errorcode.get(fault.errno or 0, "") if isinstance(fault, OSError) else ""
    places = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(fault.__traceback__)
    ]
    return [f"{type(fault).__name__} {number}".strip(), *places]


def log_event(code: str) -> Path:
    """Notes something by its code alone, such as a refusal; gives the log's path."""
    return _append([f"{_stamp()} {code}"])


def _stamp() -> str:
    return clock.now().isoformat(" ")


def _append(lines: list[str]) -> Path:
    """Adds lines at the end; a log grown long starts anew. A log that cannot be written stops nobody."""
    path = log_folder() / FILE_NAME
    with suppress(OSError):
        mode = "w" if path.is_file() and path.stat().st_size > _LONGEST_BYTES else "a"
        with path.open(mode, encoding="utf-8") as stream:
            stream.write("\n".join(lines) + "\n")
    return path
