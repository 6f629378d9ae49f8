"""The sheet of a member as the dialog fills it: everything of one act in one undo step."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import MemberStatus, Organization
from dvqc_desktop.services.members.member_lists import get_member
from dvqc_desktop.services.members.members import (
    MembershipFields,
    StatusFrom,
    add_member,
    edit_member,
    place_member,
    set_member_status,
)
from dvqc_desktop.services.people.groups import group_named, shift_named, team_named
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.posts import add_post, end_post, list_posts, remove_post
from dvqc_desktop.services.people.workers import Place

SHEET_POSTS = (Organization.PARTY, Organization.PRODUCTION, Organization.UNION)


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """What the dialog holds. Names of team, group and shift are made where they are new; `posts` are titles held now
    by organisation, empty for none; `on` is the day from which changed places and posts count."""

    person: PersonFields
    membership: MembershipFields
    status: StatusFrom
    team: str
    group: str
    shift: str
    posts: dict[Organization, str]
    on: date


def add_member_sheet(session: Session, sheet: MemberSheet) -> Change:
    """Adds a member with posts and place. Raises what `add_member` raises."""
    change = add_member(session, sheet.person, sheet.membership, sheet.status, _place(session, sheet))
    person_id = int(change.row_id or 0)
    _write_posts(session, person_id, sheet)
    return change


def edit_member_sheet(session: Session, person_id: int, sheet: MemberSheet) -> Change:
    """Brings a member to what the sheet says. Raises what `edit_member` and `set_member_status` raise."""
    before = get_member(session, person_id, clock.today())
    change = edit_member(session, person_id, sheet.person, sheet.membership)
    place_member(session, person_id, _place(session, sheet), sheet.on)
    _write_posts(session, person_id, sheet)
    if sheet.status.status != before.status:
        on = sheet.status.start_on or clock.today()
        set_member_status(session, person_id, MemberStatus(sheet.status.status), on, sheet.status.note)
    return change


def _place(session: Session, sheet: MemberSheet) -> Place:
    team, group, shift = (names.one_line(name) for name in (sheet.team, sheet.group, sheet.shift))
    team_id = team_named(session, team) if team else None
    return Place(
        team_id=team_id,
        work_group_id=group_named(session, group, team_id) if group else None,
        shift_id=shift_named(session, shift) if shift else None,
    )


def _write_posts(session: Session, person_id: int, sheet: MemberSheet) -> None:
    held = {post.organization: post for post in list_posts(session, person_id) if post.end_on is None}
    for organization in SHEET_POSTS:
        title = names.one_line(sheet.posts.get(organization, ""))
        former = held.get(organization)
        if former is not None and former.title != title:
            if former.start_on >= sheet.on:
                remove_post(session, former.id)
            else:
                end_post(session, former.id, sheet.on)
        if title and (former is None or former.title != title):
            add_post(session, person_id, organization, title, sheet.on)
