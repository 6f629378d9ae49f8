"""Opinions given on an item, each with its speaker; internal ones stand in the annex."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, ItemOpinion, Meeting, Person
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import FORMER_STATUSES, MeetingKind
from dvqc_desktop.domain.errors.minutes import (
    AnnexClassError,
    OpinionEmptyError,
    OpinionOfCriticismError,
    SpeakerNotMemberError,
)
from dvqc_desktop.domain.marked_text import MarkedText, marks_from_json, marks_to_json
from dvqc_desktop.services.meetings.meeting_guard import fetch, note_work, open_item
from dvqc_desktop.services.meetings.minutes.named_workers import named_in
from dvqc_desktop.services.people.presence import member_status

TOPICS = frozenset({Topic.MEETINGS})


@dataclass(frozen=True, slots=True)
class OpinionForm:
    """What somebody said: the speaker, the words, and whether they stay in the annex."""

    speaker_id: int | None
    words: MarkedText
    internal: bool = False


@dataclass(frozen=True, slots=True)
class ItemOpinionRow:
    """An opinion on an item, with the speaker's name."""

    id: int
    item_id: int
    position: int
    speaker: str | None
    form: OpinionForm


def add_opinion(session: Session, item_id: int, form: OpinionForm) -> Change:
    """Note an opinion after those noted before.

    Raises MeetingMissingError, MeetingClosedError, OpinionEmptyError, OpinionOfCriticismError, SpeakerNotMemberError.
    """
    item, meeting = open_item(session, item_id)
    last = select(func.max(ItemOpinion.position)).where(ItemOpinion.agenda_item_id == item_id)
    row = ItemOpinion(agenda_item_id=item_id, position=(session.execute(last).scalar() or 0) + 1)
    _fill(session, row, meeting, form)
    session.add(row)
    session.flush()
    note_work(meeting)
    return Change("ghi ý kiến mục", str(item.position), TOPICS, row.id)


def edit_opinion(session: Session, opinion_id: int, form: OpinionForm) -> Change:
    """Bring an opinion to the form; one that says a named person's class is not moved into the annex.

    Raises as `add_opinion`, and AnnexClassError.
    """
    row = fetch(session, ItemOpinion, opinion_id)
    item, meeting = open_item(session, row.agenda_item_id)
    _fill(session, row, meeting, form)
    return Change("sửa ý kiến mục", str(item.position), TOPICS, opinion_id)


def delete_opinion(session: Session, opinion_id: int) -> Change:
    """Take an opinion out. Raises MeetingMissingError, MeetingClosedError."""
    row = fetch(session, ItemOpinion, opinion_id)
    item, _ = open_item(session, row.agenda_item_id)
    session.delete(row)
    return Change("xóa ý kiến mục", str(item.position), TOPICS)


def list_opinions(session: Session, meeting_id: int) -> tuple[ItemOpinionRow, ...]:
    """The opinions of a meeting, item by item, in the order they were given."""
    rows = session.execute(
        select(ItemOpinion, Person.full_name)
        .join(AgendaItem, AgendaItem.id == ItemOpinion.agenda_item_id)
        .outerjoin(Person, Person.id == ItemOpinion.speaker_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, ItemOpinion.position, ItemOpinion.id)
    )
    return tuple(
        ItemOpinionRow(
            row.id,
            row.agenda_item_id,
            row.position,
            name,
            OpinionForm(row.speaker_id, MarkedText(row.text, marks_from_json(row.text_marks)), row.internal),
        )
        for row, name in rows
    )


def _fill(session: Session, row: ItemOpinion, meeting: Meeting, form: OpinionForm) -> None:
    words = form.words.normal
    if not words.text:
        raise OpinionEmptyError
    if form.speaker_id is not None:
        if meeting.kind == MeetingKind.CRITICISM:
            raise OpinionOfCriticismError
        status = session.execute(select(member_status(form.speaker_id, meeting.held_on))).scalar()
        if status is None or status in FORMER_STATUSES:
            raise SpeakerNotMemberError
    moved = form.internal and row.id is not None and not row.internal
    if moved and any(one.classed for one in named_in(session, words.text, meeting.held_on)):
        raise AnnexClassError
    row.speaker_id = form.speaker_id
    row.text, row.text_marks = words.text, marks_to_json(words.marks)
    row.internal = form.internal
