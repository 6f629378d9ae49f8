"""The sample's meetings: planned, prepared, held with roll call, minutes, votes and tasks, then closed."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import MeetingState, Presence
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.services.meetings import agenda, attendance, handing, minutes, resolutions, tasks, votes
from dvqc_desktop.services.meetings import meetings as calendar
from dvqc_desktop.services.sample.story import Act, Rank, Story, day, made

PREPARED_BEFORE = timedelta(days=3)


def acts(story: Story) -> Iterator[Act]:
    """What was done for each meeting, on the days it was done."""
    for entry in story.data["meetings"]:
        held_on = day(entry["on"])
        prepared_on = day(entry["prepared"]) if "prepared" in entry else held_on - PREPARED_BEFORE
        yield Act(prepared_on, Rank.MEETINGS, partial(_prepare, story, entry))
        if entry["state"] == MeetingState.PREPARING:
            yield Act(day(entry["announced"]), Rank.MEETINGS, partial(_call_roll, story, entry))
        if entry["state"] in (MeetingState.HELD, MeetingState.CLOSED):
            yield Act(held_on, Rank.MEETINGS, partial(_hold, story, entry))
            yield from _task_acts(story, entry)
        if entry["state"] == MeetingState.CLOSED:
            closed_on = held_on + timedelta(days=1)
            yield Act(closed_on, Rank.CLOSING, partial(_close, story, entry))


def _prepare(story: Story, entry: dict[str, Any], session: Session) -> Change:
    form = calendar.MeetingForm(
        entry["kind"],
        day(entry["on"]),
        entry["start"],
        entry["end"],
        entry["place"],
        story.person(entry.get("chair")),
        story.person(entry.get("secretary")),
    )
    change = calendar.add_meeting(session, form)
    meeting_id = story.meetings[entry["on"]] = made(change)
    for position, item in enumerate(entry.get("items", ()), start=1):
        item_form = agenda.ItemForm(
            item["title"],
            item["minutes"],
            story.person(item.get("presenter")),
            item.get("presenter_words"),
            people_ids=tuple(story.people[name] for name in item.get("people", ())),
        )
        story.items[entry["on"], position] = made(agenda.add_item(session, meeting_id, item_form))
    if "guests" in entry:
        calendar.set_guests(session, meeting_id, entry["guests"])
    return change


def _call_roll(story: Story, entry: dict[str, Any], session: Session) -> Change:
    meeting_id = story.meetings[entry["on"]]
    changes = [
        attendance.set_presence(
            session, meeting_id, story.people[call["name"]], Presence(call["presence"]), call.get("reason")
        )
        for call in entry["attendance"]
    ]
    return changes[-1]


def _hold(story: Story, entry: dict[str, Any], session: Session) -> Change:
    meeting_id = story.meetings[entry["on"]]
    change = _call_roll(story, entry, session)
    for position, item in enumerate(entry["items"], start=1):
        _write_item(session, story, story.items[entry["on"], position], item)
    for vote in entry.get("votes", ()):
        count = VoteCount(vote["yes"], vote["no"], vote["other"])
        item_id = story.items.get((entry["on"], vote["item"]))
        votes.record_vote(session, meeting_id, votes.VoteEntry(vote["subject"], count, agenda_item_id=item_id))
    if "conclusion" in entry:
        resolutions.save_resolution(session, meeting_id, entry["conclusion"])
    return change


def _write_item(session: Session, story: Story, item_id: int, item: dict[str, Any]) -> None:
    if "minutes_text" in item:
        minutes.set_item_minutes(session, item_id, item["minutes_text"])
    if "conclusion" in item:
        minutes.set_item_conclusion(session, item_id, item["conclusion"])


def _task_acts(story: Story, entry: dict[str, Any]) -> Iterator[Act]:
    for task in entry.get("tasks", ()):
        ids: list[int] = []
        yield Act(day(entry["on"]), Rank.TASKS, partial(_give_task, story, entry, task, ids))
        if "done" in task:
            yield Act(day(task["done"]), Rank.CLOSING, partial(_finish_task, task, ids))


def _give_task(story: Story, entry: dict[str, Any], task: dict[str, Any], ids: list[int], session: Session) -> Change:
    form = tasks.TaskForm(
        task["text"], story.people[task["owner"]], day(task["due"]), story.person(task.get("promised_to"))
    )
    change = tasks.add_task(session, form, story.meetings[entry["on"]])
    ids.append(made(change))
    story.tasks[entry["on"], task["text"]] = made(change)
    return change


def _finish_task(task: dict[str, Any], ids: list[int], session: Session) -> Change:
    return tasks.finish_task(session, ids[0], day(task["done"]), task.get("result"))


def _close(story: Story, entry: dict[str, Any], session: Session) -> Change:
    meeting_id, held_on = story.meetings[entry["on"]], day(entry["on"])
    handing.mark_papers_sent(session, meeting_id, held_on - timedelta(days=1))
    handing.mark_handed_in(session, meeting_id, held_on + timedelta(days=1))
    return minutes.close_minutes(session, meeting_id)
