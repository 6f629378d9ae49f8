"""A past day is what a plain replay of what was written up to it says: classes, holders, coverage, movement."""

import random
import shutil
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from dvqc_desktop.db import models
from dvqc_desktop.db.engine import open_database
from dvqc_desktop.domain.chain_rules import COVER_OF, Kind, Pair, verdict
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.services.board.board import board_frame, read_all
from dvqc_desktop.services.chain.chain_state import coverage
from dvqc_desktop.services.classes.movement import Span, moved_people, movement
from dvqc_desktop.services.classes.movement_scope import EVERYBODY, Scope, ScopeKind
from tests.conftest import KEY
from tests.services.history_kit import DAYS, FIRST, LAST, Maker

PRESENT = ("official", "probationary", "temporary_in")


class PlacedMaker(Maker):
    """The same histories, and where people work: some change their group, some leave one for none."""

    def lives(self, worker, others):
        super().lives(worker, others)
        start = self.day()
        for _ in range(self.random.randint(0, 3)):
            end = self.maybe(start)
            self.add(models.Placement, person_id=worker, work_group_id=self.random.choice([*self.groups, None]),
                     start_on=start, end_on=end)  # fmt: skip
            if end is None:
                break
            start = end

    def make(self):
        self.groups = [self.add(models.WorkGroup, name=f"Nhóm {number}") for number in (1, 2)]
        return super().make()


def write_placed(session, seed, kept):
    kept.append(PlacedMaker(session, seed).make())
    return Change("thử", "", frozenset())


class Replay:
    """One day told from the rows alone."""

    def __init__(self, history, day):
        self.history, self.day = history, day

    def now(self, table):
        return [row for row in self.history.of(table)
                if row["start_on"] <= self.day and (row["end_on"] is None or row["end_on"] > self.day)]  # fmt: skip

    def workers(self):
        return {row["person_id"] for row in self.now(models.WorkerSpell)}

    def code(self, person):
        events = [(row["at"], row["id"], row["class_code"]) for row in self.history.of(models.ClassEvent)
                  if row["person_id"] == person and row["at"] <= self.day]  # fmt: skip
        return WorkerClass(max(events)[2]) if events else WorkerClass.UNCLASSIFIED

    def holder(self, person):
        mains = [row for row in self.now(models.HolderAssignment) if row["role"] == "main"]
        return next((row["holder_id"] for row in mains if row["worker_id"] == person), None)

    def helpers(self, person):
        links = [row for row in self.now(models.HolderAssignment) if row["role"] == "helper"]
        return {row["holder_id"] for row in links if row["worker_id"] == person}

    def group(self, person):
        places = [row for row in self.now(models.Placement) if row["person_id"] == person]
        return places[0]["work_group_id"] if places else None

    def is_member(self, person):
        events = [(row["start_on"], row["status"]) for row in self.history.of(models.MemberStatusEvent)
                  if row["person_id"] == person and row["start_on"] <= self.day]  # fmt: skip
        return bool(events) and max(events)[1] in PRESENT

    def cover(self, person):
        holder = self.holder(person)
        if holder is None:
            return COVER_OF[verdict(None, self.code(person)).hold]
        member = self.is_member(holder)
        kind, code = (Kind.MEMBER, None) if member else (Kind.WORKER, self.code(holder))
        here = member or holder in self.workers()
        pair = Pair(HolderRole.MAIN, self.code(person), kind, code, here)
        return COVER_OF[verdict(pair, self.code(person)).hold]

    def includes(self, person, scope):
        if person not in self.workers():
            return False
        if scope.kind is ScopeKind.GROUP:
            return self.group(person) == scope.id
        return scope.is_whole or self.holder(person) == scope.id


def recount(before, after, scope):
    """The matrix by hand."""
    cells = Counter()
    for person in before.workers() | after.workers():
        was_in, is_in = before.includes(person, scope), after.includes(person, scope)
        if was_in or is_in:
            come = "moved_in" if person in before.workers() else "new"
            go = "moved_out" if person in after.workers() else ending(before, person)
            cells[before.code(person) if was_in else come, after.code(person) if is_in else go] += 1
    return dict(cells)


