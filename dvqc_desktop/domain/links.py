"""Links between workers in words: two who are better placed apart for the work's sake, two who get on well."""

from dataclasses import dataclass
from datetime import date, timedelta

from dvqc_desktop.domain.codes import LinkKind

LINK_WORDS = {
    LinkKind.APART: "Nên xếp khác nhóm vì công việc",
    LinkKind.GOOD: "Làm việc hợp nhau",
}


@dataclass(frozen=True, slots=True)
class ApartNote:
    """Two workers kept apart, up to and with the day `until`."""

    first: str
    second: str
    until: date

    @property
    def words(self) -> str:
        """Neutral words for the screen; a warning, never a refusal."""
        return f"{self.first} và {self.second} nên xếp khác nhóm vì công việc, đến ngày {self.until:%d/%m/%Y}."


def end_of(until: date | None) -> date | None:
    """The end of the half-open span whose last day is `until`; None for a link without an end."""
    return None if until is None else until + timedelta(days=1)


def last_day(end_on: date | None) -> date | None:
    """The last day of a half-open span; None for one without an end."""
    return None if end_on is None else end_on - timedelta(days=1)
