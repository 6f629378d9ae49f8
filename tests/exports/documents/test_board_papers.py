"""Groups and chain on paper: people, holders and gaps, told by links alone; long chains go on further sheets."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.exports import NothingToPrintError, PaperTakesNoIdError
from dvqc_desktop.exports.documents.board_papers import chain_document, groups_document
from dvqc_desktop.exports.documents.chain_layout import Branch, chain_pages, sheet_frame
from dvqc_desktop.exports.documents.chain_model import ChainSheet
from dvqc_desktop.exports.documents.chain_sheet import member_chain, whole_chain
from dvqc_desktop.exports.documents.model import Heading, Paper, Paragraph, Table
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document, render_paper
from dvqc_desktop.exports.documents.typeset import count_pages, render_pdf
from dvqc_desktop.services.board.board_people import BoardMember
from dvqc_desktop.services.people.leaders import workers_of
from dvqc_desktop.services.people.paper_people import PaperGroup, PaperPeople, PaperPerson
from dvqc_desktop.services.rules import load_rule_pack
from tests.services.meeting_book import UNIT

RULES = load_rule_pack()
TODAY = date(2026, 11, 20)


def groups(database: Database, **more) -> Paper:  # type: ignore[no-untyped-def]
    paper = groups_document(database, **more)
    assert isinstance(paper, Paper)
    return paper


def chain(database: Database, **more) -> ChainSheet:  # type: ignore[no-untyped-def]
    sheet = chain_document(database, **more)
    assert isinstance(sheet, ChainSheet)
    return sheet


def tables(paper: Paper) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def names(sheet: ChainSheet, place: int = 0) -> list[str]:
    return [box.name for box in sheet.pages[place].boxes]


def test_each_group_has_its_leader_and_its_people_by_name(sample: Database) -> None:
    paper = groups(sample)
    heads = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert heads[1] == "Nhóm 2 – đồng chí Trần Bích Hà phụ trách nhóm (5 người)"
    assert [row[1].split()[-1] for row in tables(paper)[1].rows] == ["Dung", "Lực", "Nhựng", "Thu", "Tiến"]
    assert tables(paper)[2].rows[4] == ("5", "Cao Thị Yến", "Khoan 2/7", "2", "chưa có người phụ trách", "")
    assert paper.foot == "Tài liệu nội bộ tổ đảng – in ngày 20/11/2026 – bản số …… / ……"


def test_the_paper_ends_with_sums_and_says_its_day(sample: Database) -> None:
    paper = groups(sample, day=date(2026, 9, 30))
    last = paper.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.runs[0].text == "Cộng: 15 người, 3 nhóm; 15 người có người phụ trách."
    assert paper.title is not None
    assert paper.title.subject.endswith("theo sổ ngày 30/09/2026")


def test_the_column_of_helpers_stands_only_where_somebody_has_one(sample: Database) -> None:
    alone = {worker.id for worker in sample.read(workers_of, TODAY) if worker.name.endswith(("Dung", "Thu"))}
    (table,) = tables(groups(sample, only=alone, note="In như đang hiện."))
    assert [column.title for column in table.columns] == ["TT", "Họ và tên", "Nghề, bậc", "Ca", "Người phụ trách"]
    assert {len(row) for row in table.rows} == {5}


def test_nobody_to_print_is_refused(db: Database, sample: Database) -> None:
    for make in (groups_document, chain_document):
        with pytest.raises(NothingToPrintError):
            make(db)
    with pytest.raises(NothingToPrintError):
        groups_document(sample, only=[])


def test_the_whole_chain_of_a_small_team_is_one_turned_sheet(sample: Database) -> None:
    sheet = chain(sample)
    assert (len(sheet.pages), sheet.landscape, count_pages(sheet, RULES)) == (1, True, 1)
    assert names(sheet)[:4] == ["Nguyễn Thúy Lợi", "Phạm Văn Cường", "Tạ Văn Quý", "Bùi Thị Hạnh"]
    assert names(sheet)[-2:] == ["Chưa có người phụ trách", "Cao Thị Yến"]


def test_lines_lead_from_every_holder_to_his_people_and_to_no_gap(sample: Database) -> None:
    (page,) = chain(sample).pages
    ends = {(line.to_x, line.to_y) for line in page.lines}
    reached = [box.name for box in page.boxes if (box.x, box.y + box.height / 2) in ends]
    held = {box.name for box in page.boxes if box.x > 0} - {"Cao Thị Yến"}
    assert set(reached) == held


def test_a_group_shows_through_whom_its_people_are_reached(sample: Database) -> None:
    shown = names(chain(sample, group_id=2))
    assert shown[-3:] == ["Lê Kim Oanh", "Ngô Quang Minh", "Mạc Văn Tiến"]
    assert "Hoàng Đình Sang" not in shown


def test_one_member_has_a_sheet_of_his_own(sample: Database) -> None:
    sheet = chain(sample, member_id=2)
    assert names(sheet) == ["Trần Bích Hà", "Đào Thị Dung", "Vũ Thị Nhựng", "Đoàn Văn Lực", "Phan Thị Thu"]
    assert sheet.pages[0].title == "Dây chuyền phụ trách – đồng chí Trần Bích Hà"


def test_numbers_that_name_nobody_are_refused(sample: Database) -> None:
    with pytest.raises(NothingToPrintError, match="không có đảng viên số 999"):
        chain_document(sample, member_id=999)
    with pytest.raises(NothingToPrintError, match="nhóm này chưa có ai"):
        chain_document(sample, group_id=999)
    with pytest.raises(PaperTakesNoIdError):
        make_document(sample, PaperKind.GROUPS, 1)


def test_papers_are_files_without_a_word_version(sample: Database) -> None:
    for kind in (PaperKind.GROUPS, PaperKind.CHAIN):
        assert render_paper(sample, kind).startswith(b"%PDF")


def crowd(people: int) -> list[Branch]:
    workers = tuple(Branch(f"Trần Văn {number}", ("Tiện 3/7",)) for number in range(people))
    return [Branch("Trần Bích Hà", below=workers[: people // 2]), Branch("Lê Kim Oanh", below=workers[people // 2 :])]


def test_members_stay_whole_as_long_as_a_sheet_holds_them() -> None:
    blocks = crowd(24)
    pages = chain_pages("Dây chuyền", blocks, sheet_frame(RULES, False, blocks))
    assert [page.title for page in pages] == ["Dây chuyền", "Dây chuyền (tiếp)"]
    assert [page.boxes[0].name for page in pages] == ["Trần Bích Hà", "Lê Kim Oanh"]


def test_a_member_with_very_many_people_goes_on_on_the_next_sheet() -> None:
    blocks = crowd(100)
    frame = sheet_frame(RULES, False, blocks)
    pages = chain_pages("Dây chuyền", blocks, frame)
    assert {box.name for page in pages for box in page.boxes if box.x == 0} >= {"Trần Bích Hà (tiếp)"}
    assert sum(box.x > 0 for page in pages for box in page.boxes) == 100
    assert all(box.y + box.height <= frame.height + 0.01 for page in pages for box in page.boxes)


def test_boxes_do_not_lie_on_one_another(sample: Database) -> None:
    for page in chain(sample).pages:
        for box in page.boxes:
            others = [other for other in page.boxes if other is not box and other.x == box.x]
            assert all(other.y >= box.y + box.height or other.y + other.height <= box.y for other in others)


def test_equal_input_gives_equal_bytes(sample: Database) -> None:
    assert render_pdf(groups(sample), RULES) == render_pdf(groups(sample), RULES)
    assert replace(chain(sample)) == chain(sample)


def everybody(groups: int, each: int) -> PaperPeople:
    """Groups with a member for each, who holds all of its people; the last member holds nobody."""
    members = tuple(
        BoardMember(number, f"Đảng viên {number}", "", (), 0 if number == groups else each)
        for number in range(groups + 1)
    )
    made = []
    for group in range(groups):
        people = tuple(
            PaperPerson(100 * (group + 1) + number, f"Người {number}", "tiện", "3/7", group, "", group, "x", ())
            for number in range(each)
        )
        made.append(PaperGroup(group, str(group + 1), "", "", people))
    return PaperPeople(TODAY, tuple(person for group in made for person in group.people), members, tuple(made))


@pytest.mark.parametrize(
    ("groups", "each", "landscape", "pages"), [(2, 7, False, 1), (4, 7, True, 4), (2, 16, False, 2)]
)
def test_a_chain_too_long_for_one_sheet_has_one_for_each_group(
    groups: int, each: int, landscape: bool, pages: int
) -> None:
    sheet = whole_chain(everybody(groups, each), UNIT, TODAY, RULES)
    assert (sheet.landscape, len(sheet.pages), count_pages(sheet, RULES)) == (landscape, pages, pages)
    assert sheet.pages[-1].title == ("Dây chuyền phụ trách" if pages == 1 else f"Dây chuyền phụ trách – Nhóm {groups}")


def test_one_very_large_group_goes_on_over_sheets() -> None:
    sheet = whole_chain(everybody(1, 50), UNIT, TODAY, RULES)
    assert [page.title for page in sheet.pages[:2]] == ["Dây chuyền phụ trách", "Dây chuyền phụ trách (tiếp)"]


def test_a_member_who_holds_nobody_is_said_so() -> None:
    data = everybody(1, 3)
    (page,) = whole_chain(data, UNIT, TODAY, RULES).pages
    assert page.boxes[-1].lines == ("chưa phụ trách ai",)
    with pytest.raises(NothingToPrintError, match="đồng chí Đảng viên 1 chưa phụ trách ai"):
        member_chain(data, 1, UNIT, TODAY, RULES)
