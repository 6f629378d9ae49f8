"""Figures in a plan: only with the person's agreement, several series, gone when the agreement is taken back."""

from datetime import date, timedelta

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import BetterWay
from dvqc_desktop.domain.errors.plans import MeasuresNotAgreed, PlanClosed, PlanDayAhead, PlanTextEmpty, SeriesElsewhere
from dvqc_desktop.services.board.board_extras import EXTRAS_OF
from dvqc_desktop.services.plans import plan_measures, plan_parts, plan_steps, plans
from dvqc_desktop.services.plans.plan_measures import SeriesFields
from dvqc_desktop.services.plans.plan_steps import StepFields
from dvqc_desktop.services.plans.plans import PlanFields, PlanResult
from tests.team_kit import Team

START = date(2026, 10, 1)
TODAY = date(2026, 11, 20)
OUTPUT = SeriesFields("Sản lượng QĐ 14", "cái/công", 150)
DEFECTS = SeriesFields("Hàng phải sửa", "%", 3, BetterWay.LOWER)


@pytest.fixture
def khai(db: Database) -> int:
    return Team(db).worker("Trịnh Đình Khải")


@pytest.fixture
def plan_id(db: Database, khai: int) -> int:
    made = db.write(plans.create_plan, PlanFields(khai, START, wish="Thi bậc 5/7", discussed_on=START)).row_id
    assert made is not None
    db.write(plan_parts.write_strengths, made, ["Tay nghề khá"])
    return made


def begin(db: Database, plan_id: int, fields: SeriesFields = OUTPUT) -> int:
    made = db.write(plan_measures.begin_series, plan_id, START, fields).row_id
    assert made is not None
    return made


def test_figures_are_kept_only_after_the_person_agreed(db: Database, plan_id: int) -> None:
    with pytest.raises(MeasuresNotAgreed):
        db.write(plan_measures.add_series, plan_id, OUTPUT)
    with pytest.raises(PlanDayAhead):
        db.write(plan_measures.begin_series, plan_id, TODAY + timedelta(days=1), OUTPUT)
    series = begin(db, plan_id)
    with pytest.raises(PlanDayAhead):
        db.write(plan_measures.write_points, series, [(TODAY + timedelta(days=1), 140.0)])
    with pytest.raises(PlanTextEmpty):
        db.write(plan_measures.add_series, plan_id, SeriesFields("Sản lượng", " "))


def test_a_grid_is_written_as_one_act(db: Database, plan_id: int) -> None:
    series, next_day = begin(db, plan_id), START + timedelta(days=1)
    db.write(plan_measures.write_points, series, [(START, 130.0), (next_day, 131.0)])
    db.write(plan_measures.write_points, series, [(START, 132.0)], [next_day])
    assert db.read(plans.get_plan, plan_id).series[0].points == ((START, 132.0),)
    db.undo()
    assert len(db.read(plans.get_plan, plan_id).series[0].points) == 2


def test_several_series_stand_side_by_side(db: Database, plan_id: int) -> None:
    begin(db, plan_id)
    defects = begin(db, plan_id, DEFECTS)
    db.write(plan_measures.edit_series, defects, SeriesFields("Hàng phải sửa", "%", 2, BetterWay.LOWER))
    second = db.read(plans.get_plan, plan_id).series[1]
    assert (second.norm, second.better) == (2, BetterWay.LOWER)
    db.write(plan_measures.remove_series, defects)
    assert [row.name for row in db.read(plans.get_plan, plan_id).series] == ["Sản lượng QĐ 14"]


def test_a_step_belongs_to_a_series_of_its_own_plan(db: Database, plan_id: int) -> None:
    output, defects = begin(db, plan_id), begin(db, plan_id, DEFECTS)
    db.write(plan_steps.add_step, plan_id, StepFields("140 cái", target_value=140))
    db.write(plan_steps.add_step, plan_id, StepFields("Dưới 3%", target_value=3, series_id=defects))
    shown = db.read(plans.get_plan, plan_id)
    assert [row.id for step in shown.steps if (row := shown.series_of(step))] == [output, defects]
    with pytest.raises(SeriesElsewhere):
        db.write(plan_steps.add_step, plan_id, StepFields("Khác", target_value=1, series_id=999))
    db.write(plan_measures.remove_series, defects)
    assert db.read(plans.get_plan, plan_id).steps[1].series_id is None


def test_fewer_rejects_reach_a_norm_and_more_do_not(db: Database, khai: int, plan_id: int) -> None:
    series = begin(db, plan_id, DEFECTS)
    db.write(plan_measures.write_points, series, [(START, 9.0)])
    extras = db.read(EXTRAS_OF.read, TODAY, None, ids=[khai])
    assert not extras.waits(khai, None)
    db.write(plan_measures.write_points, series, [(TODAY, 2.5)])
    extras = db.read(EXTRAS_OF.read, TODAY, None, ids=[khai])
    assert extras.waits(khai, None)


def test_what_was_agreed_can_be_taken_back_and_undone(db: Database, plan_id: int) -> None:
    series = begin(db, plan_id)
    db.write(plan_measures.write_points, series, [(START, 130.0)])
    db.write(plan_measures.withdraw_measures, plan_id)
    shown = db.read(plans.get_plan, plan_id)
    assert (shown.series, shown.dates.measures_agreed_on) == ((), None)
    assert db.undo_label() == "thôi theo dõi số liệu của Trịnh Đình Khải"
    db.undo()
    assert db.read(plans.get_plan, plan_id).series[0].points == ((START, 130.0),)


def test_figures_leave_a_closed_plan_too_and_nothing_else_does(db: Database, plan_id: int) -> None:
    series = begin(db, plan_id)
    db.write(plan_measures.write_points, series, [(START, 130.0)])
    db.write(plans.close_plan, plan_id, TODAY, PlanResult("Đạt 166"))
    assert db.read(plans.get_plan, plan_id).series[0].points == ((START, 130.0),)
    with pytest.raises(PlanClosed):
        db.write(plan_measures.write_points, series, [(START, 140.0)])
    db.write(plan_measures.withdraw_measures, plan_id)
    shown = db.read(plans.get_plan, plan_id)
    assert (shown.series, shown.text.result) == ((), "Đạt 166")
