"""Candidates: introduced, helped, led from stage to stage."""

from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import CandidateStage, Organization
from dvqc_desktop.domain.errors.members import CandidateDateFuture, CandidateThere, StageOrder, StageThere
from dvqc_desktop.services.development import (
    add_candidate,
    add_candidate_helper,
    edit_candidate,
    end_candidate_helper,
    helper_ids,
    list_candidates,
    list_stages,
    reach_stage,
)
from dvqc_desktop.services.members.members import MembershipFields, StatusFrom, add_member
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.workers import add_worker

TODAY = date(2026, 11, 20)


@pytest.fixture
def worker_id(db: Database) -> int:
    return int(db.write(add_worker, PersonFields("Phạm Văn Cường"), date(2026, 1, 1)).row_id or 0)


@pytest.fixture
def candidate_id(db: Database, worker_id: int) -> int:
    change = db.write(add_candidate, worker_id, date(2026, 3, 20), Organization.UNION, "tổ 6")
    return int(change.row_id or 0)


def test_who_is_introduced_stands_at_the_first_stage(db: Database, candidate_id: int) -> None:
    (row,) = db.read(list_candidates, TODAY)
    assert (row.name, row.stage, row.stage_on, row.introduced_by, row.note) == (
        "Phạm Văn Cường",
        CandidateStage.INTRODUCED,
        date(2026, 3, 20),
        Organization.UNION,
        "tổ 6",
    )
    assert not row.over


def test_nobody_is_followed_twice(db: Database, candidate_id: int, worker_id: int) -> None:
    with pytest.raises(CandidateThere):
        db.write(add_candidate, worker_id, TODAY)


def test_an_introduction_is_not_ahead_of_today(db: Database, candidate_id: int, worker_id: int) -> None:
    for act in (add_candidate, edit_candidate):
        with pytest.raises(CandidateDateFuture):
            db.write(act, worker_id if act is add_candidate else candidate_id, date(2026, 11, 21), None, None)


def test_an_introduction_can_be_corrected(db: Database, candidate_id: int) -> None:
    db.write(edit_candidate, candidate_id, date(2026, 4, 1), None, None)
    (row,) = db.read(list_candidates, TODAY)
    assert (row.introduced_on, row.introduced_by, row.note) == (date(2026, 4, 1), None, "")


def test_stages_follow_one_another_and_may_lie_ahead(db: Database, candidate_id: int) -> None:
    db.write(reach_stage, candidate_id, CandidateStage.LISTED, date(2026, 4, 24))
    db.write(reach_stage, candidate_id, CandidateStage.CLASS, date(2026, 12, 7), date(2026, 12, 11))
    (row,) = db.read(list_candidates, TODAY)
    assert (row.stage, row.stage_on, row.next_due_on) == (CandidateStage.CLASS, date(2026, 12, 7), date(2026, 12, 11))
    assert [stage.stage.value for stage in db.read(list_stages, candidate_id)] == ["introduced", "listed", "class"]


def test_a_stage_is_not_noted_twice_nor_backwards(db: Database, candidate_id: int) -> None:
    db.write(reach_stage, candidate_id, CandidateStage.CLASS, date(2026, 5, 1))
    for stage in (CandidateStage.CLASS, CandidateStage.LISTED):
        with pytest.raises(StageThere):
            db.write(reach_stage, candidate_id, stage, date(2026, 6, 1))


def test_a_stage_is_not_dated_before_the_one_it_follows(db: Database, candidate_id: int) -> None:
    with pytest.raises(StageOrder, match="19/03/2026"):
        db.write(reach_stage, candidate_id, CandidateStage.LISTED, date(2026, 3, 19))


def test_giving_up_ends_the_following(db: Database, candidate_id: int) -> None:
    db.write(reach_stage, candidate_id, CandidateStage.STOPPED, TODAY, None, "chuyển nơi khác")
    assert db.read(list_candidates, TODAY)[0].over


def test_a_helper_is_given_once_and_taken_off(db: Database, candidate_id: int) -> None:
    member = db.write(add_member, PersonFields("Trần Bích Hà"), MembershipFields(), StatusFrom()).row_id or 0
    for _ in range(2):
        db.write(add_candidate_helper, candidate_id, member, date(2026, 4, 24))
    assert db.read(helper_ids, candidate_id, TODAY) == (member,)
    assert db.read(list_candidates, TODAY)[0].helpers == ("Trần Bích Hà",)
    db.write(end_candidate_helper, candidate_id, member, TODAY)
    assert db.read(helper_ids, candidate_id, TODAY) == ()
