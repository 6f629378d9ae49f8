"""Locking each small piece of memory makes work on a book five times as slow: only tests of the file ask for it.

Once asked for it stays on in the process, so that those tests run last: on two cores only with --no-loadscope-reorder,
without which files of many tests come first, and all that follow pay (a power-cut test of 40 s took more than 600).
"""

from pathlib import Path

import pytest

from dvqc_desktop.db.cipher import SETTINGS

NAME = "cipher_memory_security"
AS_SHIPPED = SETTINGS[NAME]
ASKED_BY = (Path(__file__).parent / "db",)


def leave_off() -> None:
    """Books opened from now on do not ask for it."""
    SETTINGS.pop(NAME, None)


def ask_again() -> None:
    """Books opened from now on ask for it, as the program's do."""
    SETTINGS[NAME] = AS_SHIPPED


def is_asked_by(item: pytest.Item) -> bool:
    """Whether a test opens its books exactly as the program does."""
    return any(folder in item.path.parents for folder in ASKED_BY)
