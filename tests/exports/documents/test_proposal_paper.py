"""The list of the register for a meeting: without names, or with those of people who agreed."""

from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.model import Paper, Paragraph, Table
from dvqc_desktop.exports.documents.proposal_paper import proposal_document
from dvqc_desktop.services.contacts import proposals
from dvqc_desktop.services.contacts.proposals import ProposalFields
from tests.team_kit import TODAY, Team

HEARD = date(2026, 11, 2)


@pytest.fixture
def book(db: Database) -> Database:
    team = Team(db)
    dung, khai = team.worker("Đào Thị Dung"), team.worker("Trịnh Đình Khải")
    db.write(proposals.record_proposal, ProposalFields("Chị Dung xin đổi ca cùng anh Khải", HEARD, dung, consent=True))
    db.write(proposals.record_proposal, ProposalFields("Chuyện chưa muốn ai biết", HEARD, khai))
    return db


def made(db: Database) -> Paper:
    return proposal_document(db, db.read(proposals.list_proposals, TODAY), "đang mở")


def table(paper: Paper | None) -> Table:
    assert paper is not None
    (found,) = (block for block in paper.blocks if isinstance(block, Table))
    return found


def test_it_has_no_name_and_nothing_that_may_not_be_passed_on(book: Database) -> None:
    paper = made(book)
    assert table(paper).rows[0][2] == "một người xin đổi ca cùng một người"
    plain = str(table(paper)) + str([block for block in paper.blocks if isinstance(block, Paragraph)])
    assert not [word for word in ("Dung", "Khải", "chưa muốn ai biết") if word in plain]
    assert "Còn 1 điều người nêu chưa đồng ý cho chuyển, không in." in plain


def test_the_other_reading_names_only_who_agreed(book: Database) -> None:
    paper = made(book)
    assert paper.named_words.startswith("Ghi tên")
    row = table(paper.named).rows[0]
    assert row[2:4] == ("Đào Thị Dung", "Chị Dung xin đổi ca cùng một người")
    assert "Khải" not in str(paper.named)


def test_a_list_without_anything_agreed_is_refused(db: Database) -> None:
    db.write(proposals.record_proposal, ProposalFields("Quạt gió xưởng", HEARD))
    with pytest.raises(NothingToPrintError, match="đồng ý cho chuyển"):
        made(db)
