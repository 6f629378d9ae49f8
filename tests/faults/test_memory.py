"""After a book was closed nobody finds its key or its passphrase in the memory of the program."""

import sys

import pytest

from tests.faults.memory import left_in_memory


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not show the memory of a process as a file")
def test_a_closed_book_leaves_neither_key_nor_passphrase() -> None:
    found = left_in_memory()
    assert (found["key"], found["key in hex"], found["passphrase"]) == (0, 0, 0)
    assert found["notes"]  # the look into the memory finds what is there
