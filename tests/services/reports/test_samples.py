"""The figures of both sample cells for November and the year 2026, counted by hand from their data files."""

from datetime import date
from typing import Any

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.figure_lines import in_sections
from dvqc_desktop.domain.figures import Section
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.services.reports.extras import measure
from dvqc_desktop.services.reports.report import read_report

GROUP_MEMBERS = {  # Lợi and Hà official, Oanh probationary; each holds somebody; Lợi and Oanh volunteered in January
    "members_total": 3, "members_assigned": 3, "members_assigned_ratio": 1.0, "members_volunteered": 2,
}  # fmt: skip
GROUP_WORKERS = {  # fifteen since 2025; since 12/11 nobody holds Cao Thị Yến
    "workers_total": 15, "class_active": 5, "class_average": 8, "class_needs_help": 2, "class_unclassified": 0,
    "opening_total": 15, "arrived": 0, "departed": 0, "workers_held": 14, "workers_held_ratio": 14 / 15,
    "class_active_ratio": 5 / 15, "class_average_ratio": 8 / 15, "class_needs_help_ratio": 2 / 15,
}  # fmt: skip
CELL_MEMBERS = {  # fourteen less Nghĩa, exempt since 01/06, and Thọ, away since 15/08
    "members_total": 12, "members_assigned": 9, "members_assigned_ratio": 9 / 12, "members_volunteered": 6,
}  # fmt: skip
CELL_WORKERS = {  # sixty since 2025; the three whom the meeting of 10/11 names have nobody
    "workers_total": 60, "class_active": 20, "class_average": 31, "class_needs_help": 9, "class_unclassified": 0,
    "opening_total": 60, "arrived": 0, "departed": 0, "workers_held": 57, "workers_held_ratio": 57 / 60,
}  # fmt: skip
NOBODY_ADMITTED = {"admitted": 0, "made_official": 0, "admitted_women": 0, "made_official_youth": 0}

GROUP_NOVEMBER = {
    **GROUP_MEMBERS, **GROUP_WORKERS, **NOBODY_ADMITTED,
    # 4, 8 and 3 at the round of 30/09; Hạnh and Minh up to active, Quý up to average, Bình down to average
    "opening_active": 4, "opening_average": 8, "opening_needs_help": 3, "moved_up": 3, "moved_down": 1,
    # the register of contacts has 35 lines of November, one at least for each of the fifteen
    "contacts_total": 35, "people_met": 15,
    # heard on 04, 06, 09, 12 and 18/11; answered on 13, 16 and 18/11, all three of what was heard this month
    "proposals_received": 5, "proposals_answered": 3, "proposals_answered_ratio": 3 / 5,
    # 05/11 with all three there; 24/11 is still to come
    "meetings_held": 1, "meetings_attendance_ratio": 1.0,
    # of its three tasks one was done on 10/11, two were due on 12/11
    "tasks_done": 1, "tasks_overdue": 2,
    # Bùi Thị Hạnh, a woman and a turner, whose post is in the youth union; Minh began his papers on 10/11
    "introduced": 1, "introduced_women": 1, "introduced_direct": 1, "introduced_youth": 1,
    "stage_listed": 0, "stage_class": 0, "stage_papers": 1, "stage_papers_women": 0, "stage_papers_direct": 1,
}  # fmt: skip
GROUP_YEAR = {
    **GROUP_MEMBERS, **GROUP_WORKERS, **NOBODY_ADMITTED,
    # before the first round of the book nobody had a class, so that nobody moved up or down
    "opening_unclassified": 15, "opening_active": 0, "moved_up": 0, "moved_down": 0,
    "contacts_total": 132, "people_met": 15,  # all 132 lines of the register are of 2026
    "proposals_received": 8, "proposals_answered": 6, "proposals_answered_ratio": 6 / 8,  # two of November wait
    # 24/09, 06/10 and 05/11 with three of three, 22/10 with two of three; the criticism of 11/09 is left out
    "meetings_held": 4, "meetings_attendance_ratio": 11 / 12,
    "tasks_done": 13, "tasks_overdue": 2,  # three, five and four of the closed meetings, one of 05/11
    # Minh 15/01, Cường 20/03, Sang 30/09, Nhựng 15/10, Hạnh 02/11; Oanh was introduced in 2024
    "introduced": 5, "introduced_women": 2, "introduced_direct": 5, "introduced_youth": 2,
    "stage_listed": 3, "stage_class": 1, "stage_papers": 1,  # Minh, Cường, Sang; Minh; Minh; Cường's class is to come
}  # fmt: skip
CELL_NOVEMBER = {
    **CELL_MEMBERS, **CELL_WORKERS, **NOBODY_ADMITTED,
    # 17, 32 and 11 at the round of 30/09; eleven of the seventeen changes lead up, six lead down
    "opening_active": 17, "opening_average": 32, "opening_needs_help": 11, "moved_up": 11, "moved_down": 6,
    "contacts_total": 124, "people_met": 60,
    "proposals_received": 3, "proposals_answered": 1, "proposals_answered_ratio": 1 / 3,  # 04, 06, 18/11; 17/11
    # the committee of 06/11 with its three, the cell of 10/11 with eleven of twelve
    "meetings_held": 2, "meetings_attendance_ratio": 14 / 15,
    "tasks_done": 0, "tasks_overdue": 2,  # due on 17 and 18/11; the third is due on 27/11
    "introduced": 0, "introduced_women": 0, "stage_listed": 0, "stage_class": 0, "stage_papers": 1,  # Minh, 10/11
}  # fmt: skip
CELL_YEAR = {
    **CELL_MEMBERS, **CELL_WORKERS, **NOBODY_ADMITTED,
    "opening_unclassified": 60, "moved_up": 0, "moved_down": 0,
    "contacts_total": 391, "people_met": 60,
    "proposals_received": 6, "proposals_answered": 4, "proposals_answered_ratio": 4 / 6,
    # six meetings of the committee, 18 to attend and one away on 03/03; six of all fourteen from January to May, five
    # times one away (84, 79); four of thirteen without Nghĩa till August (52, 47); four of twelve without Thọ (48, 45)
    "meetings_held": 20, "meetings_attendance_ratio": (17 + 79 + 47 + 45) / (18 + 84 + 52 + 48),
    "tasks_done": 27, "tasks_overdue": 2,
    # Minh 15/01, Cường 20/03, Bảo 12/06, Nhựng 15/10, who is the one woman and heads the youth branch
    "introduced": 4, "introduced_women": 1, "introduced_direct": 4, "introduced_youth": 1,
    # listed Minh, Cường, Bảo; in the class Tuyết and Minh; papers of Tuyết, a woman, and of Minh
    "stage_listed": 3, "stage_class": 2, "stage_class_women": 1, "stage_papers": 2, "stage_papers_women": 1,
}  # fmt: skip


