"""Taking part over time: what to ask a member about, reasons without health, guests one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvqc_desktop.domain.attendance import Call, attendance_warning, excused_running, guest_lines, health_word
from dvqc_desktop.domain.codes import MemberStatus, Presence
from dvqc_desktop.domain.meetings import end_time, running_times
from dvqc_desktop.domain.votes import RollEntry, electorate, percent_words
from dvqc_desktop.services.rules import load_rule_pack

RULES = load_rule_pack()
TODAY = date(2026, 11, 24)
PRESENT, EXCUSED, UNEXCUSED, LATE = Presence.PRESENT, Presence.EXCUSED, Presence.UNEXCUSED, Presence.LATE
ORDINARY = (MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY, MemberStatus.TEMPORARY_IN)


def calls(*presences: Presence, every: int = 14, last: date = TODAY) -> list[Call]:
    count = len(presences)
    return [Call(last - timedelta(days=every * (count - place)), one) for place, one in enumerate(presences, start=1)]


def test_three_excuses_running_are_asked_about_and_two_are_not() -> None:
    assert attendance_warning(calls(PRESENT, EXCUSED, EXCUSED), TODAY, RULES) is None
    assert attendance_warning(calls(EXCUSED, EXCUSED, EXCUSED), TODAY, RULES) == "vắng có lý do 3 lần liền"


def test_excuses_of_last_year_do_not_run_into_this_one() -> None:
    running = calls(EXCUSED, EXCUSED, EXCUSED, every=14, last=date(2027, 1, 12))
    assert excused_running(running, 2027) == 1
    assert excused_running(calls(EXCUSED, UNEXCUSED), 2026) == 0


def test_two_months_without_coming_are_asked_about_until_somebody_comes_late() -> None:
    absent = calls(PRESENT, EXCUSED, UNEXCUSED, UNEXCUSED, every=31)
    assert attendance_warning(absent, TODAY, RULES) == "vắng liền 2 tháng, từ 23/09"
    assert attendance_warning([*absent[:-1], Call(TODAY, LATE)], TODAY, RULES) is None
    assert attendance_warning((), TODAY, RULES) is None


def test_three_months_without_a_reason_are_for_the_cell_to_consider() -> None:
    absent = calls(PRESENT, UNEXCUSED, UNEXCUSED, UNEXCUSED, UNEXCUSED, every=31)
    assert attendance_warning(absent, TODAY, RULES) == "vắng không lý do 3 tháng, từ 23/08; chi bộ cần xem xét"
    mixed = calls(PRESENT, EXCUSED, UNEXCUSED, UNEXCUSED, UNEXCUSED, every=31)
    assert attendance_warning(mixed, TODAY, RULES) == "vắng liền 2 tháng, từ 23/08"


@pytest.mark.parametrize("reason", ["Ốm", "đi khám bệnh", "nằm viện", "con sốt, nghỉ", "nghỉ thai sản"])
def test_a_reason_that_tells_of_health_is_known(reason: str) -> None:
    assert health_word(reason, RULES) is not None


@pytest.mark.parametrize("reason", ["việc gia đình", "Ca sản xuất", "họp Đảng viên mới", "công tác Viện Cơ khí", ""])
def test_other_reasons_pass(reason: str) -> None:
    assert health_word(reason, RULES) is None
    assert not any(health_word(offered, RULES) for offered in RULES.lines("attendance.reasons"))


def test_guests_stand_one_by_one() -> None:
    assert guest_lines("Chi ủy viên: Thuận\n\n  Công đoàn ;Đoàn thanh niên\r\n") == (
        "Chi ủy viên: Thuận",
        "Công đoàn",
        "Đoàn thanh niên",
    )
    assert guest_lines(None) == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(MemberStatus), st.sampled_from([*Presence, None])), max_size=12))
def test_the_rate_is_the_naive_count(roll: list[tuple[MemberStatus, Presence | None]]) -> None:
    there = wanted = 0
    for status, presence in roll:
        came = presence in (PRESENT, LATE)
        if status in ORDINARY or (status is MemberStatus.EXEMPT and came):
            wanted += 1
            there += came
    counted = electorate(RollEntry(*entry) for entry in roll)
    assert counted.rate_words == (percent_words(there, wanted) if wanted else "–")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 1439), st.lists(st.integers(0, 480), max_size=12))
def test_running_times_are_the_naive_sum(start: int, minutes: list[int]) -> None:
    def clock(minute: int) -> str:
        return f"{minute // 60 % 24:02d}:{minute % 60:02d}"

    naive = [clock(start + sum(minutes[:place])) for place in range(len(minutes) + 1)]
    assert [*running_times(clock(start), minutes), end_time(clock(start), minutes)] == naive
