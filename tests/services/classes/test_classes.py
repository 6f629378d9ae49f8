"""Classes: dated, with a reason, the third one whole; the class of any day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from dvqc_desktop.db.models import ClassEvent
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.errors.classes import ClassReasonMissingError, ThirdClassIncompleteError
from dvqc_desktop.domain.errors.workers import WorkerDateFutureError, WorkerGoneError
from dvqc_desktop.services.classes.classes import class_history, classify, get_class, latest_event
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, TODAY, UNCLASSIFIED, Team, class_form


@pytest.fixture
def tien(db):
    return Team(db).worker("Mạc Văn Tiến")


def test_a_worker_is_not_classified_before_the_first_event(db, tien):
    db.write(classify, tien, class_form(ACTIVE, date(2026, 3, 1)))
    assert db.read(get_class, tien, date(2026, 2, 28)) is UNCLASSIFIED
    assert db.read(get_class, tien, date(2026, 3, 1)) is ACTIVE


def test_a_class_is_one_undo_step_with_its_name(db, tien):
    change = db.write(classify, tien, class_form(NEEDS_HELP, TODAY))
    assert change.label == "phân loại Mạc Văn Tiến"
    assert change.topics == {Topic.CLASSES, Topic.CHAIN}
    db.undo()
    assert db.read(get_class, tien, TODAY) is UNCLASSIFIED


@pytest.mark.parametrize(
    ("emptied", "missing"),
    [
        ({"strengths": " "}, "mặt mạnh"),
        ({"aspects": ()}, "mặt cần giúp"),
        ({"causes": ()}, "nguyên nhân"),
        ({"help_agreed": ""}, "việc giúp đã thống nhất"),
        ({"strengths": "", "aspects": ()}, "mặt mạnh, mặt cần giúp"),
    ],
)
def test_the_third_class_never_stands_without_its_four_parts(db, tien, emptied, missing):
    with pytest.raises(ThirdClassIncompleteError, match=f"còn thiếu {missing}"):
        db.write(classify, tien, replace(class_form(NEEDS_HELP, TODAY), **emptied))


def test_no_class_without_a_reason(db, tien):
    with pytest.raises(ClassReasonMissingError):
        db.write(classify, tien, class_form(AVERAGE, TODAY, reason=""))


def test_no_class_for_a_day_to_come_or_before_the_worker_came(db, tien):
    with pytest.raises(WorkerDateFutureError):
        db.write(classify, tien, class_form(AVERAGE, TODAY + timedelta(days=1)))
    with pytest.raises(WorkerGoneError):
        db.write(classify, tien, class_form(AVERAGE, START - timedelta(days=1)))


def test_a_correction_is_a_new_event_that_says_so(db, tien):
    db.write(classify, tien, class_form(ACTIVE, TODAY))
    wrong = db.read(class_history, tien)[0]
    change = db.write(classify, tien, replace(class_form(AVERAGE, TODAY), corrects_id=wrong.id))
    history = db.read(class_history, tien)
    assert change.act == "sửa phân loại"
    assert [(entry.worker_class, entry.corrects_id) for entry in history] == [(AVERAGE, wrong.id), (ACTIVE, None)]
    assert history[0].aspects == ("tay nghề",)


def test_the_event_in_force_is_read_by_its_id(db, tien):
    db.write(classify, tien, class_form(NEEDS_HELP, TODAY))
    with db.reading() as session:
        found = session.execute(select(latest_event(tien, TODAY))).scalar()
        assert found == session.execute(select(func.max(ClassEvent.id))).scalar()


EVENTS = st.lists(st.tuples(st.integers(0, 300), st.sampled_from(WorkerClass)), max_size=6)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EVENTS, st.integers(-5, 310))
def test_the_class_of_a_day_equals_a_replay_of_the_events(db, events, asked):
    person_id = Team(db).worker("Người thử")
    for offset, code in events:
        db.write(classify, person_id, class_form(code, START + timedelta(days=offset)))
    expected = UNCLASSIFIED
    for offset, code in sorted(events, key=lambda event: event[0]):
        expected = code if offset <= asked else expected
    assert db.read(get_class, person_id, START + timedelta(days=asked)) is expected
