"""The tests of the file itself open it exactly as the program does."""

import pytest

from dvqc_desktop.db import cipher
from tests import locked_memory


@pytest.fixture(autouse=True)
def _memory_locked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if locked_memory.is_asked_by(request.node):
        monkeypatch.setitem(cipher.SETTINGS, locked_memory.NAME, locked_memory.AS_SHIPPED)
