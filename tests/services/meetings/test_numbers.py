"""The ledger of papers' numbers: kept, used, void with a reason, and never given twice."""

import random
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import NoResultFound

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import NumberState
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.numbers import (
    NumberInUseError,
    NumberMissingError,
    NumberRangeError,
    NumberReasonMissingError,
    NumberSubjectMissingError,
    NumberTakenError,
    NumberTypeError,
    NumberVoidError,
)
from dvqc_desktop.services.meetings.meetings import MeetingForm
from dvqc_desktop.services.meetings.passed.numbers import (
    NumberForm,
    list_numbers,
    next_number,
    number_terms,
    reserve_number,
    use_number,
    void_number,
)
from dvqc_desktop.services.meetings.passed.resolutions import find_resolution, renumber_resolution, save_resolution
from dvqc_desktop.services.unit import save_unit
from tests.services.meeting_book import UNIT, fill_book, new_meeting

CELL = replace(UNIT, kind="cell", name="Chi bộ Phân xưởng Z2")


@pytest.fixture
def cell(db: Database) -> Database:
    fill_book(db)
    db.write(save_unit, CELL)
    return db


def passed(db: Database, month: int) -> int:
    """A meeting that passed a resolution."""
    meeting_id = new_meeting(db, MeetingForm("regular", date(2026, month, 5), "16:30", "18:00"))
    db.write(save_resolution, meeting_id, "Thống nhất.")
    return meeting_id


def reserve(db: Database, number: int | None = None, code: str = "plan", subject: str = "Kế hoạch quý I") -> int:
    row_id = db.write(reserve_number, NumberForm(code, subject, number)).row_id
    assert row_id is not None
    return row_id


def test_each_type_of_paper_has_its_own_series(cell: Database) -> None:
    reserve(cell)
    reserve(cell)
    cell.write(reserve_number, NumberForm("notice", "Thông báo lịch họp", used=True))
    rows = cell.read(list_numbers, CELL.term)
    assert [(row.printed, row.type_name, row.state.value) for row in rows] == [
        ("Số 01-TB/CB", "Thông báo", "used"),
        ("Số 01-KH/CB", "Kế hoạch", "reserved"),
        ("Số 02-KH/CB", "Kế hoạch", "reserved"),
    ]
    assert [row.number for row in cell.read(list_numbers, CELL.term, "plan")] == [1, 2]


def test_a_new_term_begins_anew_and_the_old_ledger_stays(cell: Database) -> None:
    reserve(cell)
    cell.write(save_unit, replace(CELL, term="2027-2030"))
    assert cell.read(next_number, "plan", "2027-2030") == 1
    assert cell.read(number_terms) == ("2027-2030", "2025-2027")
    assert len(cell.read(list_numbers, "2025-2027")) == 1


def test_a_party_group_keeps_no_number_of_a_cells_paper(db: Database) -> None:
    fill_book(db)
    with pytest.raises(NumberTypeError):
        reserve(db)
    reserve(db, code="minutes")


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        (NumberForm("plan", " "), NumberSubjectMissingError),
        (NumberForm("plan", "Kế hoạch", 0), NumberRangeError),
        (NumberForm("plan", "Kế hoạch", 10_000), NumberRangeError),
        (NumberForm("plan", "Kế hoạch", 1), NumberTakenError),
    ],
)
def test_a_number_is_kept_for_some_paper_and_once(cell: Database, form: NumberForm, refusal: type[AppError]) -> None:
    reserve(cell)
    with pytest.raises(refusal):
        cell.write(reserve_number, form)


def test_a_void_number_stays_with_its_reason_and_is_not_given_again(cell: Database) -> None:
    number_id = reserve(cell)
    with pytest.raises(NumberReasonMissingError):
        cell.write(void_number, number_id, " ")
    cell.write(void_number, number_id, "in hỏng")
    for act in (lambda: cell.write(use_number, number_id), lambda: reserve(cell, 1)):
        with pytest.raises(NumberVoidError):
            act()
    with pytest.raises(NumberVoidError):
        cell.write(void_number, number_id, "lần nữa")
    assert [row.reason for row in cell.read(list_numbers, CELL.term)] == ["in hỏng"]
    assert cell.read(next_number, "plan", CELL.term) == 2


def test_a_kept_number_is_used_by_its_paper(cell: Database) -> None:
    number_id = reserve(cell)
    cell.write(use_number, number_id)
    assert cell.read(list_numbers, CELL.term)[0].state is NumberState.USED
    with pytest.raises(NumberMissingError):
        cell.write(use_number, 999)


def test_the_number_of_a_meetings_paper_is_not_made_void(cell: Database) -> None:
    passed(cell, 10)
    row = cell.read(list_numbers, CELL.term)[0]
    assert f"{row.meeting_on:%d/%m}" == "05/10"
    with pytest.raises(NumberInUseError, match="buổi họp 05/10/2026"):
        cell.write(void_number, row.id, "in hỏng")


def test_a_paper_may_take_a_number_kept_for_later_and_frees_its_own(cell: Database) -> None:
    meeting_id = passed(cell, 10)
    reserve(cell, 2, "resolution", "Nghị quyết chuyên đề")
    cell.write(renumber_resolution, meeting_id, 2)
    found = cell.read(find_resolution, meeting_id)
    assert found is not None
    assert found.printed_number == "Số 02-NQ/CB"
    states = [(row.number, row.state.value) for row in cell.read(list_numbers, CELL.term)]
    assert states == [(1, "reserved"), (2, "used")]


def test_emptying_an_older_paper_keeps_its_number_for_later(cell: Database) -> None:
    first = passed(cell, 9)
    passed(cell, 10)
    cell.write(save_resolution, first, "")
    states = [(row.number, row.state.value, row.meeting_id) for row in cell.read(list_numbers, CELL.term)]
    assert states[0] == (1, "reserved", None)


@pytest.mark.parametrize("seed", [5, 2026])
def test_no_number_is_given_twice_whatever_is_done(cell: Database, seed: int) -> None:
    chance, given = random.Random(seed), [passed(cell, month) for month in (8, 9, 10)]
    for _ in range(40):
        number, meeting_id = chance.randint(1, 9), chance.choice(given)
        number_id = chance.choice(cell.read(list_numbers, CELL.term)).id
        acts = (
            lambda number=number: reserve(cell, number, "resolution"),
            lambda: reserve(cell, None, "resolution"),
            lambda number_id=number_id: cell.write(void_number, number_id, "in hỏng"),
            lambda number_id=number_id: cell.write(use_number, number_id),
            lambda number=number, meeting_id=meeting_id: cell.write(renumber_resolution, meeting_id, number),
            lambda meeting_id=meeting_id: cell.write(save_resolution, meeting_id, chance.choice(("", "Thống nhất."))),
        )
        with suppress(AppError, NoResultFound):
            chance.choice(acts)()
    rows = cell.read(list_numbers, CELL.term)
    held = [row.meeting_id for row in rows if row.meeting_id is not None]
    assert len({row.number for row in rows}) == len(rows)
    assert len(set(held)) == len(held)
    assert max(row.number for row in rows) + 1 == cell.read(next_number, "resolution", CELL.term)
