"""Attention balance of a period: contacts by class, group, holder, topic and place, and what they say.

Contacts are read by the range of their day, people through the indexes of class, place and holder, both by the column;
they are summed in one pass, which costs less than letting the store sort them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import compress
from typing import Any

from sqlalchemy import Select, and_, exists, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import (
    Contact,
    ContactPause,
    HolderAssignment,
    Membership,
    Placement,
    WorkerSpell,
    WorkGroup,
)
from dvqc_desktop.domain.balance import Attention, BalanceRules, By, Key, Tally, balance_rules, tallies, total
from dvqc_desktop.domain.balance_advice import Facts, Finding, find, finding_words
from dvqc_desktop.domain.codes import ContactKind, HolderRole
from dvqc_desktop.domain.contacts import topics_of
from dvqc_desktop.domain.names import group_words
from dvqc_desktop.domain.periods import Period, month_of
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.classes.classes import class_at
from dvqc_desktop.services.people.presence import holds_on, is_member
from dvqc_desktop.services.reading import Read, within
from dvqc_desktop.services.reports.figures import Span, span_of
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.statements import DAY, PlainQuery, given, one_of

SLICE = 10_000  # people read at once: other reads come between
Columns = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is worth saying, in words, and the people it is about."""

    finding: Finding
    words: str


@dataclass(frozen=True, slots=True)
class Balance:
    """The attention of a period: the people, its sums, what may be said; `days` of it are over on its closing day."""

    period: Period
    span: Span
    rows: tuple[Attention, ...]
    whole: Tally
    kinds: dict[Key, int]
    topics: dict[Key, int]
    sentences: tuple[Sentence, ...]
    rules: BalanceRules

    @property
    def days(self) -> int:
        """How many days of the period are over."""
        return (self.span.closing - self.span.start).days + 1


@dataclass(slots=True)
class Counted:
    """Contacts counted so far: for each worker all of them and those because of illness, and each pair that met."""

    times: Counter[int] = field(default_factory=Counter)
    ill: Counter[int] = field(default_factory=Counter)
    pairs: set[tuple[int, int]] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    topics: Counter[str | None] = field(default_factory=Counter)

    def add(self, contacts: Columns) -> None:
        """Counts more contacts."""
        workers, by, kinds, topics = contacts
        ill = ContactKind.ILLNESS.value
        self.times.update(workers)
        self.ill.update(compress(workers, [kind == ill for kind in kinds]))
        self.pairs.update(zip(workers, by, strict=True))
        self.kinds.update(kinds)
        self.topics.update(topics)

    def own(self, rows: tuple[Attention, ...]) -> frozenset[int]:
        """The main holders who met somebody of theirs."""
        held = {row[0]: row[3] for row in rows}
        return frozenset(by for worker, by in self.pairs if held.get(worker) == by)


def _contacts() -> Select[*tuple[Any, ...]]:
    return select(Contact.worker_id, Contact.by_id, Contact.kind, Contact.topics).where(
        Contact.at.between(given("start"), given("end"))
    )


def _people() -> Select[*tuple[Any, ...]]:
    spell, main, place = aliased(WorkerSpell), aliased(HolderAssignment), aliased(Placement)
    worker = spell.person_id
    return (
        select(
            worker,
            class_at(worker, DAY),
            place.work_group_id,
            main.holder_id,
            spell.start_on <= given("settled"),
            main.start_on <= given("settled"),
        )
        .outerjoin(main, and_(main.worker_id == worker, main.role == HolderRole.MAIN.value, holds_on(main, DAY)))
        .outerjoin(place, and_(place.person_id == worker, holds_on(place, DAY)))
        .where(holds_on(spell, DAY), worker > given("after"))
        .order_by(worker)
        .limit(given("most"))
    )


def _paused() -> Select[*tuple[Any, ...]]:
    return select(ContactPause.person_id).where(holds_on(ContactPause, DAY))


def _beginners() -> Select[*tuple[Any, ...]]:
    holds = exists().where(HolderAssignment.holder_id == Membership.person_id, holds_on(HolderAssignment, DAY))
    met = exists().where(Contact.by_id == Membership.person_id, Contact.at.between(given("start"), DAY))
    return select(Membership.person_id).where(
        Membership.admission_date.between(given("first"), given("settled")),
        is_member(Membership.person_id, DAY),
        ~holds,
        ~met,
    )


