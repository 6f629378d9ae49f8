"""A plan on paper: wish and strengths first, steps, agreed figures; no class, no weakness; a closed one as it was."""

from datetime import date

import pytest
from sqlalchemy import select

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Person
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.model import Facts, Heading, ItemList, Paper, PaperSet, Paragraph, Table
from dvqc_desktop.exports.documents.plan_papers import plan_document, plans_by_command
from dvqc_desktop.exports.documents.typeset import count_pages
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.workers import edit_worker
from dvqc_desktop.services.plans import plan_measures, plans
from dvqc_desktop.services.plans.plan_sheet import last_plan
from dvqc_desktop.services.plans.plans import PlanFields, PlanResult
from dvqc_desktop.services.rules import load_rule_pack
from tests.team_kit import Team

TODAY = date(2026, 11, 20)


@pytest.fixture
def khai(sample: Database) -> int:
    return sample.read(
        lambda session: session.execute(select(Person.id).where(Person.full_name == "Trịnh Đình Khải")).scalar_one()
    )


@pytest.fixture
def plan_id(sample: Database, khai: int) -> int:
    found = sample.read(last_plan, khai)
    assert found is not None
    return found


def printed(db: Database, plan_id: int) -> Paper:
    paper = plan_document(db, plan_id)
    assert isinstance(paper, Paper)
    return paper


def words(paper: Paper) -> str:
    """All that stands on a paper."""
    return repr((paper.title, paper.blocks))


def facts(paper: Paper) -> dict[str, str]:
    first = paper.blocks[0]
    assert isinstance(first, Facts)
    return dict(first.rows)


def test_wish_and_strengths_stand_before_the_steps(sample: Database, plan_id: int) -> None:
    paper = printed(sample, plan_id)
    assert list(facts(paper))[:4] == ["Kỳ kế hoạch", "Mong muốn", "Đã bàn, đồng ý", "Mặt mạnh"]
    assert facts(paper)["Cùng giúp"] == "Phạm Văn Cường"
    table = paper.blocks[2]
    assert isinstance(table, Table)
    assert table.rows[0][2:] == ("Nguyễn Thúy Lợi", "09/10/2026", "140 cái/công", "Đạt (08/10/2026)")
    assert paper.title is not None
    assert paper.title.subject == "Trịnh Đình Khải, tiện bậc 4/7, Nhóm 1"
    assert count_pages(paper, load_rule_pack()) == 1


def test_neither_class_nor_weakness_nor_cause_is_printed(sample: Database, plan_id: int) -> None:
    plan, paper = sample.read(plans.get_plan, plan_id), words(printed(sample, plan_id))
    for kept in (plan.weaknesses[0].text, plan.text.causes, plan.text.situation, "Cần giúp", "mức sản lượng"):
        assert kept is not None
        assert kept not in paper


def test_a_line_with_a_word_for_a_class_stays_in_the_book(sample: Database, plan_id: int) -> None:
    sample.write(plans.add_review, plan_id, TODAY, "Tổ xét lên tích cực")
    sample.write(plans.add_review, plan_id, TODAY, "Giữ 166 ba ngày")
    paper = printed(sample, plan_id)
    assert "tích cực" not in words(paper)
    assert paper.blocks[-2] == ItemList(("20/11/2026: Giữ 166 ba ngày",))
    last = paper.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.runs[0].text == "1 dòng chỉ để trong sổ."


def test_figures_are_printed_only_while_agreed(sample: Database, plan_id: int) -> None:
    assert "Số liệu đã đồng ý theo dõi (ngày 28/09/2026)" in words(printed(sample, plan_id))
    assert "từ 126 (28/09/2026) đến 166 (19/11/2026) cái/công; định mức 150." in words(printed(sample, plan_id))
    sample.write(plan_measures.withdraw_measures, plan_id)
    assert "Số liệu" not in words(printed(sample, plan_id))


def test_a_series_just_begun_says_that_nothing_is_in_it(sample: Database, plan_id: int) -> None:
    sample.write(plan_measures.add_series, plan_id, plan_measures.SeriesFields("Hàng phải sửa", "%"))
    assert "Hàng phải sửa (%): chưa ghi con số nào." in words(printed(sample, plan_id))


def test_a_closed_plan_prints_as_it_was(sample: Database, khai: int, plan_id: int) -> None:
    sample.write(plans.close_plan, plan_id, TODAY, PlanResult("Đạt 166", "126 cái/công", "166 cái/công"))
    paper = printed(sample, plan_id)
    assert paper.blocks[-2] == Heading("Kết quả cuối kỳ", 2)
    assert paper.blocks[-1] == ItemList(
        ("Đầu kỳ: 126 cái/công. Cuối kỳ: 166 cái/công.", "Đạt 166 (kết thúc ngày 20/11/2026).")
    )
    sample.write(edit_worker, khai, PersonFields("Trịnh Văn Khải", trade="mài", skill_grade="7/7"))
    assert printed(sample, plan_id) == paper


def test_a_draft_says_so(db: Database) -> None:
    made = db.write(plans.create_plan, PlanFields(Team(db).worker("Cao Thị Yến"), TODAY)).row_id
    assert made is not None
    paper = printed(db, made)
    assert paper.title is not None
    assert paper.title.kind == "Kế hoạch bồi dưỡng (bản nháp)"
    assert facts(paper)["Đã bàn, đồng ý"] == "chưa bàn, còn là bản nháp"


def test_without_a_number_the_running_plans_of_all_are_printed(sample: Database) -> None:
    papers = plans_by_command(sample, None)
    assert isinstance(papers, PaperSet)
    assert len(papers.papers) == 18
    assert {paper.name for paper in papers.papers} == {"Kế hoạch bồi dưỡng", "Kế hoạch phấn đấu"}


def test_who_has_no_plan_is_told_in_a_sentence(db: Database) -> None:
    with pytest.raises(NothingToPrintError, match="chưa ai có kế hoạch"):
        plans_by_command(db, None)
    with pytest.raises(NothingToPrintError, match="người số 7 chưa có kế hoạch nào"):
        plans_by_command(db, 7)
