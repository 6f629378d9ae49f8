"""Meetings in words and minutes: names by kind of unit, running times, templates, reminders."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.meetings import (
    agenda_subject,
    agenda_template,
    clock_words,
    end_time,
    ideology_check,
    kind_words,
    meeting_heading,
    meeting_name,
    minutes_between,
    parse_clock,
    preparation_checks,
    running_times,
)
from dvqc_desktop.services.rules import load_rule_pack

RULES = load_rule_pack()
DAY = date(2026, 11, 24)
GROUP, CELL = "party_group", "cell"
clocks = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    ("kind", "unit", "name", "heading"),
    [
        ("party_day", GROUP, "Ngày đảng (kỳ 2)", "Ngày đảng, kỳ 2 tháng 11/2026"),
        ("regular", GROUP, "Họp công tác (kỳ 1)", "Họp công tác, kỳ 1 tháng 11/2026"),
        ("regular", CELL, "Sinh hoạt thường kỳ", "Sinh hoạt thường kỳ, tháng 11/2026"),
        ("party_day", CELL, "Ngày đảng (nội bộ)", "Ngày đảng (nội bộ), tháng 11/2026"),
        ("criticism", GROUP, "Quần chúng góp ý quý IV", "Quần chúng góp ý quý IV/2026"),
        ("committee", CELL, "Họp chi ủy", "Họp chi ủy, tháng 11/2026"),
    ],
)
def test_a_meeting_is_named_as_the_unit_calls_it(kind: str, unit: str, name: str, heading: str) -> None:
    assert meeting_name(kind, DAY, unit) == name
    assert meeting_heading(kind, DAY, unit) == heading


@pytest.mark.parametrize(
    ("kind", "unit", "subject"),
    [
        ("party_day", GROUP, "sinh hoạt tổ đảng kỳ 2 tháng 11 năm 2026 (Ngày đảng)"),
        ("regular", CELL, "sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"),
        ("thematic", CELL, "sinh hoạt chi bộ chuyên đề tháng 11 năm 2026"),
        ("criticism", GROUP, "quần chúng góp ý cho tổ đảng, đảng viên quý IV/2026"),
        ("other", CELL, "họp chi bộ ngày 24/11/2026"),
    ],
)
def test_the_printed_subject_names_unit_and_month(kind: str, unit: str, subject: str) -> None:
    assert agenda_subject(kind, DAY, unit) == subject


@pytest.mark.parametrize(("month", "words"), [(2, "tháng 02"), (3, "tháng 3")])
def test_a_month_after_february_carries_no_zero(month: int, words: str) -> None:
    subject = agenda_subject("regular", date(2026, month, 5), CELL)
    assert subject == f"sinh hoạt chi bộ thường kỳ {words} năm 2026"


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_every_kind_has_words_a_template_and_reminders(kind: MeetingKind) -> None:
    items = agenda_template(kind, RULES)
    assert kind_words(kind, CELL)
    assert agenda_subject(kind, DAY, CELL)
    assert sum(item.minutes for item in items) > 0
    assert all(check.done for check in preparation_checks(kind, [item.title for item in items], RULES))


def test_a_reminder_without_its_item_stays_open() -> None:
    checks = preparation_checks("party_day", ["CONG TAC QUAN CHUNG tuần qua"], RULES)
    assert [(check.words, check.done) for check in checks][:2] == [
        ("Kiểm điểm từng đảng viên", False),
        ("Công tác quần chúng", True),
    ]
    assert checks[0].item.minutes == 25


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("16:30", "16:30"),
        ("16h30", "16:30"),
        ("16 giờ 30", "16:30"),
        ("1630", "16:30"),
        ("830", "08:30"),
        ("7", "07:00"),
    ],
)
def test_times_of_day_are_read_as_people_write_them(text: str, time: str) -> None:
    assert parse_clock(text) == time


@pytest.mark.parametrize("text", ["", "nửa đêm", "24:00", "12:60", "1:2:3", "12345", "123:1"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_clock(text) is None


@given(clocks)
def test_a_time_reads_back_as_itself(time: str) -> None:
    assert parse_clock(time) == time
    assert clock_words(time) == f"{time[:2]} giờ {time[3:]}"


@given(clocks, st.lists(st.integers(0, 200), max_size=12))
def test_each_item_begins_when_the_one_before_ends(start: str, minutes: list[int]) -> None:
    times = running_times(start, minutes)
    assert len(times) == len(minutes)
    for place in range(len(minutes)):
        assert times[place] == end_time(start, minutes[:place])


@given(clocks, st.integers(0, 24 * 60 - 1))
def test_the_minutes_between_start_and_end_are_those_of_the_items(start: str, minutes: int) -> None:
    assert minutes_between(start, end_time(start, [minutes])) == minutes


@pytest.mark.parametrize(
    ("title", "minutes", "done"),
    [("Tự phê bình", 15, True), ("Tình hình TƯ TƯỞNG", 10, False), ("x", 60, False)],
)
def test_a_regular_meeting_leaves_room_for_ideology(title: str, minutes: int, done: bool) -> None:
    (check,) = ideology_check("regular", [(title, minutes)], RULES)
    assert check.done is done and check.item.minutes == 15
    assert ideology_check("thematic", [(title, minutes)], RULES) == ()
    assert ideology_check("regular", [], RULES.with_values({"meeting.ideology_min": 0})) == ()
