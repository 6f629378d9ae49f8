"""The sheet handed to a person: strengths before the class, the number of private notes, a box, two names."""

import pytest
from sqlalchemy import select

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Person
from dvqc_desktop.domain.codes import LinkKind
from dvqc_desktop.domain.errors.exports import NoDocxOfPaperError, NothingToPrintError
from dvqc_desktop.exports.documents.model import Block, Closing, Facts, Heading, Paper, PaperSet, Table, WritingBox
from dvqc_desktop.exports.documents.person_sheets import person_document
from dvqc_desktop.exports.documents.print_paper import PaperKind, render_paper
from dvqc_desktop.exports.documents.typeset import count_pages, render_pages
from dvqc_desktop.services.people.worker_links import LinkForm, add_link
from dvqc_desktop.services.rules import load_rule_pack
from tests.team_kit import TODAY, Team

RULES = load_rule_pack()


def person_of(db: Database, name: str) -> int:
    with db.reading() as session:
        return session.execute(select(Person.id).where(Person.full_name == name)).scalar_one()


def sheet_of(db: Database, name: str) -> Paper:
    made = person_document(db, person_of(db, name))
    assert isinstance(made, Paper)
    return made


def part(paper: Paper, title: str) -> tuple[Block, ...]:
    """The blocks below a heading."""
    heads = [place for place, block in enumerate(paper.blocks) if isinstance(block, Heading)]
    start = next(place for place in heads if title in str(paper.blocks[place]))
    return paper.blocks[start + 1 : next((place for place in heads if place > start), None)]


def facts(paper: Paper, title: str) -> dict[str, str]:
    (block,) = part(paper, title)[:1]
    assert isinstance(block, Facts)
    return dict(block.rows)


def test_the_class_stands_after_the_strengths_and_with_its_aspect(sample: Database) -> None:
    now = facts(sheet_of(sample, "Đào Thị Dung"), "Mặt mạnh và phân loại hiện nay")
    assert list(now)[:2] == ["Mặt mạnh", "Phân loại"]
    assert now["Phân loại"] == "Cần giúp: chất lượng sản phẩm, từ ngày 30/09/2026"


def test_of_private_notes_the_number_alone_is_said(sample: Database) -> None:
    paper = sheet_of(sample, "Trịnh Đình Khải")
    assert facts(paper, "Điều đọc cùng nhau")["Ghi chú riêng"].startswith("1 ghi chú về điều anh đã tâm sự.")
    assert "chạy mức" not in str(paper)
    assert "Có phần riêng" not in str(paper)
    other = facts(sheet_of(sample, "Đào Thị Dung"), "Điều đọc cùng nhau")
    assert other["Ghi chú riêng"] == "Không có ghi chú nào về điều chị đã tâm sự."


def test_links_with_others_are_counted_without_a_name(sample: Database) -> None:
    dung, khai = person_of(sample, "Đào Thị Dung"), person_of(sample, "Trịnh Đình Khải")
    sample.write(add_link, dung, khai, LinkForm(LinkKind.GOOD, TODAY))
    paper = sheet_of(sample, "Đào Thị Dung")
    assert facts(paper, "Điều đọc cùng nhau")["Khi chia nhóm"].startswith("1 ghi chú liên quan")
    assert "Khải" not in str(paper)


def test_it_ends_in_a_box_to_correct_and_two_signatures(sample: Database) -> None:
    *_rest, box, _when, closing = sheet_of(sample, "Đào Thị Dung").blocks
    assert isinstance(box, WritingBox)
    assert isinstance(closing, Closing)
    assert closing.left is not None
    assert (closing.left.name, closing.right.name) == ("Đào Thị Dung", "Nguyễn Thúy Lợi")


def test_it_says_why_and_how_long_it_is_kept(sample: Database) -> None:
    why = facts(sheet_of(sample, "Đào Thị Dung"), "Vì sao sổ ghi")
    assert list(why) == [
        "Mục đích",
        "Người giữ sổ",
        "Căn cứ",
        "Ai được xem",
        "Đồng ý cho ghi",
        "Thời gian giữ",
        "Quyền của chị",
        "Muốn xóa",
        "Không ghi",
    ]
    assert "91/2025/QH15" in why["Căn cứ"]
    assert "30 ngày" in why["Thời gian giữ"]


def test_it_names_the_plan_contacts_and_proposals(sample: Database) -> None:
    paper = sheet_of(sample, "Đào Thị Dung")
    plan, steps = part(paper, "Kế hoạch bồi dưỡng")
    assert isinstance(plan, Facts)
    assert plan.rows[0] == ("Chị mong muốn", "Đổi sang Ca 1 để kịp xe về.")
    assert isinstance(steps, Table)
    assert len(steps.rows) == 5
    (contacts,) = part(paper, "Các lần gặp")
    assert isinstance(contacts, Table)
    assert contacts.rows[0][:2] == ("04/11/2026", "Trần Bích Hà gặp, giờ nghỉ")
    (asked,) = part(paper, "Điều chị nêu")
    assert isinstance(asked, Table)
    assert asked.rows[0][2].startswith("Đồng ý chuyển: có\nChuyển: Công đoàn")


def test_somebody_hardly_known_has_a_sheet_too(db: Database) -> None:
    team = Team(db)
    nobody = team.worker("Lò Thị Ánh")
    paper = person_document(db, nobody)
    assert isinstance(paper, Paper)
    assert facts(paper, "Về anh/chị") == {"Họ và tên": "Lò Thị Ánh"}
    assert facts(paper, "phân loại hiện nay") == {"Phân loại": "chưa phân loại"}
    assert count_pages(paper, RULES) == 2


def test_all_sheets_are_one_print_and_each_counts_its_pages(sample: Database) -> None:
    made = person_document(sample)
    assert isinstance(made, PaperSet)
    assert len(made.papers) == 15
    two = PaperSet(made.name, made.papers[:2])
    first, alone = made.papers[0], render_pages(made.papers[1], RULES, 20)
    assert render_pages(two, RULES, 20) == (*render_pages(first, RULES, 20), *alone)


def test_a_member_has_a_sheet_with_the_number_of_those_held(sample: Database) -> None:
    paper = sheet_of(sample, "Nguyễn Thúy Lợi")
    assert facts(paper, "Người phụ trách")["Chị đang giúp"].endswith("người")
    assert "Trịnh Đình Khải" not in str(part(paper, "Người phụ trách"))


def test_nobody_and_word_are_refused(db: Database) -> None:
    with pytest.raises(NothingToPrintError, match="sổ không có người số 999"):
        person_document(db, 999)
    with pytest.raises(NothingToPrintError, match="sổ chưa có quần chúng nào"):
        person_document(db)
    with pytest.raises(NoDocxOfPaperError):
        render_paper(db, PaperKind.PERSON_SHEET, 1, "docx")
