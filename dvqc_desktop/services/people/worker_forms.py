"""The whole sheet of one worker as its dialog edits it: person, place, posts outside the Party, direct superior."""

from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import ColumnElement, and_, delete, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import DirectSuperior, Post
from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import Organization
from dvqc_desktop.domain.errors.members import PostSpanReversed
from dvqc_desktop.services.people.groups import group_named, shift_named, team_named
from dvqc_desktop.services.people.people import PersonFields, get_person
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.people.shifts import keep_rotation
from dvqc_desktop.services.people.workers import TOPICS, Place, add_worker, edit_worker, place_on, place_worker


@dataclass(frozen=True, slots=True)
class PostEntry:
    """A post outside the Party: held since a day (that of the sheet where none is given) until one, mostly not known.

    Two entries are the same post where organisation and title are.
    """

    organization: Organization
    title: str
    start_on: date | None = field(default=None, compare=False)
    end_on: date | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class WorkerSheet:
    """What the dialog shows and keeps; team, group and shift by name (made where new), everything as of `on`.

    `rotation` are the shifts week by week from this week on, None where they stay as they are.
    """

    person: PersonFields
    on: date
    team: str = ""
    group: str = ""
    shift: str = ""
    posts: tuple[PostEntry, ...] = ()
    superior_id: int | None = None
    rotation: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class WorkerCard:
    """A worker's sheet as it stands on a day."""

    person: PersonFields
    place: Place
    posts: tuple[PostEntry, ...]
    superior_id: int | None


def get_sheet(session: Session, person_id: int, day: date) -> WorkerCard:
    """A worker's sheet on a day."""
    posts = session.execute(
        select(Post.organization, Post.title, Post.start_on, Post.end_on)
        .where(_outside(person_id, day))
        .order_by(Post.start_on, Post.id)
    )
    return WorkerCard(
        get_person(session, person_id),
        place_on(session, person_id, day),
        tuple(PostEntry(Organization(row.organization), row.title, row.start_on, row.end_on) for row in posts),
        session.execute(
            select(DirectSuperior.superior_id)
            .where(DirectSuperior.person_id == person_id, holds_on(DirectSuperior, day))
            .limit(1)
        ).scalar(),
    )


def add_sheet(session: Session, sheet: WorkerSheet) -> Change:
    """Adds a worker with all that is on the sheet. Raises what `add_worker` raises, PostSpanReversed, RotationGap."""
    change = add_worker(session, sheet.person, sheet.on, _place(session, sheet))
    assert change.row_id is not None
    _keep_posts(session, change.row_id, sheet)
    _keep_superior(session, change.row_id, sheet)
    _keep_turns(session, change.row_id, sheet)
    return change


def save_sheet(session: Session, person_id: int, sheet: WorkerSheet) -> Change:
    """Brings a worker to the sheet; place, posts and superior change from its day on.

    Raises WorkerNameMissingError, WorkerGoneError, PostSpanReversed, RotationGap.
    """
    change = edit_worker(session, person_id, sheet.person)
    place_worker(session, person_id, _place(session, sheet), sheet.on)
    _keep_posts(session, person_id, sheet)
    _keep_superior(session, person_id, sheet)
    _keep_turns(session, person_id, sheet)
    return Change(change.act, change.subject, TOPICS | {Topic.MEMBERS}, person_id)


def _keep_turns(session: Session, person_id: int, sheet: WorkerSheet) -> None:
    if sheet.rotation is not None:
        keep_rotation(session, [person_id], sheet.rotation, clock.today())


def _place(session: Session, sheet: WorkerSheet) -> Place:
    team_id = team_named(session, sheet.team) if sheet.team.strip() else None
    return Place(
        team_id,
        group_named(session, sheet.group, team_id) if sheet.group.strip() else None,
        shift_named(session, sheet.shift) if sheet.shift.strip() else None,
    )


def _outside(person_id: int, day: date) -> ColumnElement[bool]:
    return and_(Post.person_id == person_id, Post.organization != Organization.PARTY.value, holds_on(Post, day))


def _keep_posts(session: Session, person_id: int, sheet: WorkerSheet) -> None:
    """Ends posts that are no longer on the sheet and adds the new ones; of one that stays the days are taken over."""
    wanted = [replace(entry, title=names.one_line(entry.title)) for entry in sheet.posts if entry.title.strip()]
    for row in session.execute(select(Post).where(_outside(person_id, sheet.on))).scalars().all():
        entry = PostEntry(Organization(row.organization), row.title)
        if entry in wanted:
            kept = wanted.pop(wanted.index(entry))
            _check_span(kept, row.start_on)
            row.start_on, row.end_on = kept.start_on or row.start_on, kept.end_on
        elif row.start_on < sheet.on:
            row.end_on = sheet.on
        else:
            session.execute(delete(Post).where(Post.id == row.id))
    for entry in wanted:
        _check_span(entry, sheet.on)
        session.add(
            Post(
                person_id=person_id,
                organization=entry.organization.value,
                title=entry.title,
                start_on=entry.start_on or sheet.on,
                end_on=entry.end_on,
            )
        )
    session.flush()


def _check_span(entry: PostEntry, otherwise: date) -> None:
    start_on = entry.start_on or otherwise
    if entry.end_on is not None and entry.end_on < start_on:
        raise PostSpanReversed(end=entry.end_on, start=start_on)


def _keep_superior(session: Session, person_id: int, sheet: WorkerSheet) -> None:
    rows = session.execute(
        select(DirectSuperior).where(DirectSuperior.person_id == person_id, holds_on(DirectSuperior, sheet.on))
    )
    for row in rows.scalars().all():
        if row.superior_id == sheet.superior_id:
            return
        row.end_on = sheet.on
    if sheet.superior_id is not None:
        session.add(DirectSuperior(person_id=person_id, superior_id=sheet.superior_id, start_on=sheet.on))
    session.flush()
