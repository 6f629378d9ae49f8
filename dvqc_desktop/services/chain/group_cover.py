"""Groups covered through somebody's post in an organisation, where workers are many; always counted apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import GroupCover, Person, Post, WorkGroup
from dvqc_desktop.domain import names
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import Organization
from dvqc_desktop.domain.errors.chain import (
    CoverEndedError,
    CoverOverlapError,
    GroupCoveredError,
    PostNotHeldError,
)
from dvqc_desktop.services.people.presence import Day, holds_on, is_member, is_worker, name_of
from dvqc_desktop.services.spans import end_with_reason
from dvqc_desktop.services.statements import DAY, PlainQuery, exists_row

TOPICS = frozenset({Topic.CHAIN})
NO_POST = "không còn giữ chức vụ"


class GroupPost(NamedTuple):
    """Whose post covers a group on a day."""

    group_id: int
    person_id: int
    name: str
    organization: Organization


@dataclass(frozen=True, slots=True)
class CoverForm:
    """A group to be covered through somebody's post in an organisation, from a day on."""

    work_group_id: int
    person_id: int
    organization: Organization
    on: date
    requirement: str = ""


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A group's cover on a day; `counts` is False once the post or the person is gone."""

    id: int
    group_id: int
    group: str
    person_id: int
    name: str
    organization: Organization
    requirement: str
    start_on: date
    counts: bool


@dataclass(frozen=True, slots=True)
class PostHolder:
    """Somebody in the unit with a post outside the Party on a day."""

    person_id: int
    name: str
    organization: Organization
    title: str


def cover_group(session: Session, form: CoverForm) -> Change:
    """Covers a group through a post; a cover that no longer counts ends on the same day in the same act.

    Raises PostNotHeldError, GroupCoveredError, CoverOverlapError.
    """
    group = session.get_one(WorkGroup, form.work_group_id).name
    held = and_(_post_counts(form.person_id, form.organization.value, form.on), _is_there(form.person_id, form.on))
    if form.organization is Organization.PARTY or not session.execute(select(held)).scalar_one():
        raise PostNotHeldError(name=name_of(session, form.person_id), day=form.on)
    _end_idle(session, form, group)
    session.add(
        GroupCover(
            work_group_id=form.work_group_id,
            person_id=form.person_id,
            organization=form.organization.value,
            requirement=form.requirement.strip() or None,
            start_on=form.on,
        )
    )
    session.flush()
    return Change("phủ qua đoàn thể nhóm", group, TOPICS, form.work_group_id)


def _end_idle(session: Session, form: CoverForm, group: str) -> None:
    rows = session.execute(
        select(GroupCover).where(
            GroupCover.work_group_id == form.work_group_id,
            or_(GroupCover.end_on.is_(None), GroupCover.end_on > form.on),
        )
    ).scalars()
    counting = covers_on(session, form.on)
    for row in rows.all():
        if row.start_on > form.on or row.end_on is not None:
            raise CoverOverlapError(group=group, day=form.on)
        if form.work_group_id in counting:
            raise GroupCoveredError(group=group, name=counting[form.work_group_id].name)
        row.end_on, row.end_reason = form.on, NO_POST
    session.flush()


def end_group_cover(session: Session, group_id: int, on: date, reason: str) -> Change:
    """Ends the cover of a group: `on` is the first day without it.

    Raises CoverEndedError, EndReasonMissingError, SpanReversedError.
    """
    group = session.get_one(WorkGroup, group_id).name
    row = session.execute(
        select(GroupCover).where(GroupCover.work_group_id == group_id, GroupCover.end_on.is_(None))
    ).scalar_one_or_none()
    if row is None:
        raise CoverEndedError(group=group)
    end_with_reason(row, on, reason)
    session.flush()
    return Change("thôi phủ qua đoàn thể nhóm", group, TOPICS, group_id)


def _counting() -> Select[*tuple[Any, ...]]:
    return (
        select(GroupCover.work_group_id, GroupCover.person_id, Person.full_name, GroupCover.organization)
        .join(Person, Person.id == GroupCover.person_id)
        .where(holds_on(GroupCover, DAY), _counts(DAY))
    )


_ANY = PlainQuery(lambda: select(GroupCover.id).where(holds_on(GroupCover, DAY)).limit(1))
_COUNTING = PlainQuery(_counting)


def covers_on(session: Session, day: date) -> dict[int, GroupPost]:
    """By group: the post through which it is covered on the day, as far as it counts."""
    if not _ANY.rows(session, day=day):  # most cells: the question below is a long one
        return {}
    rows = _COUNTING.rows(session, day=day)
    return {row[0]: GroupPost(row[0], row[1], row[2], Organization(row[3])) for row in rows}


def list_covers(session: Session, day: date) -> list[CoverRow]:
    """The covers that stand in the book on a day, counting or not, by group."""
    rows = session.execute(
        select(GroupCover, WorkGroup.name, Person.full_name, _counts(day))
        .join(WorkGroup, WorkGroup.id == GroupCover.work_group_id)
        .join(Person, Person.id == GroupCover.person_id)
        .where(holds_on(GroupCover, day))
    )
    found = [
        CoverRow(
            row.id,
            row.work_group_id,
            group,
            row.person_id,
            name,
            Organization(row.organization),
            row.requirement or "",
            row.start_on,
            bool(counts),
        )
        for row, group, name, counts in rows
    ]
    return sorted(found, key=lambda row: names.text_sort_key(row.group))


def post_holders(session: Session, day: date) -> list[PostHolder]:
    """Everybody in the unit who holds a post outside the Party on the day, by name."""
    rows = session.execute(
        select(Post.person_id, Person.full_name, Post.organization, Post.title)
        .join(Person, Person.id == Post.person_id)
        .where(Post.organization != Organization.PARTY.value, holds_on(Post, day), _is_there(Post.person_id, day))
        .order_by(Person.name_sort, Person.id, Post.start_on, Post.id)
    )
    return [PostHolder(row[0], row[1], Organization(row[2]), row[3]) for row in rows]


def held_groups(covers: Mapping[int, GroupPost], people: set[int]) -> list[int]:
    """The groups that these people's posts cover."""
    return [group_id for group_id, post in covers.items() if post.person_id in people]


def _counts(day: Day) -> ColumnElement[bool]:
    held = _post_counts(GroupCover.person_id, GroupCover.organization, day)
    return and_(held, _is_there(GroupCover.person_id, day))


def _post_counts(person_id: object, organization: object, day: Day) -> ColumnElement[bool]:
    post = aliased(Post)
    return exists_row().where(post.person_id == person_id, post.organization == organization, holds_on(post, day))


def _is_there(person_id: object, day: Day) -> ColumnElement[bool]:
    return or_(is_worker(person_id, day), is_member(person_id, day))
