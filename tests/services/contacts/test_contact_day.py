"""The results of a contact day are entered by its sheet, as one act; slips are counted until all are back."""

from datetime import date, timedelta

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import ContactKind
from dvqc_desktop.domain.due import DueKind
from dvqc_desktop.domain.errors.contacts import ContactByActiveWorker, ContactDayAhead, NothingEntered, SlipCountWrong
from dvqc_desktop.services.contacts.contact_day import (
    DayEntry,
    day_members,
    day_rows,
    last_contact_day,
    record_day,
    sheet_day,
)
from dvqc_desktop.services.contacts.contact_sheet import contact_sheet
from dvqc_desktop.services.contacts.contacts import ContactFields, list_contacts, record_contact
from dvqc_desktop.services.contacts.slip_counts import SlipCountRow, find_slips, note_printed, set_slips
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.people.shifts import set_rotation
from tests.services.meeting_book import People, fill_book

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 16)
WEEK = timedelta(weeks=1)


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


def slips_due(db: Database, day: date) -> list[tuple[str, date]]:
    return [(row.what, row.due) for row in db.read(list_due, day) if row.kind is DueKind.SLIPS]


def test_the_lines_stand_as_on_the_sheet(db: Database, people: People) -> None:
    rows = db.read(day_rows, MONDAY, FRIDAY)
    sheet = db.read(contact_sheet, FRIDAY).holders[0]
    assert [row.person for row in rows] == list(sheet.people)
    assert [(row.member, row.free, row.next_on) for row in rows] == [
        ("Trần Bích Hà", True, FRIDAY + WEEK),
        ("Trần Bích Hà", True, FRIDAY + WEEK),
        ("Trần Bích Hà", False, FRIDAY + WEEK),
    ]
    assert db.read(day_members, MONDAY, FRIDAY) == ((people.ha, "Trần Bích Hà"),)
    assert db.read(day_rows, MONDAY, FRIDAY, people.loi) == ()


def test_a_sheet_is_one_act(db: Database, people: People) -> None:
    entries = (
        DayEntry(people.dung, people.ha, True, FRIDAY, ContactKind.MEAL, "Đổi ca được rồi", "Xem lại", FRIDAY + WEEK),
        DayEntry(people.nhung, people.ha, False, FRIDAY),
        DayEntry(people.luc, people.nhung, True, FRIDAY, words="Cùng mài dao"),
    )
    assert db.write(record_day, entries).label == "nhập sau ngày gặp 3 người"
    (dung,), (luc,) = db.read(list_contacts, people.dung), db.read(list_contacts, people.luc)
    assert (dung.said, dung.next_on, luc.help_given, luc.by_member) == (
        "Đổi ca được rồi", FRIDAY + WEEK, "Cùng mài dao", False,
    )  # fmt: skip
    marks = {row.person.worker_id: (row.met_on, row.missed_on) for row in db.read(day_rows, MONDAY, FRIDAY)}
    assert marks == {people.dung: (FRIDAY, None), people.nhung: (None, FRIDAY), people.luc: (FRIDAY, None)}
    db.undo()
    assert db.read(list_contacts, people.dung) == ()


def test_of_an_active_worker_the_grid_takes_no_more(db: Database, people: People) -> None:
    entry = DayEntry(people.luc, people.nhung, True, FRIDAY, words="Cùng mài dao", next_step="Hỏi chuyện nhà")
    with pytest.raises(ContactByActiveWorker):
        db.write(record_day, (entry,))


def test_nothing_entered_or_a_day_to_come_is_refused(db: Database, people: People) -> None:
    with pytest.raises(NothingEntered):
        db.write(record_day, ())
    with pytest.raises(ContactDayAhead):
        db.write(record_day, (DayEntry(people.dung, people.ha, False, date(2099, 1, 2)),))


def test_a_miss_is_noted_once_and_gone_with_a_contact_that_day(db: Database, people: People) -> None:
    missed = (DayEntry(people.dung, people.ha, False, FRIDAY),)
    db.write(record_day, missed)
    db.write(record_day, missed)
    assert db.read(contact_sheet, FRIDAY + WEEK).holders[0].people[0].missed
    db.write(record_contact, (people.dung,), ContactFields(people.ha, FRIDAY, said="Gặp lúc tan ca"))
    assert not any(person.missed for person in db.read(contact_sheet, FRIDAY + WEEK).holders[0].people)


def test_the_order_stays_that_of_the_day_of_printing(db: Database, people: People) -> None:
    wednesday = MONDAY + timedelta(days=2)
    assert db.read(sheet_day, MONDAY, FRIDAY) == FRIDAY
    assert db.read(sheet_day, MONDAY, wednesday) == wednesday
    db.write(note_printed, MONDAY, 3, wednesday)
    assert db.read(sheet_day, MONDAY, FRIDAY + WEEK) == wednesday
    before = [row.person.worker_id for row in db.read(day_rows, MONDAY, FRIDAY)]
    db.write(record_contact, (before[0],), ContactFields(people.ha, FRIDAY, said="Chào nhau"))
    assert [row.person.worker_id for row in db.read(day_rows, MONDAY, FRIDAY + WEEK)] == before


def test_the_next_common_day_of_the_shifts_is_proposed(db: Database, people: People) -> None:
    db.write(set_rotation, [people.dung], ("Ca 1", "Ca đêm", "Ca 1"), FRIDAY)
    proposed = {row.person.worker_id: row.next_on for row in db.read(day_rows, MONDAY, FRIDAY)}
    assert (proposed[people.dung], proposed[people.nhung]) == (date(2026, 11, 30), date(2026, 11, 27))


def test_the_latest_contact_day_is_found(db: Database, people: People) -> None:
    assert db.read(last_contact_day, FRIDAY) == FRIDAY
    assert db.read(last_contact_day, FRIDAY + timedelta(days=6)) == FRIDAY


def test_slips_are_due_until_all_are_back(db: Database, people: People) -> None:
    db.write(note_printed, MONDAY, 3, FRIDAY)
    assert db.write(note_printed, FRIDAY, 1, FRIDAY).label == "ghi 1 phiếu đã in tuần 47 (16/11–22/11)"
    assert slips_due(db, FRIDAY) == [
        ("Nhận lại và hủy 4 phiếu gặp tuần 47 (16/11–22/11): đã nhận 0/4", date(2026, 11, 23))
    ]
    db.write(record_day, (), SlipCountRow(MONDAY, FRIDAY, 4, 3))
    assert len(slips_due(db, FRIDAY + WEEK)) == 1
    db.write(set_slips, MONDAY, 4, 4)
    assert slips_due(db, FRIDAY + WEEK) == []


def test_a_wrong_count_is_refused_and_no_slips_take_it_out(db: Database, people: People) -> None:
    db.write(note_printed, MONDAY, 3, FRIDAY)
    with pytest.raises(SlipCountWrong):
        db.write(record_day, (DayEntry(people.dung, people.ha, False, FRIDAY),), SlipCountRow(MONDAY, FRIDAY, 3, 4))
    assert db.read(find_slips, FRIDAY) == SlipCountRow(MONDAY, FRIDAY, 3, 0)
    db.write(set_slips, MONDAY, 0, 0)
    assert db.read(find_slips, FRIDAY) is None
