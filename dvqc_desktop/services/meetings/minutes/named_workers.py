"""Which workers a text of a meeting names: their names stand in the internal annex, and nobody's class anywhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, literal, or_, select, true
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, Candidate, ItemOpinion, Meeting, Person
from dvqc_desktop.domain.annex import NamedSentence, named_sentences
from dvqc_desktop.domain.name_hiding import called_names, with_names_hidden
from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.people.presence import is_member, is_worker


@dataclass(frozen=True, slots=True)
class NameToInsert:
    """Somebody whose name may be put into a text."""

    name: str
    is_member: bool


def names_a_worker(text: str, day: date) -> ColumnElement[bool]:
    """The person is a worker of the day, no candidate, whose full name stands in the text."""
    return _is_named(text) & _is_shielded(day)


def workers_named(session: Session, text: str, day: date) -> tuple[str, ...]:
    """The full names of workers of the day, candidates too, that stand in a text, the longest first."""
    names = session.execute(select(Person.full_name).where(_is_named(text), is_worker(Person.id, day))).scalars()
    return tuple(sorted(names, key=len, reverse=True))


def named_in(session: Session, text: str, day: date) -> tuple[NamedSentence, ...]:
    """The sentences of a text that name a worker, in full or as "chị Dung", with whether they say his class."""
    if not text:
        return ()
    return named_sentences(text, _spoken_of(session, text, _is_shielded(day)), _said(session))


def without_workers(session: Session, text: str, day: date, *, candidates: bool = False) -> str:
    """The text with each worker it names, in full or as "chị Dung", as "một người"; `candidates` are hidden too."""
    people = is_worker(Person.id, day) if candidates else _is_shielded(day)
    return with_names_hidden(text, _spoken_of(session, text, people) if text else ())


def names_to_hide(session: Session, text: str, day: date, guests: str) -> tuple[str, ...]:
    """The workers whom a text names and who stand in no printed part: no candidates, and nobody among the guests."""
    return _spoken_of(session, text, _is_shielded(day) & ~_is_named(guests))


def names_to_insert(session: Session, typed: str, day: date, most: int = 30) -> tuple[NameToInsert, ...]:
    """Members and workers of a day whose name has what is typed in it, with or without accents; members first."""
    member = is_member(Person.id, day)
    rows = session.execute(
        select(Person.full_name, member)
        .where(Person.name_fold.contains(fold(typed), autoescape=True), or_(member, is_worker(Person.id, day)))
        .order_by(member.desc(), Person.name_sort, Person.id)
        .limit(most)
    )
    return tuple(NameToInsert(name, bool(of_party)) for name, of_party in rows)


def items_naming_workers(session: Session, meeting_id: int) -> tuple[int, ...]:
    """The places of the items whose printed part names a worker who was no guest of the meeting."""
    guests = session.execute(select(Meeting.guests).where(Meeting.id == meeting_id)).scalar() or ""
    named = _texts(session, meeting_id, ~_is_named(guests))
    return tuple(sorted({position for position, found, inside in named if found and not inside}))


def items_saying_classes(session: Session, meeting_id: int) -> tuple[int, ...]:
    """The places of the items that say a named worker's class, printed or in the annex."""
    named = _texts(session, meeting_id, true())
    return tuple(sorted({position for position, found, _ in named if any(one.classed for one in found)}))


def _texts(
    session: Session, meeting_id: int, people: ColumnElement[bool]
) -> Iterator[tuple[int, tuple[NamedSentence, ...], bool]]:
    day = session.execute(select(Meeting.held_on).where(Meeting.id == meeting_id)).scalar_one()
    columns = (AgendaItem.minutes_text, AgendaItem.conclusion, AgendaItem.internal_note)
    items = session.execute(
        select(AgendaItem.position, *columns).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.position)
    )
    opinions = session.execute(
        select(AgendaItem.position, ItemOpinion.text, ItemOpinion.internal)
        .join(ItemOpinion, ItemOpinion.agenda_item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, ItemOpinion.position)
    )
    texts = [
        (row.position, words or "", column is AgendaItem.internal_note)
        for row in items
        for column, words in zip(columns, row[1:], strict=True)
    ]
    texts += [(row.position, row.text, row.internal) for row in opinions]
    # Asked for once over all of them; which sentence names whom is then seen in each.
    names = _spoken_of(session, "\n".join(words for _, words, _ in texts), _is_shielded(day) & people)
    said = _said(session)
    for position, words, inside in texts:
        yield position, named_sentences(words, names, said), inside


def _said(session: Session) -> list[str]:
    """What the cell calls the classes, as said within a sentence."""
    return [name[:1].lower() + name[1:] for name in class_names(session).values()]


def _spoken_of(session: Session, text: str, people: ColumnElement[bool]) -> tuple[str, ...]:
    """The full names of those of the people whom a text names, in full or as "chị Dung"."""
    called = [Person.name_fold.like(f"% {fold(name)}") for name in called_names(text)]
    rows = session.execute(select(Person.full_name).where(people, or_(_is_named(text), *called)))
    return tuple(rows.scalars())


def _is_named(text: str) -> ColumnElement[bool]:
    """The person's full name, of two words or more, stands in the text, however it is written."""
    found = func.instr(literal(f" {_words(text)} "), " " + Person.name_fold + " ") > 0
    return found & (func.instr(Person.name_fold, " ") > 0)


def _is_shielded(day: date) -> ColumnElement[bool]:
    """Workers of the day who are no candidates: those agreed that their names go up."""
    return is_worker(Person.id, day) & Person.id.not_in(select(Candidate.person_id))


def _words(text: str) -> str:
    """The folded text with nothing but letters and digits between single spaces."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())
