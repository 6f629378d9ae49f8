"""The workers' quarterly criticism: sessions, opinions without authors, answers, and what was promised in answer."""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Opinion, OpinionSession, Task
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.opinions import (
    OpinionAboutNoMember,
    OpinionAnswerDay,
    OpinionAnswerIncomplete,
    OpinionMissing,
    OpinionPromiseIncomplete,
    OpinionQuarterTaken,
    OpinionReadEarly,
    OpinionSessionFilled,
    OpinionSlipsWrong,
    OpinionTextMissing,
    OpinionWithAuthor,
)
from dvqc_desktop.domain.names import nfc, one_line
from dvqc_desktop.domain.opinions import author_words
from dvqc_desktop.domain.periods import quarter_of
from dvqc_desktop.services.contacts.opinion_reading import OpinionFields, Promise, SessionFields, worker_names
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, TaskLinks, add_task, delete_task, edit_task
from dvqc_desktop.services.people.presence import is_member
from dvqc_desktop.services.rules import rules_in_force

TOPICS = frozenset({Topic.OPINIONS})
WITH_TASKS = TOPICS | {Topic.TASKS, Topic.MEETINGS}


def open_session(session: Session, fields: SessionFields) -> Change:
    """Begins the criticism of a quarter. Raises OpinionQuarterTaken, OpinionReadEarly."""
    row = OpinionSession()
    _fill_session(session, row, fields)
    session.add(row)
    session.flush()
    return Change("mở kỳ góp ý", fields.words, TOPICS, row.id)


def edit_session(session: Session, session_id: int, fields: SessionFields) -> Change:
    """Brings a session to the fields. Raises OpinionMissing, OpinionQuarterTaken, OpinionReadEarly."""
    row = _session(session, session_id)
    _fill_session(session, row, fields)
    return Change("sửa kỳ góp ý", fields.words, TOPICS, session_id)


def read_out(session: Session, session_id: int, read_on: date) -> Change:
    """Notes that the answers were read to the team. Raises OpinionMissing, OpinionReadEarly."""
    row = _session(session, session_id)
    _check_read(row.held_on, read_on)
    row.read_on = read_on
    return Change("ghi đã đọc trả lời góp ý", quarter_of(row.quarter_on).words, TOPICS, session_id)


def remove_session(session: Session, session_id: int) -> Change:
    """Takes out a session without opinions. Raises OpinionMissing, OpinionSessionFilled."""
    row = _session(session, session_id)
    words = quarter_of(row.quarter_on).words
    query = select(func.count()).select_from(Opinion).where(Opinion.session_id == session_id)
    count = session.execute(query).scalar_one()
    if count:
        raise OpinionSessionFilled(quarter=words, count=count)
    session.delete(row)
    return Change("bỏ kỳ góp ý", words, TOPICS)


def record_opinion(session: Session, session_id: int, fields: OpinionFields) -> Change:
    """Keeps an opinion of a session.

    Raises OpinionMissing, OpinionTextMissing, OpinionWithAuthor, OpinionSlipsWrong, OpinionAboutNoMember,
    OpinionAnswerIncomplete, OpinionAnswerDay, OpinionPromiseIncomplete, and what `add_task` and `edit_task` raise.
    """
    heard = _session(session, session_id)
    row = Opinion(session_id=session_id)
    topics = _fill(session, row, heard, fields)
    session.add(row)
    session.flush()
    return Change("ghi ý kiến góp ý", quarter_of(heard.quarter_on).words, topics, row.id)


def edit_opinion(session: Session, opinion_id: int, fields: OpinionFields) -> Change:
    """Brings an opinion to the fields. Raises as `record_opinion`."""
    row = _opinion(session, opinion_id)
    heard = _session(session, row.session_id)
    before = row.task_id
    topics = _fill(session, row, heard, fields)
    session.flush()
    topics |= _forget_task(session, before, row.task_id)
    return Change("sửa ý kiến góp ý", quarter_of(heard.quarter_on).words, topics, opinion_id)


def remove_opinion(session: Session, opinion_id: int) -> Change:
    """Takes an opinion out, with what was promised for it alone. Raises OpinionMissing."""
    row = _opinion(session, opinion_id)
    heard, task_id = _session(session, row.session_id), row.task_id
    session.delete(row)
    session.flush()
    topics = TOPICS | _forget_task(session, task_id, None)
    return Change("bỏ ý kiến góp ý", quarter_of(heard.quarter_on).words, topics)


