"""Templates of plans: read from the programme's data, rewritten by the cell, and a plan begun from one as one act."""

import tomllib
from datetime import timedelta
from functools import cache

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import AimKind
from dvqc_desktop.domain.plan_templates import PlanTemplate, aim_texts, parse_templates, rewritten, sentences
from dvqc_desktop.paths import resource
from dvqc_desktop.services.plans.plan_parts import write_aims
from dvqc_desktop.services.plans.plan_steps import StepFields, add_step
from dvqc_desktop.services.plans.plans import PlanFields, create_plan, edit_plan, refuse_class_target
from dvqc_desktop.services.settings import read_setting, store_setting

TOPICS = frozenset({Topic.SETTINGS})


@cache
def original_templates() -> tuple[PlanTemplate, ...]:
    """The templates as the programme brings them."""
    return parse_templates(tomllib.loads(resource("plans", "templates.toml").read_text("utf-8")))


def list_templates(session: Session) -> tuple[PlanTemplate, ...]:
    """The templates in the cell's own sentences, in the order of the data."""
    return tuple(rewritten(template, read_setting(session, _key(template.key))) for template in original_templates())


def save_template(session: Session, template: PlanTemplate) -> Change:
    """Keeps the cell's sentences of a template. Raises PlanClassTarget."""
    refuse_class_target(session, *aim_texts(template))
    store_setting(session, _key(template.key), sentences(template))
    return Change("sửa mẫu kế hoạch", f"“{template.title}”", TOPICS)


def restore_template(session: Session, template: PlanTemplate) -> Change:
    """Gives a template its first sentences back."""
    store_setting(session, _key(template.key), None)
    return Change("trả về mẫu kế hoạch gốc", f"“{template.title}”", TOPICS)


def begin_plan(session: Session, fields: PlanFields, template: PlanTemplate, owner_id: int | None) -> Change:
    """Starts a draft from a template: direction, requirement, aims, and steps given as days after the start.

    `owner_id` is the member who takes the steps, None for nobody yet. Raises PlanExists, PlanPeriodReversed,
    PlanDayAhead, PlanClassTarget, StepOwnerNotMember.
    """
    change = create_plan(session, fields)
    plan_id = change.row_id
    assert plan_id is not None
    words = {"situation": template.situation, "requirement": template.requirement}
    edit_plan(session, plan_id, {"direction": template.direction, **words})
    due = fields.period_start + timedelta(days=template.near_days)
    write_aims(session, plan_id, AimKind.NEAR, template.near, due)
    write_aims(session, plan_id, AimKind.LONG, template.long, None)
    for step in template.steps:
        add_step(session, plan_id, StepFields(step.text, owner_id, offset_days=step.after, measure=step.measure))
    return change


def _key(template: str) -> str:
    return f"plan.template.{template}"
