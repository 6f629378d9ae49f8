"""Files being written for others, noted in the user's own folder, so that none stays readable after a crash."""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX, ENDING = ".dvqc-", ".tmp"
YOUNG_SECONDS = 60.0
"""A note younger than this may belong to another window that is writing now."""


@contextmanager
def noted(folder: Path) -> Iterator[Path]:
    """A free name in the folder for a file being written, noted beforehand; the note goes when the file is named."""
    temporary = folder / f"{PREFIX}{secrets.token_hex(8)}{ENDING}"
    note = _notes() / f"{temporary.name}.txt"
    with suppress(OSError):  # a folder of one's own that cannot be written is no reason not to write the report
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(str(temporary.absolute()), "utf-8")
    try:
        yield temporary
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def tidy(young_seconds: float = YOUNG_SECONDS) -> None:
    """Takes away what a killed program left half-written, and the notes of it; called at the start and at the end."""
    for note in _notes().glob(f"{PREFIX}*.txt"):
        with suppress(OSError, ValueError):
            if time.time() - note.stat().st_mtime >= young_seconds:
                _remove(Path(note.read_text("utf-8")))
                note.unlink(missing_ok=True)


def _remove(temporary: Path) -> None:
    if temporary.name.startswith(PREFIX) and temporary.name.endswith(ENDING):
        temporary.unlink(missing_ok=True)


def _notes() -> Path:
    from platformdirs import user_state_path

    from dvqc_desktop.paths import APP_NAME

    return user_state_path(APP_NAME, appauthor=False) / "unfinished"
