"""Plans: draft until whole, edited part by part, moved, reviewed, closed as a snapshot."""

from datetime import date, timedelta

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import AimKind, PlanDirection, PlanKind, PlanState
from dvqc_desktop.domain.errors.plans import (
    PlanClassTarget,
    PlanDayAhead,
    PlanExists,
    PlanPeriodReversed,
    PlanTextEmpty,
    StepOwnerNotMember,
    WeaknessStrengthElsewhere,
)
from dvqc_desktop.domain.plans import PlanGap
from dvqc_desktop.services.cell_settings import save_settings
from dvqc_desktop.services.plans import plan_parts, plan_steps, plans
from dvqc_desktop.services.plans.plan_parts import WeaknessFields
from dvqc_desktop.services.plans.plan_steps import StepFields
from dvqc_desktop.services.plans.plans import PlanFields, PlanView
from tests.team_kit import Team

START = date(2026, 10, 1)
TODAY = date(2026, 11, 20)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def team(db: Database) -> Team:
    return Team(db)


@pytest.fixture
def khai(team: Team) -> int:
    return team.worker("Trịnh Đình Khải")


@pytest.fixture
def plan_id(db: Database, khai: int) -> int:
    made = db.write(plans.create_plan, PlanFields(khai, START, period_end=date(2026, 12, 31)))
    assert made.row_id is not None
    return made.row_id


def view(db: Database, plan_id: int) -> PlanView:
    return db.read(plans.get_plan, plan_id)


def fill(db: Database, plan_id: int) -> None:
    db.write(plans.edit_plan, plan_id, {"wish": "Thi nâng bậc 5/7", "discussed_on": TODAY})
    db.write(plan_parts.write_strengths, plan_id, ["Tay nghề khá", "Giữ giờ tốt"])


def test_a_direction_is_chosen_and_told_in_words(db: Database, plan_id: int) -> None:
    db.write(plans.edit_plan, plan_id, {"direction": PlanDirection.SKILL, "direction_note": " Thi bậc 5/7 "})
    text = view(db, plan_id).text
    assert (text.direction, text.direction_note) == (PlanDirection.SKILL, "Thi bậc 5/7")
    assert db.undo_label() == "chọn hướng bồi dưỡng của Trịnh Đình Khải"


def test_a_new_plan_is_a_draft_and_says_why(db: Database, plan_id: int) -> None:
    shown = view(db, plan_id)
    assert shown.state is PlanState.DRAFT
    assert shown.gaps == (PlanGap.WISH, PlanGap.DISCUSSED, PlanGap.STRENGTH)
    assert db.undo_label() == "lập kế hoạch bồi dưỡng cho Trịnh Đình Khải"


def test_a_plan_turns_active_once_nothing_is_missing_and_back(db: Database, plan_id: int) -> None:
    fill(db, plan_id)
    assert view(db, plan_id).state is PlanState.ACTIVE
    db.write(plans.edit_plan, plan_id, {"discussed_on": None})
    assert view(db, plan_id).state is PlanState.DRAFT
    db.undo()
    assert view(db, plan_id).state is PlanState.ACTIVE


def test_there_is_one_running_plan_per_person(db: Database, khai: int, plan_id: int) -> None:
    with pytest.raises(PlanExists):
        db.write(plans.create_plan, PlanFields(khai, TODAY))
    found = db.read(plans.find_plan, khai)
    assert found is not None
    assert found.id == plan_id


def test_somebody_without_a_plan_has_none(db: Database, team: Team) -> None:
    assert db.read(plans.find_plan, team.worker("Cao Thị Yến")) is None


def test_a_members_striving_plan_takes_the_same_form(db: Database, team: Team) -> None:
    loi = team.member("Nguyễn Thúy Lợi")
    made = db.write(plans.create_plan, PlanFields(loi, START, kind=PlanKind.STRIVING, wish="Học thêm tin học"))
    assert made.row_id is not None
    assert view(db, made.row_id).kind is PlanKind.STRIVING


def test_a_period_does_not_end_before_it_starts(db: Database, khai: int, plan_id: int) -> None:
    with pytest.raises(PlanPeriodReversed):
        db.write(plans.edit_plan, plan_id, {"period_end": START - timedelta(days=1)})


def test_a_field_that_is_none_is_a_fault_of_ours(db: Database, plan_id: int) -> None:
    with pytest.raises(KeyError):
        db.write(plans.edit_plan, plan_id, {"state": "active"})


