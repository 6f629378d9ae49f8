"""The pause after wrong passphrases grows, survives a restart, and belongs to one book."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop import wrong_tries
from dvqc_desktop.domain.errors.unlocking import WaitBeforeTrying
from dvqc_desktop.wrong_tries import FREE_TRIES, LONGEST_SECONDS, WrongTries, pause_after

SALT = b"0123456789abcdef"


def test_two_tries_are_free_and_the_third_makes_wait(tmp_path: Path) -> None:
    tries = WrongTries(SALT, tmp_path)
    pauses = [tries.failed() for _ in range(5)]
    assert pauses == [0, 0, 2, 4, 8]
    with pytest.raises(WaitBeforeTrying, match="giây"):
        tries.check()


def test_the_pause_survives_a_restart_and_is_the_books_own(tmp_path: Path) -> None:
    for _ in range(6):
        WrongTries(SALT, tmp_path).failed()
    assert WrongTries(SALT, tmp_path).wait_seconds() > 10
    assert WrongTries(b"another salt 16b", tmp_path).wait_seconds() == 0


def test_a_clock_set_back_by_years_locks_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = WrongTries(SALT, tmp_path)
    for _ in range(4):
        tries.failed()
    now = time.time() - 10 * 365 * 86400
    monkeypatch.setattr(wrong_tries.time, "time", lambda: now)
    assert tries.wait_seconds() == 4
    monkeypatch.setattr(wrong_tries.time, "time", lambda: now + 5)
    assert WrongTries(SALT, tmp_path).wait_seconds() == 0


def test_a_spoiled_count_is_only_the_longest_pause() -> None:
    assert pause_after(10**12) == LONGEST_SECONDS


def test_a_right_passphrase_forgets_the_wrong_ones(tmp_path: Path) -> None:
    tries = WrongTries(SALT, tmp_path)
    for _ in range(6):
        tries.failed()
    tries.succeeded()
    tries.check()
    assert tries.failed() == 0


def test_the_file_names_no_book(tmp_path: Path) -> None:
    WrongTries(SALT, tmp_path).failed()
    assert SALT.decode() not in (tmp_path / "tries.json").read_text()
    assert SALT.hex() not in (tmp_path / "tries.json").read_text()


def test_a_clock_set_back_never_makes_the_pause_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = WrongTries(SALT, tmp_path)
    for _ in range(4):
        tries.failed()
    monkeypatch.setattr("dvqc_desktop.wrong_tries.time.time", lambda: 0.0)
    assert tries.wait_seconds() <= 4


@pytest.mark.parametrize("written", ["", "[]", '{"a": 1}', "{"])
def test_a_damaged_file_of_tries_counts_as_none(tmp_path: Path, written: str) -> None:
    (tmp_path / "tries.json").write_text(written)
    assert WrongTries(SALT, tmp_path).wait_seconds() == 0


def test_settings_that_cannot_be_written_do_not_stop_the_try(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert WrongTries(SALT, blocked).failed() == 0


@given(st.integers(min_value=0, max_value=200))
def test_the_pause_never_shrinks_and_has_a_top(count: int) -> None:
    assert 0 <= pause_after(count) <= pause_after(count + 1) <= LONGEST_SECONDS
    assert (pause_after(count) == 0) == (count <= FREE_TRIES)
