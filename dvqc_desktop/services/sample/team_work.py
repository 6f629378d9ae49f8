"""The sample's team work: a problem solved by many, its figures, its praise, and the round it led to."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ClassRound
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import AimKind, CauseArea
from dvqc_desktop.services.contacts import praise
from dvqc_desktop.services.plans import plan_measures, plan_parts, plan_steps, plans, team_plans
from dvqc_desktop.services.sample.story import Act, Rank, Story, day, made


def acts(story: Story) -> Iterator[Act]:
    """The plans of the team, each from its first day to the round after it."""
    for entry in story.data["team_work"]:
        ids: dict[str, Any] = {}
        yield Act(day(entry["made"]), Rank.PLANS, partial(_draw_up, story, entry, ids))
        for place, step in enumerate(entry["steps"]):
            yield Act(day(step["done"]), Rank.PLANS, partial(_finish, ids, place, step))
        for name, series in enumerate(entry["series"]):
            for at, value in series["points"]:
                points = [(day(at), float(value))]
                yield Act(max(day(at), day(entry["made"])), Rank.PLANS, partial(_write, ids, name, points))
        yield Act(day(entry["closed"]), Rank.TASKS, partial(_close, entry, ids))
        yield Act(day(entry["closed"]), Rank.CLOSING, partial(_praise, entry, ids))
        yield Act(day(entry["round"]), Rank.CLOSING, partial(_lead, ids))


def _draw_up(story: Story, entry: dict[str, Any], ids: dict[str, Any], session: Session) -> Change:
    fields = team_plans.TeamFields(entry["title"], day(entry["start"]), day(entry["end"]))
    change = team_plans.create_team_plan(session, fields)
    plan_id = ids["plan"] = made(change)
    words = {key: entry[key] for key in ("wish", "causes", "requirement")}
    plans.edit_plan(session, plan_id, {"discussed_on": day(entry["discussed"]), **words})
    plan_parts.write_strengths(session, plan_id, entry["strengths"])
    plan_parts.write_aims(session, plan_id, AimKind.NEAR, [entry["near"]], day(entry["end"]))
    for cause in entry["causes_by_area"]:
        part = plan_parts.WeaknessFields(cause["text"], None, cause["through"], CauseArea(cause["area"]))
        plan_parts.add_weakness(session, plan_id, part)
    ids["series"] = [made(_begin(session, plan_id, series)) for series in entry["series"]]
    ids["steps"] = [made(_add_step(session, story, plan_id, step)) for step in entry["steps"]]
    return change


def _begin(session: Session, plan_id: int, series: dict[str, Any]) -> Change:
    fields = plan_measures.SeriesFields(
        series["name"], series["unit"], series.get("norm"), planned=series.get("planned")
    )
    return plan_measures.add_series(session, plan_id, fields)


def _add_step(session: Session, story: Story, plan_id: int, step: dict[str, Any]) -> Change:
    fields = plan_steps.StepFields(step["text"], story.people[step["owner"]], day(step["due"]), measure=step["measure"])
    return plan_steps.add_step(session, plan_id, fields)


def _finish(ids: dict[str, Any], place: int, step: dict[str, Any], session: Session) -> Change:
    return plan_steps.finish_step(session, ids["steps"][place], day(step["done"]), step["result"])


def _write(ids: dict[str, Any], place: int, points: list[tuple[Any, float]], session: Session) -> Change:
    return plan_measures.write_points(session, ids["series"][place], points)


def _close(entry: dict[str, Any], ids: dict[str, Any], session: Session) -> Change:
    (aim,) = plans.get_plan(session, ids["plan"]).near_aims
    plan_parts.reach_aim(session, aim.id, day(entry["closed"]))
    result = plans.PlanResult(entry["result"], entry["before"], entry["after"])
    return plans.close_plan(session, ids["plan"], day(entry["closed"]), result)


def _praise(entry: dict[str, Any], ids: dict[str, Any], session: Session) -> Change:
    return praise.commend_team(session, ids["plan"], day(entry["closed"]), entry["praise"])


def _lead(ids: dict[str, Any], session: Session) -> Change:
    found = session.execute(select(ClassRound.id).order_by(ClassRound.period_end.desc(), ClassRound.id.desc()))
    return team_plans.lead_to_round(session, ids["plan"], found.scalars().first())