def test_the_talk_cannot_lie_ahead(db: Database, plan_id: int) -> None:
    with pytest.raises(PlanDayAhead):
        db.write(plans.edit_plan, plan_id, {"discussed_on": TOMORROW})


def test_no_class_becomes_a_target_anywhere_in_a_plan(db: Database, khai: int, plan_id: int) -> None:
    target = "Đưa lên tích cực"
    refused = [
        lambda: db.write(plans.edit_plan, plan_id, {"requirement": target}),
        lambda: db.write(plan_parts.write_aims, plan_id, AimKind.NEAR, [target], None),
        lambda: db.write(plans.edit_plan, plan_id, {"direction_note": target}),
        lambda: db.write(plan_parts.write_aims, plan_id, AimKind.LONG, [target], None),
        lambda: db.write(plan_steps.add_step, plan_id, StepFields(target)),
        lambda: db.write(plan_steps.add_step, plan_id, StepFields("Kèm cặp", measure=target)),
    ]
    for act in refused:
        with pytest.raises(PlanClassTarget):
            act()


def test_a_class_under_the_cells_own_name_is_no_target_either(db: Database, plan_id: int) -> None:
    db.write(save_settings, {"wording.active": "Nòng cốt"})
    with pytest.raises(PlanClassTarget):
        db.write(plan_parts.write_aims, plan_id, AimKind.NEAR, ["Cuối quý lên nòng cốt"], None)
    db.write(plan_parts.write_aims, plan_id, AimKind.NEAR, ["Giữ lớp nòng cốt của ca đêm"], None)


def test_lines_that_stay_keep_what_is_tied_to_them(db: Database, plan_id: int) -> None:
    fill(db, plan_id)
    skill, _ = view(db, plan_id).strengths
    db.write(plan_parts.add_weakness, plan_id, WeaknessFields("Mức sản lượng", skill.id, "Phạm Văn Cường"))
    db.write(plan_parts.write_strengths, plan_id, ["Bạn bè quý", "Tay nghề khá", ""])
    shown = view(db, plan_id)
    assert [row.text for row in shown.strengths] == ["Bạn bè quý", "Tay nghề khá"]
    assert shown.weaknesses[0].strength_id == skill.id
    db.write(plan_parts.write_strengths, plan_id, ["Bạn bè quý"])
    shown = view(db, plan_id)
    assert shown.weaknesses[0].strength_id is None
    assert shown.gaps == (PlanGap.TIE,)
    assert shown.state is PlanState.DRAFT


def test_a_strength_needs_words(db: Database, plan_id: int) -> None:
    db.write(plan_parts.add_strength, plan_id, " Kèm bạn giỏi ")
    assert [row.text for row in view(db, plan_id).strengths] == ["Kèm bạn giỏi"]
    with pytest.raises(PlanTextEmpty):
        db.write(plan_parts.add_strength, plan_id, " ")


def test_a_weakness_names_its_strength_and_who_helps(db: Database, plan_id: int) -> None:
    fill(db, plan_id)
    made = db.write(plan_parts.add_weakness, plan_id, WeaknessFields("Kiểm hàng trước khi giao")).row_id
    assert made is not None
    assert view(db, plan_id).gaps == (PlanGap.TIE, PlanGap.HELP)
    strength = view(db, plan_id).strengths[0].id
    fields = WeaknessFields("Kiểm hàng trước khi giao", strength, "Công đoàn")
    db.write(plan_parts.edit_weakness, made, fields)
    assert view(db, plan_id).gaps == ()
    with pytest.raises(WeaknessStrengthElsewhere):
        db.write(plan_parts.edit_weakness, made, WeaknessFields("Khác", 999))
    db.write(plan_parts.remove_weakness, made)
    assert view(db, plan_id).weaknesses == ()


def test_aims_are_written_by_lines_with_one_day(db: Database, plan_id: int) -> None:
    due = date(2026, 12, 4)
    db.write(plan_parts.write_aims, plan_id, AimKind.NEAR, ["180 cái/công", "Hàng phải sửa dưới 3%"], due)
    db.write(plan_parts.write_aims, plan_id, AimKind.LONG, ["Thi nâng bậc 5/7"], None)
    shown = view(db, plan_id)
    assert [(aim.text, aim.due_on) for aim in shown.near_aims] == [
        ("180 cái/công", due),
        ("Hàng phải sửa dưới 3%", due),
    ]
    assert [aim.text for aim in shown.long_aims] == ["Thi nâng bậc 5/7"]
    db.write(plan_parts.write_aims, plan_id, AimKind.NEAR, ["180 cái/công"], due)
    assert [aim.text for aim in view(db, plan_id).near_aims] == ["180 cái/công"]
    db.write(plan_parts.write_aims, plan_id, AimKind.LONG, [], None)
    assert view(db, plan_id).long_aims == ()


