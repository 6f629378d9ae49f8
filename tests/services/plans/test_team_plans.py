"""Việc của tổ: the golden story in the sample, a plan from draft to praise, and what of it falls due."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import CauseArea, Organization, PlanState
from dvqc_desktop.domain.due import DueKind
from dvqc_desktop.domain.errors.plans import PlanClassTarget, PlanClosed, PlanIsDraft, PlanPeriodReversed, PlanTextEmpty
from dvqc_desktop.domain.team_plans import against, ahead_words
from dvqc_desktop.services.contacts import praise
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.people import posts
from dvqc_desktop.services.plans import plan_measures, plan_parts, plan_sheet, plan_steps, plans, team_plans
from dvqc_desktop.services.plans.plan_measures import SeriesFields
from dvqc_desktop.services.plans.plan_parts import WeaknessFields
from dvqc_desktop.services.plans.plan_steps import StepFields
from dvqc_desktop.services.plans.plans import PlanResult
from dvqc_desktop.services.plans.team_plans import TeamFields
from tests.team_kit import TODAY, Team

FIELDS = TeamFields("Hàng phải sửa nhiều", date(2026, 11, 2), date(2026, 11, 30))


@pytest.fixture
def plan_id(db: Database) -> int:
    made = db.write(team_plans.create_team_plan, FIELDS).row_id
    assert made is not None
    return made


def run(db: Database, plan_id: int) -> None:
    """The plan was talked over, begins with something good, and its cause has somebody to solve it."""
    db.write(plans.edit_plan, plan_id, {"discussed_on": TODAY})
    db.write(plan_parts.write_strengths, plan_id, ["Thợ cũ bày thợ mới"])
    db.write(plan_parts.add_weakness, plan_id, WeaknessFields("Dao mòn", None, "Chuyên môn", CauseArea.LAYOUT))


def test_the_sample_tells_the_golden_story(sample: Database) -> None:
    (row,) = sample.read(team_plans.list_team_plans)
    plan = sample.read(plans.get_plan, row.id)
    output, progress = plan.series
    assert against(output.points[0][1], output.norm, "mức") == "dưới mức 33%"
    assert against(progress.points[0][1], progress.planned, "kế hoạch") == "dưới kế hoạch 45%"
    assert ahead_words(row.period_end, row.closed_on) == "xong trước hạn 4 ngày"
    assert {cause.area for cause in plan.weaknesses} == set(CauseArea)
    led = sample.read(team_plans.led_to, row.id)
    assert led.round_id in [one.id for one in led.rounds]
    assert len(sample.read(praise.praise_of_team, row.id)) == 1


def test_a_plan_runs_once_it_was_talked_over_and_each_cause_has_somebody(db: Database, plan_id: int) -> None:
    with pytest.raises(PlanIsDraft) as refused:
        db.write(plans.close_plan, plan_id, TODAY, PlanResult("Xong"))
    assert "“Hàng phải sửa nhiều”" in str(refused.value)
    run(db, plan_id)
    plan = db.read(plans.get_plan, plan_id)
    assert (plan.state, plan.person_id, plan.person_name) == (PlanState.ACTIVE, None, FIELDS.title)
    assert plan.weaknesses[0].area is CauseArea.LAYOUT


def test_figures_of_the_team_need_nobodys_agreement_and_keep_what_was_planned(db: Database, plan_id: int) -> None:
    fields = SeriesFields("Sản lượng của tổ", "cái/ngày", 1500, planned=1650)
    series = db.write(plan_measures.add_series, plan_id, fields).row_id
    assert series is not None
    db.write(plan_measures.write_points, series, [(TODAY, 1000.0)])
    (row,) = db.read(plans.get_plan, plan_id).series
    assert (row.norm, row.planned, row.points) == (1500, 1650, ((TODAY, 1000.0),))


def test_steps_and_reviews_of_a_running_plan_fall_due_with_their_owner(db: Database, plan_id: int) -> None:
    loi = Team(db).member("Nguyễn Thúy Lợi")
    db.write(plan_steps.add_step, plan_id, StepFields("Mài lại dao", loi, TODAY - timedelta(days=1)))
    db.write(plans.edit_plan, plan_id, {"review_on": TODAY})
    team = [row for row in db.read(list_due, TODAY) if row.kind is DueKind.TEAM]
    assert team == [], "a draft waits"
    run(db, plan_id)
    step, review = (row for row in db.read(list_due, TODAY) if row.kind is DueKind.TEAM)
    assert (step.what, step.responsible) == ("Việc của tổ: Mài lại dao – Hàng phải sửa nhiều", "Nguyễn Thúy Lợi")
    assert (review.what, review.row_id) == ("Xem lại việc của tổ Hàng phải sửa nhiều", plan_id)


def test_a_step_done_is_named_after_the_plan_in_the_undo_menu(db: Database, plan_id: int) -> None:
    step = db.write(plan_steps.add_step, plan_id, StepFields("Mài lại dao")).row_id
    change = db.write(plan_steps.finish_step, step, TODAY)
    assert change.label == "ghi xong một bước của “Hàng phải sửa nhiều”"
    (row,) = db.read(team_plans.list_team_plans)
    assert (row.group_name, row.steps_done, row.steps_total) == ("Cả tổ", 1, 1)


def test_a_closed_plan_stays_as_it_was_but_takes_praise_and_a_round(db: Database, plan_id: int) -> None:
    run(db, plan_id)
    db.write(plans.close_plan, plan_id, TODAY, PlanResult("Hàng sửa còn 2%", "9%", "2%"))
    with pytest.raises(PlanClosed):
        db.write(team_plans.rename_team_plan, plan_id, "Tên khác", None)
    db.write(praise.commend_team, plan_id, TODAY, "Cả tổ hạ hàng sửa còn 2%")
    db.write(team_plans.lead_to_round, plan_id, None)
    assert db.read(plan_sheet.plan_sheet, plan_id).plan.text.result == "Hàng sửa còn 2%"
    assert db.read(team_plans.led_to, plan_id).round_id is None


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"title": "  "}, PlanTextEmpty),
        ({"title": "Đưa ba người lên tích cực"}, PlanClassTarget),
        ({"period_end": date(2026, 10, 1)}, PlanPeriodReversed),
    ],
)
def test_a_plan_needs_a_title_without_a_class_and_days_in_order(
    db: Database, changed: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        db.write(team_plans.create_team_plan, replace(FIELDS, **changed))  # type: ignore[arg-type]


def test_a_plan_may_be_renamed_and_given_to_a_group(sample: Database) -> None:
    plan_id = sample.write(team_plans.create_team_plan, FIELDS).row_id
    (group, *_) = sample.read(team_plans.team_groups)
    sample.write(team_plans.rename_team_plan, plan_id, "Hàng phải sửa, Nhóm 1", group[0])
    row = sample.read(team_plans.list_team_plans)[0]
    assert (row.title, row.group_name) == ("Hàng phải sửa, Nhóm 1", group[1])
    assert sample.read(plan_sheet.plan_sheet, plan_id).group == group[1]


def test_causes_are_solved_through_posts_outside_the_party_then_organisations(db: Database) -> None:
    sang = Team(db).worker("Hoàng Đình Sang")
    db.write(posts.add_post, sang, Organization.UNION, "Tổ trưởng công đoàn", TODAY)
    db.write(posts.add_post, sang, Organization.UNION, "Công đoàn viên", TODAY)
    found = db.read(team_plans.through_whom, TODAY)
    assert found[0] == "Hoàng Đình Sang (tổ trưởng công đoàn)"
    assert found[1:] == ("Chuyên môn", "Công đoàn", "Đoàn Thanh niên", "Nữ công, phụ nữ")
