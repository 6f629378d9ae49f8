"""The register of a year: its lines, what the chain proposes, refusals, undo."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import GroupCover
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.register import (
    RegisterLineMissingError,
    RegisterLineTwiceError,
    RegisterMemberMissingError,
    RegisterRequirementMissingError,
    RegisterWhomMissingError,
    RegisterWordError,
)
from dvqc_desktop.services.cell_settings import save_settings
from dvqc_desktop.services.chain.chain import HolderForm, assign_holder
from dvqc_desktop.services.members.year_register import (
    USUAL_OF_GROUP,
    USUAL_OF_PERSON,
    LineFields,
    delete_line,
    fill_year,
    propose_lines,
    read_register,
    save_line,
    without_result,
)
from tests.team_kit import START, TODAY, Team

YEAR = 2026
LINE = LineFields(2, 11, None, "Gặp gỡ hằng tuần")


def lines(database: Database, year: int = YEAR) -> list[tuple[str, str, str]]:
    return [(row.member, row.whom, row.fields.requirement) for row in database.read(read_register, year)]


def test_the_chain_proposes_whom_members_held_within_the_year(sample: Database) -> None:
    rows = sample.read(propose_lines, YEAR)
    assert {row.member for row in rows} == {"Nguyễn Thúy Lợi", "Trần Bích Hà", "Lê Kim Oanh"}
    dung = next(row for row in rows if row.whom == "Đào Thị Dung")
    assert (dung.id, dung.member, dung.place, dung.fields.requirement) == (
        None,
        "Trần Bích Hà",
        "Tổ máy 6, ca 2",
        USUAL_OF_PERSON,
    )
    assert [row.member for row in rows] == sorted([row.member for row in rows], key=lambda name: name.split()[-1])


def test_accepted_lines_are_one_act_and_are_proposed_no_more(sample: Database) -> None:
    rows = sample.read(propose_lines, YEAR)
    change = sample.write(fill_year, YEAR, [row.fields for row in rows[1:]])
    assert change.label == f"đưa vào sổ phân công {len(rows) - 1} dòng năm 2026"
    assert sample.read(propose_lines, YEAR) == rows[:1]
    sample.undo()
    assert lines(sample) == []
    assert sample.read(propose_lines, YEAR) == rows


def test_who_is_held_no_longer_stays_in_the_register_of_his_year(db: Database) -> None:
    team = Team(db)
    first, second, worker = team.member("Trần Bích Hà"), team.member("Lê Kim Oanh"), team.worker("Cao Thị Yến")
    team.hold(worker, first)
    team.hold(worker, second, date(2026, 6, 1))
    assert [row.member for row in db.read(propose_lines, YEAR)] == ["Trần Bích Hà", "Lê Kim Oanh"]
    assert db.read(propose_lines, 2025) == ()
    assert [row.member for row in db.read(propose_lines, 2027)] == ["Lê Kim Oanh"]


def test_a_requirement_of_the_chain_is_taken_over_unless_it_may_not_be_printed(db: Database) -> None:
    team = Team(db)
    member, worker, other = team.member("Trần Bích Hà"), team.worker("Cao Thị Yến"), team.worker("Đào Thị Dung")
    for person, words in ((worker, "kèm máy phay hằng tuần"), (other, "giúp bớt hàng hỏng")):
        db.write(assign_holder, HolderForm(person, member, START, words))
    assert [row.fields.requirement for row in db.read(propose_lines, YEAR)] == [
        USUAL_OF_PERSON,
        "kèm máy phay hằng tuần",
    ]


def test_a_covered_group_is_proposed_before_people(sample: Database) -> None:
    def cover(session) -> Change:  # type: ignore[no-untyped-def]
        session.add(GroupCover(work_group_id=1, person_id=2, organization="union", start_on=TODAY))
        return Change("thử", "", frozenset())

    sample.write(cover)
    first = next(row for row in sample.read(propose_lines, YEAR) if row.member == "Trần Bích Hà")
    assert (first.whom, first.place, first.fields.requirement) == ("Nhóm 1", "Tổ máy 6", USUAL_OF_GROUP)


def test_a_line_is_added_changed_and_taken_out(sample: Database) -> None:
    row_id = sample.write(save_line, YEAR, LINE).row_id
    assert row_id is not None
    changed = replace(LINE, result="  Đã gặp\n36 lần ", comment="Làm tốt")
    assert sample.write(save_line, YEAR, changed, row_id).label == "sửa dòng sổ phân công năm 2026"
    (row,) = sample.read(read_register, YEAR)
    assert (row.id, row.fields.result, row.fields.comment) == (row_id, "Đã gặp 36 lần", "Làm tốt")
    sample.write(delete_line, row_id)
    assert lines(sample) == []
    sample.undo()
    assert len(lines(sample)) == 1


def test_lines_without_a_result_are_found_at_the_end_of_the_year(sample: Database) -> None:
    sample.write(fill_year, YEAR, [replace(LINE, result="Đã gặp 36 lần"), replace(LINE, worker_id=None, group_id=1)])
    assert [row.whom for row in without_result(sample.read(read_register, YEAR))] == ["Nhóm 1"]


def test_who_volunteered_is_said_so(sample: Database) -> None:
    told = {row.member: row.volunteered for row in sample.read(propose_lines, YEAR)}
    assert sorted(told.values()) == [False, True, True]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        (replace(LINE, member_id=None), RegisterMemberMissingError),
        (replace(LINE, worker_id=None), RegisterWhomMissingError),
        (replace(LINE, group_id=1), RegisterWhomMissingError),
        (replace(LINE, requirement="  "), RegisterRequirementMissingError),
        (replace(LINE, result="đã lên loại Tích cực"), RegisterWordError),
        (replace(LINE, comment="còn kém"), RegisterWordError),
    ],
)
def test_a_line_that_says_too_little_or_too_much_is_refused(
    sample: Database, fields: LineFields, error: type[Exception]
) -> None:
    with pytest.raises(error):
        sample.write(save_line, YEAR, fields)
    assert lines(sample) == []


def test_the_cells_own_name_of_a_class_is_not_said_either(sample: Database) -> None:
    sample.write(save_settings, {"wording.active": "Nòng cốt"})
    with pytest.raises(RegisterWordError, match="Nòng cốt"):
        sample.write(save_line, YEAR, replace(LINE, result="đã thành nòng cốt của nhóm"))


def test_the_same_two_stand_once_in_a_year(sample: Database) -> None:
    for fields in (LINE, replace(LINE, worker_id=None, group_id=1)):
        sample.write(save_line, YEAR, fields)
        with pytest.raises(RegisterLineTwiceError, match="năm 2026 đồng chí này đã có dòng"):
            sample.write(save_line, YEAR, fields)
        sample.write(save_line, YEAR - 1, fields)


def test_a_line_that_is_gone_is_refused(sample: Database) -> None:
    for act in ((delete_line, 99), (save_line, YEAR, LINE, 99)):
        with pytest.raises(RegisterLineMissingError):
            sample.write(*act)  # type: ignore[arg-type]
