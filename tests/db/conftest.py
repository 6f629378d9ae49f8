"""These tests open the file exactly as the program does."""

import pytest

from dvqc_desktop.db import cipher
from tests import locked_memory


@pytest.fixture(autouse=True)
def _memory_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cipher.SETTINGS, locked_memory.NAME, locked_memory.AS_SHIPPED)
