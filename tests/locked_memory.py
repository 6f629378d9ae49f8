"""Locking each small piece of memory makes work on a book five times as slow: only tests of the file itself ask for it.

Once asked for it stays on in the process, so that those tests run last: on two cores only with --no-loadscope-reorder,
without which files of many tests come first, and all that follow pay (a power-cut test of 40 s took more than 600).
"""

from pathlib import Path

import pytest

from dvqc_desktop.db.cipher import SETTINGS

NAME = "cipher_memory_security"
AS_SHIPPED = SETTINGS[NAME]
ASKED_BY = frozenset(
    Path(__file__).parent / "db" / f"test_{name}.py" for name in ("backup", "cipher", "keys", "open", "rekey", "vaults")
)


def leave_off() -> None:
    """Books opened from now on do not ask for it."""
    SETTINGS.pop(NAME, None)


def ask_again() -> None:
    """Books opened from now on ask for it, as the program's do."""
    SETTINGS[NAME] = AS_SHIPPED


def is_asked_by(item: pytest.Item) -> bool:
    """Whether a test opens its books exactly as the program does."""
    return item.path in ASKED_BY
