"""Whom a row of a list means: found, new, or told as unclear; never guessed."""

from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import Precision
from dvqc_desktop.domain.dates import PartialDate
from dvqc_desktop.domain.imported import ListedPerson
from tests.services.import_kit import BORN, YEAR, member, members, person, plan, reasons, take, workers


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


def test_members_are_no_workers_and_workers_no_members(db: Database) -> None:
    take(db, members(member("Lê A")))
    take(db, workers(person("Lê B")))
    assert reasons(plan(db, workers(person("Lê A")))) == ["trong sổ là đảng viên, không ghi vào danh sách quần chúng"]
    assert "ghi kết nạp ở tab Phát triển Đảng" in reasons(plan(db, members(member("Lê B"))))[0]
