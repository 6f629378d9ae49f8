"""The sample's quarterly criticism: what was written on the slips, answered at once or later, promised and read out."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Task
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.services.contacts import opinions as criticism
from dvqc_desktop.services.contacts.opinion_reading import OpinionFields, Promise, SessionFields
from dvqc_desktop.services.sample.story import Act, Rank, Story, day, made


def acts(story: Story) -> Iterator[Act]:
    """Each session with its opinions on the day it was heard, answers and promises on theirs, then the reading."""
    for entry in story.data["opinions"]:
        session_ids: list[int] = []
        yield Act(day(entry["opened"]), Rank.OPINIONS, partial(_open, story, entry, session_ids))
        for opinion in entry["opinions"]:
            ids: list[int] = []
            yield Act(day(entry["held"]), Rank.OPINIONS, partial(_hear, story, opinion, session_ids, ids))
            yield Act(day(opinion["answered"]), Rank.OPINIONS, partial(_answer, story, opinion, ids))
            if "task" in opinion:
                given = max(opinion["answered"], opinion["task"]["meeting"])
                yield Act(day(given), Rank.OPINIONS, partial(_tie, story, opinion, ids))
        if "read" in entry:
            yield Act(day(entry["read"]), Rank.CLOSING, partial(_read, entry, session_ids))


def _open(story: Story, entry: dict[str, Any], session_ids: list[int], session: Session) -> Change:
    fields = SessionFields(day(entry["quarter"]), day(entry["held"]), story.meetings[entry["meeting"]])
    change = criticism.open_session(session, fields)
    session_ids.append(made(change))
    return change


def _hear(story: Story, entry: dict[str, Any], session_ids: list[int], ids: list[int], session: Session) -> Change:
    change = criticism.record_opinion(session, session_ids[0], _fields(story, entry))
    ids.append(made(change))
    return change


def _answer(story: Story, entry: dict[str, Any], ids: list[int], session: Session) -> Change:
    promised = entry.get("promise")
    promise = Promise(promised["text"], story.people[promised["owner"]], day(promised["due"])) if promised else None
    return criticism.edit_opinion(session, ids[0], _answered(story, entry, promise))


def _tie(story: Story, entry: dict[str, Any], ids: list[int], session: Session) -> Change:
    """The task that a meeting gave is what was promised."""
    task = session.get_one(Task, story.tasks[entry["task"]["meeting"], entry["task"]["text"]])
    promise = Promise(task.text, task.owner_id, task.due_on, task.id)
    return criticism.edit_opinion(session, ids[0], _answered(story, entry, promise))


def _fields(story: Story, entry: dict[str, Any]) -> OpinionFields:
    return OpinionFields(entry["text"], story.person(entry.get("about")), entry.get("spoken", ""))


def _answered(story: Story, entry: dict[str, Any], promise: Promise | None) -> OpinionFields:
    return replace(
        _fields(story, entry),
        answer=entry["answer"],
        answered_by_id=story.people[entry["by"]],
        answered_on=day(entry["answered"]),
        promise=promise,
    )


def _read(entry: dict[str, Any], session_ids: list[int], session: Session) -> Change:
    return criticism.read_out(session, session_ids[0], day(entry["read"]))
