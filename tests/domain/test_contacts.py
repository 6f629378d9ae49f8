"""The due clock, against a naive recount over random histories, and its words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import ContactKind
from dvqc_desktop.domain.contacts import (
    FRIDAY,
    KIND_WORDS,
    TOPIC_WORDS,
    ContactBasis,
    ContactPlan,
    ContactState,
    ContactTopic,
    Pause,
    contact_clock,
    contact_short,
    contact_words,
    due_date,
    due_order,
    next_contact_day,
    topics_of,
    topics_text,
)

TODAY = date(2026, 11, 20)
START = date(2026, 1, 1)
days = st.dates(START, date(2026, 12, 31))


def basis(last_on: date | None, interval: int = 7, pauses: tuple[Pause, ...] = ()) -> ContactBasis:
    return ContactBasis(START, last_on, interval, pauses)


@st.composite
def pauses(draw: st.DrawFn) -> Pause:
    start = draw(days)
    length = draw(st.none() | st.integers(0, 60))
    return Pause(start, None if length is None else start + timedelta(days=length))


def recount(day: date, met: list[date], interval: int, spans: list[Pause]) -> tuple[bool, int]:
    """Whether a pause runs on the day and how many days too late it is, by walking from the first day on."""
    left = interval
    for number in range((day - START).days + 1):
        now = START + timedelta(days=number)
        left -= bool(number)
        if any(span.end_on == now and span.start_on < now for span in spans):
            left = max(left, 0)
        if now in met:
            left = interval
    running = any(span.start_on <= day and (span.end_on is None or span.end_on > day) for span in spans)
    return running, -left


@given(days, st.lists(days, max_size=6), st.integers(1, 40), st.lists(pauses(), max_size=4))
def test_the_clock_agrees_with_a_recount_day_by_day(
    day: date, met: list[date], interval: int, spans: list[Pause]
) -> None:
    last_on = max((one for one in met if one <= day), default=None)
    clock = contact_clock(basis(last_on, interval, tuple(spans)), day)
    running, late = recount(day, met, interval, spans)
    states = {late > 0: ContactState.OVERDUE, late == 0: ContactState.DUE, late < 0: ContactState.FRESH}
    assert clock.state is (ContactState.PAUSED if running else states[True])
    assert clock.late_days == (0 if running else max(late, 0))


@given(days, st.integers(1, 40))
def test_a_contact_today_always_makes_the_clock_fresh(day: date, interval: int) -> None:
    assert contact_clock(basis(day, interval), day).state is ContactState.FRESH


@pytest.mark.parametrize(
    ("last_on", "state", "words", "short"),
    [
        (date(2026, 11, 4), ContactState.OVERDUE, "16 ngày chưa gặp", "16 ngày"),
        (date(2026, 11, 13), ContactState.DUE, "hẹn hôm nay", "hôm nay"),
        (date(2026, 11, 18), ContactState.FRESH, "gặp 2 ngày trước", "2 ngày"),
        (date(2026, 11, 20), ContactState.FRESH, "đã gặp hôm nay", "vừa gặp"),
    ],
)
def test_the_words_count_from_the_last_contact(last_on: date, state: ContactState, words: str, short: str) -> None:
    clock = contact_clock(basis(last_on), TODAY)
    assert (clock.state, contact_words(clock), contact_short(clock)) == (state, words, short)


def test_somebody_new_gets_a_whole_interval_before_being_due() -> None:
    new = ContactBasis(TODAY - timedelta(days=3), None, 7)
    assert contact_words(contact_clock(new, TODAY)) == "chưa gặp lần nào"
    assert contact_short(contact_clock(new, TODAY)) == "chưa gặp"
    assert contact_words(contact_clock(new, TODAY + timedelta(days=9))) == "12 ngày chưa gặp"


def test_a_pause_is_told_with_its_end() -> None:
    pause = Pause(date(2026, 11, 1), date(2026, 12, 5))
    clock = contact_clock(basis(date(2026, 10, 30), pauses=(pause,)), TODAY)
    assert contact_words(clock) == "tạm hoãn đến 05/12"
    assert contact_short(clock) == "tạm hoãn"
    endless = contact_clock(basis(date(2026, 10, 30), pauses=(Pause(START, None), pause)), TODAY)
    assert contact_words(endless) == "tạm hoãn"


def test_nobody_comes_back_from_a_pause_already_late() -> None:
    pause = Pause(date(2026, 11, 6), TODAY)
    assert due_date(basis(date(2026, 10, 30), pauses=(pause,)), TODAY) == TODAY


def test_a_pause_taken_back_on_its_first_day_moves_nothing() -> None:
    pause = Pause(TODAY, TODAY)
    assert due_date(basis(date(2026, 10, 30), pauses=(pause,)), TODAY) == date(2026, 11, 6)


def test_who_is_most_overdue_comes_first_and_pauses_last() -> None:
    late, later, due, fresh = (contact_clock(basis(TODAY - timedelta(days=days)), TODAY) for days in (9, 16, 7, 2))
    paused = contact_clock(basis(START, pauses=(Pause(START, None),)), TODAY)
    ordered = sorted([fresh, paused, due, late, later], key=due_order)
    assert ordered == [later, late, due, fresh, paused]


def test_the_interval_is_the_persons_own_before_that_of_the_class() -> None:
    plan = ContactPlan(interval_days=14, by_class={WorkerClass.NEEDS_HELP: 7})
    assert plan.interval(WorkerClass.NEEDS_HELP, None) == 7
    assert plan.interval(WorkerClass.AVERAGE, None) == 14
    assert plan.interval(WorkerClass.NEEDS_HELP, 3) == 3


@given(days, st.integers(1, 60), st.integers(0, 6))
def test_the_proposed_day_is_a_contact_day_after_the_contact(met: date, interval: int, weekday: int) -> None:
    proposed = next_contact_day(met, interval, weekday)
    assert proposed > met
    assert proposed.weekday() == weekday
    assert abs((proposed - met).days - interval) <= 7


def test_after_a_contact_on_friday_the_next_friday_is_proposed() -> None:
    assert next_contact_day(TODAY, 7, FRIDAY) == date(2026, 11, 27)
    assert next_contact_day(date(2026, 11, 18), 7, FRIDAY) == date(2026, 11, 27)


@given(st.sets(st.sampled_from(ContactTopic)))
def test_topics_come_back_from_the_store_as_they_were(topics: set[ContactTopic]) -> None:
    assert set(topics_of(topics_text(topics))) == topics


def test_every_code_has_its_word() -> None:
    assert set(KIND_WORDS) == set(ContactKind)
    assert set(TOPIC_WORDS) == set(ContactTopic)
