"""The sample's unit, groups, members and workers, with their posts."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import FORMER_STATUSES, MemberStatus, Organization, Precision
from dvqc_desktop.services import unit
from dvqc_desktop.services.members import members
from dvqc_desktop.services.people import groups, posts, workers
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.sample.story import Act, Rank, Story, day, made, maybe_day


def acts(story: Story) -> Iterator[Act]:
    """Everything known when the book was begun, then what became known later."""
    opened = story.opened_on
    yield Act(opened, Rank.UNIT, partial(_begin, story))
    for entry in story.data["members"]:
        yield Act(opened, Rank.MEMBERS, partial(_add_member, story, entry))
        for status in entry["statuses"][1:]:
            came = max(opened, day(status["start"]))
            yield Act(came, Rank.MEMBERS, partial(_change_status, story, entry, status))
    yield Act(opened, Rank.MEMBERS, partial(_lead_groups, story))
    for entry in story.data["workers"]:
        yield Act(max(opened, day(entry["start"])), Rank.WORKERS, partial(_add_worker, story, entry))
    for entry in story.data["members"] + story.data["workers"]:
        for post in entry.get("posts", ()):
            came = max(opened, day(post["start"]))
            yield Act(came, Rank.WORKERS, partial(_give_post, story, entry, post))


def _begin(story: Story, session: Session) -> Change:
    """The unit, its teams, shifts and groups."""
    data = story.data["unit"]
    for team in data["teams"]:
        story.teams[team["name"]] = made(groups.add_team(session, team["name"], team["workshop"]))
    for name in data["shifts"]:
        story.shifts[name] = made(groups.add_shift(session, name))
    for group in data["groups"]:
        team_id = story.team_of[group["name"]] = story.teams[group["team"]]
        story.groups[group["name"]] = made(groups.add_group(session, group["name"], team_id))
    return unit.save_unit(session, unit.Unit(**data["unit"]))


def _lead_groups(story: Story, session: Session) -> Change:
    """Gives each group the member who leads it."""
    changes = [
        groups.edit_group(session, story.groups[group["name"]], group["name"], story.people[group["leader"]])
        for group in story.data["unit"]["groups"]
    ]
    return changes[-1]


def _fields(entry: dict[str, Any]) -> PersonFields:
    return PersonFields(
        entry["name"],
        sex=entry["sex"],
        birth_date=maybe_day(entry.get("birth")),
        birth_precision=entry.get("birth_precision", Precision.DAY.value) if "birth" in entry else None,
        trade=entry.get("trade"),
        skill_grade=entry.get("grade"),
        way_home=entry.get("way_home"),
        note=entry.get("note"),
    )


def _place(story: Story, entry: dict[str, Any]) -> workers.Place | None:
    if "group" not in entry:
        return None
    shift_id = story.shifts[entry["shift"]] if "shift" in entry else None
    return workers.Place(story.team_of[entry["group"]], story.groups[entry["group"]], shift_id)


def _add_member(story: Story, entry: dict[str, Any], session: Session) -> Change:
    membership = members.MembershipFields(
        maybe_day(entry.get("decision")),
        maybe_day(entry.get("ceremony")),
        maybe_day(entry.get("official")),
        maybe_day(entry.get("volunteered")),
        mass_work_duty=entry.get("duty"),
        political_theory=entry.get("theory"),
    )
    first = entry["statuses"][0]
    status = members.StatusFrom(MemberStatus(first["status"]), day(first["start"]), first.get("note"))
    change = members.add_member(session, _fields(entry), membership, status, _place(story, entry))
    story.people[entry["name"]] = made(change)
    return change


def _change_status(story: Story, entry: dict[str, Any], status: dict[str, Any], session: Session) -> Change:
    person_id = story.people[entry["name"]]
    to = MemberStatus(status["status"])
    change = members.set_member_status(session, person_id, to, day(status["start"]), status.get("note"))
    if to in FORMER_STATUSES and "group" in entry:
        members.place_member(session, person_id, workers.Place(), day(status["start"]))
    return change


def _add_worker(story: Story, entry: dict[str, Any], session: Session) -> Change:
    change = workers.add_worker(session, _fields(entry), day(entry["start"]), _place(story, entry))
    story.people[entry["name"]] = made(change)
    return change


def _give_post(story: Story, entry: dict[str, Any], post: dict[str, Any], session: Session) -> Change:
    organization = Organization(post["organization"])
    return posts.add_post(session, story.people[entry["name"]], organization, post["title"], day(post["start"]))
