"""The state of the copies, and when one is made."""

from pathlib import Path

import pytest

from dvqc_desktop.db import changelog
from dvqc_desktop.db.backup import LAST_BACKUP
from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.backups import CopyState
from dvqc_desktop.domain.codes import BackupPlace
from dvqc_desktop.domain.errors.copies import NoSecondPlace
from dvqc_desktop.domain.errors.store import BackupFolderUnusable, BookDamaged
from dvqc_desktop.services.upkeep import copies
from tests.db.acts import add_person


def files_in(folder: Path) -> int:
    return len(list(folder.glob("*.dvqc"))) if folder.is_dir() else 0


def test_a_new_book_has_no_copies_and_says_so(db: Database) -> None:
    states = copies.read_states(db)
    assert (states.state, states.away_on, states.clock_fault) == (CopyState.DUE, None, "")
    assert states.short_words == "Chưa sao lưu ra USB"
    assert copies.read_upkeep(db) == copies.Upkeep(states, "", ())


def test_a_copy_is_made_only_when_something_was_written(db: Database) -> None:
    db.write(add_person, "Lê An")
    assert copies.copy_if_changed(db) is not None
    assert copies.copy_if_changed(db) is None
    copies.copy_before(db)
    assert files_in(copies.main_folder(db.path)) == 1
    db.write(add_person, "Lê Bình")
    copies.copy_before(db)
    assert [copy.acts_after for copy in copies.read_upkeep(db).copies] == [0, 1]


def test_a_copy_before_a_large_act_does_not_stop_it_when_it_fails(db: Database) -> None:
    copies.main_folder(db.path).write_text("x")
    copies.copy_before(db)
    assert copies.read_states(db).here.state is CopyState.BAD


def test_a_damaged_book_is_told_before_a_large_act(db: Database) -> None:
    db.write(add_person, "Lê An")
    with db.writing_unlogged() as connection:
        changelog.drop_triggers(connection)
        connection.exec_driver_sql("UPDATE change_row SET after = '{}'")
    with pytest.raises(BookDamaged):
        copies.copy_before(db)


def test_the_second_place_gets_its_copy_when_it_is_there(db: Database, tmp_path: Path) -> None:
    with pytest.raises(NoSecondPlace):
        copies.copy_away(db)
    db.write(copies.set_second_folder, str(tmp_path / "usb"))
    copies.copy_if_changed(db)
    assert copies.read_states(db).away.state is CopyState.DUE
    (tmp_path / "usb").mkdir()
    copies.copy_if_changed(db)
    assert files_in(tmp_path / "usb") == 1
    upkeep = copies.read_upkeep(db)
    assert (upkeep.states.away.state, upkeep.states.state) == (CopyState.GOOD, CopyState.GOOD)
    assert upkeep.states.short_words == "Sao lưu ra USB: hôm nay"
    assert {copy.place for copy in upkeep.copies} == {BackupPlace.MAIN, BackupPlace.SECOND}


def test_a_second_place_that_takes_no_copy_turns_red_and_is_not_in_the_way(db: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    db.write(copies.set_second_folder, str(tmp_path / "file"))
    with pytest.raises(BackupFolderUnusable):
        copies.copy_away(db)
    assert copies.read_states(db).away.state is CopyState.BAD


def test_seven_days_without_a_copy_off_the_machine_are_told(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.write(copies.set_second_folder, str(tmp_path / "usb"))
    copies.copy_away(db)
    states = []
    for day in ("2026-11-26", "2026-11-27", "2026-12-04", "2009-01-01"):
        monkeypatch.setenv("DVQC_TODAY", day)
        states.append(copies.read_states(db).away.state)
    assert states == [CopyState.GOOD, CopyState.DUE, CopyState.BAD, CopyState.DUE]


def test_a_jump_of_the_clock_is_told_and_costs_no_copy(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    db.write(add_person, "Lê An")
    copies.copy_here(db)
    monkeypatch.setenv("DVQC_TODAY", "2009-01-01")
    db.write(add_person, "Lê Bình")
    monkeypatch.setenv("DVQC_TODAY", "2026-11-20")
    assert "20/11/2026" in copies.read_states(db).clock_fault
    copies.copy_here(db)
    assert [copy.sequence for copy in copies.read_upkeep(db).copies] == [2, 1]


def test_a_day_noted_before_there_was_a_register_counts(db: Database) -> None:
    db.note(LAST_BACKUP, "2026-11-19")
    assert copies.read_states(db).away.state is CopyState.GOOD


def test_the_weekly_check_is_done_when_it_is_due(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    copies.check_if_due(db)
    assert copies.read_states(db).check.state is CopyState.GOOD
    monkeypatch.setenv("DVQC_TODAY", "2026-11-27")
    assert copies.read_states(db).check.state is CopyState.DUE
    db.note(copies.CHECKED_ON, "2026-11-26")
    copies.check_if_due(db)
    assert db.find_note(copies.CHECKED_ON) == "2026-11-26"


def test_damage_found_by_the_check_stays_told_until_the_book_is_whole(db: Database) -> None:
    db.write(add_person, "Lê An")
    with db.writing_unlogged() as connection:
        changelog.drop_triggers(connection)
        connection.exec_driver_sql("UPDATE change_row SET after = '{}'")
    with pytest.raises(BookDamaged):
        copies.check_book(db)
    states = copies.read_states(db)
    assert (states.state, states.short_words) == (CopyState.BAD, "Tệp sổ bị hỏng")


def test_a_copy_that_failed_here_is_what_the_status_bar_tells(db: Database) -> None:
    copies.main_folder(db.path).write_text("x")
    with pytest.raises(BackupFolderUnusable):
        copies.copy_if_changed(db)
    assert copies.read_states(db).short_words == "Sao lưu trên máy: chưa xong"


def test_a_closed_book_is_left_alone(db: Database) -> None:
    db.close()
    assert copies.copy_if_changed(db) is None
    copies.check_if_due(db)
