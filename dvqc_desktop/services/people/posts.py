"""Posts in the Party, in production and in organisations: given, corrected, ended."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Post
from dvqc_desktop.domain import names
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import Organization
from dvqc_desktop.domain.errors.members import PostSpanReversed, PostTitleMissing
from dvqc_desktop.services.people.presence import name_of

TOPICS = frozenset({Topic.MEMBERS, Topic.WORKERS})


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post; `end_on` is the first day it is no longer held, None while it is."""

    id: int
    organization: Organization
    title: str
    start_on: date
    end_on: date | None


def add_post(session: Session, person_id: int, organization: Organization, title: str, start_on: date) -> Change:
    """Gives somebody a post from a day on. Raises PostTitleMissing."""
    post = Post(person_id=person_id, organization=organization.value, title=_checked(title), start_on=start_on)
    session.add(post)
    session.flush()
    return Change("ghi chức vụ của", name_of(session, person_id), TOPICS, post.id)


def end_post(session: Session, post_id: int, end_on: date) -> Change:
    """Ends a post: `end_on` is the first day it is no longer held. Raises PostSpanReversed."""
    post = session.get_one(Post, post_id)
    if end_on < post.start_on:
        raise PostSpanReversed(end=end_on, start=post.start_on)
    post.end_on = end_on
    return Change("ghi thôi chức vụ của", name_of(session, post.person_id), TOPICS, post.id)


def remove_post(session: Session, post_id: int) -> Change:
    """Takes back a post that was never held."""
    post = session.get_one(Post, post_id)
    name = name_of(session, post.person_id)
    session.delete(post)
    return Change("xóa chức vụ của", name, TOPICS, post_id)


def list_posts(session: Session, person_id: int) -> tuple[PostRow, ...]:
    """All posts of somebody, those held now first, then the latest first."""
    rows = session.execute(
        select(Post.id, Post.organization, Post.title, Post.start_on, Post.end_on)
        .where(Post.person_id == person_id)
        .order_by(Post.end_on.is_not(None), Post.start_on.desc(), Post.id)
    )
    return tuple(PostRow(row.id, Organization(row.organization), row.title, row.start_on, row.end_on) for row in rows)


def _checked(title: str) -> str:
    written = names.one_line(title)
    if not written:
        raise PostTitleMissing
    return written
