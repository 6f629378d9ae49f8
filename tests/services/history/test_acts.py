"""The history in words: acts by day, person, part of the book and words; fields before and after; nothing private."""

from datetime import date

import pytest
from sqlalchemy import text

from dvqc_desktop.db import changelog
from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.errors.history import LaterActStands
from dvqc_desktop.services.contacts.contact_habits import pause_contacts
from dvqc_desktop.services.contacts.private_notes import change_private_note
from dvqc_desktop.services.history.acts import ActFilter, ActRow, deleted_acts, read_acts
from dvqc_desktop.services.history.changes import act_changes
from dvqc_desktop.services.history.field_words import code_words, field_words, table_words
from dvqc_desktop.services.history.undoing import closed_since
from dvqc_desktop.services.meetings.tasks.tasks import delete_task
from dvqc_desktop.services.people.workers import end_worker
from dvqc_desktop.services.rules import set_rule
from tests.services.erasure_kit import fill_rows, name_of, worker_of_much

TODAY = date(2026, 11, 20)


def last(database: Database) -> ActRow:
    return database.read(read_acts, ActFilter())[0]


def told(database: Database, act: ActRow) -> str:
    changes = database.read(act_changes, act.id)
    return "\n".join(
        f"{row.title}: " + "; ".join(f"{one.words} {one.before}>{one.after}" for one in row.fields) for row in changes
    )


def test_slices_join_without_a_gap(cell: Database) -> None:
    whole = cell.read(read_acts, ActFilter(), None, 10_000)
    first = cell.read(read_acts, ActFilter(), None, 25)
    second = cell.read(read_acts, ActFilter(), first[-1].id, 25)
    assert [*first, *second] == list(whole[:50])


def test_words_are_found_without_accents_and_days_are_included(sample: Database) -> None:
    sample.write(end_worker, worker_of_much(sample), SpellEnd.LEFT, TODAY)
    act = last(sample)
    found = sample.read(read_acts, ActFilter(words=act.label.upper(), first_on=TODAY, last_on=TODAY))
    assert act in found
    assert sample.read(read_acts, ActFilter(words=act.label, last_on=date(2026, 11, 19))) == ()
    assert sample.read(read_acts, ActFilter(words="không có việc nào tên thế")) == ()


def test_one_part_of_the_book_and_one_person(sample: Database) -> None:
    person_id = worker_of_much(sample)
    sample.write(end_worker, person_id, SpellEnd.LEFT, TODAY)
    act = last(sample)
    assert act in sample.read(read_acts, ActFilter(topic=Topic.WORKERS, person_id=person_id))
    assert act not in sample.read(read_acts, ActFilter(topic=Topic.MEETINGS))
    others = sample.read(read_acts, ActFilter(person_id=person_id % 18 + 1), None, 10_000)
    whole = sample.read(read_acts, ActFilter(person_id=person_id), None, 10_000)
    assert 0 < len(whole) < len(sample.read(read_acts, ActFilter(), None, 10_000))
    assert set(others) != set(whole)


def test_fields_stand_in_words_before_and_after(sample: Database) -> None:
    person_id = worker_of_much(sample)
    name = name_of(sample, person_id)
    sample.write(end_worker, person_id, SpellEnd.RETIRED, TODAY)
    said = told(sample, last(sample))
    assert f"Quần chúng {name}>{name}" in said or f"Người {name}>{name}" in said
    assert "Lý do thôi >nghỉ hưu" in said
    assert "Đến hết ngày >19/11/2026" in said
    assert "person_id" not in said


def test_private_words_are_never_shown(sample: Database) -> None:
    sample.write(fill_rows, worker_of_much(sample))
    with sample.reading() as session:
        contact = session.execute(text("SELECT max(contact_id) FROM contact_private")).scalar_one()
    sample.write(change_private_note, contact, "bí mật của chị")
    said = told(sample, last(sample))
    assert "Điều riêng đã xóa" in said
    assert "Điều riêng đã ghi" in said
    assert "bí mật" not in said


def test_a_deleted_row_is_in_the_bin_until_it_is_put_back(sample: Database) -> None:
    with sample.reading() as session:
        task = session.execute(text("SELECT max(id) FROM task")).scalar_one()
    sample.write(delete_task, task)
    act = last(sample)
    assert act in sample.read(deleted_acts)
    assert "Đã xóa: việc giao" in told(sample, act)
    sample.undo_group(act.id, closed_since)
    assert act.id not in [row.id for row in sample.read(deleted_acts)]
    assert last(sample).label.startswith("hoàn tác: ")
    assert [row.state_words for row in sample.read(read_acts, ActFilter()) if row.id == act.id] == ["đã hoàn tác"]


def test_the_bin_forgets_after_thirty_days(sample: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with sample.reading() as session:
        task = session.execute(text("SELECT max(id) FROM task")).scalar_one()
    sample.write(delete_task, task)
    act = last(sample)
    monkeypatch.setenv("DVQC_TODAY", "2026-12-21")
    assert act.id not in [row.id for row in sample.read(deleted_acts)]


def test_a_closed_round_and_closed_minutes_hold_what_they_froze(cell: Database) -> None:
    queries = (
        "SELECT min(r.group_id) FROM change_row r JOIN class_event e ON e.id = r.row_id "
        "WHERE r.table_name = 'class_event' AND r.op = 'insert' AND e.at <= "
        "(SELECT min(closed_on) FROM class_round WHERE state = 'closed')",
        "SELECT min(r.group_id) FROM change_row r JOIN agenda_item i ON i.id = r.row_id JOIN meeting m "
        "ON m.id = i.meeting_id WHERE r.table_name = 'agenda_item' AND r.op = 'update' AND m.state = 'closed'",
    )
    for query in queries:
        with cell.reading() as session:
            group = session.execute(text(query)).scalar()
        if group is not None:
            with pytest.raises(LaterActStands):
                cell.undo_group(group, closed_since)


def test_what_is_not_closed_may_be_taken_back(sample: Database) -> None:
    sample.write(pause_contacts, worker_of_much(sample), TODAY, None, "nghỉ phép")
    act = last(sample)
    sample.undo_group(act.id, closed_since)
    assert not [row for row in sample.read(read_acts, ActFilter()) if row.id == act.id and row.undoable]


def test_every_logged_field_has_words_or_is_left_out_on_purpose() -> None:
    for table in changelog.logged_tables():
        assert table_words(table.name)
        for column in table.columns:
            if column.name != "id":
                assert field_words(table.name, column.name) is not None, (table.name, column.name)


def test_every_code_has_words() -> None:
    for table in changelog.logged_tables():
        for check in table.constraints:
            column = str(check.name).removesuffix("_code")
            if str(check.name).endswith("_code") and field_words(table.name, column):
                words = code_words(table.name, column)
                assert words, (table.name, column)
                assert all(f"'{code}'" in str(check.sqltext) for code in words)  # type: ignore[attr-defined]


def test_the_bin_reaches_as_far_back_as_the_rule_says(sample: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    task = sample.read(lambda session: int(session.execute(text("SELECT max(id) FROM task")).scalar_one()))
    sample.write(delete_task, task)
    monkeypatch.setenv("DVQC_TODAY", "2026-12-25")
    assert sample.read(deleted_acts) == ()
    sample.write(set_rule, "keeping.bin", 40, "thử")
    assert [act.id for act in sample.read(deleted_acts)] != []
