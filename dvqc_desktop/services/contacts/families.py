"""Families that agreed to be visited: with the day of consent and one phrase, and reminders before the year's days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Contact, FamilyConsent, Person
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import ContactKind
from dvqc_desktop.domain.due import HORIZON_DAYS, DueKind, DueRow
from dvqc_desktop.domain.errors.praise import FamilyPhrasesEmpty, FamilyPhraseUnknown, PraiseDayAhead
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.occasions import Visiting, agreed_for, next_visits
from dvqc_desktop.services.due.due_people import leader_name, responsible_members
from dvqc_desktop.services.people.presence import check_worker, is_worker, name_of
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.settings import read_setting, store_setting

TOPICS = frozenset({Topic.CONTACTS})
PHRASES = "family.phrases"


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A family to visit; `coming` is the next occasion agreed to, `visited_on` the visit that counts for it."""

    person_id: int
    name: str
    agreed_on: date
    phrase: str
    last_on: date | None
    coming: Visiting | None
    visited_on: date | None


def agree_visits(session: Session, person_id: int, agreed_on: date, phrase: str) -> Change:
    """Notes that a worker agreed to visits of the family, or changes the day or the phrase.

    Raises WorkerGoneError, PraiseDayAhead, FamilyPhraseUnknown.
    """
    today = clock.today()
    name = check_worker(session, person_id, today)
    if agreed_on > today:
        raise PraiseDayAhead(day=f"{agreed_on:%d/%m/%Y}")
    if phrase not in family_phrases(session):
        raise FamilyPhraseUnknown(phrase=phrase)
    row = _consent(session, person_id)
    if row is None:
        row = FamilyConsent(person_id=person_id)
        session.add(row)
    row.agreed_on, row.phrase = agreed_on, phrase
    session.flush()
    return Change("ghi đồng ý thăm gia đình", name, TOPICS, row.id)


def end_visits(session: Session, person_id: int) -> Change:
    """The worker no longer agrees: the row goes; visits already noted stay as contacts."""
    row = _consent(session, person_id)
    if row is not None:
        session.delete(row)
    return Change("thôi thăm gia đình", name_of(session, person_id), TOPICS)


def family_phrases(session: Session) -> tuple[str, ...]:
    """The phrases of the cell, or those of the rule pack."""
    kept = read_setting(session, PHRASES)
    return tuple(kept) if kept else rules_in_force(session).lines(PHRASES)


def save_phrases(session: Session, lines: Sequence[str]) -> Change:
    """Makes the list of phrases the lines given; what families agreed to stays as it was. Raises FamilyPhrasesEmpty."""
    phrases = list(dict.fromkeys(text for line in lines if (text := one_line(line))))
    if not phrases:
        raise FamilyPhrasesEmpty
    store_setting(session, PHRASES, phrases)
    return Change("sửa danh sách câu thăm gia đình", "", TOPICS | {Topic.SETTINGS})


def list_families(session: Session, day: date) -> tuple[FamilyRow, ...]:
    """The families of workers of the book on a day: the nearest occasion first, then by name."""
    last = (
        select(Contact.worker_id, func.max(Contact.at).label("at"))
        .where(Contact.kind == ContactKind.HOME_VISIT.value, Contact.at <= day)
        .group_by(Contact.worker_id)
        .subquery()
    )
    rows = session.execute(
        select(Person.id, Person.full_name, FamilyConsent.agreed_on, FamilyConsent.phrase, last.c.at)
        .join(FamilyConsent, FamilyConsent.person_id == Person.id)
        .outerjoin(last, last.c.worker_id == Person.id)
        .where(is_worker(Person.id, day))
        .order_by(Person.name_sort, Person.id)
    )
    visits = next_visits(rules_in_force(session), day)
    found = [_row(visits, person_id, name, agreed_on, phrase, at) for person_id, name, agreed_on, phrase, at in rows]
    return tuple(sorted(found, key=lambda row: row.coming.on if row.coming is not None else date.max))


def due_visits(session: Session, day: date) -> Iterator[DueRow]:
    """Families to visit before an occasion, from the rule's days before it on; who was visited is done."""
    rows = [row for row in list_families(session, day) if row.coming is not None and row.visited_on is None]
    members = responsible_members(session, [row.person_id for row in rows], day)
    leader = leader_name(session, day)
    for row in rows:
        if row.coming is not None and row.coming.since <= day + timedelta(days=HORIZON_DAYS):
            who = members.get(row.person_id, leader)
            due, words = max(row.coming.since, day), f"– {row.coming.words}"
            yield DueRow(DueKind.FAMILY, "Thăm gia đình", row.name, words, due, who, row.person_id)


def _row(
    visits: Sequence[Visiting], person_id: int, name: str, agreed_on: date, phrase: str, last_on: date | None
) -> FamilyRow:
    agreed = agreed_for(phrase)
    coming = next((one for one in visits if one.occasion in agreed), None)
    counts = coming is not None and last_on is not None and last_on >= coming.since
    return FamilyRow(person_id, name, agreed_on, phrase, last_on, coming, last_on if counts else None)


def _consent(session: Session, person_id: int) -> FamilyConsent | None:
    return session.execute(select(FamilyConsent).where(FamilyConsent.person_id == person_id)).scalar_one_or_none()
