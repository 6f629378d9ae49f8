"""Papers of the workers' criticism: slips that tell nobody, answers that name members alone."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.model import Heading, Paper, Paragraph, Table
from dvqc_desktop.exports.documents.opinion_paper import LATER, answer_sheet, slips_document
from dvqc_desktop.exports.documents.typeset import count_pages
from dvqc_desktop.services.contacts import opinions
from dvqc_desktop.services.contacts.opinion_reading import (
    OpinionFields,
    Promise,
    SessionFields,
    list_opinions,
    list_sessions,
)
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.services.unit import Unit, save_unit
from tests.team_kit import TODAY, Team

HEARD = date(2026, 11, 10)


def made(db: Database, session_id: int, form: OpinionFields) -> int:
    row_id = db.write(opinions.record_opinion, session_id, form).row_id
    assert row_id is not None
    return row_id


def tables(paper: Paper) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in paper.blocks if isinstance(block, Table)]


@pytest.fixture
def session_id(db: Database) -> int:
    row_id = db.write(opinions.open_session, SessionFields(HEARD, HEARD)).row_id
    assert row_id is not None
    return row_id


@pytest.mark.parametrize(("copies", "pages"), [(1, 1), (4, 1), (5, 2), (15, 4)])
def test_four_blank_slips_stand_on_a_sheet(db: Database, copies: int, pages: int) -> None:
    document = slips_document(db, TODAY, copies)
    assert count_pages(document, load_rule_pack()) == pages


def test_a_slip_asks_for_no_name_and_has_no_number(db: Database) -> None:
    document = slips_document(db, TODAY, 15)
    assert document.quarter == "Quý IV năm 2026"
    assert "Không ghi tên, không ký" in document.greeting
    words = " ".join((document.heading, document.greeting, document.thanks, *(words for words, _ in document.parts)))
    assert not [asked for asked in ("Họ tên", "Người viết", "Số phiếu", "Ca:", "Nhóm") if asked in words]
    assert "{" not in words


def test_a_cell_asks_about_the_cell(db: Database) -> None:
    db.write(save_unit, Unit("cell", "Chi bộ Phân xưởng Z2"))
    assert slips_document(db, TODAY, 1).parts[0][0] == "Việc chi bộ làm được, nên giữ"


def test_the_sheet_groups_opinions_paraphrased_with_their_answers(sample: Database) -> None:
    paper = answer_sheet(sample, sample.read(list_sessions)[1].id)
    heads = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert heads[:2] == ["Góp ý cho tổ đảng (9 ý kiến)", "Góp ý cho đồng chí Trần Bích Hà (1 ý kiến)"]
    rows = [row for table in tables(paper) for row in table]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 13)]
    assert rows[7][1] == "Có lời khen một nhóm giúp nhau đi lại."
    assert rows[0][2].endswith("đầu tháng (Nguyễn Thúy Lợi, 11/09).")
    assert rows[4][3] == "Mở góc tập nguội cùng công đoàn (Lê Kim Oanh, hạn 07/10; đã làm 07/10)"
    assert paper.foot is not None


def test_the_next_sheet_begins_with_what_was_promised_before(sample: Database) -> None:
    paper = answer_sheet(sample, sample.read(list_sessions)[0].id)
    (rows,) = tables(paper)
    assert [row[4] for row in rows] == [
        "Đã làm 07/10. Đã mở, 4 người dự buổi đầu.",
        "Đã làm 14/10. Chi đoàn nhận xếp lại lịch.",
        "Đã làm 16/10. Công đoàn nhận mua.",
        "Chưa làm xong.",
    ]


def test_no_worker_is_named_in_any_text_members_are(db: Database, session_id: int) -> None:
    team = Team(db)
    loi, _dung = team.member("Nguyễn Thúy Lợi"), team.worker("Đào Thị Dung")
    said = OpinionFields("Khen Đào Thị Dung kèm bạn mới", spoken="", slips=3)
    answered = replace(said, answer="Cảm ơn chị Dung", answered_by_id=loi, answered_on=HEARD)
    promise = Promise("Biểu dương Đào Thị Dung", loi, TODAY)
    made(db, session_id, replace(answered, promise=promise))
    made(db, session_id, replace(said, about_id=loi, slips=1))
    paper = answer_sheet(db, session_id)
    assert "Dung" not in str(paper)
    first, second = (table[0] for table in tables(paper))
    assert first[1] == "Khen một người kèm bạn mới (3 phiếu cùng ý)"
    assert second[2:] == (LATER, "–")
    assert "Cộng: 4 ý kiến, đã trả lời 3." in str([block for block in paper.blocks if isinstance(block, Paragraph)])


def test_a_sheet_without_anything_is_refused(db: Database, session_id: int) -> None:
    with pytest.raises(NothingToPrintError, match="chưa ghi ý kiến nào"):
        answer_sheet(db, session_id)
    assert db.read(list_opinions, session_id) == ()
