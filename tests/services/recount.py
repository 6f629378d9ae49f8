"""The figures and indicators of a period counted by hand over a history in plain Python, one after the other."""

from datetime import date, timedelta
from typing import Any

from dvqc_desktop.db import models
from dvqc_desktop.domain.classes import WorkerClass, moved
from dvqc_desktop.domain.figures import Figures
from dvqc_desktop.domain.periods import Period
from tests.services.history_kit import LAST, History, Row

PRESENT = ("official", "probationary", "temporary_in")


def _holds(row: Row, day: date) -> bool:
    return row["start_on"] <= day and (row["end_on"] is None or row["end_on"] > day)


class Recount:
    """The figures counted by hand, one definition after the other."""

    def __init__(self, history: History, period: Period) -> None:
        self.history, self.start = history, period.start
        self.end, self.opening = min(period.end, LAST), period.start - timedelta(days=1)

    def workers(self, day: date) -> set[int]:
        return {row["person_id"] for row in self.history.of(models.WorkerSpell) if _holds(row, day)}

    def class_of(self, person: int, day: date) -> str:
        events = [(row["at"], row["id"], row["class_code"]) for row in self.history.of(models.ClassEvent)
                  if row["person_id"] == person and row["at"] <= day]  # fmt: skip
        return max(events)[2] if events else "unclassified"

    def status(self, person: int, day: date) -> str:
        events = [(row["start_on"], row["status"]) for row in self.history.of(models.MemberStatusEvent)
                  if row["person_id"] == person and row["start_on"] <= day]  # fmt: skip
        return max(events)[1] if events else ""

    def members(self, day: date) -> set[int]:
        people = {row["person_id"] for row in self.history.of(models.MemberStatusEvent)}
        return {person for person in people if self.status(person, day) in PRESENT}

    def within(self, table: Any, column: str) -> int:
        return sum(row[column] is not None and self.start <= row[column] <= self.end for row in self.history.of(table))

    def attendance(self) -> tuple[int, int, int]:
        expected = present = held = 0
        people = {row["person_id"] for row in self.history.of(models.MemberStatusEvent)}
        for meeting in self.history.of(models.Meeting):
            called = {row["person_id"]: row for row in self.history.of(models.Attendance)
                      if row["meeting_id"] == meeting["id"]}  # fmt: skip
            if meeting["kind"] == "criticism" or not called or not self.start <= meeting["held_on"] <= self.end:
                continue
            held += 1
            for person in self.asked(meeting, people):
                row = called.get(person)
                if (row["status"] if row else self.status(person, meeting["held_on"])) in PRESENT:
                    expected += 1
                    present += row is not None and row["presence"] in ("present", "late")
        return expected, present, held

    def asked(self, meeting: Row, people: set[int]) -> set[int]:
        """Whom a meeting is for: the committee alone where it is the committee's and there is one."""
        committee = {row["person_id"] for row in self.history.of(models.Post)
                     if row["organization"] == "party" and _holds(row, meeting["held_on"])}  # fmt: skip
        return people & committee if meeting["kind"] == "committee" and committee else people

    def figures(self) -> Figures:
        opening, closing, members = self.workers(self.opening), self.workers(self.end), self.members(self.end)
        classes = [self.class_of(person, self.end) for person in closing]
        moves = [moved(WorkerClass(self.class_of(one, self.opening)), WorkerClass(self.class_of(one, self.end)))
                 for one in opening & closing]  # fmt: skip
        assigned = members & {
            row["holder_id"] for row in self.history.of(models.HolderAssignment)
            if row["role"] == "main" and _holds(row, self.end) and row["worker_id"] in closing
        }  # fmt: skip
        volunteers = [row for row in self.history.of(models.Membership) if row["person_id"] in members
                      and row["volunteered_on"] and row["volunteered_on"] <= self.end]  # fmt: skip
        met = [row["worker_id"] for row in self.history.of(models.Contact) if self.start <= row["at"] <= self.end]
        expected, present, held = self.attendance()
        return Figures(
            members_total=len(members),
            members_assigned=len(assigned),
            members_assigned_ratio=len(assigned) / len(members) if members else 0,
            members_volunteered=len(volunteers),
            workers_total=len(closing),
            **{f"class_{code.value}": classes.count(code.value) for code in WorkerClass},
            opening_total=len(opening),
            moved_up=moves.count(1),
            moved_down=moves.count(-1),
            arrived=len(closing - opening),
            departed=len(opening - closing),
            contacts_total=len(met),
            people_met=len(set(met)),
            proposals_received=self.within(models.Proposal, "received_on"),
            proposals_answered=self.within(models.Proposal, "answered_on"),
            meetings_held=held,
            meetings_attendance_ratio=present / expected if expected else 0,
            tasks_done=self.within(models.Task, "done_on"),
            tasks_overdue=self.overdue(),
            introduced=self.within(models.Candidate, "introduced_on"),
            admitted=self.within(models.Membership, "admission_date"),
            made_official=self.within(models.Membership, "official_date"),
        )

    def overdue(self) -> int:
        return sum(
            row["due_on"] is not None and row["due_on"] < self.end and row["given_on"] <= self.end
            and (row["done_on"] is None or row["done_on"] > self.end)
            for row in self.history.of(models.Task)
        )  # fmt: skip

    def indicators(self) -> dict[str, float]:
        """The indicators beside the figures; a share of nothing is left out."""
        opening, closing = self.workers(self.opening), self.workers(self.end)
        held = closing & {row["worker_id"] for row in self.history.of(models.HolderAssignment)
                          if row["role"] == "main" and _holds(row, self.end)}  # fmt: skip
        counts: dict[str, float] = {"workers_held": len(held)}
        shares = {"workers_held_ratio": (len(held), len(closing))}
        for code in WorkerClass:
            was = sum(self.class_of(one, self.opening) == code for one in opening)
            counts[f"opening_{code.value}"] = was
            if code is not WorkerClass.UNCLASSIFIED:
                shares[f"opening_{code.value}_ratio"] = was, len(opening)
                now = sum(self.class_of(one, self.end) == code for one in closing)
                shares[f"class_{code.value}_ratio"] = now, len(closing)
        heard = [row for row in self.history.of(models.Proposal) if self.start <= row["received_on"] <= self.end]
        answered = [row for row in heard if row["answered_on"] and row["answered_on"] <= self.end]
        shares["proposals_answered_ratio"] = len(answered), len(heard)
        return {**counts, **{name: part / whole for name, (part, whole) in shares.items() if whole}, **self.way()}

    def way(self) -> dict[str, float]:
        """Those on the way into the Party, and their parts."""
        person_of = {row["id"]: row["person_id"] for row in self.history.of(models.Candidate)}
        stages = self.history.of(models.CandidateStageEvent)
        people = {"introduced": self.days(models.Candidate, "introduced_on"),
                  "admitted": self.days(models.Membership, "admission_date"),
                  "made_official": self.days(models.Membership, "official_date")}  # fmt: skip
        for stage in ("listed", "class", "papers"):
            people[f"stage_{stage}"] = [person_of[row["candidate_id"]] for row in stages
                                        if row["stage"] == stage and self.start <= row["at"] <= self.end]  # fmt: skip
        known = {row["id"]: row for row in self.history.of(models.Person)}
        youth = {row["person_id"] for row in self.history.of(models.Post)
                 if row["organization"] == "youth" and _holds(row, self.end)}  # fmt: skip
        found: dict[str, float] = {}
        for whole, ids in people.items():
            found |= {whole: len(ids)} if whole.startswith("stage_") else {}
            found[f"{whole}_women"] = sum(known.get(one, {}).get("sex") == "female" for one in ids)
            found[f"{whole}_direct"] = sum(bool((known.get(one, {}).get("trade") or "").strip()) for one in ids)
            found[f"{whole}_youth"] = sum(one in youth for one in ids)
        return found

    def days(self, table: Any, column: str) -> list[int]:
        """The people of the rows whose day lies in the period."""
        return [row["person_id"] for row in self.history.of(table)
                if row[column] is not None and self.start <= row[column] <= self.end]  # fmt: skip
