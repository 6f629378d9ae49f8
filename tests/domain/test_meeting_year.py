"""The year of meetings: what is due in a month or quarter, what counts for it, and on which day it is proposed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.meeting_year import (
    Duty,
    Habit,
    Slot,
    SlotState,
    YearMeeting,
    duties,
    fulfils,
    habit_of,
    proposed_day,
    proposed_days,
    slot_at,
    year_slots,
)
from dvqc_desktop.domain.meetings import due_words
from dvqc_desktop.services.rules import load_rule_pack

RULES = load_rule_pack()
TODAY, FIRST = date(2026, 11, 20), date(2026, 3, 5)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def kinds(unit: str, official: int) -> list[str]:
    return [duty.kind.value for duty in duties(RULES, unit, official)]


def states(duty: Duty, *meetings: YearMeeting) -> list[SlotState]:
    return [slot.state for slot in year_slots([duty], meetings, 2026, (FIRST, TODAY), "cell")]


def test_a_cell_owes_more_than_a_party_group_and_a_committee_needs_nine_official_members() -> None:
    assert kinds("party_group", 20) == ["regular", "criticism"]
    assert kinds("cell", 8) == ["regular", "thematic", "criticism", "year_review"]
    assert "committee" in kinds("cell", 9)


def test_a_cells_own_value_makes_a_kind_due_or_not() -> None:
    own = RULES.with_values({"meeting.due_months.party_day": 1, "meeting.due_months.criticism": 0})
    assert [duty.kind.value for duty in duties(own, "party_group", 2)] == ["regular", "party_day"]


def test_quarters_are_held_planned_missing_or_gone_by() -> None:
    held = YearMeeting(1, "thematic", "closed", date(2026, 9, 29))
    assert states(Duty(MeetingKind.THEMATIC, 3), held) == ["missed", "missed", "held", "missing"]
    planned = YearMeeting(2, "combined", "planned", date(2026, 12, 3))
    assert states(Duty(MeetingKind.THEMATIC, 3), planned)[-1] == "planned"


def test_months_before_the_book_and_months_ahead_are_told_apart() -> None:
    found = states(Duty(MeetingKind.REGULAR, 1))
    assert (found[0], found[2], found[10], found[11]) == ("before", "missed", "missing", "later")


def test_the_year_review_is_due_from_november() -> None:
    (slot,) = year_slots([Duty(MeetingKind.YEAR_REVIEW, 12, 11)], (), 2026, (FIRST, TODAY), "cell")
    assert (slot.start, slot.end, slot.state) == (date(2026, 11, 1), date(2027, 1, 1), "missing")


@pytest.mark.parametrize(
    ("held", "due", "unit", "counts"),
    [
        ("combined", MeetingKind.REGULAR, "cell", True),
        ("combined", MeetingKind.THEMATIC, "cell", True),
        ("combined", MeetingKind.CRITICISM, "cell", False),
        ("party_day", MeetingKind.REGULAR, "party_group", True),
        ("party_day", MeetingKind.REGULAR, "cell", False),
        ("thematic", MeetingKind.REGULAR, "cell", False),
    ],
)
def test_what_counts_for_a_duty(held: str, due: MeetingKind, unit: str, counts: bool) -> None:
    assert fulfils(held, due, unit) is counts


def test_the_usual_weekday_of_the_last_month_is_proposed() -> None:
    slot = Slot(MeetingKind.THEMATIC, date(2026, 10, 1), date(2027, 1, 1), SlotState.MISSING)
    second_tuesday = habit_of(date(2026, 9, 8))
    assert proposed_day(slot, second_tuesday, TODAY, ()) == date(2026, 12, 8)
    assert proposed_day(slot, second_tuesday, TODAY, {date(2026, 12, 8)}) == date(2026, 12, 15)
    assert proposed_day(slot, second_tuesday, date(2026, 12, 31), ()) == date(2026, 12, 31)


@settings(max_examples=50, deadline=None)
@given(DAYS, st.integers(1, 12), st.integers(0, 6), st.integers(0, 4), st.frozensets(DAYS, max_size=6))
def test_a_proposed_day_lies_in_its_span_and_is_free_where_one_is(
    today: date, month: int, weekday: int, week: int, taken: frozenset[date]
) -> None:
    end = date(2026 + month // 12, month % 12 + 1, 1)
    slot = Slot(MeetingKind.REGULAR, date(2026, month, 1), end, SlotState.MISSING)
    day = proposed_day(slot, Habit(weekday, week), today, taken)
    assert slot.start <= day < slot.end
    assert day > today or today >= end - timedelta(days=1)
    assert day not in taken or (end - max(today, slot.start)).days <= len(taken) + 1


@settings(max_examples=30, deadline=None)
@given(st.lists(DAYS, max_size=8), DAYS, st.sampled_from([1, 2, 3, 4, 6, 12]))
def test_spans_cover_the_year_once_and_are_held_just_where_a_meeting_was(
    held: list[date], day: date, months: int
) -> None:
    rows = [YearMeeting(place, "regular", "closed", one) for place, one in enumerate(held)]
    slots = year_slots([Duty(MeetingKind.REGULAR, months)], rows, 2026, (FIRST, TODAY), "cell")
    (slot,) = slot_at(slots, day)
    assert (slot.state is SlotState.HELD) == any(slot.start <= one < slot.end for one in held)
    assert sum(len(one.meetings) for one in slots) == len(held)


def test_no_day_is_proposed_twice() -> None:
    spans = year_slots([Duty(MeetingKind.REGULAR, 1), Duty(MeetingKind.CRITICISM, 1)], (), 2027, (FIRST, TODAY), "cell")
    days = proposed_days(spans, {}, Habit(4, 1), TODAY, ())
    assert len(set(days)) == 24


def test_what_is_due_has_a_name() -> None:
    quarter, year = (date(2026, 10, 1), date(2027, 1, 1)), (date(2026, 11, 1), date(2027, 1, 1))
    assert due_words("thematic", "cell", *quarter) == "Sinh hoạt chuyên đề quý IV"
    assert due_words("year_review", "cell", *year) == "Kiểm điểm cuối năm 2026"
    assert due_words("regular", "party_group", date(2026, 11, 1), date(2026, 12, 1)) == "Họp công tác tháng 11"
    assert due_words("committee", "cell", date(2026, 1, 1), date(2026, 3, 1)) == "Họp chi ủy tháng 1 đến tháng 2"
    assert due_words("regular", "cell", date(2026, 1, 1), date(2027, 1, 1)) == "Sinh hoạt thường kỳ năm 2026"