def ending(before, person):
    spell = next(row for row in before.now(models.WorkerSpell) if row["person_id"] == person)
    return "admitted" if spell["end_reason"] == "admitted" else "left"


def scopes(history):
    holders = {row["holder_id"] for row in history.of(models.HolderAssignment)}
    groups = [Scope(ScopeKind.GROUP, row["id"]) for row in history.of(models.WorkGroup)]
    return [EVERYBODY, *groups, *(Scope(ScopeKind.HOLDER, holder) for holder in sorted(holders))]


@pytest.fixture(scope="module")
def books(empty_book, tmp_path_factory):
    folder, count = tmp_path_factory.mktemp("histories"), iter(range(10_000))

    def make(seed):
        database, kept = open_database(shutil.copy(empty_book, folder / f"{next(count)}.dvqc"), KEY), []
        database.write(write_placed, seed, kept)
        return database, kept[0]

    return make


def any_history(examples):
    return lambda test: settings(
        max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )(given(seed=st.integers(0, 2**32), offset=st.integers(0, DAYS), later=st.integers(0, DAYS))(test))


@any_history(12)
def test_the_board_as_of_a_day_is_a_replay_of_what_was_written_up_to_it(books, seed, offset, later):
    database, history = books(seed)
    for day in (FIRST + timedelta(days=offset), FIRST + timedelta(days=later)):
        then = Replay(history, day)
        cards = database.read(lambda session, at=day: read_all(session, board_frame(session, at, LAST)))
        assert {card.id for card in cards} == then.workers()
        for card in cards:
            assert (card.worker_class, card.group_id) == (then.code(card.id), then.group(card.id))
            assert (card.holder.id if card.holder else None) == then.holder(card.id)
            assert {helper.id for helper in card.helpers} == then.helpers(card.id)
            assert (card.breach is None) == bool(then.cover(card.id).covered)
        told = database.read(coverage, day)
        for code in WorkerClass:
            covers = [then.cover(person) for person in then.workers() if then.code(person) is code]
            assert told[code] == sum(covers, start=type(told[code])())
    database.close()


@any_history(12)
def test_the_matrix_is_a_plain_recount_for_every_scope_and_always_closes(books, seed, offset, later):
    database, history = books(seed)
    opening, closing = (FIRST + timedelta(days=days) for days in sorted((offset, later)))
    before, after = Replay(history, opening), Replay(history, closing)
    for scope in scopes(history):
        made = database.read(movement, opening, closing, scope)
        assert made.cells == recount(before, after, scope)
        assert sum(made.opening.values()) + made.came - made.went == sum(made.closing.values())
        for cell, count in made.cells.items():
            people = database.read(moved_people, Span(opening, closing, scope), cell, 100)
            assert len({person.id for person in people}) == count
    database.close()


@any_history(5)
def test_undo_restores_the_matrix_of_every_scope(books, seed, offset, later):
    database, history = books(seed)
    days = [FIRST + timedelta(days=days) for days in sorted((offset, later))]
    before = [database.read(movement, *days, scope) for scope in scopes(history)]

    def shake(session):
        """Something in every table that the matrix looks at."""
        for worker in {row["person_id"] for row in history.of(models.WorkerSpell)}:
            code = random.Random(seed).choice([WorkerClass.ACTIVE, WorkerClass.AVERAGE]).value
            session.execute(
                insert(models.ClassEvent).values(person_id=worker, at=days[0], class_code=code, reason="có")
            )
            session.execute(insert(models.Placement).values(person_id=worker, start_on=days[1]))
        return Change("thử", "", frozenset())

    database.write(shake)
    if history.of(models.WorkerSpell):
        database.undo()
    assert [database.read(movement, *days, scope) for scope in scopes(history)] == before
    database.close()


def test_the_golden_board_of_the_round_shows_four_eight_three(sample):
    frame = sample.read(board_frame, date(2026, 9, 30), LAST)
    counted = Counter(card.worker_class for card in sample.read(read_all, frame))
    assert counted == {WorkerClass.ACTIVE: 4, WorkerClass.AVERAGE: 8, WorkerClass.NEEDS_HELP: 3}
