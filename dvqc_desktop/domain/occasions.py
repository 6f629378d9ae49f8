"""Days on which families are visited: the Lunar New Year, 27/7 and 22/12; and for which of them a family agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.rule_pack import RulePack


class Occasion(StrEnum):
    """The three times of the year."""

    NEW_YEAR = "new_year"
    INVALIDS = "invalids"
    ARMY = "army"


OCCASION_WORDS = {
    Occasion.NEW_YEAR: "Tết Nguyên đán",
    Occasion.INVALIDS: "ngày 27/7",
    Occasion.ARMY: "ngày 22/12",
}
_NAMED = {Occasion.NEW_YEAR: ("tet",), Occasion.INVALIDS: ("27/7",), Occasion.ARMY: ("22/12",)}
_FIXED = {Occasion.INVALIDS: (7, 27), Occasion.ARMY: (12, 22)}


@dataclass(frozen=True, slots=True)
class Visiting:
    """One occasion: its day, and the first day on which a visit counts for it."""

    occasion: Occasion
    on: date
    since: date

    @property
    def words(self) -> str:
        """ "trước Tết Nguyên đán (06/02)"; a day that is its own name is said once."""
        day = f" ({self.on:%d/%m})" if self.occasion is Occasion.NEW_YEAR else ""
        return f"trước {OCCASION_WORDS[self.occasion]}{day}"


def agreed_for(phrase: str) -> tuple[Occasion, ...]:
    """The occasions that an agreed phrase names; all three where it names none."""
    words = fold(phrase)
    named = tuple(one for one in Occasion if any(name in words for name in _NAMED[one]))
    return named or tuple(Occasion)


def next_visits(rules: RulePack, day: date) -> tuple[Visiting, ...]:
    """The next day of each occasion on or after `day`, the nearest first.

    The Lunar New Year is looked up in the rule pack; where its table has ended it is left out.
    """
    found = []
    for occasion in Occasion:
        on = next((one for one in _days(rules, occasion, day) if one >= day), None)
        if on is not None:
            found.append(Visiting(occasion, on, on - timedelta(days=rules.count(f"family.{occasion}.days_before"))))
    return tuple(sorted(found, key=lambda visiting: visiting.on))


def _days(rules: RulePack, occasion: Occasion, day: date) -> Sequence[date]:
    if occasion is Occasion.NEW_YEAR:
        return [date.fromisoformat(line) for line in rules.lines("family.new_year.days")]
    return [date(year, *_FIXED[occasion]) for year in (day.year, day.year + 1)]
