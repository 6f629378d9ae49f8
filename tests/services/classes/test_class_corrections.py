"""Corrections of classes: append-only, of the corrected event's day, and never in the way of a later event."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.errors.classes import ClassCorrectedError, ThirdClassIncompleteError
from dvqc_desktop.services.classes.class_corrections import correct_class
from dvqc_desktop.services.classes.classes import ClassForm, class_history, classify, get_class
from dvqc_desktop.services.classes.movement import movement
from dvqc_desktop.services.classes.rounds import Basis, RoundForm, agree_round, close_round, open_round
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, TODAY, UNCLASSIFIED, Team, class_form

MARCH, JUNE = START + timedelta(days=60), START + timedelta(days=150)


@pytest.fixture
def tien(db):
    return Team(db).worker("Mạc Văn Tiến")


def last(db, person_id):
    return max(entry.id for entry in db.read(class_history, person_id))


def test_a_correction_keeps_the_day_and_the_old_event(db, tien):
    db.write(classify, tien, class_form(ACTIVE, MARCH))
    wrong = last(db, tien)
    change = db.write(correct_class, wrong, class_form(AVERAGE, TODAY))
    entries = db.read(class_history, tien)
    assert change.label == "sửa phân loại Mạc Văn Tiến"
    assert [(each.worker_class, each.at, each.corrects_id) for each in entries] == [
        (AVERAGE, MARCH, wrong), (ACTIVE, MARCH, None),
    ]  # fmt: skip
    db.undo()
    assert db.read(get_class, tien, TODAY) is ACTIVE


def test_a_later_event_wins_over_the_correction_of_an_older_one(db, tien):
    db.write(classify, tien, class_form(ACTIVE, MARCH))
    wrong = last(db, tien)
    db.write(classify, tien, class_form(ACTIVE, JUNE))
    db.write(correct_class, wrong, class_form(AVERAGE, TODAY))
    assert db.read(get_class, tien, JUNE - timedelta(days=1)) is AVERAGE
    assert db.read(get_class, tien, JUNE) is ACTIVE


def test_what_counts_no_more_cannot_be_corrected(db, tien):
    db.write(classify, tien, class_form(ACTIVE, MARCH))
    wrong = last(db, tien)
    db.write(correct_class, wrong, class_form(AVERAGE, MARCH))
    with pytest.raises(ClassCorrectedError) as refused:
        db.write(correct_class, wrong, class_form(NEEDS_HELP, MARCH))
    assert f"{MARCH:%d/%m/%Y}" in str(refused.value)


def test_a_correction_into_the_third_class_needs_its_four_parts(db, tien):
    db.write(classify, tien, class_form(ACTIVE, MARCH))
    with pytest.raises(ThirdClassIncompleteError):
        db.write(correct_class, last(db, tien), ClassForm(NEEDS_HELP, MARCH, "Ghi nhầm"))


def test_a_correction_may_fall_into_a_closed_round(db, tien):
    db.write(classify, tien, class_form(ACTIVE, MARCH))
    wrong = last(db, tien)
    round_id = db.write(open_round, RoundForm("Đợt quý II", START, JUNE)).row_id
    db.write(agree_round, round_id, Basis(JUNE, None, "01-KL/TĐ"))
    db.write(close_round, round_id, JUNE)
    db.write(correct_class, wrong, class_form(AVERAGE, MARCH))
    assert db.read(get_class, tien, MARCH) is AVERAGE


ACTS = st.lists(
    st.tuples(st.booleans(), st.integers(0, 12), st.sampled_from(WorkerClass), st.integers(0, 9)), max_size=12
)


def replay(db, person_id, acts):
    """Does the acts and gives the plain list of (day, class) in the order they were given, corrections put in place."""
    given_: list[list] = []
    place_of: dict[int, int] = {}
    for correcting, offset, code, which in acts:
        if not correcting or not place_of:
            db.write(classify, person_id, class_form(code, START + timedelta(days=offset)))
            given_.append([offset, code])
            place_of[last(db, person_id)] = len(given_) - 1
            continue
        event_id = sorted(place_of)[which % len(place_of)]
        try:
            db.write(correct_class, event_id, class_form(code, TODAY))
        except ClassCorrectedError:
            continue
        given_[place_of[event_id]][1] = code
        place_of[last(db, person_id)] = place_of[event_id]
    return given_


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_every_day_and_the_matrix_agree_with_a_naive_replay(db, acts):
    days = [START + timedelta(days=day) for day in range(14)]
    before = Counter(db.read(movement, days[0], days[-1]).cells)
    person_id = Team(db).worker("Người thử")
    given_ = replay(db, person_id, acts)
    expected = []
    for day in range(14):
        so_far = [(offset, place, code) for place, (offset, code) in enumerate(given_) if offset <= day]
        expected.append(max(so_far, key=lambda each: each[:2])[2] if so_far else UNCLASSIFIED)
    assert [db.read(get_class, person_id, day) for day in days] == expected
    first_to_last = db.read(movement, days[0], days[-1]).cells
    assert Counter(first_to_last) - before == Counter({(expected[0].value, expected[-1].value): 1})
