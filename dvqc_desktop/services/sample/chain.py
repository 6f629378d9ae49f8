"""The sample's classification rounds, the changes between them, and who holds whom since when."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ClassProposal
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.chain import chain as links
from dvqc_desktop.services.classes import classes, rounds
from dvqc_desktop.services.sample.story import Act, Rank, Story, day, made, maybe_day

HELPER = "helper"


def acts(story: Story) -> Iterator[Act]:
    """Rounds, changes of class, assignments and their ends."""
    for entry in story.data["classes"]["rounds"]:
        round_ids: list[int] = []
        yield Act(day(entry["opened"]), Rank.CLASSES, partial(_open_round, story, entry, round_ids))
        yield Act(day(entry["agreed"]), Rank.CLASSES, partial(_agree_round, story, entry, round_ids))
    for entry in story.data["classes"]["changes"]:
        yield Act(day(entry["at"]), Rank.CLASSES, partial(_change_class, story, entry))
    followed = {(entry["worker"], entry["start"]) for entry in story.data["chain"] if entry["role"] != HELPER}
    for entry in story.data["chain"]:
        yield Act(day(entry["start"]), Rank.CHAIN, partial(_assign, story, entry))
        if "end" in entry and (entry["worker"], entry["end"]) not in followed:
            yield Act(day(entry["end"]), Rank.CHAIN, partial(_end, story, entry))


def _open_round(story: Story, entry: dict[str, Any], round_ids: list[int], session: Session) -> Change:
    """Opens the round and writes what the groups propose."""
    start, end = (day(text) for text in entry["period"])
    change = rounds.open_round(session, rounds.RoundForm(entry["name"], start, end))
    round_ids.append(made(change))
    for worker in story.data["workers"]:
        form = _proposal(entry, worker["name"])
        rounds.propose_class(session, made(change), story.people[worker["name"]], form)
    return change


def _proposal(entry: dict[str, Any], name: str) -> rounds.ProposalForm:
    opened = day(entry["opened"])
    third = _third(entry, name)
    if third is not None:
        return rounds.ProposalForm(WorkerClass.NEEDS_HELP, opened, (third["aspects"],))
    active = name in entry["active"]
    return rounds.ProposalForm(WorkerClass.ACTIVE if active else WorkerClass.AVERAGE, opened)


def _third(entry: dict[str, Any], name: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = next((third for third in entry["needs_help"] if third["name"] == name), None)
    return found


def _agree_round(story: Story, entry: dict[str, Any], round_ids: list[int], session: Session) -> Change:
    """Agrees the first two classes together, the third one by one, then the round by its totals, and closes it."""
    round_id, agreed = round_ids[0], day(entry["agreed"])
    meeting_id = story.meetings.get(entry.get("meeting", ""))
    form = classes.ClassForm(
        WorkerClass.AVERAGE, agreed, reason=f"{entry['name']}, các nhóm đã bàn", meeting_id=meeting_id
    )
    proposals = select(ClassProposal.person_id, ClassProposal.id).where(ClassProposal.round_id == round_id)
    waiting = {row.person_id: row.id for row in session.execute(proposals)}
    alone = {story.people[third["name"]]: third for third in entry["needs_help"]}
    together = [proposal_id for person_id, proposal_id in waiting.items() if person_id not in alone]
    rounds.agree_proposals(session, together, form)
    for person_id, third in alone.items():
        rounds.agree_proposal(session, waiting[person_id], _third_form(form, third))
    rounds.agree_round(session, round_id, rounds.Basis(agreed, meeting_id, entry["document"]))
    return rounds.close_round(session, round_id, agreed)


def _third_form(form: classes.ClassForm, third: dict[str, Any]) -> classes.ClassForm:
    return classes.ClassForm(
        WorkerClass.NEEDS_HELP,
        form.at,
        reason=form.reason,
        strengths=third["strengths"],
        aspects=(third["aspects"],),
        facts=third["facts"],
        causes=(third["causes"],),
        help_agreed=third["help"],
        meeting_id=form.meeting_id,
    )


def _change_class(story: Story, entry: dict[str, Any], session: Session) -> Change:
    meeting = entry.get("meeting", "")
    third = entry.get("third", {})
    form = classes.ClassForm(
        WorkerClass(entry["to"]),
        day(entry["at"]),
        reason=entry["reason"],
        strengths=entry["strengths"],
        aspects=tuple(third.get("aspects", ())),
        facts=third.get("facts", ""),
        causes=tuple(third.get("causes", ())),
        help_agreed=third.get("help", ""),
        review_on=maybe_day(entry.get("review")),
        meeting_id=story.meetings.get(meeting),
        agenda_item_id=story.items.get((meeting, entry.get("item", 0))),
    )
    return classes.classify(session, story.people[entry["name"]], form)


def _assign(story: Story, entry: dict[str, Any], session: Session) -> Change:
    former = next(
        (
            other.get("end_reason")
            for other in story.data["chain"]
            if other["worker"] == entry["worker"] and other.get("end") == entry["start"]
        ),
        None,
    )
    form = links.HolderForm(
        story.people[entry["worker"]],
        story.people[entry["holder"]],
        day(entry["start"]),
        requirement=entry.get("requirement", ""),
        cell_agreement=entry.get("agreement", ""),
        former_end_reason=former or links.REPLACED,
        accepted_on=maybe_day(entry.get("accepted", entry["start"])),
    )
    return links.add_helper(session, form) if entry["role"] == HELPER else links.assign_holder(session, form)


def _end(story: Story, entry: dict[str, Any], session: Session) -> Change:
    worker, holder = story.people[entry["worker"]], story.people[entry["holder"]]
    return links.end_holder(session, worker, holder, day(entry["end"]), entry["end_reason"])
