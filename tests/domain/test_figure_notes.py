"""The notes beside figures say what is missing and who made progress, and leave whole figures alone."""

from datetime import date

from dvqc_desktop.domain.figure_notes import Note, NoteFacts, notes

WHOLE = {"members_total": 3, "members_assigned": 3, "workers_total": 15, "workers_held": 15, "class_unclassified": 0}


def test_figures_that_tell_all_have_no_note() -> None:
    assert notes(NoteFacts(WHOLE, {("needs_help", "needs_help"): 2})) == {}
    assert notes(NoteFacts({"members_total": 3}, {})) == {}


def test_what_is_missing_is_said_in_numbers() -> None:
    found = notes(NoteFacts({**WHOLE, "members_assigned": 2, "workers_held": 14, "class_unclassified": 1}, {}))
    assert found["members_assigned"] == Note("1 chưa phân công", warns=True)
    assert found["workers_held"] == Note("thiếu 1 người", warns=True)
    assert found["class_unclassified"] == Note("chờ phân loại", warns=True)


def test_progress_out_of_the_third_class_is_told_and_leaving_the_team_is_none() -> None:
    moves = {
        ("needs_help", "average"): 1,
        ("needs_help", "active"): 1,
        ("needs_help", "left"): 4,
        ("average", "active"): 9,
    }
    assert notes(NoteFacts(WHOLE, moves)) == {"class_needs_help": Note("tiến bộ 2 người")}


def test_aims_silent_weeks_and_the_meeting_to_come_are_told() -> None:
    aims, until = (
        {"production:1::actual": 220.5, "production:2::actual": 5},
        {"production:2::actual": date(2026, 10, 31)},
    )
    facts = NoteFacts(WHOLE, {}, aims, until, silent=True, next_meeting=date(2026, 11, 24))
    assert notes(facts) == {
        "production:1::actual": Note("mức phấn đấu 220,5"),
        "production:2::actual": Note("mới có đến 31/10", warns=True),
        "contacts_total": Note("còn tuần chưa nhập", warns=True),
        "meetings_held": Note("kỳ tới họp 24/11"),
    }
