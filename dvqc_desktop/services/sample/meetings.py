"""The sample's meetings: planned, prepared, held with roll call, minutes, votes and tasks, then closed."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import MeetingState, Presence, VoteForm, VoteRule
from dvqc_desktop.domain.marked_text import MarkedText
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.services.meetings import handing
from dvqc_desktop.services.meetings import meetings as calendar
from dvqc_desktop.services.meetings.agenda import agenda
from dvqc_desktop.services.meetings.minutes import item_opinions, minutes
from dvqc_desktop.services.meetings.passed import resolutions, votes
from dvqc_desktop.services.meetings.quality import quality
from dvqc_desktop.services.meetings.roll import attendance
from dvqc_desktop.services.meetings.tasks import tasks
from dvqc_desktop.services.sample.story import Act, Rank, Story, day, made

PREPARED_BEFORE = timedelta(days=3)
MODEST = ("chairing.aim", "holding.digital")  # judged one step below the best where the book proposes nothing


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
    """All at once when the meeting is held, then one by one who was called otherwise."""
    meeting_id, change = story.meetings[entry["on"]], None
    if entry["state"] != MeetingState.PREPARING:
        change = attendance.mark_all_present(session, meeting_id)
    called = {row.person_id: row.presence for row in attendance.roll_call(session, meeting_id)}
    for call in entry["attendance"]:
        person_id, presence = story.people[call["name"]], Presence(call["presence"])
        if called[person_id] is not presence:
            change = attendance.set_presence(session, meeting_id, person_id, presence, call.get("reason"))
    if change is None:
        raise ValueError(entry["on"])
    return change


def _hold(story: Story, entry: dict[str, Any], session: Session) -> Change:
    meeting_id = story.meetings[entry["on"]]
    change = _call_roll(story, entry, session)
    for position, item in enumerate(entry["items"], start=1):
        _write_item(session, story, story.items[entry["on"], position], item)
    cast = {
        made(votes.record_vote(session, meeting_id, _vote(story, entry, vote))): vote for vote in entry.get("votes", ())
    }
    sections = entry.get("sections", {resolutions.MAIN: entry["conclusion"]} if "conclusion" in entry else {})
    for key, text in sections.items():
        resolutions.save_section(session, meeting_id, key, text)
    for vote_id, vote in cast.items():
        if vote.get("adopts"):
            resolutions.adopt_by(session, meeting_id, vote_id)
    return change


def _vote(story: Story, entry: dict[str, Any], vote: dict[str, Any]) -> votes.VoteEntry:
    return votes.VoteEntry(
        vote["subject"],
        VoteCount(vote["yes"], vote["no"], vote["other"]),
        vote.get("rule", VoteRule.MAJORITY.value),
        vote.get("form", VoteForm.CARD.value),
        story.items.get((entry["on"], vote["item"])),
    )


def _write_item(session: Session, story: Story, item_id: int, item: dict[str, Any]) -> None:
    if "minutes_text" in item:
        minutes.set_item_minutes(session, item_id, item["minutes_text"])
    if "conclusion" in item:
        minutes.set_item_conclusion(session, item_id, item["conclusion"])
    if "internal_note" in item:
        minutes.set_internal_note(session, item_id, item["internal_note"])
    for opinion in item.get("opinions", ()):
        words = item_opinions.OpinionForm(story.people[opinion["by"]], MarkedText(opinion["text"]))
        item_opinions.add_opinion(session, item_id, words)


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
    if entry.get("judged"):
        _judge(session, meeting_id)
    handing.mark_papers_sent(session, meeting_id, held_on - timedelta(days=1))
    handing.mark_handed_in(session, meeting_id, held_on + timedelta(days=1))
    return minutes.close_minutes(session, meeting_id)


def _judge(session: Session, meeting_id: int) -> None:
    """The sheet as the book proposes it; what it cannot know is judged well, the chairing one step below."""
    sheet = quality.read_sheet(session, meeting_id)
    marks = {line.item.key: _points(line) for line in sheet.lines}
    quality.save_sheet(session, meeting_id, sheet.template, marks)


def _points(line: quality.Line) -> float:
    if line.points is not None:
        return line.points
    best, *lower = line.item.levels
    return (lower[0] if lower and line.item.key in MODEST else best).points
