"""The days before which families are visited, from the rule pack; and for which of them a family agreed."""

from datetime import date

import pytest

from dvqc_desktop.domain.occasions import Occasion, agreed_for, next_visits
from dvqc_desktop.services.rules import load_rule_pack

TET, INVALIDS, ARMY = Occasion.NEW_YEAR, Occasion.INVALIDS, Occasion.ARMY


@pytest.mark.parametrize(
    ("phrase", "occasions"),
    [
        ("Chỉ thăm dịp Tết", (TET,)),
        ("Thăm dịp 27/7 và Tết", (TET, INVALIDS)),
        ("Thăm dịp 22/12", (ARMY,)),
        ("Lúc nào cũng được", (TET, INVALIDS, ARMY)),
    ],
)
def test_a_phrase_names_the_occasions_agreed_to(phrase: str, occasions: tuple[Occasion, ...]) -> None:
    assert agreed_for(phrase) == occasions


def test_the_next_occasions_come_in_their_order_with_the_first_day_that_counts() -> None:
    found = next_visits(load_rule_pack(), date(2026, 11, 20))
    assert [(one.occasion, one.on, one.since) for one in found] == [
        (ARMY, date(2026, 12, 22), date(2026, 12, 8)),
        (TET, date(2027, 2, 6), date(2027, 1, 16)),
        (INVALIDS, date(2027, 7, 27), date(2027, 7, 13)),
    ]
    assert [one.words for one in found[:2]] == ["trước ngày 22/12", "trước Tết Nguyên đán (06/02)"]


def test_after_the_end_of_the_table_no_new_year_is_guessed() -> None:
    found = next_visits(load_rule_pack(), date(2050, 12, 23))
    assert [(one.occasion, one.on.year) for one in found] == [(INVALIDS, 2051), (ARMY, 2051)]
