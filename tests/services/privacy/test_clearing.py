"""What was deleted longer ago than the bin keeps is cleared for good: in log and copies, again after a restore."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from dvqc_desktop.db.backup import check_open_book
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.due import DueKind
from dvqc_desktop.domain.errors.history import ActNotUndoable, NothingToClear
from dvqc_desktop.services import erasure
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.history.acts import ActFilter, ActRow, bin_begins, deleted_acts, deleted_before, read_acts
from dvqc_desktop.services.history.changes import act_changes
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task, delete_task
from dvqc_desktop.services.privacy import clearing, finishing
from tests.conftest import KEY
from tests.services.erasure_kit import plain_file
from tests.services.privacy.test_finishing import enter_copy

WORD = "zqxviệc"


def newest(database: Database) -> ActRow:
    return database.read(read_acts, ActFilter())[0]


@pytest.fixture
def old(sample: Database, monkeypatch: pytest.MonkeyPatch) -> tuple[Database, ActRow]:
    """A book where a task was written, changed and deleted 31 days ago, and a younger one today; the older deletion."""
    for words in (WORD, "việc khác"):
        sample.write(add_task, TaskForm(text=words, given_on=date(2026, 11, 20), owner_id=1, due_on=None))
        task = sample.read(lambda session: int(session.execute(text("SELECT max(id) FROM task")).scalar_one()))
        sample.write(delete_task, task)
        if words == WORD:
            act = newest(sample)
            monkeypatch.setenv("DVQC_TODAY", "2026-12-21")
    return sample, act


def clear(database: Database) -> None:
    database.record(clearing.clear_bin, database.read(bin_begins))


def test_nothing_of_it_is_left_and_the_log_is_whole(old: tuple[Database, ActRow], tmp_path: Path) -> None:
    book, act = old
    assert WORD.encode() in plain_file(book, tmp_path / "before.db")
    assert [one.id for one in book.read(deleted_before, book.read(bin_begins))] == [act.id]
    clear(book)
    finishing.finish_erasures(book)
    assert WORD.encode() not in plain_file(book, tmp_path / "after.db")
    check_open_book(book)
    assert book.read(deleted_before, book.read(bin_begins)) == ()
    (row,) = book.read(erasure.list_erasures)
    assert (row.of_bin, row.due_at.date()) == (True, date(2026, 11, 21))


def test_the_history_tells_that_something_was_deleted_and_takes_nothing_back(old: tuple[Database, ActRow]) -> None:
    book, act = old
    clear(book)
    (told,) = [one for one in book.read(read_acts, ActFilter()) if one.id == act.id]
    assert (told.subject, told.state_words, told.undoable) == ("", "có nội dung đã xóa hẳn", False)
    assert "Đã xóa: việc giao (nội dung đã xóa hẳn)" in [row.title for row in book.read(act_changes, act.id)]
    with pytest.raises(ActNotUndoable):
        book.undo_group(act.id)
    assert book.undo_label() == "xóa việc việc khác"


def test_what_the_bin_still_shows_stays(old: tuple[Database, ActRow]) -> None:
    book, _act = old
    (younger,) = book.read(deleted_acts)
    clear(book)
    assert book.read(deleted_acts) == (younger,)
    with pytest.raises(NothingToClear):
        clear(book)
    book.undo_group(younger.id)
    assert book.read(deleted_acts) == ()


def test_copies_lose_it_too_and_keep_their_place_in_the_list(old: tuple[Database, ActRow], tmp_path: Path) -> None:
    book, _act = old
    copy, clean = tmp_path / "mau-0001.dvqc", tmp_path / "mau-0002.dvqc"
    copy.write_bytes(book.path.read_bytes())
    enter_copy(book, copy)
    clear(book)
    clean.write_bytes(book.path.read_bytes())
    enter_copy(book, clean)
    before = clean.stat().st_mtime_ns
    assert finishing.finish_erasures(book) == finishing.Finished(0, ())
    cleaned = open_database(copy, KEY)
    assert WORD.encode() not in plain_file(cleaned, tmp_path / "plain.db")
    check_open_book(cleaned)
    cleaned.close()
    assert clean.stat().st_mtime_ns == before


def test_after_a_restore_it_is_cleared_again(old: tuple[Database, ActRow], tmp_path: Path) -> None:
    book, _act = old
    target = tmp_path / "older.dvqc"
    target.write_bytes(book.path.read_bytes())
    clear(book)
    restored = open_database(target, KEY)
    assert erasure.reapply(restored, book.read(erasure.list_erasures))
    assert not erasure.reapply(restored, book.read(erasure.list_erasures))
    assert WORD.encode() not in plain_file(restored, tmp_path / "plain.db")
    check_open_book(restored)
    restored.close()


def test_the_overview_tells_after_twice_the_days(old: tuple[Database, ActRow]) -> None:
    book, _act = old

    def told(day: date) -> list[str]:
        return [row.name for row in book.read(list_due, day) if row.kind is DueKind.RETENTION]

    assert told(date(2027, 1, 10)) == []
    assert told(date(2027, 1, 19)) == ["mục Đã xóa"]
