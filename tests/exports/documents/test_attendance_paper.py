"""The list to sign: members in their standing, guests, room to sign, and never why somebody is away."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.exports.documents.model import Closing, Paper, Table
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document, paper_pages, render_paper
from dvqc_desktop.services.meetings.meetings import set_guests
from dvqc_desktop.services.meetings.roll.attendance import set_presence
from tests.services.meeting_book import People, fill_book, member, new_meeting, party_day


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def meeting(db: Database, people: People) -> int:
    return new_meeting(db, party_day(people))


def sheet(db: Database, meeting_id: int) -> Paper:
    document = make_document(db, PaperKind.ATTENDANCE, meeting_id)
    assert isinstance(document, Paper)
    return document


def tables(db: Database, meeting_id: int) -> list[Table]:
    return [block for block in sheet(db, meeting_id).blocks if isinstance(block, Table)]


def test_members_stand_in_the_order_of_names_with_room_to_sign(db: Database, people: People, meeting: int) -> None:
    db.write(set_presence, meeting, people.ha, Presence.EXCUSED, "việc gia đình")
    members, _ = tables(db, meeting)
    assert members.rows == (
        ("1", "Trần Bích Hà", "Chính thức", "", "Vắng có lý do"),
        ("2", "Nguyễn Thúy Lợi", "Tổ trưởng đảng, chính thức", "", ""),
        ("3", "Lê Kim Oanh", "Dự bị", "", ""),
    )
    assert members.row_height == "signature_sheet.row"
    assert "gia đình" not in repr(sheet(db, meeting))


def test_guests_follow_with_open_lines(db: Database, meeting: int) -> None:
    db.write(set_guests, meeting, "Chi ủy viên phụ trách: Nguyễn Văn Thuận\nĐại diện công đoàn")
    _, guests = tables(db, meeting)
    assert [row[1:3] for row in guests.rows] == [
        ("Nguyễn Văn Thuận", "Chi ủy viên phụ trách"),
        ("Đại diện công đoàn", ""),
        ("", ""),
        ("", ""),
    ]


def test_exempt_members_are_listed_and_those_away_are_not(db: Database, meeting: int) -> None:
    def more(session: Session) -> Change:
        member(session, "Ngô Văn Thìn", "exempt", start_on=date(2026, 6, 1))
        member(session, "Phùng Thị Hòa", "temporary_away", start_on=date(2026, 6, 1))
        return Change("thêm", "", frozenset())

    db.write(more)
    names = [row[1] for row in tables(db, meeting)[0].rows]
    assert "Ngô Văn Thìn" in names and "Phùng Thị Hòa" not in names


def test_secretary_and_chair_sign(db: Database, meeting: int) -> None:
    closing = sheet(db, meeting).blocks[-1]
    assert isinstance(closing, Closing) and closing.left is not None
    assert (closing.left.post, closing.left.name) == ("THƯ KÝ", "Trần Bích Hà")
    assert (closing.right.post, closing.right.name) == ("CHỦ TRÌ", "Nguyễn Thúy Lợi")


def test_a_large_cell_fills_several_pages_and_word_has_the_same_rows(db: Database, meeting: int) -> None:
    def more(session: Session) -> Change:
        for number in range(40):
            member(session, f"Nguyễn Văn {chr(65 + number % 26)}{number}", "official")
        return Change("thêm", "", frozenset())

    db.write(more)
    assert len(paper_pages(db, PaperKind.ATTENDANCE, meeting)) >= 3
    assert render_paper(db, PaperKind.ATTENDANCE, meeting, "docx").startswith(b"PK")
