"""Contacts: recorded in half a minute, corrected, paused; what active workers do is kept as date and help given."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Contact, Proposal
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import ContactKind, ReferredTo
from dvqc_desktop.domain.contacts import ContactTopic, topics_text
from dvqc_desktop.domain.errors.contacts import (
    ContactByActiveWorker,
    ContactByStranger,
    ContactDayAhead,
    ContactWithNobody,
    ContactWithSelf,
    NextDayBehind,
    PrivateNoteOfMany,
)
from dvqc_desktop.services.cell_settings import class_said
from dvqc_desktop.services.contacts.contact_habits import (
    ContactHabit,
    end_pause,
    pause_contacts,
    remove_pause,
    set_contact_habit,
    set_contact_interval,
)
from dvqc_desktop.services.contacts.contact_reading import (
    ContactRow,
    PauseRow,
    PersonContactState,
    contact_plan,
    contact_states,
    get_contact,
    list_contacts,
    list_pauses,
)
from dvqc_desktop.services.contacts.contact_steps import drop_misses, finish_steps, keep_step
from dvqc_desktop.services.contacts.private_notes import keep_private_note
from dvqc_desktop.services.contacts.talkers import may_meet, speaks_freely
from dvqc_desktop.services.people.presence import name_of
from dvqc_desktop.services.statements import run

__all__ = [
    "ContactFields",
    "ContactHabit",
    "ContactRow",
    "PauseRow",
    "PersonContactState",
    "Referral",
    "contact_plan",
    "contact_states",
    "end_pause",
    "get_contact",
    "list_contacts",
    "list_pauses",
    "pause_contacts",
    "record_contact",
    "remove_pause",
    "set_contact_habit",
    "set_contact_interval",
]

TOPICS = frozenset({Topic.CONTACTS})
_CONTACT = insert(Contact)
_CONTACTS = _CONTACT.returning(Contact.id)  # many rows become one statement
_JOIN = update(Contact).where(Contact.id == bindparam("contact_id")).values(joint_id=Contact.id)
_WORDS = ("said", "seen", "progress", "need", "next_step")


@dataclass(frozen=True, slots=True)
class ContactFields:
    """A contact. `help_given` is what an active worker did; the other words are kept of members' contacts alone.

    `kept_aside` is the tick "có điều riêng, đồng chí … giữ, không ghi vào sổ".
    """

    by_id: int
    at: date
    kind: ContactKind = ContactKind.OTHER
    topics: tuple[ContactTopic, ...] = ()
    said: str | None = None
    seen: str | None = None
    help_given: str | None = None
    progress: str | None = None
    need: str | None = None
    next_step: str | None = None
    next_on: date | None = None
    kept_aside: bool = False


@dataclass(frozen=True, slots=True)
class Referral:
    """A need passed on with the person's consent: to whom, and by when an answer is due."""

    to: ReferredTo
    due_on: date | None = None


def record_contact(
    session: Session,
    worker_ids: tuple[int, ...],
    fields: ContactFields,
    private_text: str = "",
    referral: Referral | None = None,
    done_steps: tuple[int, ...] = (),
) -> Change:
    """Records that somebody met one or several people: one row each, one act.

    With a referral the need becomes an entry of the register for the first person; a next step with a day becomes a
    task of who met; `done_steps` are earlier ones (task ids) now done. Raises ContactWithNobody, ContactWithSelf,
    ContactDayAhead, NextDayBehind, ContactByStranger, ContactByActiveWorker, PrivateNoteOfMany.
    """
    check_contact(session, worker_ids, fields, private_text)
    first_id = _add(session, worker_ids, fields)
    if private_text.strip():
        keep_private_note(session, first_id, private_text)
    drop_misses(session, worker_ids, fields.at)
    topics = TOPICS
    agreed = bool(fields.next_step and fields.next_on) and keep_step(session, session.get_one(Contact, first_id))
    if finish_steps(session, done_steps, fields.at) or agreed:
        topics |= {Topic.TASKS}
    if referral is not None and fields.need and fields.need.strip():
        _refer(session, session.get_one(Contact, first_id), fields.need.strip(), referral)
        topics |= {Topic.PROPOSALS}
    subject = name_of(session, worker_ids[0]) if len(worker_ids) == 1 else f"{len(worker_ids)} người"
    return Change("ghi lần gặp", subject, topics, first_id)


def _add(session: Session, worker_ids: tuple[int, ...], fields: ContactFields) -> int:
    """Writes a row for each who was met; those met together are joined by the first one's id, which it gives."""
    columns, (first, *others) = contact_columns(fields), worker_ids
    first_id = run(session, _CONTACT, {**columns, "worker_id": first, "joint_id": None}).lastrowid
    if others:
        run(session, _JOIN, {"contact_id": first_id})
        rows = [{**columns, "worker_id": worker_id, "joint_id": first_id} for worker_id in others]
        run(session, _CONTACTS, rows)
    return first_id


def contact_columns(fields: ContactFields) -> dict[str, object]:
    """The columns of a contact, the same for all who were met together; part of a use case."""
    words = ("help_given", *_WORDS)
    return {
        "by_id": fields.by_id,
        "at": fields.at,
        "kind": fields.kind.value,
        "topics": topics_text(fields.topics),
        "next_on": fields.next_on,
        "kept_aside": fields.kept_aside,
        **{word: (getattr(fields, word) or "").strip() or None for word in words},
    }


def check_contact(session: Session, worker_ids: tuple[int, ...], fields: ContactFields, private_text: str) -> None:
    """Whether it can be kept that these people were met; raises what record_contact raises. Part of a use case."""
    if not worker_ids:
        raise ContactWithNobody
    if fields.by_id in worker_ids:
        raise ContactWithSelf
    _check_days(fields)
    if len(worker_ids) > 1 and private_text.strip():
        raise PrivateNoteOfMany
    if speaks_freely(session, fields.by_id, fields.at):
        return
    name, active = name_of(session, fields.by_id), class_said(session, WorkerClass.ACTIVE)
    if not may_meet(session, fields.by_id, fields.at):
        raise ContactByStranger(name=name, day=f"{fields.at:%d/%m/%Y}", active=active)
    words = any((getattr(fields, word) or "").strip() for word in _WORDS)
    if words or fields.topics or fields.next_on or fields.kept_aside or private_text.strip():
        raise ContactByActiveWorker(name=name, active=active)


def _check_days(fields: ContactFields) -> None:
    if fields.at > clock.today():
        raise ContactDayAhead(day=f"{fields.at:%d/%m/%Y}")
    if fields.next_on is not None and fields.next_on < fields.at:
        raise NextDayBehind(next=f"{fields.next_on:%d/%m/%Y}", day=f"{fields.at:%d/%m/%Y}")


def _refer(session: Session, contact: Contact, text: str, referral: Referral) -> None:
    session.add(
        Proposal(
            worker_id=contact.worker_id,
            contact_id=contact.id,
            owner_id=contact.by_id,
            received_on=contact.at,
            text=text,
            consent=True,
            referred_to=referral.to.value,
            referred_on=contact.at,
            due_on=referral.due_on,
        )
    )
    session.flush()
