"""Contacts put right: for all who were met together, with people added or taken out, or for one of them alone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Contact, ContactPrivate, Task
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.services.contacts.contact_steps import drop_misses, keep_step
from dvqc_desktop.services.contacts.contacts import TOPICS, ContactFields, check_contact, contact_columns
from dvqc_desktop.services.contacts.private_notes import keep_private_note
from dvqc_desktop.services.people.presence import name_of


def correct_contact(
    session: Session,
    contact_id: int,
    fields: ContactFields,
    private_text: str = "",
    others: Sequence[int] | None = None,
    alone: bool = False,
) -> Change:
    """Puts a contact right, for all who were met together; the change log keeps how it read before.

    `others` are those met beside this contact's person from now on, None leaves them; with `alone` it is put right for
    this person only and stands by itself. A private text takes the place of the private part before; without one that
    stays as it is. Raises what record_contact raises.
    """
    contact = session.get_one(Contact, contact_id)
    rows = _together(session, contact)
    rest = [row for row in rows if row is not contact]
    here = [contact] if alone else rows
    beside = [row.worker_id for row in here if row is not contact] if others is None or alone else others
    met = tuple(dict.fromkeys((contact.worker_id, *beside)))
    check_contact(session, met, fields, private_text or ("kept" if _has_private(session, contact) else ""))
    kept = [row for row in here if row.worker_id in met] + _add_people(session, here, met, fields)
    if alone and rest:
        _tie(rest)
    if [row.id for row in kept] != [row.id for row in rows]:
        _tie(kept)
    for row in kept:
        _write(row, contact_columns(fields))
    session.flush()
    _take_out(session, [row for row in here if row not in kept], kept[0])
    topics = TOPICS | {Topic.TASKS} if _keep_steps(session, kept[0], rest if alone else []) else TOPICS
    if private_text.strip():
        keep_private_note(session, contact_id, private_text)
    subject = name_of(session, contact.worker_id) if len(kept) == 1 else f"{len(kept)} người"
    return Change("sửa lần gặp", subject, topics, contact_id)


def _together(session: Session, contact: Contact) -> list[Contact]:
    """The rows of all who were met together, the oldest first."""
    if contact.joint_id is None:
        return [contact]
    found = select(Contact).where(Contact.joint_id == contact.joint_id).order_by(Contact.id)
    return list(session.execute(found).scalars())


def _has_private(session: Session, contact: Contact) -> bool:
    found = select(ContactPrivate.id).where(ContactPrivate.contact_id == contact.id)
    return session.execute(found).scalar() is not None


def _add_people(session: Session, rows: list[Contact], met: Sequence[int], fields: ContactFields) -> list[Contact]:
    """The rows of who was met as well, the oldest first; nobody of them was missed on that day."""
    known = {row.worker_id for row in rows}
    people = [person for person in met if person not in known]
    new = [Contact(worker_id=person, **contact_columns(fields)) for person in people]
    session.add_all(new)
    session.flush()
    if people:
        drop_misses(session, people, fields.at)
    return sorted(new, key=lambda row: row.id)


def _tie(rows: list[Contact]) -> None:
    """Ties the rows by another of their ids than before, so that the log of each shows that its people changed."""
    ids = [row.id for row in rows]
    joint_id = None if len(ids) < 2 else ids[1] if rows[0].joint_id == ids[0] else ids[0]
    for row in rows:
        row.joint_id = joint_id


def _keep_steps(session: Session, first: Contact, rest: list[Contact]) -> bool:
    """Brings the step agreed to the contact; `rest`, parted from it, has an open one of its own from now on."""
    done = select(Task.id).where(Task.contact_id == first.id, Task.done_on.is_not(None))
    if rest and first.id < rest[0].id and session.execute(done).scalar() is None:
        keep_step(session, rest[0])
    return keep_step(session, first)


def _take_out(session: Session, gone: list[Contact], first: Contact) -> None:
    """Deletes the rows of who was not met after all; the step agreed goes to the first of those who were."""
    ids = [row.id for row in gone]
    moved = {"contact_id": first.id, "promised_to_id": first.worker_id}
    session.execute(update(Task).where(Task.contact_id.in_(ids), Task.done_on.is_(None)).values(moved))
    for row in sorted(gone, key=lambda row: row.id == row.joint_id):  # the one the others are tied by last
        session.execute(delete(Contact).where(Contact.id == row.id))


def _write(row: Contact, columns: dict[str, Any]) -> None:
    for column, value in columns.items():
        setattr(row, column, value)
