"""Workers: added, placed, ended with what hangs on them; groups made once."""

from datetime import date, timedelta

import pytest

from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.domain.errors.workers import (
    GroupNameMissingError,
    GroupNameTakenError,
    SpanReversedError,
    WorkerDateFutureError,
    WorkerGoneError,
    WorkerNameMissingError,
    WorkerThereError,
)
from dvqc_desktop.services.chain.chain import gaps, load
from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.movement import class_counts
from dvqc_desktop.services.classes.rounds import ProposalForm, RoundForm
from dvqc_desktop.services.people import groups, workers
from dvqc_desktop.services.people.people import PersonFields, get_person
from dvqc_desktop.services.people.workers import Place
from tests.team_kit import ACTIVE, AVERAGE, START, TODAY, UNCLASSIFIED, Team

LATER = date(2026, 6, 1)


@pytest.fixture
def team(db):
    return Team(db)


def test_a_new_worker_is_not_classified_and_has_nobody(db, team):
    yen = team.worker("Cao Thị Yến")
    assert db.read(class_counts, TODAY)[UNCLASSIFIED] == 1
    assert [gap.id for gap in db.read(gaps, TODAY)] == [yen]


def test_no_worker_without_a_name_or_from_a_day_to_come(db):
    with pytest.raises(WorkerNameMissingError):
        db.write(workers.add_worker, PersonFields("  "), START)
    with pytest.raises(WorkerDateFutureError):
        db.write(workers.add_worker, PersonFields("Cao Thị Yến"), TODAY + timedelta(days=1))


def test_nobody_is_a_worker_twice_at_a_time(db, team):
    yen = team.worker("Cao Thị Yến")
    with pytest.raises(WorkerThereError, match="Cao Thị Yến"):
        db.write(workers.make_worker, yen, LATER)
    db.write(workers.end_worker, yen, SpellEnd.TRANSFERRED, LATER)
    assert db.write(workers.make_worker, yen, LATER).label == "thêm quần chúng Cao Thị Yến"


def test_editing_keeps_the_person(db, team):
    yen = team.worker("Cao Thị Yến")
    db.write(workers.edit_worker, yen, PersonFields("Cao Thị Hải Yến", trade="Khoan", skill_grade="2/7"))
    assert db.read(get_person, yen).trade == "Khoan"
    with pytest.raises(WorkerNameMissingError):
        db.write(workers.edit_worker, yen, PersonFields(""))


def test_a_place_is_dated_and_the_former_one_stays(db, team):
    yen = team.worker("Cao Thị Yến")
    first = Place(work_group_id=db.write(groups.add_group, "Nhóm 3").row_id)
    second = Place(work_group_id=db.write(groups.add_group, "Nhóm 1").row_id)
    db.write(workers.place_worker, yen, first, START)
    db.write(workers.place_worker, yen, second, LATER)
    assert db.read(workers.place_on, yen, LATER - timedelta(days=1)) == first
    assert db.read(workers.place_on, yen, LATER) == second
    with pytest.raises(WorkerGoneError):
        db.write(workers.place_worker, yen, first, START - timedelta(days=9))


def test_whoever_leaves_lets_go_of_everything(db, team):
    loi, cuong, quy = team.member("Nguyễn Thúy Lợi"), team.worker("Cường", ACTIVE), team.worker("Quý", AVERAGE)
    team.hold(cuong, loi)
    team.hold(quy, cuong)
    round_id = db.write(rounds.open_round, RoundForm("Đợt", START, TODAY)).row_id
    db.write(rounds.propose_class, round_id, cuong, ProposalForm(AVERAGE, TODAY))
    db.write(workers.place_worker, cuong, Place(shift_id=db.write(groups.add_shift, "Ca 1").row_id), START)
    db.write(workers.end_worker, cuong, SpellEnd.RETIRED, LATER)
    assert db.read(load, LATER) == []
    assert db.read(rounds.find_running_round).waiting == 0
    assert db.read(workers.place_on, cuong, LATER) == Place()
    db.undo()
    assert len(db.read(load, LATER)) == 2


def test_whoever_is_admitted_keeps_the_people_he_holds(db, team):
    cuong, quy = team.worker("Cường", ACTIVE), team.worker("Quý", AVERAGE)
    team.hold(quy, cuong)
    db.write(workers.end_worker, cuong, SpellEnd.ADMITTED, LATER)
    assert [row.held for row in db.read(load, LATER)] == [1]


def test_an_end_before_the_beginning_or_twice_is_refused(db, team):
    yen = team.worker("Cao Thị Yến")
    with pytest.raises(SpanReversedError):
        db.write(workers.end_worker, yen, SpellEnd.LEFT, START - timedelta(days=1))
    db.write(workers.end_worker, yen, SpellEnd.LEFT, LATER)
    with pytest.raises(WorkerGoneError):
        db.write(workers.end_worker, yen, SpellEnd.LEFT, LATER)


def test_groups_are_listed_by_number_and_their_names_are_their_own(db):
    for name in ("Nhóm 10", "Nhóm 2", "Nhóm 1"):
        db.write(groups.add_group, name)
    assert [row.name for row in db.read(groups.list_groups)] == ["Nhóm 1", "Nhóm 2", "Nhóm 10"]
    with pytest.raises(GroupNameTakenError, match="nhóm"):
        db.write(groups.add_group, " nhóm  2")
    with pytest.raises(GroupNameMissingError, match="tên ca"):
        db.write(groups.add_shift, " ")


def test_a_group_is_renamed_and_led_by_a_member(db, team):
    loi = team.member("Nguyễn Thúy Lợi")
    group_id = db.write(groups.add_group, "Nhóm 1").row_id
    db.write(groups.edit_group, group_id, "Nhóm tiện", loi)
    row = db.read(groups.list_groups)[0]
    assert (row.name, row.leader_id) == ("Nhóm tiện", loi)


def test_teams_shifts_and_groups_are_found_by_name_or_made(db):
    def act(session):
        ids = [
            make(session, name)
            for make in (groups.team_named, groups.shift_named, groups.group_named)
            for name in ("Số 1", "số 1")
        ]
        assert ids[0::2] == ids[1::2]
        return groups.add_team(session, "Tổ máy 6", "Z2")

    db.write(act)
    assert [row.name for row in db.read(groups.list_teams)] == ["Số 1", "Tổ máy 6"]
    assert [row.name for row in db.read(groups.list_shifts)] == ["Số 1"]
