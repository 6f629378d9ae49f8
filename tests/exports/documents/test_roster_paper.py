"""The roster on paper: the three dates apart, posts, place, schooling, status; nobody who left, no card number."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import MemberStatus, Organization
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.model import Closing, Paper, Paragraph, Table
from dvqc_desktop.exports.documents.roster_paper import roster_document
from dvqc_desktop.exports.documents.typeset import render_pages
from dvqc_desktop.services.members.members import MembershipFields, StatusFrom, add_member
from dvqc_desktop.services.members.roster import read_roster
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.posts import add_post
from dvqc_desktop.services.rules import load_rule_pack

DAY = date(2026, 11, 20)
BINH = PersonFields("Trần Bình", sex="male", birth_date=date(1980, 1, 1), birth_precision="year", education="12/12")
DATES = MembershipFields(date(2009, 12, 20), date(2010, 1, 7), date(2011, 1, 7), political_theory="Sơ cấp")


def new_member(db: Database, person: PersonFields = BINH, status: MemberStatus = MemberStatus.OFFICIAL) -> int:
    member = db.write(add_member, person, DATES, StatusFrom(status, date(2020, 1, 1)))
    assert member.row_id is not None
    return member.row_id


def test_a_row_tells_what_the_roster_needs(db: Database) -> None:
    binh = new_member(db)
    for organization, title in ((Organization.UNION, "Đoàn viên công đoàn"), (Organization.PARTY, "Bí thư")):
        db.write(add_post, binh, organization, title, date(2025, 1, 1))
    paper = roster_document(db)
    assert isinstance(paper, Paper)
    table, sums, closing = paper.blocks
    assert isinstance(table, Table)
    who = ("1", "Trần Bình", "Nam", "1980")
    days = ("20/12/2009", "07/01/2010", "07/01/2011")
    assert table.rows == ((*who, *days, "Bí thư", "–", "12/12; Sơ cấp", "Chính thức"),)
    assert isinstance(sums, Paragraph)
    assert sums.runs[0].text == "Cộng: 1 đồng chí (1 chính thức)."
    assert isinstance(closing, Closing)
    assert len(render_pages(paper, load_rule_pack(), 20)) == 1


def test_who_left_or_came_later_is_not_on_it(db: Database) -> None:
    new_member(db)
    new_member(db, replace(BINH, full_name="Lê An"), MemberStatus.TRANSFERRED)
    assert [row.name for row in db.read(read_roster, DAY)] == ["Trần Bình"]
    assert db.read(read_roster, date(2009, 1, 1)) == ()


def test_an_empty_roster_is_refused(db: Database) -> None:
    with pytest.raises(NothingToPrintError):
        roster_document(db)
