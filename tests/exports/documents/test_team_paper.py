"""The working paper of a team's plan: what is good first, figures and causes told, no worker of the problem named."""

from datetime import date

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import CauseArea
from dvqc_desktop.exports.documents.model import Facts, ItemList, Paper, Paragraph, Table
from dvqc_desktop.exports.documents.team_paper import team_document
from dvqc_desktop.services.plans import plan_parts, team_plans
from dvqc_desktop.services.plans.plan_parts import WeaknessFields
from dvqc_desktop.services.plans.team_plans import TeamFields, list_team_plans


def told(paper: Paper) -> str:
    """Every word of a paper."""
    parts: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Facts | Table):
            parts += [cell for row in block.rows for cell in row]
        elif isinstance(block, ItemList):
            parts += block.items
        elif isinstance(block, Paragraph):
            parts += [run.text for run in block.runs]
    return "\n".join(parts)


def test_the_golden_story_is_told_from_what_is_good_to_praise(sample: Database) -> None:
    (plan,) = sample.read(list_team_plans)
    paper = team_document(sample, plan.id)
    words = told(paper)
    for part in (
        "Anh chị em đoàn kết",
        "100 cái/công (02/09); dưới mức 33%",
        "55% (10/09); dưới kế hoạch 45%",
        "(kết thúc ngày 26/09/2026, xong trước hạn 4 ngày)",
        "Biểu dương ngày 26/09/2026: Cả tổ xong kế hoạch",
        "Bố trí máy, việc",
    ):
        assert part in words
    assert paper.title is not None and paper.title.subject == plan.title
    assert paper.foot is not None


def test_a_worker_in_a_cause_is_not_named_and_a_class_stays_in_the_book(sample: Database) -> None:
    fields = TeamFields("Hàng phải sửa", date(2026, 11, 2), None)
    plan_id = sample.write(team_plans.create_team_plan, fields).row_id
    assert plan_id is not None
    for text in ("Đào Thị Dung và chị Thu chưa quen máy", "Mấy người loại cần giúp từng mặt"):
        sample.write(plan_parts.add_weakness, plan_id, WeaknessFields(text, None, "Công đoàn", CauseArea.PEOPLE))
    paper = team_document(sample, plan_id)
    words = told(paper)
    assert "một người và một người chưa quen máy" in words
    assert "cần giúp" not in words
    assert "1 dòng chỉ để trong sổ." in words
    assert paper.title is not None and paper.title.kind == "Việc của tổ (bản nháp)"
