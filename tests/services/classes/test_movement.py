"""The movement matrix: every cell, and sums that close whatever happened."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dvqc_desktop.db.models import Placement
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.errors.workers import SpanReversedError
from dvqc_desktop.services.classes.movement import Span, moved_people, movement
from dvqc_desktop.services.classes.movement_scope import Scope, ScopeKind, main_holders
from dvqc_desktop.services.people.groups import add_group
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.workers import add_worker, end_worker, make_worker
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


@pytest.fixture
def grouped(db):
    """Two groups: one person stays in the first, one leaves it for the second, one comes from there, one is new."""
    team = Team(db)
    first, second = (db.write(add_group, name).row_id for name in ("Nhóm 1", "Nhóm 2"))
    ids = {name: team.worker(name, AVERAGE) for name in ("Ở", "Đi", "Đến")}
    for name, start, end in (("Ở", first, first), ("Đi", first, second), ("Đến", second, first)):
        place(db, ids[name], start, START, SEPTEMBER + timedelta(days=5))
        place(db, ids[name], end, SEPTEMBER + timedelta(days=5), None)
    ids["Mới"] = db.write(add_worker, PersonFields("Mới"), LATER).row_id
    place(db, ids["Mới"], first, LATER, None)
    return db, Scope(ScopeKind.GROUP, first), ids


def place(db, person_id, group_id, start, end):
    def act(session):
        session.add(Placement(person_id=person_id, work_group_id=group_id, start_on=start, end_on=end))
        return Change("xếp nhóm", "", frozenset())

    db.write(act)


def test_who_comes_from_another_group_or_goes_to_one_is_told_from_who_is_new_or_gone(grouped):
    db, scope, _ids = grouped
    made = db.read(movement, SEPTEMBER, TODAY, scope)
    assert made.as_json()["cells"] == {
        "average->average": 1,
        "average->moved_out": 1,
        "moved_in->average": 1,
        "new->unclassified": 1,
    }
    assert (made.sum("average"), made.came, made.went, made.sum(end="average")) == (2, 2, 1, 2)


def test_a_holder_counts_whom_he_holds_on_either_day(db):
    team = Team(db)
    member, other = team.member("Nguyễn Thúy Lợi"), team.member("Trần Bích Hà")
    stays, passed = (team.worker(name, AVERAGE) for name in ("Ở", "Chuyển"))
    team.hold(stays, member)
    team.hold(passed, member)
    team.hold(passed, other, LATER)
    cells = db.read(movement, SEPTEMBER, TODAY, Scope(ScopeKind.HOLDER, member)).as_json()["cells"]
    assert cells == {"average->average": 1, "average->moved_out": 1}
    assert db.read(main_holders, (SEPTEMBER, TODAY), 9) == [(other, "Trần Bích Hà"), (member, "Nguyễn Thúy Lợi")]


def test_of_very_many_holders_only_the_members_are_offered(db):
    team = Team(db)
    member, active = team.member("Nguyễn Thúy Lợi"), team.worker("Vũ Thị Nhựng", ACTIVE)
    team.hold(active, member)
    team.hold(team.worker("Phan Thị Thu", AVERAGE), active)
    assert [row_id for row_id, _name in db.read(main_holders, (TODAY, TODAY), 2)] == [member, active]
    assert [row_id for row_id, _name in db.read(main_holders, (TODAY, TODAY), 1)] == [member]


def test_names_behind_a_cell_stand_in_vietnamese_order_and_are_read_up_to_a_limit(db):
    team = Team(db)
    for name in ("Lê Văn Ước", "Lê Văn An", "Lê Văn Đạt", "Lê Văn Dũng"):
        team.give(team.worker(name, AVERAGE), ACTIVE, LATER)
    span = Span(SEPTEMBER, TODAY)
    people = db.read(moved_people, span, ("average", "active"), 3)
    assert [person.name for person in people] == ["Lê Văn An", "Lê Văn Dũng", "Lê Văn Đạt"]
    assert len(db.read(moved_people, span, ("average", None), 9)) == len(db.read(moved_people, span, (None, None), 9))
    assert db.read(moved_people, span, (None, "average"), 9) == []


def test_whoever_is_or_was_in_the_third_class_has_the_aspects_beside_the_name(sample):
    span = Span(SEPTEMBER, TODAY)
    people = sample.read(moved_people, span, ("needs_help", None), 9)
    assert [(person.name, person.aspects) for person in people] == [
        ("Đào Thị Dung", ("chất lượng sản phẩm",)),
        ("Trịnh Đình Khải", ("mức sản lượng",)),
        ("Tạ Văn Quý", ("kỷ luật giờ công",)),
    ]
    assert all(not person.aspects for person in sample.read(moved_people, span, ("average", "active"), 9))


def test_the_sample_moved_from_four_eight_three_to_five_eight_two(sample):
    made = sample.read(movement, SEPTEMBER, TODAY)
    assert [made.opening[code] for code in (ACTIVE, AVERAGE, NEEDS_HELP)] == [4, 8, 3]
    assert [made.closing[code] for code in (ACTIVE, AVERAGE, NEEDS_HELP)] == [5, 8, 2]
    changed = {cell: count for cell, count in made.cells.items() if cell[0] != cell[1]}
    assert changed == {("average", "active"): 2, ("needs_help", "average"): 1, ("active", "average"): 1}
    assert (made.ups, made.downs, made.came, made.went, made.has_unclassified) == (3, 1, 0, 0, False)
