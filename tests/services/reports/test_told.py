"""One figure told with its definition and three periods, from the book and from a report that was sent."""

from datetime import date

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.services.reports.sent_reports import Marking, find_sent, mark_sent
from dvqc_desktop.services.reports.told import figure_told

OCTOBER, NOVEMBER = parse_period("2026-10"), parse_period("2026-11")


def test_a_figure_stands_beside_the_last_period_and_last_year(sample: Database) -> None:
    told = sample.read(figure_told, "class_active", NOVEMBER)
    assert told is not None and told.periods == ("Tháng 11/2026", "Tháng 10/2026", "Tháng 11/2025")
    assert (told.figure.now, told.figure.previous, told.figure.last_year) == (5, 4, None)
    assert told.closed_on == date(2026, 11, 20)


def test_what_the_report_does_not_have_is_not_told(sample: Database) -> None:
    assert sample.read(figure_told, "own:99", NOVEMBER) is None


def test_a_sent_report_tells_its_own_number(sample: Database) -> None:
    sample.write(mark_sent, Marking(OCTOBER, "Chi ủy Z2", date(2026, 11, 2), date(2026, 10, 20)))
    row = sample.read(find_sent, OCTOBER)
    assert row is not None
    told = sample.read(figure_told, "workers_held", OCTOBER, row.id)
    assert told is not None and (told.figure.now, told.closed_on) == (15, date(2026, 10, 20))
