"""Erasure of a person: asked for, called off within a day, carried out everywhere, carried out again after a restore.

Law 91/2025/QH15 art. 25 and domain notes §6: rows, words, history and copies go; counts without a name stay.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db import search_index
from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Draft, Erasure, Person
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import EVERYTHING, Change, Topic
from dvqc_desktop.domain.codes import ErasureState
from dvqc_desktop.domain.errors.history import ErasureAsked, ErasureNotOpen, ErasureOfMember
from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.meetings.minutes.versions import seal_again, sealed_meetings
from dvqc_desktop.services.people.presence import is_member, name_of
from dvqc_desktop.services.privacy.clearing import BIN, clear_bin, has_old
from dvqc_desktop.services.privacy.live_rows import NOBODY, take_rows_out
from dvqc_desktop.services.privacy.log_rows import take_log_out
from dvqc_desktop.services.privacy.name_out import NameOut
from dvqc_desktop.services.privacy.pending import note_pending
from dvqc_desktop.services.privacy.person_rows import rows_of

TOPICS = frozenset({Topic.UPKEEP})
WAIT = timedelta(hours=24)
TITLES = "titles"  # beside the counts
_ASK, _OFF, _DONE = "yêu cầu xóa hồ sơ một người", "rút yêu cầu xóa hồ sơ một người", "xóa hẳn hồ sơ một người"


@dataclass(frozen=True, slots=True)
class ErasureRow:
    """A wish to be taken out of the book, and how far it is; the name while it is still there.

    `titles` are those by which others call the person ("chị"): such short forms go too.
    A row without a person is the record that the bin was cleared: `due_at` is the first day it still kept.
    """

    id: int
    person_id: int
    state: ErasureState
    asked_at: datetime
    due_at: datetime
    done_at: datetime | None
    name: str = ""
    titles: tuple[str, ...] = ()

    @property
    def of_bin(self) -> bool:
        """True for the bin cleared for good, not a person taken out."""
        return self.person_id == BIN


def list_erasures(session: Session) -> tuple[ErasureRow, ...]:
    """All wishes, the newest first."""
    rows = session.execute(
        select(Erasure, Person.full_name)
        .outerjoin(Person, Person.id == Erasure.person_id)
        .order_by(Erasure.asked_at.desc(), Erasure.id.desc())
    ).all()
    return tuple(
        ErasureRow(
            row.id,
            row.person_id,
            ErasureState(row.state),
            row.asked_at,
            row.due_at,
            row.done_at,
            "" if name in (None, NOBODY) else name,
            _titles(row),
        )
        for row, name in rows
    )


def ask_erasure(session: Session, person_id: int, titles: Sequence[str] = ()) -> Change:
    """Writes down that a person wishes to be taken out; it is done a day later. Names nobody.

    Params: titles - by which others' words call the person ("chị" Dung), where that is to go too.
    Raises ErasureOfMember for a member of the unit, ErasureAsked where the wish is written down already.
    """
    now = clock.now()
    name = name_of(session, person_id)
    if session.execute(select(Person.id).where(Person.id == person_id, is_member(Person.id, now.date()))).first():
        raise ErasureOfMember(name=name)
    asked = select(Erasure.due_at).where(Erasure.person_id == person_id, Erasure.state == ErasureState.ASKED)
    due_at = session.execute(asked).scalar()
    if due_at is not None:
        raise ErasureAsked(name=name, at=due_at)
    session.add(_new(person_id, now, now + WAIT, titles))
    return Change(_ASK, "", TOPICS)


def call_off_erasure(session: Session, erasure_id: int) -> Change:
    """Takes the wish back. Raises ErasureNotOpen when it no longer waits."""
    row = session.get(Erasure, erasure_id)
    if row is None or row.state != ErasureState.ASKED:
        raise ErasureNotOpen
    row.state = ErasureState.CALLED_OFF.value
    return Change(_OFF, "", TOPICS)


def due_erasures(session: Session) -> tuple[int, ...]:
    """The wishes whose day has passed, by number."""
    query = select(Erasure.id).where(Erasure.state == ErasureState.ASKED, Erasure.due_at <= clock.now())
    return tuple(session.execute(query.order_by(Erasure.id)).scalars())


def carry_out(session: Session, erasure_id: int) -> Change:
    """Takes a person out of every table and out of the log, in the running transaction; bare counts stay.

    Raises ErasureNotOpen when the wish no longer waits.
    """
    row = session.get(Erasure, erasure_id)
    if row is None or row.state != ErasureState.ASKED:
        raise ErasureNotOpen
    person_id, now, connection = row.person_id, clock.now(), session.connection()
    full_name = session.execute(select(Person.full_name).where(Person.id == person_id)).scalar()
    groups: dict[str, str] = {}
    kept: dict[str, int] = {}
    titles = _titles(row)
    if full_name is not None:
        rows = rows_of(connection, person_id)
        name = NameOut(connection, person_id, full_name, titles)
        sealed = sealed_meetings(session)
        _drop_drafts(session, person_id, full_name, name)
        take_rows_out(connection, person_id, rows, name, now.date())
        session.expire_all()
        seal_again(session, sealed)
        groups = take_log_out(connection, rows, name, now.date())
        kept = dict(Counter({table: len(ids) for table, ids in rows.counted.items()}))
    row.state, row.done_at = ErasureState.DONE.value, now
    row.groups, row.counts = json.dumps(groups), _counts(kept, titles)
    note_pending(connection)
    return Change(_DONE, "", EVERYTHING)


def reapply(database: Database, erasures: Sequence[ErasureRow]) -> bool:
    """Brings a book made from a copy to the wishes of the book it replaces: done ones are done again, open ones kept.

    Params: erasures - `list_erasures` of the book that was in use. Gives whether anything was taken out, so that the
    file was written anew.
    """
    there = {(row.person_id, row.state) for row in database.read(list_erasures)}
    wanted = [row for row in erasures if row.state is not ErasureState.CALLED_OFF and not row.of_bin]
    taken_out = False
    for row in reversed(wanted):
        if (row.person_id, row.state) in there:
            continue
        if (row.person_id, ErasureState.ASKED) not in there:
            database.record(_ask_again, row)
        if row.state is ErasureState.DONE:
            database.record(carry_out, database.read(_open_of, row.person_id))
            taken_out = True
    kept_from = max((row.due_at.date() for row in erasures if row.of_bin), default=None)
    if kept_from is not None and database.read(has_old, kept_from):
        database.record(clear_bin, kept_from)
        taken_out = True
    if taken_out:
        sweep(database)
    return taken_out


def sweep(database: Database) -> None:
    """Writes index and file anew, so that nothing taken out is left in a page of them; costs the time of a copy."""
    with database.writing_unlogged() as connection:
        search_index.fill_anew(connection)
    with database.using():
        database.connection.execute("VACUUM")


def _ask_again(session: Session, row: ErasureRow) -> Change:
    session.add(_new(row.person_id, row.asked_at, row.due_at, row.titles))
    return Change(_ASK, "", TOPICS)


def _open_of(session: Session, person_id: int) -> int:
    query = select(Erasure.id).where(Erasure.person_id == person_id, Erasure.state == ErasureState.ASKED)
    return session.execute(query).scalars().one()


def _new(person_id: int, asked_at: datetime, due_at: datetime, titles: Sequence[str]) -> Erasure:
    state, counts = ErasureState.ASKED.value, _counts({}, titles)
    return Erasure(person_id=person_id, state=state, asked_at=asked_at, due_at=due_at, groups="{}", counts=counts)


def _counts(kept: dict[str, int], titles: Sequence[str]) -> str:
    return json.dumps({**kept, **({TITLES: list(titles)} if titles else {})}, ensure_ascii=False)


def _titles(row: Erasure) -> tuple[str, ...]:
    return tuple(json.loads(row.counts).get(TITLES, ()))


def _drop_drafts(session: Session, person_id: int, full_name: str, name: NameOut) -> None:
    """Drops what is being typed about the person: drafts that say the name, or hold the number of the person."""
    for draft in session.execute(select(Draft)).scalars().all():
        words = f"{draft.title}\n{draft.content}"
        if (
            fold(full_name) in fold(words)
            or name.stands_in(words)
            or person_id in _numbers(json.loads(draft.content))
            or _ends(draft, person_id)
        ):
            session.delete(draft)


def _ends(draft: Draft, person_id: int) -> bool:
    return str(person_id) in draft.key.replace(":", "-").replace("/", "-").split("-")


def _numbers(value: object) -> Iterable[int]:
    """Every whole number in a draft."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [number for part in value for number in _numbers(part)]
    return [value] if isinstance(value, int) and not isinstance(value, bool) else []
