"""A whole report: the golden case, and the rows behind its figures."""

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.reports import PeriodNotBegunError
from dvqc_desktop.domain.figures import DEFINED
from dvqc_desktop.domain.period_words import short_words
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.services.reports.figure_rows import rows_behind
from dvqc_desktop.services.reports.figures import read_figures
from dvqc_desktop.services.reports.report import read_report
from tests.team_kit import TODAY

QUARTER = parse_period("2026-Q4")
COUNTS = [name for name in DEFINED if not name.endswith("_ratio")]


def test_the_golden_case_moves_three_up_and_one_down(sample: Database) -> None:
    report = sample.read(read_report, QUARTER)
    assert (report.now.moved_up, report.now.moved_down) == (3, 1)
    assert (report.now.opening_total, report.now.workers_total) == (15, 15)
    assert (report.now.class_active, report.now.class_average, report.now.class_needs_help) == (5, 8, 2)
    assert [counts.counts[:3] for counts in report.rounds[-2:]] == [(4, 8, 3), (5, 8, 2)]


def test_the_parts_add_up_to_the_figures(sample: Database) -> None:
    report = sample.read(read_report, QUARTER)
    assert sum(line.total for line in report.chain) == report.now.workers_total
    assert sum(line.contacts for line in report.contacts) == report.now.contacts_total
    assert sum(line.met for line in report.contacts) == report.now.people_met
    assert sum(line.received for line in report.proposals) == report.now.proposals_received
    assert len(report.meetings) == report.now.meetings_held
    assert len(report.members) == report.now.members_total
    assert sum(counts.total for counts in report.groups) == report.now.workers_total


def test_the_period_before_stands_beside_and_the_time_before_the_book_does_not(sample: Database) -> None:
    report = sample.read(read_report, QUARTER)
    assert report.previous is not None and report.previous.class_active == 4
    assert (report.previous_words, report.last_year, report.last_year_words) == ("Quý III/2026", None, "Quý IV/2025")


def test_a_year_stands_beside_the_two_years_before(sample: Database) -> None:
    report = sample.read(read_report, parse_period("2026"))
    assert (report.previous_words, report.last_year_words) == ("Năm 2025", "Năm 2024")


@pytest.mark.parametrize("name", COUNTS)
def test_as_many_rows_stand_behind_a_figure_as_it_says(sample: Database, name: str) -> None:
    for text in ("2026-Q4", "2026", "2026-09"):
        period = parse_period(text)
        figures = sample.read(read_figures, period, TODAY)
        assert len(sample.read(rows_behind, name, period)) == figures.values()[name], text


def test_the_rows_behind_a_share_are_those_it_is_made_of(sample: Database) -> None:
    assert len(sample.read(rows_behind, "meetings_attendance_ratio", QUARTER)) == 3
    assert [row.name for row in sample.read(rows_behind, "members_assigned_ratio", QUARTER)] == [
        "Trần Bích Hà", "Nguyễn Thúy Lợi", "Lê Kim Oanh",
    ]  # fmt: skip


def test_who_moved_is_told_with_both_classes(sample: Database) -> None:
    rows = {row.name: row.detail for row in sample.read(rows_behind, "moved_down", QUARTER)}
    assert rows == {"Hồ Sỹ Bình": "từ tích cực sang trung bình"}


def test_rows_behind_a_period_to_come_are_refused(db: Database) -> None:
    with pytest.raises(PeriodNotBegunError):
        db.read(rows_behind, "arrived", parse_period("2027"))


def test_a_unit_without_name_or_code_still_has_both(db: Database) -> None:
    unit = db.read(read_report, QUARTER).unit
    assert unit.name and unit.code


@pytest.mark.parametrize(
    ("period", "words"),
    [("2026-11", "Tháng 11/2026"), ("2026-Q4", "Quý IV/2026"), ("2026-H1", "6 tháng đầu 2026"), ("2026", "Năm 2026"),
     ("2026-01-05..2026-03-20", "05/01/2026 – 20/03/2026")],
)  # fmt: skip
def test_a_period_is_short_enough_for_a_column(period: str, words: str) -> None:
    assert short_words(parse_period(period)) == words
