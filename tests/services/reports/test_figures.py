"""The figures of a period: against a plain recount over random histories, and at the edges of their definitions."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.errors.reports import PeriodNotBegunError
from dvqc_desktop.domain.figures import DEFINED, Figures
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.services.reports.extras import measure
from dvqc_desktop.services.reports.figures import has_begun, read_figures
from tests.conftest import KEY
from tests.services.history_kit import write_history
from tests.services.recount import Recount
from tests.team_kit import ACTIVE, AVERAGE, Team

PERIODS = ("2026-11", "2026-Q3", "2026-Q4", "2026-H1", "2026", "2026-03-05..2026-03-05", "2026-02-10..2026-09-09")


@pytest.fixture(scope="module")
def copies(empty_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder, count = tmp_path_factory.mktemp("histories"), iter(range(10_000))
    return lambda: Path(shutil.copy(empty_book, folder / f"{next(count)}.dvqc"))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_every_figure_is_what_a_plain_recount_gives(copies: Any, seed: int) -> None:
    database, kept = open_database(copies(), KEY), []
    database.write(write_history, seed, kept)
    for text in PERIODS:
        period = parse_period(text)
        found, by_hand = database.read(measure, period), Recount(kept[0], period)
        figures = found.figures
        assert figures == by_hand.figures(), text
        assert found.values == pytest.approx(by_hand.indicators()), text
        assert figures.opening_total + figures.arrived - figures.departed == figures.workers_total
    database.close()


def test_a_period_that_has_not_begun_is_refused(db: Database) -> None:
    with pytest.raises(PeriodNotBegunError, match="Chưa lập được báo cáo: quý I năm 2027 chưa bắt đầu"):
        db.read(read_figures, parse_period("2027-Q1"), date(2026, 11, 20))


def test_a_running_period_closes_today(db: Database) -> None:
    team = Team(db)
    person = team.worker("Phạm Văn Cường", AVERAGE)
    team.give(person, ACTIVE, date(2026, 11, 20))
    assert db.read(read_figures, parse_period("2026-Q4"), date(2026, 11, 19)).moved_up == 0
    assert db.read(read_figures, parse_period("2026-Q4"), date(2026, 11, 20)).moved_up == 1


def test_a_book_cannot_be_compared_with_the_time_before_its_first_work(db: Database) -> None:
    Team(db).worker("Phạm Văn Cường")
    assert not db.read(has_begun, date(2026, 11, 20))
    Team(db).worker("Bùi Thị Hạnh", AVERAGE, date(2026, 3, 31))
    assert not db.read(has_begun, date(2026, 3, 30))
    assert db.read(has_begun, date(2026, 3, 31))


def test_every_figure_is_defined_once_in_the_order_of_the_contract() -> None:
    assert list(Figures().values()) == list(DEFINED)
