"""The bin cleared for good: what was deleted longer ago than its rule loses its contents in the log; never by itself.

Domain notes §6.4: only what is needed is kept, and the log tells that something was done, not what it said.
"""

import json
from collections import defaultdict
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ChangeRow, Erasure
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import ErasureState
from dvqc_desktop.domain.errors.history import NothingToClear
from dvqc_desktop.services.history.acts import deleted_before, was_deleted
from dvqc_desktop.services.privacy.log_rows import empty_rows, last_group, seal_rests, unname
from dvqc_desktop.services.privacy.pending import note_pending
from dvqc_desktop.services.statements import chunks

BIN = 0  # stands for the person in the record of an erasure: the bin was cleared, nobody was taken out
_CLEARED = "xóa hẳn những gì đã xóa từ lâu"


def clear_bin(session: Session, kept_from: date) -> Change:
    """Takes the contents of what was deleted before a day out of the log, in the running transaction; names nobody.

    That something was deleted, and when, stays. File and copies are written anew by `finish_erasures`. Raises
    NothingToClear.
    """
    now = clock.now()
    acts = [act.id for act in deleted_before(session, kept_from)]
    if not acts:
        raise NothingToClear
    session.add(_record(now, kept_from, acts, _contents_out(session, acts, now.date())))
    note_pending(session.connection())
    return Change(_CLEARED, "", frozenset({Topic.UPKEEP}))


def has_old(session: Session, kept_from: date) -> bool:
    """Whether something deleted before a day is still in the log."""
    return bool(deleted_before(session, kept_from))


def _contents_out(session: Session, acts: list[int], day: date) -> dict[str, str]:
    """Empties everything that the log knows of the deleted rows; gives the acts touched with what is left of each."""
    gone: dict[str, set[int]] = defaultdict(set)
    for some in chunks(acts):
        query = select(ChangeRow.table_name, ChangeRow.row_id).where(ChangeRow.group_id.in_(some), was_deleted())
        for table, row_id in session.execute(query):
            gone[table].add(row_id)
    connection = session.connection()
    last = last_group(connection)
    touched = empty_rows(connection, gone)
    unname(connection, touched, acts)
    return seal_rests(connection, touched, last, day)


def _record(now: datetime, kept_from: date, acts: list[int], groups: dict[str, str]) -> Erasure:
    return Erasure(
        person_id=BIN,
        state=ErasureState.DONE.value,
        asked_at=now,
        due_at=datetime.combine(kept_from, time()),
        done_at=now,
        groups=json.dumps(groups),
        counts=json.dumps({"acts": len(acts)}),
    )
