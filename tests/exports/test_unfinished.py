"""What a killed program left half-written is known by its note and taken away; nothing else is touched."""

import errno
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from dvqc_desktop.exports.unfinished import noted, tidy

KILLED: list[AbstractContextManager[Path]] = []


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


def left_behind(target: Path) -> Path:
    """A half-written file and its note, as after a kill."""
    killed = noted(target)
    KILLED.append(killed)  # else the end of the generator would tidy up after it
    temporary = killed.__enter__()
    temporary.write_bytes(b"half")
    return temporary


def notes(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "state").rglob("*.txt"))


def test_a_finished_file_leaves_no_note(tmp_path: Path, target: Path) -> None:
    with noted(target) as temporary:
        assert temporary.parent == target and len(notes(tmp_path)) == 1
    assert notes(tmp_path) == []


def test_what_was_left_is_taken_away_with_its_note(tmp_path: Path, target: Path) -> None:
    left_behind(target)
    (target / "bao-cao.xlsx").write_bytes(b"whole")
    tidy(young_seconds=0)
    assert [path.name for path in target.iterdir()] == ["bao-cao.xlsx"]
    assert notes(tmp_path) == []


def test_what_another_window_is_writing_now_stays(tmp_path: Path, target: Path) -> None:
    temporary = left_behind(target)
    tidy()
    assert temporary.exists() and len(notes(tmp_path)) == 1


def test_a_note_that_names_any_other_file_takes_nothing_away(tmp_path: Path, target: Path) -> None:
    left_behind(target)
    (note,) = notes(tmp_path)
    other = target / "thu.docx"
    other.write_bytes(b"x")
    note.write_text(str(other), "utf-8")
    tidy(young_seconds=0)
    assert other.exists() and notes(tmp_path) == []


def test_a_file_that_cannot_be_removed_yet_keeps_its_note(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_behind(target)

    def held(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        tidy(young_seconds=0)
    assert len(notes(tmp_path)) == 1
