"""The list of plans: workers and members, what each plan's state is, how far its steps are."""

from datetime import date

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import PlanKind, PlanState
from dvqc_desktop.services.board.board import board_frame
from dvqc_desktop.services.plans.plan_list import in_order, plan_members, plan_person, plan_slice
from dvqc_desktop.services.plans.plan_steps import StepFields, add_step
from dvqc_desktop.services.plans.plans import PlanFields, create_plan
from tests.team_kit import AVERAGE, TODAY, Team


def test_workers_come_first_then_members_each_with_the_state_of_the_plan(db: Database) -> None:
    team = Team(db)
    loi, khai, yen = team.member("Nguyễn Thúy Lợi"), team.worker("Trịnh Đình Khải", AVERAGE), team.worker("Cao Thị Yến")
    plan = db.write(create_plan, PlanFields(khai, date(2026, 10, 1), review_on=TODAY)).row_id
    assert plan is not None
    db.write(add_step, plan, StepFields("140", done_on=TODAY))
    db.write(add_step, plan, StepFields("150"))
    db.write(create_plan, PlanFields(loi, TODAY, kind=PlanKind.STRIVING))
    frame = db.read(board_frame, TODAY, TODAY)
    workers = db.read(plan_slice, frame, 0, 1) + db.read(plan_slice, frame, khai, 500)
    first, second, third = people = (*in_order(workers), *db.read(plan_members, TODAY))
    assert [person.person_id for person in people] == [khai, yen, loi]
    assert db.read(plan_slice, frame, yen, 500) == ()
    assert first.mark is not None
    assert (first.mark.state, first.mark.review_on) == (PlanState.DRAFT, TODAY)
    assert (first.mark.steps_done, first.mark.steps_total) == (1, 2)
    assert second.mark is None
    assert (third.card, third.search) == (None, "nguyen thuy loi")


def test_one_person_is_read_again_alone(db: Database) -> None:
    team = Team(db)
    loi, khai = team.member("Nguyễn Thúy Lợi"), team.worker("Trịnh Đình Khải", AVERAGE)
    db.write(create_plan, PlanFields(khai, date(2026, 10, 1)))
    worker, member = db.read(plan_person, TODAY, khai), db.read(plan_person, TODAY, loi)
    assert worker is not None
    assert member is not None
    assert worker.mark is not None
    assert (member.name, member.card) == ("Nguyễn Thúy Lợi", None)
    assert db.read(plan_person, TODAY, 999) is None
