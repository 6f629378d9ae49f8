"""The sample's candidates for the Party: introduced, helped, led from stage to stage."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import CandidateStage, Organization
from dvqc_desktop.services import development
from dvqc_desktop.services.sample.story import Act, Rank, Story, day, made, maybe_day


def acts(story: Story) -> Iterator[Act]:
    """Candidates, their helpers and stages; what was before the book was begun is entered on its first day."""
    opened = story.opened_on
    for entry in story.data["candidates"]:
        ids: list[int] = []
        yield Act(max(opened, day(entry["introduced"])), Rank.TASKS, partial(_introduce, story, entry, ids))
        for helper in entry.get("helpers", ()):
            came = max(opened, day(helper["start"]))
            yield Act(came, Rank.TASKS, partial(_give_helper, story, helper, ids))
        for stage in entry.get("stages", ()):
            came = max(opened, day(stage.get("noted", stage["on"])))
            yield Act(came, Rank.TASKS, partial(_reach, stage, ids))


def _introduce(story: Story, entry: dict[str, Any], ids: list[int], session: Session) -> Change:
    by = Organization(entry["by"])
    person_id = story.people[entry["name"]]
    change = development.add_candidate(session, person_id, day(entry["introduced"]), by, entry.get("note"))
    ids.append(made(change))
    return change


def _give_helper(story: Story, helper: dict[str, Any], ids: list[int], session: Session) -> Change:
    return development.add_candidate_helper(session, ids[0], story.people[helper["name"]], day(helper["start"]))


def _reach(stage: dict[str, Any], ids: list[int], session: Session) -> Change:
    reached = CandidateStage(stage["stage"])
    return development.reach_stage(session, ids[0], reached, day(stage["on"]), maybe_day(stage.get("due")))
