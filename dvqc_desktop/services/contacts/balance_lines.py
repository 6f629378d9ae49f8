"""The lines of the attention balance with their words, and the people behind a number, for the screen alone."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ClassEvent, Contact, Membership, Person
from dvqc_desktop.domain.balance import Attention, By, Column, Key, Tally, people_behind, tallies
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.contacts import KIND_WORDS, TOPIC_WORDS
from dvqc_desktop.domain.coverage import Split
from dvqc_desktop.domain.names import group_words
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.chain.coverage import split_labels
from dvqc_desktop.services.classes.classes import latest_event, words_of
from dvqc_desktop.services.classes.movement import NO_LIMIT
from dvqc_desktop.services.contacts.balance import Balance
from dvqc_desktop.services.statements import DAY, PlainQuery, given, one_of

NAMES_AT_ONCE = 200
NO_TOPIC, NO_HOLDER = "không ghi nội dung", "Chưa có người phụ trách"
_NEED = (WorkerClass.NEEDS_HELP, WorkerClass.AVERAGE, WorkerClass.UNCLASSIFIED, WorkerClass.ACTIVE)
NEED = {code.value: place for place, code in enumerate(_NEED)}


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """One line of a sum; by topic and place there are contacts alone."""

    by: By
    key: Key
    words: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class BalanceName:
    """Somebody behind a number: what he got in the period, and where he stands."""

    id: int
    name: str
    detail: str


def balance_lines(session: Session, balance: Balance, by: By) -> tuple[BalanceLine, ...]:
    """The lines of a sum: classes, topics and places in their usual order, groups and holders by name."""
    if by in (By.TOPIC, By.KIND):
        return _occasions(balance, by)
    sums = tallies(balance.rows, by)
    labels = _labels(session, by, sums, balance.span.closing)
    return tuple(BalanceLine(by, key, words, sums[key]) for key, words in labels)


def printed_lines(session: Session, balance: Balance) -> dict[By, tuple[BalanceLine, ...]]:
    """The lines that a paper may hold: those of holders are people by name."""
    return {by: balance_lines(session, balance, by) for by in By if by is not By.HOLDER}


def _occasions(balance: Balance, by: By) -> tuple[BalanceLine, ...]:
    said: Mapping[Any, str] = TOPIC_WORDS if by is By.TOPIC else KIND_WORDS
    labels: dict[Key, str] = dict(said)
    counts = balance.topics if by is By.TOPIC else balance.kinds
    if counts.get(None):
        labels[None] = NO_TOPIC
    return tuple(
        BalanceLine(by, key, words[:1].upper() + words[1:], Tally(times=counts.get(key, 0)))
        for key, words in labels.items()
    )


def _labels(session: Session, by: By, keys: Collection[Key], day: date) -> list[tuple[Key, str]]:
    """The words of the lines, in order."""
    if by is By.HOLDER:
        return [*_named(session, keys), *([(None, NO_HOLDER)] if None in keys else [])]
    labels = split_labels(session, day, Split(by.value))
    if by is By.GROUP:
        labels = {key: group_words(words) if key is not None else words for key, words in labels.items()}
    return [(key, words) for key, words in labels.items() if key in keys]


def ids_behind(session: Session, balance: Balance, line: BalanceLine, column: Column) -> tuple[int, ...]:
    """Who stands behind a number of a line."""
    if line.by not in (By.TOPIC, By.KIND):
        return people_behind(balance.rows, line.by, line.key, column)
    span = {"start": balance.span.start, "end": balance.span.closing}
    if line.by is By.KIND:
        rows = _OF_KIND.rows(session, kind=line.key, **span)
    elif line.key is None:
        rows = _OF_NO_TOPIC.rows(session, **span)
    else:
        rows = _OF_TOPIC.rows(session, topic=f"%{line.key}%", **span)
    return tuple(row[0] for row in rows)


def names_behind(
    session: Session, balance: Balance, ids: Collection[int], limit: int = NAMES_AT_ONCE
) -> tuple[BalanceName, ...]:
    """The first of these people, who waits the longest first: the third class, whoever was met least, then by name."""
    own = {row.person_id: row for row in balance.rows}
    shown = _first(session, own, ids, limit)
    kept = [own[person_id] for person_id, _ in shown if person_id in own]
    said, aspects = class_names(session), _aspects(session, kept, balance.span.closing)
    holders = dict(_named(session, [row.holder_id for row in kept]))

    def detail(row: Attention | None) -> str:
        if row is None:
            return ""
        named = said[WorkerClass(row.code)]
        holder = f"{holders[row.holder_id]} phụ trách" if row.holder_id in holders else NO_HOLDER.lower()
        about = f"{named}: {', '.join(aspects[row.person_id])}" if aspects.get(row.person_id) else named
        return " · ".join((_times_words(row), about, holder))

    return tuple(BalanceName(person_id, name, detail(own.get(person_id))) for person_id, name in shown)


def member_names(session: Session, ids: Collection[int]) -> tuple[BalanceName, ...]:
    """New members with the day they were admitted, the earliest first."""
    rows = _ADMITTED.rows(session, ids=list(ids))
    return tuple(BalanceName(number, name, f"vào Đảng {date.fromisoformat(on):%d/%m/%Y}") for number, name, on in rows)


def _named(session: Session, ids: Iterable[Key]) -> list[tuple[Key, str]]:
    """People by name."""
    wanted = [each for each in ids if each is not None]
    return [(row[0], row[1]) for row in _BY_NAME.rows(session, ids=wanted, most=NO_LIMIT)]


def _first(session: Session, own: Mapping[int, Attention], ids: Iterable[int], limit: int) -> list[tuple[int, str]]:
    """The first names: only so many of those who wait alike are put in order as are wanted."""
    alike: dict[tuple[int, int], list[int]] = {}
    for person_id in ids:
        alike.setdefault(_waiting(own.get(person_id)), []).append(person_id)
    found: list[tuple[int, str]] = []
    for waiting in sorted(alike):
        if len(found) < limit:
            found += [(row[0], row[1]) for row in _BY_NAME.rows(session, ids=alike[waiting], most=limit - len(found))]
    return found


def _waiting(row: Attention | None) -> tuple[int, int]:
    return (NEED[row.code], row.times) if row is not None else (len(NEED), 0)


def _times_words(row: Attention) -> str:
    if not row.times:
        return "chưa gặp" if row.awaited else "chưa gặp, chưa đến lượt"
    return f"{row.times} lượt" + (", đều vì ốm đau" if row.ill == row.times else "")


def _aspects(session: Session, rows: Iterable[Attention], day: date) -> dict[int, tuple[str, ...]]:
    """In what the people of the third class need help: it never stands without that (product.md, principle 1)."""
    weak = [row.person_id for row in rows if row.code == WorkerClass.NEEDS_HELP.value]
    return {person_id: words_of(text) for person_id, text in _ASPECTS.rows(session, ids=weak, day=day)}


def _asked(*conditions: Any) -> Select[*tuple[Any, ...]]:
    met = Contact.at.between(given("start"), given("end"))
    return select(Contact.worker_id).where(met, *conditions).distinct()


def _aspects_of() -> Select[*tuple[Any, ...]]:
    return select(ClassEvent.person_id, ClassEvent.aspects).where(
        one_of(ClassEvent.person_id), ClassEvent.id == latest_event(ClassEvent.person_id, DAY)
    )


def _admitted() -> Select[*tuple[Any, ...]]:
    return (
        select(Person.id, Person.full_name, Membership.admission_date)
        .join(Membership, Membership.person_id == Person.id)
        .where(one_of(Person.id))
        .order_by(Membership.admission_date, Person.name_sort)
    )


_BY_NAME = PlainQuery(
    lambda: (
        select(Person.id, Person.full_name)
        .where(one_of(Person.id))
        .order_by(Person.name_sort, Person.id)
        .limit(given("most"))
    )
)
_OF_KIND = PlainQuery(lambda: _asked(Contact.kind == given("kind")))
_OF_TOPIC = PlainQuery(lambda: _asked(Contact.topics.like(given("topic"))))
_OF_NO_TOPIC = PlainQuery(lambda: _asked(Contact.topics.is_(None)))
_ASPECTS, _ADMITTED = PlainQuery(_aspects_of), PlainQuery(_admitted)
