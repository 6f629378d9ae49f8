"""Locking each small piece of memory costs a fifth of a whole run: only tests of the file ask for it.

Once asked for it stays on in the process, so that those tests run last.
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
