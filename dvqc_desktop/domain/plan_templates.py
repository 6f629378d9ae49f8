"""Templates of plans by situation: starter sentences as data, rewritten by the cell, checked like any plan."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dvqc_desktop.domain.codes import PlanDirection, PlanKind

_STEP = re.compile(r"\+?\s*(\d{1,4})\s*[:|]\s*([^|]+?)\s*(?:\|\s*(.*?)\s*)?")


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """A step as a template begins it; `after` in days from the plan's start."""

    text: str
    after: int
    measure: str = ""


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """What a plan of a situation begins with; `ask` are questions for the talk, which no plan keeps.

    Wish and strengths are never prepared: they come from the person.
    """

    key: str
    title: str
    kind: PlanKind
    direction: PlanDirection
    ask: tuple[str, ...]
    situation: str
    requirement: str
    near: tuple[str, ...]
    near_days: int
    long: tuple[str, ...]
    steps: tuple[TemplateStep, ...]


def parse_templates(raw: Mapping[str, Any]) -> tuple[PlanTemplate, ...]:
    """The templates of a data file. Raises KeyError, TypeError or ValueError where one does not fit."""
    return tuple(_parsed(entry) for entry in raw["template"])


def _parsed(entry: Mapping[str, Any]) -> PlanTemplate:
    return PlanTemplate(
        key=entry["key"],
        title=entry["title"],
        kind=PlanKind(entry["kind"]),
        direction=PlanDirection(entry["direction"]),
        ask=tuple(entry["ask"]),
        situation=entry["situation"],
        requirement=entry["requirement"],
        near=tuple(entry["near"]),
        near_days=int(entry["near_days"]),
        long=tuple(entry["long"]),
        steps=tuple(TemplateStep(**step) for step in entry["steps"]),
    )


def rewritten(template: PlanTemplate, kept: Mapping[str, Any] | None) -> PlanTemplate:
    """The template in the cell's own sentences, as `sentences` gave them; None leaves it as it is."""
    if not kept:
        return template
    return replace(
        template,
        ask=tuple(kept["ask"]),
        situation=kept["situation"],
        requirement=kept["requirement"],
        near=tuple(kept["near"]),
        long=tuple(kept["long"]),
        steps=tuple(TemplateStep(**step) for step in kept["steps"]),
    )


def sentences(template: PlanTemplate) -> dict[str, Any]:
    """What of a template the cell may rewrite, as the store keeps it."""
    return {
        "ask": list(template.ask),
        "situation": template.situation,
        "requirement": template.requirement,
        "near": list(template.near),
        "long": list(template.long),
        "steps": [{"text": row.text, "after": row.after, "measure": row.measure} for row in template.steps],
    }


def step_line(step: TemplateStep) -> str:
    """A step as one line to edit: "14: Kèm tại máy | đủ 10 buổi"."""
    return f"{step.after}: {step.text}" + (f" | {step.measure}" if step.measure else "")


def read_steps(lines: Iterable[str]) -> tuple[tuple[TemplateStep, ...], str]:
    """Steps from edited lines, and one sentence about the first line that is none (empty where all are)."""
    steps = []
    for line in lines:
        found = _STEP.fullmatch(line.strip())
        if found is None:
            return (), f"“{line.strip()}”: ghi số ngày, dấu hai chấm rồi việc, như “14: Kèm tại máy | đủ 10 buổi”."
        steps.append(TemplateStep(found[2], int(found[1]), found[3] or ""))
    return tuple(steps), ""


def aim_texts(template: PlanTemplate) -> Sequence[str]:
    """The sentences of a template that say what is to be reached; none of them may make a class the aim."""
    texts = [template.requirement, *template.near, *template.long]
    return texts + [text for step in template.steps for text in (step.text, step.measure)]
