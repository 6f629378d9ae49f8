"""The sheet of a member: one act for person, dates, status, place and posts."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import MemberStatus, Organization
from dvqc_desktop.services.first_steps import first_steps
from dvqc_desktop.services.members.member_forms import MemberSheet, add_member_sheet, edit_member_sheet
from dvqc_desktop.services.members.member_lists import get_member
from dvqc_desktop.services.members.members import MembershipFields, StatusFrom
from dvqc_desktop.services.people.groups import list_groups
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.unit import Unit, get_unit
from dvqc_desktop.services.unit_forms import save_unit_sheet

TODAY = date(2026, 11, 20)
SHEET = MemberSheet(
    person=PersonFields("Trần Bích Hà"),
    membership=MembershipFields(admission_date=date(2019, 11, 7), official_date=date(2020, 11, 7)),
    status=StatusFrom(MemberStatus.OFFICIAL),
    team="Tổ máy 6",
    group="Nhóm 2",
    shift="",
    posts={Organization.PARTY: "Tổ phó", Organization.UNION: ""},
    on=date(2026, 1, 5),
)


@pytest.fixture
def member_id(db: Database) -> int:
    return int(db.write(add_member_sheet, SHEET).row_id or 0)


def test_a_sheet_is_one_undo_step(db: Database, member_id: int) -> None:
    view = db.read(get_member, member_id, TODAY)
    assert [post.title for post in view.posts] == ["Tổ phó"]
    assert [group.name for group in db.read(list_groups)] == ["Nhóm 2"]
    db.undo()
    assert not db.read(first_steps).members


def test_a_changed_post_ends_the_former_one(db: Database, member_id: int) -> None:
    sheet = replace(SHEET, posts={Organization.PARTY: "Tổ trưởng"}, on=TODAY)
    db.write(edit_member_sheet, member_id, sheet)
    posts = {post.title: (post.start_on, post.end_on) for post in db.read(get_member, member_id, TODAY).posts}
    assert posts == {"Tổ trưởng": (TODAY, None), "Tổ phó": (date(2026, 1, 5), TODAY)}


def test_a_post_changed_on_its_first_day_was_never_held(db: Database, member_id: int) -> None:
    db.write(edit_member_sheet, member_id, replace(SHEET, posts={}))
    assert db.read(get_member, member_id, TODAY).posts == ()


def test_a_status_changes_only_when_the_sheet_says_another(db: Database, member_id: int) -> None:
    db.write(edit_member_sheet, member_id, SHEET)
    assert len(db.read(get_member, member_id, TODAY).history) == 1
    db.write(edit_member_sheet, member_id, replace(SHEET, status=StatusFrom(MemberStatus.EXEMPT)))
    assert db.read(get_member, member_id, TODAY).status is MemberStatus.EXEMPT


def test_the_unit_and_its_contact_day_are_one_act(db: Database) -> None:
    db.write(save_unit_sheet, Unit(name="Tổ đảng Tổ máy 6"), 2)
    assert db.read(get_unit).name == "Tổ đảng Tổ máy 6"
    assert db.read(first_steps).weekday == 2
    assert db.read(first_steps).is_new
