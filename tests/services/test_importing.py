"""Importing into a book that already knows people: matching, what is brought up to date, and what is left alone."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MemberStatus, Precision, SpellEnd
from dvqc_desktop.domain.dates import PartialDate
from dvqc_desktop.domain.errors.imports import ImportOutdatedError
from dvqc_desktop.domain.imported import ListedMembership, ListedPerson, ListedWork, ListKind, PeopleList
from dvqc_desktop.services.classes import ClassForm
from dvqc_desktop.services.import_plan import ImportPlan, plan_import
from dvqc_desktop.services.importing import import_people
from dvqc_desktop.services.people import PersonFields
from dvqc_desktop.services.rounds import (
    ProposalForm,
    WorkerClass,
    agree_proposals,
    list_rounds,
    propose_class,
)
from dvqc_desktop.services.workers import add_worker, edit_worker, end_worker

TODAY = date(2026, 11, 20)
BORN = PartialDate(date(1990, 7, 5), Precision.DAY)
YEAR = PartialDate(date(1990, 1, 1), Precision.YEAR)


def workers(*people: ListedPerson, as_of: date = TODAY) -> PeopleList:
    numbered = tuple(replace(person, row=row) for row, person in enumerate(people, 2))
    return PeopleList(ListKind.WORKERS, as_of, numbered, "B", "K")


def members(*people: ListedPerson, as_of: date = TODAY) -> PeopleList:
    return replace(workers(*people, as_of=as_of), kind=ListKind.MEMBERS)


def person(name: str = "Lê Văn An", **facts: Any) -> ListedPerson:
    return ListedPerson(0, name, **facts)


def member(name: str = "Lê Văn An", **facts: Any) -> ListedPerson:
    return person(name, membership=ListedMembership(**{"status": "official", **facts}))


def plan(db: Database, people: PeopleList) -> ImportPlan:
    return db.read(plan_import, people)


def take(db: Database, people: PeopleList) -> ImportPlan:
    """Imports a list exactly as planned, and proves that the same list then changes nothing."""
    planned = plan(db, people)
    db.write(import_people, people, planned)
    again = plan(db, people)
    assert (again.added, again.updated) == ((), ())
    return planned


def rows(db: Database, query: str) -> list[tuple[Any, ...]]:
    with db.reading() as session:
        return [tuple(row) for row in session.execute(text(query))]


def changes(planned: ImportPlan) -> list[tuple[str, ...]]:
    return [update.words for update in planned.updated]


@pytest.mark.parametrize(
    ("listed", "known"),
    [
        (person(birth=BORN), person("LÊ VĂN AN", birth=BORN)),
        (person("Lê Thị Hoà", birth=BORN), person("Lê Thị Hòa", birth=BORN)),
        (person("Ðặng Văn An"), person("Đặng Văn An")),
        (person(), person(birth=BORN)),
        (person(birth=YEAR), person(birth=BORN)),
        (person(code="7", birth=BORN), person(code="7", birth=BORN)),
    ],
)
def test_the_same_person_is_found(db: Database, listed: ListedPerson, known: ListedPerson) -> None:
    take(db, workers(known))
    assert plan(db, workers(listed)).added == ()
    assert plan(db, workers(listed)).unchanged == 1


@pytest.mark.parametrize(
    ("listed", "known"),
    [
        (person(birth=BORN), person(birth=PartialDate(date(1991, 7, 5), Precision.DAY))),
        (person("Lê Văn Dung"), person("Lê Văn Dũng")),
        (person(code="7", birth=BORN), person(code="8", birth=BORN)),
    ],
)
def test_another_person_of_the_same_name_is_new(db: Database, listed: ListedPerson, known: ListedPerson) -> None:
    take(db, workers(known))
    assert len(plan(db, workers(listed)).added) == 1


def reasons(planned: ImportPlan) -> list[str]:
    return [finding.reason for finding in planned.rejected]


def test_whom_a_row_means_is_not_guessed(db: Database) -> None:
    other = PartialDate(date(1991, 1, 1), Precision.DAY)
    take(db, workers(person(birth=BORN), person(birth=other), person("Lê Văn Dũng", birth=BORN)))
    assert reasons(plan(db, workers(person()))) == ["trong sổ có 2 người cùng họ tên, chưa rõ là ai"]
    assert reasons(plan(db, workers(person("Lê Văn Dung", birth=BORN)))) == [
        "trong sổ có “Lê Văn Dũng” cùng ngày sinh, chỉ khác dấu"
    ]


def test_doubles_inside_a_list_are_told_with_their_row(db: Database) -> None:
    both = plan(db, workers(person(birth=BORN), person("lê văn AN", birth=BORN)))
    assert (len(both.added), reasons(both)) == (1, ["trùng họ tên và ngày sinh với dòng 2"])
    vague = plan(db, workers(person(), person()))
    assert reasons(vague) == ["trùng họ tên, không đủ ngày sinh để phân biệt, với dòng 2"]
    assert (vague.rejected[0].row, vague.rejected[0].column, vague.rejected[0].value) == (3, "B", "Lê Văn An")


def test_two_rows_never_mean_one_person_of_the_book(db: Database) -> None:
    take(db, workers(person(code="7", birth=YEAR)))
    other = PartialDate(date(1990, 8, 8), Precision.DAY)
    planned = plan(db, workers(person(birth=BORN), person(birth=other)))
    assert reasons(planned) == ["cùng chỉ một người trong sổ với dòng 2"]


def test_codes_tell_people_of_one_name_and_birth_apart(db: Database) -> None:
    twins = workers(person(code="7", birth=BORN), person(code="8", birth=BORN))
    assert len(take(db, twins).added) == 2


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


PROPOSALS = "SELECT person_id, class_code, aspects, source FROM class_proposal ORDER BY person_id"


def test_a_newer_list_replaces_imported_proposals(db: Database) -> None:
    take(db, workers(person("Lê A", class_code="active"), person("Lê B", class_code="needs_help", aspects="giờ giấc")))
    take(
        db, workers(person("Lê A", class_code="average"), person("Lê B", class_code="needs_help", aspects="chất lượng"))
    )
    assert rows(db, PROPOSALS) == [(1, "average", None, "import"), (2, "needs_help", "chất lượng", "import")]
    assert rows(db, "SELECT count(*) FROM class_round") == [(1,)]


def test_a_proposal_made_by_people_stands(db: Database) -> None:
    take(db, workers(person("Lê A", class_code="active")))
    (running,) = db.read(list_rounds)
    db.write(propose_class, running.id, 1, ProposalForm(WorkerClass.AVERAGE, TODAY))
    planned = plan(db, workers(person("Lê A", class_code="active")))
    assert (planned.unchanged, planned.proposals) == (1, 0)
    assert [(one.row, one.column, one.reason) for one in planned.warnings] == [
        (2, "K", "đã có đề nghị khác do người ghi; không ghi đề nghị")
    ]


def agreed(db: Database) -> None:
    take(db, workers(person("Lê A", class_code="active")))
    db.write(agree_proposals, [1], ClassForm(WorkerClass.ACTIVE, TODAY, reason="đợt này"))


def set_round(db: Database, columns: str) -> None:
    def use_case(session: Session) -> Change:
        session.execute(text(f"UPDATE class_round SET {columns}"))
        return Change("sửa", "đợt", frozenset({Topic.CLASSES}))

    db.write(use_case)


def test_a_class_agreed_needs_no_proposal_and_another_one_is_told(db: Database) -> None:
    agreed(db)
    assert plan(db, workers(person("Lê A", class_code="active"))).unchanged == 1
    planned = plan(db, workers(person("Lê A", class_code="average")))
    assert [one.reason for one in planned.warnings] == ["đã thống nhất loại khác trong đợt này; không ghi đề nghị"]


def test_a_round_agreed_and_not_closed_takes_no_proposals(db: Database) -> None:
    agreed(db)
    set_round(db, "state = 'agreed', agreed_on = '2026-11-20'")
    planned = take(db, workers(person("Lê A"), person("Lê B", class_code="active")))
    assert len(planned.added) == 1
    assert "đã thống nhất, chưa chốt; không ghi đề nghị" in planned.warnings[0].reason
    assert len(rows(db, PROPOSALS)) == 1


def test_a_new_round_follows_a_closed_one_and_knows_its_classes(db: Database) -> None:
    agreed(db)
    set_round(db, "state = 'closed', closed_on = '2026-11-20'")
    take(db, workers(person("Lê A", class_code="active"), person("Lê B", class_code="active")))
    assert rows(db, "SELECT count(*) FROM class_round") == [(2,)]
    assert [row[0] for row in rows(db, PROPOSALS)] == [1, 2]


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


def test_members_are_no_workers_and_workers_no_members(db: Database) -> None:
    take(db, members(member("Lê A")))
    take(db, workers(person("Lê B")))
    assert reasons(plan(db, workers(person("Lê A")))) == ["trong sổ là đảng viên, không ghi vào danh sách quần chúng"]
    assert "ghi kết nạp ở tab Phát triển Đảng" in reasons(plan(db, members(member("Lê B"))))[0]


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
