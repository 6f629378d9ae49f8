"""A rotation is set for one person or a whole group as one act, and read from the week of any day on."""

from datetime import date, time, timedelta

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.shifts import RotationGap, RotationTooLong, ShiftHoursHalf, ShiftHoursSame
from dvqc_desktop.domain.errors.workers import GroupNameMissingError, GroupNameTakenError
from dvqc_desktop.domain.shifts import Turns, common_day, meeting_day
from dvqc_desktop.services.members.members import place_member
from dvqc_desktop.services.people.groups import add_group, add_shift
from dvqc_desktop.services.people.shift_hours import ShiftForm, save_shifts
from dvqc_desktop.services.people.shifts import (
    list_shift_hours,
    people_of_group,
    rotation_of,
    set_rotation,
    turns_of,
)
from dvqc_desktop.services.people.workers import Place, place_worker
from tests.team_kit import START, TODAY, Team


@pytest.fixture
def khai(db: Database) -> int:
    return Team(db).worker("Trịnh Đình Khải")


def test_the_cycle_is_read_from_the_week_asked_for(db: Database, khai: int) -> None:
    change = db.write(set_rotation, [khai], ("Ca 1", "Ca 2", "Ca đêm", " "), TODAY)
    assert change.label == "đặt xoay ca Trịnh Đình Khải"
    assert db.read(rotation_of, khai, TODAY) == ("Ca 1", "Ca 2", "Ca đêm")
    assert db.read(rotation_of, khai, date(2026, 11, 23)) == ("Ca 2", "Ca đêm", "Ca 1")


def test_a_new_cycle_takes_the_place_of_the_old_and_can_be_taken_back(db: Database, khai: int) -> None:
    db.write(set_rotation, [khai], ("Ca 1", "Ca 2"), TODAY)
    db.write(set_rotation, [khai], ("Ca đêm",), TODAY + timedelta(weeks=1))
    assert db.read(rotation_of, khai, TODAY) == ("Ca đêm",)
    db.undo()
    assert db.read(rotation_of, khai, TODAY) == ("Ca 1", "Ca 2")
    assert db.write(set_rotation, [khai], (), TODAY).label == "bỏ xoay ca Trịnh Đình Khải"
    assert db.read(rotation_of, khai, TODAY) == ()


def test_a_gap_or_too_long_a_cycle_is_refused(db: Database, khai: int) -> None:
    with pytest.raises(RotationGap, match="tuần sau chưa chọn ca"):
        db.write(set_rotation, [khai], ("Ca 1", "", "Ca 2"), TODAY)
    with pytest.raises(RotationGap, match="tuần thứ 3"):
        db.write(set_rotation, [khai], ("Ca 1", "Ca 2", "", "Ca 2"), TODAY)
    with pytest.raises(RotationTooLong):
        db.write(set_rotation, [khai], ["Ca 1"] * 9, TODAY)


def test_a_whole_group_turns_together_its_members_too(db: Database, khai: int) -> None:
    team = Team(db)
    group_id = db.write(add_group, "Nhóm 1").row_id
    loi, gone = team.member("Nguyễn Thúy Lợi"), team.worker("Tạ Văn Quý")
    db.write(place_worker, khai, Place(None, group_id), START)
    db.write(place_member, loi, Place(None, group_id), START)
    assert group_id is not None
    people = db.read(people_of_group, group_id, TODAY)
    assert set(people) == {khai, loi}
    assert db.write(set_rotation, people, ("Ca 1", "Ca 2"), TODAY).label == "đặt xoay ca 2 người"
    assert set(db.read(turns_of, [khai, loi, gone], TODAY)) == {khai, loi}


def test_without_a_rotation_the_shift_of_the_place_counts(db: Database, khai: int) -> None:
    shift_id = db.write(add_shift, "Ca 2").row_id
    db.write(place_worker, khai, Place(shift_id=shift_id), START)
    turns = db.read(turns_of, [khai], TODAY)[khai]
    assert (turns, turns.on(TODAY).name) == (Turns(turns.fixed), "Ca 2")  # type: ignore[union-attr]


def hours(db: Database) -> list[str]:
    return [f"{shift.name} {shift.start}–{shift.end}" for shift in db.read(list_shift_hours)]


def test_hours_are_kept_and_a_new_shift_comes_with_them(db: Database) -> None:
    first = db.write(add_shift, "Ca 1").row_id
    forms = [ShiftForm(first, "Ca sáng", time(6), time(14)), ShiftForm(None, "Ca đêm", time(22), time(6))]
    assert db.write(save_shifts, [*forms, ShiftForm(None, " ")]).label == "sửa giờ các ca"
    assert hours(db) == ["Ca đêm 22:00:00–06:00:00", "Ca sáng 06:00:00–14:00:00"]
    db.write(save_shifts, [ShiftForm(first, "Ca sáng")])
    assert "Ca sáng None–None" in hours(db)


@pytest.mark.parametrize(
    ("start", "end", "name", "error"),
    [
        (time(6), None, "Ca 1", ShiftHoursHalf),
        (None, time(6), "Ca 1", ShiftHoursHalf),
        (time(6), time(6), "Ca 1", ShiftHoursSame),
        (None, None, "", GroupNameMissingError),
        (None, None, "ca 2", GroupNameTakenError),
    ],
)
def test_hours_that_cannot_be_and_names_taken_are_refused(
    db: Database, start: time | None, end: time | None, name: str, error: type[AppError]
) -> None:
    first, _second = (db.write(add_shift, shift).row_id for shift in ("Ca 1", "Ca 2"))
    with pytest.raises(error):
        db.write(save_shifts, [ShiftForm(first, name, start, end)])
    assert hours(db) == ["Ca 1 None–None", "Ca 2 None–None"]


def test_hours_tell_the_next_common_day_and_who_can_be_met_first(db: Database, khai: int) -> None:
    loi = Team(db).member("Nguyễn Thúy Lợi")
    db.write(set_rotation, [khai], ("Ca giữa", "Ca đêm"), TODAY)
    db.write(set_rotation, [loi], ("Ca sáng",), TODAY)
    turns = db.read(turns_of, [khai, loi], TODAY)
    assert not meeting_day(turns[loi], turns[khai], TODAY).possible
    forms = {"Ca sáng": (time(6), time(14)), "Ca giữa": (time(12), time(20)), "Ca đêm": (time(22), time(6))}
    known = {shift.name: shift.id for shift in db.read(list_shift_hours)}
    db.write(save_shifts, [ShiftForm(known[name], name, *span) for name, span in forms.items()])
    turns = db.read(turns_of, [khai, loi], TODAY)
    assert meeting_day(turns[loi], turns[khai], TODAY).possible
    assert common_day(turns[loi], turns[khai], date(2026, 11, 23)) == date(2026, 11, 30)
