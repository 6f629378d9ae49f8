"""A closed plan: whole before it is closed, then shown exactly as it was, whatever changes around it."""

from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import AimKind, PlanDirection, PlanState
from dvqc_desktop.domain.errors.plans import PlanClosed, PlanIsDraft, PlanTextEmpty
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.workers import edit_worker
from dvqc_desktop.services.plans import plan_parts, plan_sheet, plan_steps, plans
from dvqc_desktop.services.plans.plan_snapshot import freeze, thaw
from dvqc_desktop.services.plans.plan_steps import StepFields
from dvqc_desktop.services.plans.plans import PlanFields, PlanResult
from tests.team_kit import Team

START = date(2026, 10, 1)
TODAY = date(2026, 11, 20)
REACHED = PlanResult("Đạt 166, giữ được", "126 cái/công", "166 cái/công")


@pytest.fixture
def team(db: Database) -> Team:
    return Team(db)


@pytest.fixture
def khai(team: Team) -> int:
    return team.worker("Trịnh Đình Khải")


@pytest.fixture
def plan_id(db: Database, team: Team, khai: int) -> int:
    """A whole plan with something in each part."""
    fields = PlanFields(khai, START, wish="Thi bậc 5/7", discussed_on=START, direction=PlanDirection.SKILL)
    made = db.write(plans.create_plan, fields).row_id
    assert made is not None
    db.write(plan_parts.write_strengths, made, ["Tay nghề khá"])
    db.write(plan_parts.write_aims, made, AimKind.NEAR, ["180 cái/công"], date(2026, 12, 4))
    db.write(plan_steps.add_step, made, StepFields("140 cái", team.member("Nguyễn Thúy Lợi"), offset_days=7))
    db.write(plans.add_review, made, TODAY, "Quen mức 166")
    return made


def test_a_draft_is_not_closed(db: Database, plan_id: int) -> None:
    db.write(plans.edit_plan, plan_id, {"wish": None})
    with pytest.raises(PlanIsDraft):
        db.write(plans.close_plan, plan_id, TODAY, REACHED)


def test_the_end_needs_words(db: Database, plan_id: int) -> None:
    with pytest.raises(PlanTextEmpty):
        db.write(plans.close_plan, plan_id, TODAY, PlanResult(" ", "126", "166"))


def test_a_closed_plan_holds_its_result_before_and_after(db: Database, khai: int, plan_id: int) -> None:
    db.write(plans.close_plan, plan_id, TODAY, REACHED)
    shown = db.read(plans.get_plan, plan_id)
    assert (shown.state, shown.text.result) == (PlanState.CLOSED, "Đạt 166, giữ được")
    assert (shown.text.result_before, shown.text.result_after) == ("126 cái/công", "166 cái/công")
    with pytest.raises(PlanClosed):
        db.write(plans.edit_plan, plan_id, {"wish": "Khác"})
    assert db.read(plans.find_plan, khai) is None
    assert db.read(plans.plan_history, khai) == ((plan_id, START, None, PlanState.CLOSED),)


def test_a_closed_plan_is_read_as_it_was_when_people_change(db: Database, khai: int, plan_id: int) -> None:
    before = db.read(plan_sheet.live_sheet, plan_id)
    db.write(plans.close_plan, plan_id, TODAY, REACHED)
    kept = db.read(plan_sheet.plan_sheet, plan_id)
    assert (kept.plan.strengths, kept.plan.steps, kept.plan.near_aims) == (
        before.plan.strengths, before.plan.steps, before.plan.near_aims,
    )  # fmt: skip
    db.write(edit_worker, khai, PersonFields("Trịnh Văn Khải", trade="mài"))
    assert db.read(plan_sheet.plan_sheet, plan_id) == kept
    assert kept.plan.person_name == "Trịnh Đình Khải"


def test_the_snapshot_thaws_to_what_was_frozen(db: Database, plan_id: int) -> None:
    sheet = db.read(plan_sheet.live_sheet, plan_id)
    assert thaw(freeze(sheet)) == sheet


def test_the_last_plan_is_the_open_one_else_the_newest(db: Database, team: Team, khai: int, plan_id: int) -> None:
    assert db.read(plan_sheet.last_plan, khai) == plan_id
    db.write(plans.close_plan, plan_id, TODAY, REACHED)
    assert db.read(plan_sheet.last_plan, khai) == plan_id
    newer = db.write(plans.create_plan, PlanFields(khai, TODAY)).row_id
    assert db.read(plan_sheet.last_plan, khai) == newer
    assert db.read(plan_sheet.last_plan, team.worker("Cao Thị Yến")) is None
