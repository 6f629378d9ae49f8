"""A Party group passes conclusions, a cell resolutions; numbers run by kind through the term."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import DocumentNumber
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import ResolutionKind
from dvqc_desktop.domain.errors.numbers import NumberTakenError
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.services.meetings.passed.numbers import next_number
from dvqc_desktop.services.meetings.passed.resolutions import (
    adopt_by,
    find_resolution,
    renumber_resolution,
    resolution_kind,
    save_resolution,
)
from dvqc_desktop.services.meetings.passed.votes import VoteEntry, record_vote
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from dvqc_desktop.services.unit import Unit, save_unit
from tests.services.meeting_book import UNIT, fill_book, new_meeting, party_day


def test_the_kind_of_unit_decides_the_kind_of_paper() -> None:
    assert resolution_kind(UNIT) is ResolutionKind.CONCLUSION
    assert resolution_kind(Unit(kind="cell")) is ResolutionKind.RESOLUTION


def test_numbers_run_on_through_the_term(db: Database) -> None:
    people = fill_book(db)
    first, second = (new_meeting(db, party_day(people, date(2026, month, 5))) for month in (10, 11))
    for meeting_id in (first, second):
        db.write(save_resolution, meeting_id, "Thống nhất.")
    db.write(save_resolution, first, "Thống nhất các việc.")
    rows = [db.read(find_resolution, meeting_id) for meeting_id in (first, second)]
    assert [(row.printed_number, row.text) for row in rows if row] == [
        ("Số 01-KL/TĐ", "Thống nhất các việc."),
        ("Số 02-KL/TĐ", "Thống nhất."),
    ]


def test_a_new_term_begins_at_one_and_a_cell_writes_resolutions(db: Database) -> None:
    people = fill_book(db)
    db.write(save_resolution, new_meeting(db, party_day(people, date(2026, 10, 5))), "Thống nhất.")
    db.write(save_unit, replace(UNIT, kind="cell", term="2027-2030"))
    meeting_id = new_meeting(db, party_day(people, date(2026, 11, 5)))
    db.write(save_resolution, meeting_id, "Nghị quyết tháng 11.")
    row = db.read(find_resolution, meeting_id)
    assert row is not None
    assert (row.printed_number, row.term) == ("Số 01-NQ/CB", "2027-2030")


def test_emptying_the_text_gives_the_number_back(db: Database) -> None:
    people = fill_book(db)
    meeting_id = new_meeting(db, party_day(people, date(2026, 11, 5)))
    db.write(save_resolution, meeting_id, " ")
    db.write(save_resolution, meeting_id, "Thống nhất.")
    db.write(save_resolution, meeting_id, "")
    assert db.read(find_resolution, meeting_id) is None
    assert db.read(next_number, ResolutionKind.CONCLUSION, UNIT.term) == 1


def test_a_number_is_not_given_twice(db: Database) -> None:
    people = fill_book(db)
    first, second = (new_meeting(db, party_day(people, date(2026, month, 5))) for month in (10, 11))
    for meeting_id in (first, second):
        db.write(save_resolution, meeting_id, "Thống nhất.")
    with pytest.raises(NumberTakenError, match="Số 01-KL/TĐ của nhiệm kỳ 2025-2027 đã dùng cho buổi họp 05/10/2026"):
        db.write(renumber_resolution, second, 1)
    db.write(renumber_resolution, second, 7)
    assert db.read(next_number, ResolutionKind.CONCLUSION, UNIT.term) == 8


def test_a_paper_is_adopted_by_a_vote_of_its_own_meeting_alone(db: Database) -> None:
    people = fill_book(db)
    first, second = (new_meeting(db, party_day(people, date(2026, month, 5))) for month in (10, 11))
    db.write(mark_all_present, first)
    vote = db.write(record_vote, first, VoteEntry("Thông qua", VoteCount(2, 0, 0))).row_id
    for meeting_id, kept in ((first, vote), (second, None)):
        db.write(adopt_by, meeting_id, vote)
        row = db.read(find_resolution, meeting_id)
        assert row is not None
        assert row.vote_id == kept


def test_a_paper_without_a_number_takes_one_when_it_is_given_one(db: Database) -> None:
    meeting_id = new_meeting(db, party_day(fill_book(db), date(2026, 11, 5)))
    db.write(save_resolution, meeting_id, "Thống nhất.")

    def forget(session: Session) -> Change:
        session.delete(session.query(DocumentNumber).one())
        return Change("bỏ số", "", frozenset())

    db.write(forget)
    db.write(renumber_resolution, meeting_id, 3)
    row = db.read(find_resolution, meeting_id)
    assert row is not None
    assert row.printed_number == "Số 03-KL/TĐ"


def test_a_paper_without_a_number_prints_none(db: Database) -> None:
    meeting_id = new_meeting(db, party_day(fill_book(db), date(2026, 11, 5)))
    db.write(save_resolution, meeting_id, "Thống nhất.")

    def forget(session: Session) -> Change:
        session.delete(session.query(DocumentNumber).one())
        return Change("bỏ số", "", frozenset())

    db.write(forget)
    row = db.read(find_resolution, meeting_id)
    assert row is not None
    assert (row.number, row.printed_number) == (None, None)
