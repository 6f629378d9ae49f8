"""Copying an item of one agenda into another: where it goes, what comes with it, and that nothing waits for it on."""

from collections.abc import Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, AgendaItemPerson, BacklogItem, Meeting
from dvqc_desktop.domain.dates import format_day_month
from dvqc_desktop.domain.names import fold
from dvqc_desktop.services.meetings.agenda.agenda import checked_title
from dvqc_desktop.services.meetings.meeting_guard import fetch, on_agenda
from dvqc_desktop.services.people.presence import is_member

CLOSING_ANCHOR = "ket luan"


def append_item(session: Session, meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """Put a new item, or one that left the agenda, at the end of it, above a last item that concludes the meeting."""
    rows = session.execute(
        select(AgendaItem).where(on_agenda(meeting.id)).order_by(AgendaItem.position, AgendaItem.id)
    ).scalars()
    before = list(rows)
    item.meeting_id, item.position = meeting.id, len(before) + 1
    if len(before) > 1 and CLOSING_ANCHOR in fold(before[-1].title):
        item.position = len(before)
        before[-1].position = len(before) + 1
    session.add(item)
    session.flush()
    return item


def copy_item(session: Session, meeting: Meeting, source: AgendaItem) -> AgendaItem:
    """Copy an item with presenter and linked people; what was put off of it is taken by the copy.

    Raises AgendaTitleNamesWorkerError where the old title names somebody who is a worker by now.
    """
    held_on = fetch(session, Meeting, source.meeting_id).held_on
    made = append_item(
        session,
        meeting,
        AgendaItem(
            title=checked_title(session, source.title, meeting.held_on),
            minutes=source.minutes,
            presenter_id=_still_member(session, source.presenter_id, meeting),
            presenter_words=source.presenter_words,
            standing=source.standing,
            carried_from_id=source.id,
            source=f"chép từ buổi {format_day_month(held_on)}",
        ),
    )
    people = select(AgendaItemPerson.person_id).where(AgendaItemPerson.agenda_item_id == source.id)
    link_missing(session, made.id, session.execute(people.order_by(AgendaItemPerson.id)).scalars().all())
    waiting = (BacklogItem.from_item_id == source.id) & BacklogItem.taken_item_id.is_(None)
    session.execute(update(BacklogItem).where(waiting).values(taken_item_id=made.id))
    return made


def link_missing(session: Session, item_id: int, people: Sequence[int]) -> None:
    """Link people to an item who are not linked yet."""
    known = set(
        session.execute(select(AgendaItemPerson.person_id).where(AgendaItemPerson.agenda_item_id == item_id)).scalars()
    )
    missing = [person_id for person_id in dict.fromkeys(people) if person_id not in known]
    if missing:
        session.execute(insert(AgendaItemPerson), [{"agenda_item_id": item_id, "person_id": one} for one in missing])


def has_minutes(item: AgendaItem) -> bool:
    """Whether something was noted of an item."""
    return bool(item.minutes_text or item.conclusion)


def _still_member(session: Session, person_id: int | None, meeting: Meeting) -> int | None:
    if person_id is None or not session.execute(select(is_member(person_id, meeting.held_on))).scalar():
        return None
    return person_id
