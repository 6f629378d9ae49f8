"""What was confided: one reader, and nothing else in the program that sees the words.

The caller asks for the passphrase again before each reading (product principle 2). The words are in no list, no name of
an act and no refusal.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Exists, delete, exists, func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Contact, ContactPrivate
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.errors.contacts import ContactByActiveWorker, PrivateNoteMissing, PrivateNoteOfMany
from dvqc_desktop.domain.private_words import repeats
from dvqc_desktop.services.cell_settings import class_said
from dvqc_desktop.services.contacts.talkers import speaks_freely
from dvqc_desktop.services.people.presence import name_of

TOPICS = frozenset({Topic.CONTACTS})


def private_kept(contact_id: Any) -> Exists:
    """That a private part is kept with the contact, as a condition; never what it says."""
    return exists().where(ContactPrivate.contact_id == contact_id)


def stands_in_private_note(contact_id: Any, words: ColumnElement[str]) -> Exists:
    """Whether these words stand in the private part of a contact; says nothing else of it."""
    return exists().where(ContactPrivate.contact_id == contact_id, func.instr(ContactPrivate.text, words) > 0)


def read_private_note(session: Session, contact_id: int) -> str:
    """The private words of a contact: the only reader. Raises PrivateNoteMissing when there are none."""
    found = session.execute(select(ContactPrivate.text).where(ContactPrivate.contact_id == contact_id)).scalar()
    if found is None:
        raise PrivateNoteMissing
    return found


def keep_private_note(session: Session, contact_id: int, text: str) -> None:
    """Keeps the private words of a contact in place of those before, none for blank words; part of a use case.

    Raises PrivateNoteOfMany for a contact with several people, ContactByActiveWorker where a worker met a worker.
    """
    session.execute(delete(ContactPrivate).where(ContactPrivate.contact_id == contact_id))
    if not text.strip():
        return
    contact = session.get_one(Contact, contact_id)
    if contact.joint_id is not None:
        raise PrivateNoteOfMany
    if not speaks_freely(session, contact.by_id, contact.at):
        raise ContactByActiveWorker(
            name=name_of(session, contact.by_id), active=class_said(session, WorkerClass.ACTIVE)
        )
    session.add(ContactPrivate(contact_id=contact_id, text=text.strip()))
    session.flush()


def change_private_note(session: Session, contact_id: int, text: str) -> Change:
    """Rewords the private part of a contact; blank words take it out. Raises as keep_private_note does."""
    contact = session.get_one(Contact, contact_id)
    keep_private_note(session, contact_id, text)
    return Change("sửa phần riêng một lần gặp", name_of(session, contact.worker_id), TOPICS, contact_id)


def repeats_private(session: Session, text: str, person_ids: Collection[int] | None = None) -> bool:
    """Whether a text for others repeats what these people confided (None: anybody); yes or no, never which words."""
    query = select(ContactPrivate.text)
    if person_ids is not None:
        query = query.join(Contact, Contact.id == ContactPrivate.contact_id).where(Contact.worker_id.in_(person_ids))
    return repeats(text, session.execute(query).scalars())


def count_private_notes(session: Session, person_id: int) -> int:
    """How many private parts are kept about a person; the number alone."""
    return session.execute(
        select(func.count())
        .select_from(ContactPrivate)
        .join(Contact, Contact.id == ContactPrivate.contact_id)
        .where(Contact.worker_id == person_id)
    ).scalar_one()
