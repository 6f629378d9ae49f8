"""The narrative report of a period: the words proposed from its figures, and the secretary's own in their place."""

import tomllib
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ReportText
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.narrative import NarrativePart, PartOutline, own_words, parse_outline, propose
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.paths import resource

TOPICS = frozenset({Topic.REPORTS})


@cache
def outline() -> tuple[PartOutline, ...]:
    """The parts of the report, from resources/rules/narrative.toml."""
    return parse_outline(tomllib.loads(resource("rules", "narrative.toml").read_text("utf-8")))


def narrative_of(session: Session, period: Period, report: ReportFigures) -> tuple[NarrativePart, ...]:
    """The narrative of a report that is not sent yet: own words where there are some, else the proposed ones."""
    rows = session.execute(
        select(ReportText.part, ReportText.text).where(
            ReportText.first_on == period.start, ReportText.last_on == period.end
        )
    )
    return own_words(propose(outline(), report), {row.part: row.text for row in rows})


def save_part(session: Session, period: Period, part: str, text: str | None) -> Change:
    """Keeps own words for a part, None to take the proposed ones again. KeyError where there is no such part."""
    heading = {each.key: each.heading for each in outline()}[part]
    query = select(ReportText).where(
        ReportText.first_on == period.start, ReportText.last_on == period.end, ReportText.part == part
    )
    row = session.execute(query).scalar_one_or_none()
    if text is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(ReportText(first_on=period.start, last_on=period.end, part=part, text=text))
    elif row.text != text:
        row.text = text
    return Change("viết báo cáo", f"{period.words}, {heading[:1].lower()}{heading[1:]}", TOPICS)
