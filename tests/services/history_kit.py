"""A random history of a cell, written straight to the tables, and the same history as plain Python for a recount."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from dvqc_desktop.db import models
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import MeetingKind, MeetingState, MemberStatus, Presence, SpellEnd
from dvqc_desktop.services.people.people import PersonFields, create_person

FIRST, LAST = date(2026, 1, 1), date(2026, 11, 20)
DAYS = (LAST - FIRST).days
Row = dict[str, Any]


@dataclass
class History:
    """Every row by table, as written."""

    rows: dict[Any, list[Row]] = field(default_factory=dict)

    def of(self, table: Any) -> list[Row]:
        """The rows of one table in the order they were written."""
        return self.rows.get(table, [])


class Maker:
    """Makes a history from a seed."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session, self.random, self.history = session, random.Random(seed), History()

    def day(self, first: date = FIRST) -> date:
        """A day from `first` to the last one."""
        return first + timedelta(days=self.random.randint(0, (LAST - first).days))

    def maybe(self, first: date) -> date | None:
        """A day, or none."""
        return self.day(first) if self.random.random() < 0.5 else None

    def add(self, table: Any, **values: Any) -> int:
        """Writes a row and remembers it."""
        row_id = self.session.execute(insert(table).values(**values).returning(table.id)).scalar_one()
        self.history.rows.setdefault(table, []).append({"id": row_id, **values})
        return int(row_id)

    def make(self) -> History:
        """Members, workers, holders, contacts, proposals, meetings, tasks, candidates."""
        members = [self.member(number) for number in range(self.random.randint(0, 5))]
        workers = [self.worker(number) for number in range(self.random.randint(0, 12))]
        self.meetings(members)
        for worker in workers:
            self.lives(worker, members + workers)
        return self.history

    def member(self, number: int) -> int:
        """A member with a history of statuses."""
        person = create_person(self.session, PersonFields(f"Đảng Viên {number}"))
        start = self.day()
        for step in range(self.random.randint(1, 2)):
            status = self.random.choice(list(MemberStatus))
            self.add(
                models.MemberStatusEvent,
                person_id=person,
                start_on=start + timedelta(days=step * 40),
                status=status.value,
            )
        self.add(
            models.Membership,
            person_id=person,
            admission_date=self.maybe(FIRST),
            official_date=None,
            volunteered_on=self.maybe(FIRST),
        )
        if self.random.random() < 0.3:
            self.add(models.Post, person_id=person, organization="party", title="chi ủy viên", start_on=self.day(),
                     end_on=None)  # fmt: skip
        return person

    def worker(self, number: int) -> int:
        """A worker of one or two spells, with class events."""
        person = create_person(self.session, PersonFields(f"Quần Chúng {number}"))
        start = self.day()
        for _ in range(self.random.randint(1, 2)):
            end = self.maybe(start)
            reason = self.random.choice(list(SpellEnd)).value if end else None
            self.add(models.WorkerSpell, person_id=person, start_on=start, end_on=end, end_reason=reason)
            if end is None:
                break
            start = self.day(end)
        for _ in range(self.random.randint(0, 4)):
            self.class_event(person)
        return person

    def class_event(self, person: int) -> None:
        """A class on a day, whole for every class."""
        words = dict.fromkeys(("strengths", "aspects", "causes", "help_agreed"), "có")
        code = self.random.choice(list(WorkerClass)).value
        self.add(models.ClassEvent, person_id=person, at=self.day(), class_code=code, **words)

    def lives(self, worker: int, others: list[int]) -> None:
        """What happens to a worker: held, met, heard, given a task, introduced."""
        others = [person for person in others if person != worker]
        if others and self.random.random() < 0.7:
            start = self.day()
            self.add(models.HolderAssignment, worker_id=worker, holder_id=self.random.choice(others),
                     role=self.random.choice(["main", "helper"]), start_on=start, end_on=self.maybe(start))  # fmt: skip
        for _ in range(self.random.randint(0, 4) if others else 0):
            self.add(models.Contact, worker_id=worker, by_id=self.random.choice(others), at=self.day(),
                     kind="other", kept_aside=False)  # fmt: skip
        received = self.day()
        answered = self.maybe(received)
        self.add(models.Proposal, worker_id=worker, received_on=received, text="xin đổi ca", consent=False,
                 answered_on=answered)  # fmt: skip
        given = self.day()
        self.add(models.Task, text="việc", given_on=given, due_on=self.maybe(given), done_on=self.maybe(given))
        if self.random.random() < 0.4:
            self.candidate(worker)

    def candidate(self, worker: int) -> None:
        """Somebody introduced, with some stages, who may be known as a woman, by a trade or by a youth post."""
        person = {"sex": self.random.choice([None, "male", "female"]), "trade": self.random.choice([None, " ", "tiện"])}
        self.session.execute(update(models.Person).where(models.Person.id == worker).values(person))
        self.history.rows.setdefault(models.Person, []).append({"id": worker, **person})
        candidate = self.add(models.Candidate, person_id=worker, introduced_on=self.day())
        for stage in self.random.sample(["listed", "class", "papers", "resolved"], self.random.randint(0, 3)):
            self.add(models.CandidateStageEvent, candidate_id=candidate, stage=stage, at=self.day())
        if self.random.random() < 0.5:
            start = self.day()
            self.add(models.Post, person_id=worker, organization=self.random.choice(["youth", "union"]),
                     title="việc", start_on=start, end_on=self.maybe(start + timedelta(days=1)))  # fmt: skip

    def meetings(self, members: list[int]) -> None:
        """Meetings, some with a whole or partial roll call."""
        for _ in range(self.random.randint(0, 5)):
            kind = self.random.choice([MeetingKind.REGULAR, MeetingKind.CRITICISM, MeetingKind.COMMITTEE])
            meeting = self.add(models.Meeting, kind=kind.value, state=MeetingState.HELD.value, held_on=self.day())
            for member in members:
                if self.random.random() < 0.7:
                    self.add(models.Attendance, meeting_id=meeting, person_id=member,
                             status=self.random.choice(list(MemberStatus)).value,
                             presence=self.random.choice(list(Presence)).value)  # fmt: skip


def write_history(session: Session, seed: int, kept: list[History]) -> Change:
    """A use case that writes a history and hands it out."""
    kept.append(Maker(session, seed).make())
    return Change("thử", "", frozenset())
