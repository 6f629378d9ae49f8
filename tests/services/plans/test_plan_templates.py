"""A plan begun from a situation, and the cell's own sentences for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import PlanDirection, PlanState
from dvqc_desktop.domain.errors.plans import PlanClassTarget, PlanExists
from dvqc_desktop.domain.plan_templates import PlanTemplate
from dvqc_desktop.domain.plans import PlanGap
from dvqc_desktop.services.plans import plan_templates, plans
from dvqc_desktop.services.plans.plans import PlanFields
from tests.team_kit import Team

START = date(2026, 11, 16)


def template(db: Database, key: str = "output") -> PlanTemplate:
    return next(row for row in db.read(plan_templates.list_templates) if row.key == key)


@pytest.fixture
def team(db: Database) -> Team:
    return Team(db)


def test_a_plan_begins_with_its_situation_as_one_act(db: Database, team: Team) -> None:
    khai, loi = team.worker("Trịnh Đình Khải"), team.member("Nguyễn Thúy Lợi")
    made = db.write(plan_templates.begin_plan, PlanFields(khai, START), template(db), loi).row_id
    assert made is not None
    plan = db.read(plans.get_plan, made)
    assert (plan.text.direction, plan.near_aims[0].due_on) == (PlanDirection.OUTPUT, START + timedelta(days=60))
    assert [step.due_on for step in plan.steps] == [START + timedelta(days=days) for days in (10, 24, 40, 60)]
    assert {step.owner_name for step in plan.steps} == {"Nguyễn Thúy Lợi"}
    assert (plan.state, plan.gaps) == (PlanState.DRAFT, (PlanGap.WISH, PlanGap.DISCUSSED, PlanGap.STRENGTH))
    assert db.undo_label() == "lập kế hoạch bồi dưỡng cho Trịnh Đình Khải"
    db.undo()
    assert db.read(plans.find_plan, khai) is None


def test_the_steps_of_a_template_move_with_the_start(db: Database, team: Team) -> None:
    made = db.write(plan_templates.begin_plan, PlanFields(team.worker("Khải"), START), template(db), None).row_id
    assert made is not None
    db.write(plans.edit_plan, made, {"period_start": START + timedelta(days=7)})
    assert db.read(plans.get_plan, made).steps[0].due_on == START + timedelta(days=17)


def test_the_cell_rewrites_a_template_and_takes_the_first_one_back(db: Database) -> None:
    first = template(db)
    db.write(plan_templates.save_template, replace(first, near=("160 cái/công",)))
    assert template(db).near == ("160 cái/công",)
    assert db.undo_label() == "sửa mẫu kế hoạch “Mức sản lượng”"
    db.write(plan_templates.restore_template, first)
    assert template(db) == first


def test_no_template_takes_a_class_as_an_aim(db: Database) -> None:
    with pytest.raises(PlanClassTarget):
        db.write(plan_templates.save_template, replace(template(db), long=("Đưa lên tích cực",)))


def test_a_second_plan_is_refused_with_a_template_too(db: Database, team: Team) -> None:
    khai = team.worker("Khải")
    db.write(plans.create_plan, PlanFields(khai, START))
    with pytest.raises(PlanExists):
        db.write(plan_templates.begin_plan, PlanFields(khai, START), template(db), None)