def check(db: Database, period: str, by_hand: dict[str, Any]) -> None:
    measured = db.read(measure, parse_period(period))
    found = {**measured.figures.values(), **measured.values}
    assert {name: found[name] for name in by_hand} == pytest.approx(by_hand)


@pytest.mark.parametrize(("period", "by_hand"), [("2026-11", GROUP_NOVEMBER), ("2026", GROUP_YEAR)])
def test_the_group_counts_as_by_hand(sample: Database, period: str, by_hand: dict[str, Any]) -> None:
    check(sample, period, by_hand)


@pytest.mark.parametrize(("period", "by_hand"), [("2026-11", CELL_NOVEMBER), ("2026", CELL_YEAR)])
def test_the_cell_counts_as_by_hand(cell: Database, period: str, by_hand: dict[str, Any]) -> None:
    check(cell, period, by_hand)


def test_the_group_reports_what_it_makes_and_its_own_indicator(sample: Database) -> None:
    report = sample.read(read_report, parse_period("2026-11"))
    said = {extra.definition.words: (extra.now, extra.previous) for extra in report.extras}
    assert said["QĐ 14"] == (171, 158)
    assert said["QĐ 14: so với định mức"] == (pytest.approx(171 / 150 - 1), pytest.approx(158 / 150 - 1))
    assert said["Giờ kèm nghề sau ca"] == (14, 18)
    assert said["Tiền thăm hỏi, trợ giúp"] == (1_000_000, 1_500_000)
    assert [value for _words, value in report.production[0].history] == [130, 150, 158, 171]
    assert report.production[0].now.until == date(2026, 11, 30)


def test_the_half_year_of_the_cell_averages_its_months_by_their_days(cell: Database) -> None:
    report = cell.read(read_report, parse_period("2026-H1"))
    said = {extra.definition.words: extra.now for extra in report.extras}
    by_days = (103 * 31 + 99 * 28 + 104 * 31 + 105 * 30 + 103 * 31 + 101.6 * 30) / 181
    assert said["Sản lượng phân xưởng"] == pytest.approx(by_days)
    assert said["Sáng kiến"] == 14
    assert said["Mô hình “Dân vận khéo” đăng ký"] is None  # typed for the whole year, which no half-year holds


def test_parts_stand_under_their_whole_and_only_where_it_is_not_nothing(sample: Database) -> None:
    extras = sample.read(read_report, parse_period("2026-11")).extras
    names = [figure.definition.name for figure in dict(in_sections(extras))[Section.DEVELOPMENT]]
    assert names == [
        "introduced_women", "introduced_direct", "introduced_youth", "stage_listed", "stage_class", "stage_papers",
        "stage_papers_women", "stage_papers_direct", "stage_papers_youth",
    ]  # fmt: skip
