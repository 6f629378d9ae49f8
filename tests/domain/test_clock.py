"""The one clock: set by a variable, and standing while a sample's past is written."""

from datetime import date

import pytest

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors.commands import TodayUnreadableError


def test_today_is_what_the_variable_says() -> None:
    assert clock.today() == date(2026, 11, 20)
    assert clock.now().date() == date(2026, 11, 20)


def test_without_the_variable_it_is_the_calendar_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DVQC_TODAY")
    assert abs((clock.today() - date.today()).days) <= 1  # noqa: DTZ011


@pytest.mark.parametrize("words", ["20/11/2026", "2026-02-30", "hôm nay"])
def test_a_variable_that_is_no_day_is_refused(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DVQC_TODAY", words)
    with pytest.raises(TodayUnreadableError, match="DVQC_TODAY"):
        clock.today()


def test_it_stands_at_a_day_and_goes_on_afterwards() -> None:
    with clock.standing_at(date(2026, 1, 5)):
        assert clock.today() == clock.now().date() == date(2026, 1, 5)
    assert clock.today() == date(2026, 11, 20)