def test_an_aim_is_reached_on_a_day_that_has_come(db: Database, plan_id: int) -> None:
    db.write(plan_parts.write_aims, plan_id, AimKind.NEAR, ["180 cái/công"], None)
    aim = view(db, plan_id).near_aims[0].id
    with pytest.raises(PlanDayAhead):
        db.write(plan_parts.reach_aim, aim, TOMORROW)
    db.write(plan_parts.reach_aim, aim, TODAY)
    assert view(db, plan_id).near_aims[0].reached_on == TODAY
    assert db.write(plan_parts.reach_aim, aim, None).act == "bỏ ghi đã đạt mục tiêu của"


def step(db: Database, plan_id: int, fields: StepFields) -> int:
    made = db.write(plan_steps.add_step, plan_id, fields).row_id
    assert made is not None
    return made


def test_steps_given_as_offsets_move_with_the_start_and_done_ones_stay(db: Database, plan_id: int) -> None:
    done = step(db, plan_id, StepFields("140 cái/công", offset_days=7, target_value=140))
    step(db, plan_id, StepFields("150 cái/công", offset_days=21))
    step(db, plan_id, StepFields("Thi nâng bậc", due_on=date(2026, 12, 15)))
    db.write(plan_steps.finish_step, done, date(2026, 10, 8), "142 cái")
    db.write(plans.edit_plan, plan_id, {"period_start": START + timedelta(days=10)})
    steps = view(db, plan_id).steps
    assert [row.due_on for row in steps] == [date(2026, 10, 8), date(2026, 11, 1), date(2026, 12, 15)]
    assert (steps[0].result, steps[0].done_on) == ("142 cái", date(2026, 10, 8))


def test_steps_are_owned_by_members(db: Database, team: Team, khai: int, plan_id: int) -> None:
    loi = team.member("Nguyễn Thúy Lợi")
    made = step(db, plan_id, StepFields("Từ 130 lên 140", loi))
    assert view(db, plan_id).steps[0].owner_name == "Nguyễn Thúy Lợi"
    with pytest.raises(StepOwnerNotMember):
        db.write(plan_steps.edit_step, made, StepFields("Từ 130 lên 140", khai))


def test_steps_are_edited_moved_and_removed(db: Database, plan_id: int) -> None:
    first, second, third = (step(db, plan_id, StepFields(text)) for text in ("Một", "Hai", "Ba"))
    db.write(plan_steps.move_step, third, -2)
    db.write(plan_steps.move_step, first, 5)
    assert [row.text for row in view(db, plan_id).steps] == ["Ba", "Hai", "Một"]
    db.write(plan_steps.edit_step, second, StepFields("Hai rưỡi", result="xong", done_on=TODAY))
    db.write(plan_steps.remove_step, third)
    assert [row.text for row in view(db, plan_id).steps] == ["Hai rưỡi", "Một"]
    db.write(plan_steps.finish_step, second, None)
    assert view(db, plan_id).steps[0].done_on is None


def test_a_step_needs_words_and_a_day_that_has_come(db: Database, plan_id: int) -> None:
    with pytest.raises(PlanTextEmpty):
        db.write(plan_steps.add_step, plan_id, StepFields(" "))
    with pytest.raises(PlanDayAhead):
        db.write(plan_steps.finish_step, step(db, plan_id, StepFields("Một")), TOMORROW)


def test_reviews_are_dated_and_set_the_next_one(db: Database, plan_id: int) -> None:
    next_on = TODAY + timedelta(days=14)
    review = db.write(plans.add_review, plan_id, TODAY, "Đã quen mức 166", next_on).row_id
    shown = view(db, plan_id)
    assert [row.text for row in shown.reviews] == ["Đã quen mức 166"]
    assert shown.dates.review_on == next_on
    with pytest.raises(PlanTextEmpty):
        db.write(plans.add_review, plan_id, TODAY, " ")
    assert review is not None
    db.write(plans.edit_review, review, TODAY - timedelta(days=1), "Quen mức 166, hàng tốt")
    assert view(db, plan_id).reviews[0].reviewed_on == TODAY - timedelta(days=1)
    with pytest.raises(PlanTextEmpty):
        db.write(plans.edit_review, review, TODAY, "")
    db.write(plans.remove_review, review)
    assert view(db, plan_id).reviews == ()
