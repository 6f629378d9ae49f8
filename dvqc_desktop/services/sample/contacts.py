"""The sample's contacts, entered by holder and day, and the register heard, referred, answered, told back."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import ContactKind, ReferredTo
from dvqc_desktop.services.contacts import contacts as log
from dvqc_desktop.services.contacts import proposals as register
from dvqc_desktop.services.sample.story import Act, Rank, Story, day, made, maybe_day


def acts(story: Story) -> Iterator[Act]:
    """Contacts of a day and holder together, then the register."""
    for (on, by), entries in groupby(story.data["contacts"], key=lambda entry: (entry["on"], entry["by"])):
        yield Act(day(on), Rank.CONTACTS, partial(_meet, story, by, list(entries)))
    for entry in story.data["proposals"]:
        ids: list[int] = []
        yield Act(day(entry["received"]), Rank.PROPOSALS, partial(_receive, story, entry, ids))
        if entry["referred"] != entry["received"]:
            yield Act(day(entry["referred"]), Rank.PROPOSALS, partial(_refer, entry, ids))
        if "answered" in entry:
            yield Act(day(entry["answered"]), Rank.PROPOSALS, partial(_answer, entry, ids))
        if "told" in entry:
            yield Act(day(entry["told"]), Rank.CLOSING, partial(_tell, entry, ids))


def _meet(story: Story, by: str, entries: list[dict[str, Any]], session: Session) -> Change:
    change = Change("ghi lần gặp", f"{len(entries)} người", frozenset({Topic.CONTACTS}))
    for entry in entries:
        fields = log.ContactFields(
            story.people[by],
            day(entry["on"]),
            ContactKind(entry["kind"]),
            said=entry.get("said"),
            help_given=entry.get("help"),
            progress=entry.get("progress"),
            next_step=entry.get("next"),
        )
        one = log.record_contact(session, (story.people[entry["worker"]],), fields, entry.get("private", ""))
        story.contacts[entry["worker"], entry["on"]] = made(one)
        change = one if len(entries) == 1 else change
    return change


def _receive(story: Story, entry: dict[str, Any], ids: list[int], session: Session) -> Change:
    at_once = entry["referred"] == entry["received"]
    fields = register.ProposalFields(
        entry["text"],
        day(entry["received"]),
        story.people[entry["worker"]],
        story.people[entry["owner"]],
        story.contacts.get((entry["worker"], entry["received"])),
        consent=entry["consent"],
        referred_to=ReferredTo(entry["referred_to"]) if at_once else None,
        referred_on=day(entry["referred"]) if at_once else None,
        due_on=maybe_day(entry.get("due")) if at_once else None,
    )
    change = register.record_proposal(session, fields)
    ids.append(made(change))
    return change


def _refer(entry: dict[str, Any], ids: list[int], session: Session) -> Change:
    to = ReferredTo(entry["referred_to"])
    return register.refer_proposal(session, ids[0], to, day(entry["referred"]), maybe_day(entry.get("due")))


def _answer(entry: dict[str, Any], ids: list[int], session: Session) -> Change:
    return register.answer_proposal(session, ids[0], day(entry["answered"]), entry["answer"])


def _tell(entry: dict[str, Any], ids: list[int], session: Session) -> Change:
    return register.tell_back(session, ids[0], day(entry["told"]))