_CONTACTS, _PEOPLE, _PAUSED, _BEGINNERS = map(PlainQuery, (_contacts, _people, _paused, _beginners))
_MET = PlainQuery(lambda: select(Contact.worker_id).where(Contact.at.between(given("start"), given("end"))))
_GROUPS = PlainQuery(lambda: select(WorkGroup.id, WorkGroup.name).where(one_of(WorkGroup.id)))


def contacts_per_worker(session: Session, start: date, end: date) -> Counter[int]:
    """How often each worker was met between two days, both included: from the index alone, in one piece of text."""
    (met,) = _MET.columns(session, start=start, end=end)
    return Counter(met)


def read_balance(session: Session, period: Period, today: date) -> Balance:
    """The balance of a period as of its closing day. Raises PeriodNotBegunError."""
    return gather_balance(within(session), period, today)


def gather_balance(read: Read, period: Period, today: date) -> Balance:
    """The same in short reads: contacts month by month, people by the thousand. Raises PeriodNotBegunError."""
    span, rules = span_of(period, today), balance_rules(read(rules_in_force))
    counted = Counted()
    for first, last in _months(span):
        counted.add(read(_CONTACTS.columns, start=first, end=last))
    paused = {row[0] for row in read(_PAUSED.rows, day=span.closing)}
    rows = tuple(row for people in _people_of(read, span, rules) for row in _attention(people, paused, counted))
    beginners = read(new_helpers, span, rules)
    days = (span.closing - span.start).days + 1
    found = find(Facts(rows, days, counted.own(rows), beginners), rules)
    return Balance(
        period,
        span,
        rows,
        total(tallies(rows, By.CLASS).values()),
        {code: counted.kinds[code.value] for code in ContactKind},
        _by_topic(counted.topics),
        read(_sentences, found),
        rules,
    )


def new_helpers(session: Session, span: Span, rules: BalanceRules) -> tuple[int, ...]:
    """Members admitted not long ago who hold or help nobody, and met nobody in the period."""
    closing = span.closing
    first = closing - timedelta(days=rules.new_member_days)
    found = _BEGINNERS.rows(session, start=span.start, day=closing, first=first, settled=_settled(span, rules))
    return tuple(row[0] for row in found)


def _settled(span: Span, rules: BalanceRules) -> date:
    return span.closing - timedelta(days=rules.settle_days)


def _months(span: Span) -> Iterator[tuple[date, date]]:
    first = span.start
    while first <= span.closing:
        last = min(month_of(first).end, span.closing)
        yield first, last
        first = last + timedelta(days=1)


def _people_of(read: Read, span: Span, rules: BalanceRules) -> Iterator[Columns]:
    """The workers of the closing day, slice by slice."""
    after, settled = 0, _settled(span, rules)
    while True:
        found = read(_PEOPLE.columns, day=span.closing, settled=settled, after=after, most=SLICE)
        yield found
        ids = found[0]
        if len(ids) < SLICE:
            return
        after = max(ids)


def _attention(people: Columns, paused: set[int], counted: Counted) -> Iterator[Attention]:
    ids, codes, groups, holders, settled, held = people
    met, ill = counted.times.get, counted.ill.get
    times, ills = [met(person_id, 0) for person_id in ids], [ill(person_id, 0) for person_id in ids]
    awaited = [here and person_id not in paused for person_id, here in zip(ids, settled, strict=True)]
    long = [one or 0 for one in held]
    return map(Attention._make, zip(ids, codes, groups, holders, times, ills, awaited, long, strict=True))


def _by_topic(found: Counter[str | None]) -> dict[Key, int]:
    """Contacts by topic; one about several counts for each, one about none stands under None."""
    sums: Counter[Key] = Counter()
    for text, count in found.items():
        for topic in topics_of(text) or (None,):
            sums[topic] += count
    return dict(sums)


def _sentences(session: Session, found: tuple[Finding, ...]) -> tuple[Sentence, ...]:
    names = class_names(session)
    wanted = [group_id for finding in found for group_id in finding.groups]
    groups = {group_id: group_words(name) for group_id, name in _GROUPS.rows(session, ids=wanted)}
    return tuple(Sentence(finding, finding_words(finding, names, groups)) for finding in found)
