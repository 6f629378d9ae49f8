"""Importing into a book that already knows people: what is brought up to date, and what is left alone."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import MemberStatus, Precision, SpellEnd
from dvqc_desktop.domain.dates import PartialDate
from dvqc_desktop.domain.errors.imports import ImportOutdatedError
from dvqc_desktop.domain.imported import ListedPerson, ListedWork
from dvqc_desktop.services.importing.importing import import_people
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.workers import add_worker, edit_worker, end_worker
from tests.services.import_kit import (
    BORN,
    YEAR,
    changes,
    member,
    members,
    person,
    plan,
    rows,
    take,
    workers,
)


def test_a_list_fills_and_corrects_but_never_empties(db: Database) -> None:
    take(
        db, workers(person(birth=YEAR, phone="0912345678", trade="Tiện", work=ListedWork("Tổ máy 6", "Nhóm 1", "Ca 1")))
    )
    update = workers(person(birth=BORN, trade="Phay", sex="male", work=ListedWork(group="Nhóm 2")))
    assert changes(take(db, update)) == [("giới tính", "nghề", "ngày sinh", "tổ, nhóm, ca")]
    assert rows(db, "SELECT phone, trade, sex, birth_date, birth_precision FROM person") == [
        ("0912345678", "Phay", "male", "1990-07-05", "day")
    ]
    place = "SELECT t.name, g.name, s.name FROM placement p JOIN team t ON t.id = p.team_id JOIN work_group g "
    place += "ON g.id = p.work_group_id JOIN shift s ON s.id = p.shift_id WHERE p.end_on IS NULL"
    assert rows(db, place) == [("Tổ máy 6", "Nhóm 2", "Ca 1")]


def test_a_year_alone_takes_no_known_day_away(db: Database) -> None:
    take(db, workers(person(birth=BORN)))
    assert plan(db, workers(person(birth=YEAR))).unchanged == 1


def test_a_list_older_than_what_the_book_knows_moves_nobody(db: Database) -> None:
    take(db, workers(person(work=ListedWork("Tổ máy 6"))))
    older = workers(person(work=ListedWork("Tổ máy 5")), as_of=date(2026, 6, 30))
    assert plan(db, older).unchanged == 1


def test_groups_of_one_name_in_two_teams_are_two(db: Database) -> None:
    take(
        db,
        workers(person("Lê A", work=ListedWork("Tổ 1", "Nhóm 1")), person("Lê B", work=ListedWork("Tổ 2", "Nhóm 1"))),
    )
    take(
        db, workers(person("Lê C", work=ListedWork(None, "Nhóm 1")), person("Lê D", work=ListedWork("tổ 2", "nhóm 1")))
    )
    assert rows(db, "SELECT count(*) FROM team") == rows(db, "SELECT count(*) FROM work_group") == [(2,)]


def test_who_left_stays_in_the_book_without_being_a_worker_now(db: Database) -> None:
    take(
        db,
        workers(
            person(joined_on=date(2000, 1, 1), left_on=date(2026, 10, 1), class_code="active", work=ListedWork("Tổ 1"))
        ),
    )
    assert rows(db, "SELECT start_on, end_on, end_reason FROM worker_spell") == [("2000-01-01", "2026-10-01", "left")]
    assert rows(db, "SELECT start_on, end_on FROM placement") == [("2026-10-01", "2026-10-01")]
    assert rows(db, "SELECT count(*) FROM class_round") == [(0,)]


def test_a_leaving_date_ends_the_days_as_a_worker(db: Database) -> None:
    take(db, workers(person(joined_on=date(2000, 1, 1))))
    assert changes(take(db, workers(person(left_on=date(2026, 11, 1))))) == [("nghỉ việc",)]
    assert rows(db, "SELECT end_on FROM worker_spell") == [("2026-11-01",)]
    assert plan(db, workers(person(left_on=date(2026, 11, 1)))).unchanged == 1


def test_who_is_on_a_later_list_is_a_worker_again(db: Database) -> None:
    db.write(add_worker, PersonFields("Lê Văn An"), date(2020, 1, 1))
    db.write(end_worker, 1, SpellEnd.TRANSFERRED, date(2026, 10, 1))
    assert plan(db, workers(person(), as_of=date(2026, 9, 1))).unchanged == 1
    planned = take(db, workers(person(work=ListedWork("Tổ 1"))))
    assert changes(planned) == [("tổ, nhóm, ca", "trở lại danh sách")]
    assert rows(db, "SELECT start_on, end_on FROM worker_spell ORDER BY start_on") == [
        ("2020-01-01", "2026-10-01"),
        ("2026-11-20", None),
    ]


def test_posts_are_added_once(db: Database) -> None:
    take(db, workers(person(post="Tổ phó", youth=True)))
    take(db, workers(person(post="tổ phó", youth=True)))
    assert rows(db, "SELECT organization, title, start_on FROM post") == [
        ("production", "Tổ phó", "2026-11-20"),
        ("youth", "Đoàn viên", "2026-11-20"),
    ]


def test_members_get_their_dates_and_status_in_time(db: Database) -> None:
    facts = {"admission_on": date(2019, 11, 7), "official_on": date(2020, 11, 7), "decision_on": date(2019, 10, 24)}
    take(db, members(member(**facts, party_post="Bí thư", theory="Sơ cấp")))
    assert rows(db, "SELECT start_on, status FROM member_status ORDER BY 1") == [
        ("2019-11-07", "probationary"),
        ("2020-11-07", "official"),
    ]
    assert rows(db, "SELECT admission_decision_date, political_theory FROM membership") == [("2019-10-24", "Sơ cấp")]


def test_a_probationary_member_becomes_official_by_a_newer_list(db: Database) -> None:
    take(db, members(member(status="probationary", admission_on=date(2025, 11, 1))))
    planned = take(db, members(member(admission_on=date(2025, 11, 1), official_on=date(2026, 11, 1))))
    assert changes(planned) == [("ngày chính thức", "tình trạng đảng viên")]
    assert rows(db, "SELECT start_on, status FROM member_status ORDER BY 1")[-1] == ("2026-11-01", "official")


@pytest.mark.parametrize("status", [MemberStatus.PROBATIONARY, MemberStatus.OFFICIAL])
def test_a_list_that_does_not_say_changes_no_status(db: Database, status: MemberStatus) -> None:
    take(db, members(member(status="exempt")))
    assert plan(db, members(member(status=status.value, stated=False))).unchanged == 1


def test_an_official_member_is_not_put_back_on_probation(db: Database) -> None:
    take(db, members(member(official_on=date(2020, 11, 7))))
    assert plan(db, members(member(status="probationary"))).unchanged == 1


def test_a_member_may_have_a_place_too(db: Database) -> None:
    take(db, members(replace(member(), work=ListedWork("Tổ máy 6"))))
    assert changes(take(db, members(replace(member(), work=ListedWork("Tổ máy 7"))))) == [("tổ, nhóm, ca",)]


def test_somebody_the_book_only_knows_becomes_a_member(db: Database) -> None:
    db.write(add_worker, PersonFields("Lê Văn An"), date(2020, 1, 1))
    db.write(end_worker, 1, SpellEnd.LEFT, date(2021, 1, 1))
    assert changes(take(db, members(member(admission_on=date(2025, 1, 1))))) == [
        ("ngày vào Đảng", "tình trạng đảng viên")
    ]
    assert rows(db, "SELECT count(*) FROM membership") == [(1,)]


def test_an_import_is_refused_when_the_book_changed_since_the_preview(db: Database) -> None:
    take(db, workers(person(trade="Tiện")))
    people = workers(person(trade="Phay"))
    shown = plan(db, people)
    db.write(edit_worker, 1, PersonFields("Lê Văn Anh", trade="Tiện"))
    with pytest.raises(ImportOutdatedError, match="đã thay đổi từ lúc xem trước"):
        db.write(import_people, people, shown)
    assert rows(db, "SELECT full_name, trade FROM person") == [("Lê Văn Anh", "Tiện")]


NAMES = st.sampled_from(["Lê A", "Lê B", "LÊ A", "Lê À", "Trần C"])
BIRTHS = st.sampled_from([None, BORN, YEAR, PartialDate(date(1991, 1, 1), Precision.DAY)])
PEOPLE = st.builds(
    person,
    NAMES,
    birth=BIRTHS,
    trade=st.sampled_from([None, "Tiện", "Phay"]),
    work=st.sampled_from([ListedWork(), ListedWork("Tổ 1", "Nhóm 1"), ListedWork(group="Nhóm 2", shift="Ca 1")]),
    class_code=st.sampled_from([None, "active", "average"]),
    youth=st.booleans(),
    left_on=st.sampled_from([None, None, date(2026, 11, 1)]),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists=st.lists(st.lists(PEOPLE, max_size=4), min_size=1, max_size=3))
def test_the_import_does_what_the_preview_lists_and_undo_takes_it_all_back(
    db: Database, lists: list[list[ListedPerson]]
) -> None:
    states = [snapshot(db)]
    for people in lists:
        planned = plan(db, workers(*people))
        before = snapshot(db)
        db.write(import_people, workers(*people), planned)
        assert len(snapshot(db)["person"]) - len(before["person"]) == len(planned.added)
        if snapshot(db) != before:
            states.append(snapshot(db))
        assert (snapshot(db) == before) == (not planned.added and not planned.updated)
    for state in reversed(states[:-1]):
        db.undo()
        assert snapshot(db) == state
    while db.undo_label():
        db.undo()


def snapshot(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    tables = (
        "person",
        "worker_spell",
        "placement",
        "post",
        "class_round",
        "class_proposal",
        "team",
        "work_group",
        "shift",
    )
    return {table: rows(db, f"SELECT * FROM {table} ORDER BY id") for table in tables}
