"""The figures of a period: against a plain recount over random histories, and at the edges of their definitions."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dvqc_desktop.db import models
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.classes import WorkerClass, moved
from dvqc_desktop.domain.errors.reports import PeriodNotBegunError
from dvqc_desktop.domain.figures import DEFINED, Figures
from dvqc_desktop.domain.periods import Period, parse_period
from dvqc_desktop.services.reports.figures import has_begun, read_figures
from tests.conftest import KEY
from tests.services.history_kit import LAST, History, Row, write_history
from tests.team_kit import ACTIVE, AVERAGE, Team

PRESENT = ("official", "probationary", "temporary_in")
PERIODS = ("2026-11", "2026-Q3", "2026-Q4", "2026-H1", "2026", "2026-03-05..2026-03-05", "2026-02-10..2026-09-09")


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
            for person in people:
                row = called.get(person)
                if (row["status"] if row else self.status(person, meeting["held_on"])) in PRESENT:
                    expected += 1
                    present += row is not None and row["presence"] in ("present", "late")
        return expected, present, held

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


@pytest.fixture(scope="module")
def copies(empty_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder, count = tmp_path_factory.mktemp("histories"), iter(range(10_000))
    return lambda: Path(shutil.copy(empty_book, folder / f"{next(count)}.dvqc"))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_every_figure_is_what_a_plain_recount_gives(copies: Any, seed: int) -> None:
    database, kept = open_database(copies(), KEY), []
    database.write(write_history, seed, kept)
    for text in PERIODS:
        period = parse_period(text)
        figures = database.read(read_figures, period, LAST)
        assert figures == Recount(kept[0], period).figures(), text
        assert figures.opening_total + figures.arrived - figures.departed == figures.workers_total
    database.close()


def test_a_period_that_has_not_begun_is_refused(db: Database) -> None:
    with pytest.raises(PeriodNotBegunError, match="Chưa lập được báo cáo: quý I năm 2027 chưa bắt đầu"):
        db.read(read_figures, parse_period("2027-Q1"), date(2026, 11, 20))


def test_a_running_period_closes_today(db: Database) -> None:
    team = Team(db)
    person = team.worker("Phạm Văn Cường", AVERAGE)
    team.give(person, ACTIVE, date(2026, 11, 20))
    assert db.read(read_figures, parse_period("2026-Q4"), date(2026, 11, 19)).moved_up == 0
    assert db.read(read_figures, parse_period("2026-Q4"), date(2026, 11, 20)).moved_up == 1


def test_a_book_cannot_be_compared_with_the_time_before_its_first_work(db: Database) -> None:
    Team(db).worker("Phạm Văn Cường")
    assert not db.read(has_begun, date(2026, 11, 20))
    Team(db).worker("Bùi Thị Hạnh", AVERAGE, date(2026, 3, 31))
    assert not db.read(has_begun, date(2026, 3, 30))
    assert db.read(has_begun, date(2026, 3, 31))


def test_every_figure_is_defined_once_in_the_order_of_the_contract() -> None:
    assert list(Figures().values()) == list(DEFINED)