def _session(session: Session, session_id: int) -> OpinionSession:
    row = session.get(OpinionSession, session_id)
    if row is None:
        raise OpinionMissing(noun="kỳ góp ý")
    return row


def _opinion(session: Session, opinion_id: int) -> Opinion:
    row = session.get(Opinion, opinion_id)
    if row is None:
        raise OpinionMissing(noun="ý kiến góp ý")
    return row


def _fill_session(session: Session, row: OpinionSession, fields: SessionFields) -> None:
    quarter = quarter_of(fields.quarter_on)
    with session.no_autoflush:
        other = session.execute(select(OpinionSession.id).where(OpinionSession.quarter_on == quarter.start)).scalar()
    if other not in (None, row.id):
        raise OpinionQuarterTaken(quarter=quarter.words)
    if fields.read_on is not None:
        _check_read(fields.held_on, fields.read_on)
    row.quarter_on, row.held_on = quarter.start, fields.held_on
    row.meeting_id, row.read_on = fields.meeting_id, fields.read_on


def _check_read(held_on: date, read_on: date) -> None:
    if not held_on <= read_on <= clock.today():
        raise OpinionReadEarly(day=format_date(read_on), held=format_date(held_on))


def _fill(session: Session, row: Opinion, heard: OpinionSession, fields: OpinionFields) -> frozenset[Topic]:
    """Checks the fields, then brings the row to them; gives the topics that are touched."""
    _check_text(session, fields)
    _check_people(session, heard, fields)
    _check_answer(heard, fields)
    task_id = _keep_promise(session, fields.promise)
    row.about_id, row.slips = fields.about_id, fields.slips
    row.text, row.spoken = nfc(fields.text).strip(), nfc(fields.spoken).strip() or None
    row.answer, row.answered_on = nfc(fields.answer).strip() or None, fields.answered_on
    row.answered_by_id, row.task_id = fields.answered_by_id, task_id
    return TOPICS if task_id is None else WITH_TASKS


def _check_text(session: Session, fields: OpinionFields) -> None:
    if not fields.text.strip():
        raise OpinionTextMissing
    if fields.slips < 1:
        raise OpinionSlipsWrong
    rules, names = rules_in_force(session).lines("opinion.author_words"), worker_names(session)
    for text in (fields.text, fields.spoken):
        told = author_words(text, rules, names)
        if told is not None:
            raise OpinionWithAuthor(words=told)


def _check_people(session: Session, heard: OpinionSession, fields: OpinionFields) -> None:
    """Who is spoken of is a member on the day of the session, who answers on the day of the answer."""
    wanted = ((fields.about_id, heard.held_on), (fields.answered_by_id, fields.answered_on or heard.held_on))
    for person_id, day in wanted:
        if person_id is not None and not session.execute(select(is_member(person_id, day))).scalar():
            raise OpinionAboutNoMember


def _check_answer(heard: OpinionSession, fields: OpinionFields) -> None:
    given = (bool(fields.answer.strip()), fields.answered_by_id is not None, fields.answered_on is not None)
    if any(given) and not all(given):
        raise OpinionAnswerIncomplete
    day = fields.answered_on
    if day is not None and not heard.held_on <= day <= clock.today():
        raise OpinionAnswerDay(day=format_date(day), held=format_date(heard.held_on))


def _keep_promise(session: Session, promise: Promise | None) -> int | None:
    """The task of a promise: made now, brought to the words given, or the one that stands."""
    if promise is None:
        return None
    if not one_line(promise.text) or promise.owner_id is None or promise.due_on is None:
        raise OpinionPromiseIncomplete
    form = TaskForm(promise.text, promise.owner_id, promise.due_on)
    if promise.task_id is None:
        return add_task(session, form).row_id
    task = session.get_one(Task, promise.task_id)
    if (task.text, task.owner_id, task.due_on) != (one_line(promise.text), promise.owner_id, promise.due_on):
        links = TaskLinks(task.about_id, task.plan_id, task.proposal_id, task.agenda_item_id)
        edit_task(session, task.id, replace(form, report_on=task.report_on, links=links))
    return task.id


def _forget_task(session: Session, task_id: int | None, kept: int | None) -> frozenset[Topic]:
    """Takes out the task of a promise that is no longer made, unless a meeting gave it or it answers another too."""
    if task_id is None or task_id == kept:
        return frozenset()
    used = session.execute(select(Opinion.id).where(Opinion.task_id == task_id).limit(1)).scalar()
    if used is None and session.get_one(Task, task_id).meeting_id is None:
        delete_task(session, task_id)
    return WITH_TASKS
