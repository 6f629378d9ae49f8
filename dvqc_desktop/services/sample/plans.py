"""The sample's plans: drawn up with the person, their steps done one after the other, their figures week by week."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import AimKind, PlanDirection, PlanKind
from dvqc_desktop.services.plans import plan_measures, plan_parts, plan_steps
from dvqc_desktop.services.plans import plans as whole
from dvqc_desktop.services.sample.story import Act, Rank, Story, day, made, maybe_day


def acts(story: Story) -> Iterator[Act]:
    """Mentoring plans of workers, then the members' own striving plans."""
    for entry in story.data["plans"]:
        yield from _acts_of(story, entry, PlanKind.MENTORING)
    for member in story.data["members"]:
        if "striving" in member:
            entry = {"name": member["name"], "owner": member["name"], **member["striving"]}
            yield from _acts_of(story, entry, PlanKind.STRIVING)


def _acts_of(story: Story, entry: dict[str, Any], kind: PlanKind) -> Iterator[Act]:
    ids: dict[str, Any] = {}
    yield Act(day(entry["start"]), Rank.PLANS, partial(_draw_up, story, entry, kind, ids))
    for place, step in enumerate(entry["steps"]):
        if "done" in step:
            yield Act(day(step["done"]), Rank.PLANS, partial(_finish, ids, place, step))
    for _, week in groupby(entry.get("series", {}).get("points", ()), key=lambda point: day(point[0]).isocalendar()[1]):
        points = [(day(at), float(value)) for at, value in week]
        yield Act(points[-1][0], Rank.PLANS, partial(_write_points, ids, points))


def _draw_up(story: Story, entry: dict[str, Any], kind: PlanKind, ids: dict[str, Any], session: Session) -> Change:
    series = entry.get("series")
    fields = whole.PlanFields(
        story.people[entry["name"]],
        day(entry["start"]),
        kind,
        day(entry["end"]),
        **{key: entry.get(key) for key in ("task", "situation", "wish", "causes", "requirement", "direction_note")},
        direction=PlanDirection(entry["direction"]) if "direction" in entry else None,
        discussed_on=maybe_day(entry.get("discussed")),
        review_on=maybe_day(entry.get("review")),
        measures_agreed_on=maybe_day(series["agreed_on"]) if series else None,
    )
    change = whole.create_plan(session, fields)
    plan_id = made(change)
    _write_parts(session, plan_id, entry)
    ids["steps"] = [_add_step(session, story, plan_id, entry["owner"], step) for step in entry["steps"]]
    if series:
        ids["series"] = made(
            plan_measures.add_series(
                session, plan_id, plan_measures.SeriesFields(series["name"], series["unit"], series.get("norm"))
            )
        )
    return change


def _write_parts(session: Session, plan_id: int, entry: dict[str, Any]) -> None:
    strengths = [made(plan_parts.add_strength(session, plan_id, text)) for text in entry["strengths"]]
    for weakness in entry["weaknesses"]:
        fields = plan_parts.WeaknessFields(
            weakness["text"], strengths[weakness["strength"] - 1], weakness.get("helped_by")
        )
        plan_parts.add_weakness(session, plan_id, fields)
    for name, kind in (("near", AimKind.NEAR), ("long", AimKind.LONG)):
        if name in entry:
            aim = entry[name]
            plan_parts.write_aims(session, plan_id, kind, [aim["text"]], day(aim["due"]))


def _add_step(session: Session, story: Story, plan_id: int, owner: str, step: dict[str, Any]) -> int:
    fields = plan_steps.StepFields(
        step["text"],
        story.people[owner],
        due_on=day(step["due"]),
        measure=step.get("measure"),
        target_value=step.get("target"),
    )
    return made(plan_steps.add_step(session, plan_id, fields))


def _finish(ids: dict[str, Any], place: int, step: dict[str, Any], session: Session) -> Change:
    return plan_steps.finish_step(session, ids["steps"][place], day(step["done"]), step.get("result"))


def _write_points(ids: dict[str, Any], points: list[tuple[Any, float]], session: Session) -> Change:
    return plan_measures.write_points(session, ids["series"], points)
