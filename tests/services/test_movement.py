"""The movement matrix: every cell, and sums that close whatever happened."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.errors.workers import SpanReversedError
from dvqc_desktop.services.movement import movement
from dvqc_desktop.services.people import PersonFields
from dvqc_desktop.services.workers import add_worker, end_worker, make_worker
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, TODAY, Team

SEPTEMBER = date(2026, 9, 30)
LATER = date(2026, 11, 12)


def test_every_cell_is_counted_the_unchanged_ones_too(db):
    team = Team(db)
    for code, count in ((ACTIVE, 2), (AVERAGE, 3), (NEEDS_HELP, 1)):
        ids = [team.worker(f"{code} {number}", code) for number in range(count)]
        if code is AVERAGE:
            team.give(ids[0], ACTIVE, LATER)
        if code is ACTIVE:
            db.write(end_worker, ids[0], SpellEnd.ADMITTED, LATER)
        if code is NEEDS_HELP:
            db.write(end_worker, ids[0], SpellEnd.LEFT, LATER)
    db.write(add_worker, PersonFields("Người mới"), LATER)
    assert db.read(movement, SEPTEMBER, TODAY).as_json() == {
        "opening": {"active": 2, "average": 3, "needs_help": 1, "unclassified": 0},
        "closing": {"active": 2, "average": 2, "needs_help": 0, "unclassified": 1},
        "cells": {
            "active->active": 1,
            "active->admitted": 1,
            "average->active": 1,
            "average->average": 2,
            "needs_help->left": 1,
            "new->unclassified": 1,
        },
    }


def test_the_second_day_is_not_before_the_first(db):
    with pytest.raises(SpanReversedError):
        db.read(movement, TODAY, SEPTEMBER)


OFFSETS = st.integers(0, 250)
STEP = st.tuples(st.sampled_from(["class", "end", "back"]), OFFSETS, st.sampled_from(WorkerClass))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(STEP, max_size=4), min_size=1, max_size=4), OFFSETS, OFFSETS)
def test_the_matrix_closes_over_any_history_and_counts_like_a_replay(db, histories, first, second):
    team = Team(db)
    opening, closing = sorted((START + timedelta(days=first), START + timedelta(days=second)))
    before = db.read(movement, opening, closing)
    expected: Counter[str] = Counter()
    for steps in histories:
        expected[replay(db, team, sorted(steps, key=lambda step: step[1]), (opening, closing))] += 1
    after = db.read(movement, opening, closing)
    grown = {cell: count - before.cells.get(cell, 0) for cell, count in after.cells.items()}
    expected.pop("", None)
    assert {f"{a}->{b}": count for (a, b), count in grown.items() if count} == dict(expected)


def replay(db, team, steps, days):
    """Writes a history and says, from the history alone, into which cell it falls."""
    person_id = team.worker("Người thử")
    here, code = True, "unclassified"
    states = ["unclassified", "unclassified"]
    for kind, offset, new_code in steps:
        day = START + timedelta(days=offset)
        if kind == "class" and here:
            team.give(person_id, new_code, day)
            code = new_code.value
        elif kind != "class" and here == (kind == "end"):
            db.write(*((end_worker, person_id, SpellEnd.LEFT) if here else (make_worker, person_id)), day)
            here = not here
        states = [(code if here else "left") if day <= asked else old for asked, old in zip(days, states, strict=True)]
    start, end = states
    if start == "left":
        return "" if end == "left" else f"new->{end}"
    return f"{start}->{end}"
