"""Sheets on which meetings judge themselves: data that adds up to 100, a total and a grade."""

import json
import random
from typing import Any

import pytest

from dvqc_desktop.domain.errors.quality import QualityTemplateError
from dvqc_desktop.domain.quality import (
    Template,
    grade_of,
    most_of,
    score,
    template_from,
    template_json,
    weights,
)
from dvqc_desktop.services.meetings.quality.quality import original_templates

FRAME, DETAILED = original_templates()
ITEM = {"key": "a", "title": "Một", "kind": "yes_no", "points": 4}
RAW: dict[str, Any] = {"key": "k", "name": "Mẫu", "grades": [["Tốt", 90], ["Kém", 0]]}


def made(*items: dict[str, Any], **more: Any) -> Template:
    return template_from({**RAW, **more, "criterion": [{"key": "c", "title": "Tiêu chí", "item": list(items)}]})


@pytest.mark.parametrize("template", [FRAME, DETAILED])
@pytest.mark.parametrize("kind", ["regular", "thematic", "combined", "party_day"])
def test_each_sheet_of_the_program_comes_to_a_hundred_at_every_kind_of_meeting(template: Template, kind: str) -> None:
    best = {item.key: item.most for item in template.items()}
    assert (most_of(template), score(template, kind, best).total) == (100, 100)


def test_the_seven_criteria_of_the_frame_have_their_points() -> None:
    most = [row.most for row in score(FRAME, "regular", {}).criteria]
    assert most == [5, 5, 10, 40, 5, 30, 5]
    assert [row.most for row in score(DETAILED, "regular", {}).criteria] == [5, 5, 10, 30, 10, 5, 30, 5]


def test_points_of_a_part_that_was_not_held_go_to_the_other() -> None:
    assert weights(DETAILED, "regular")["holding.regular"] == 1.5
    assert weights(DETAILED, "thematic")["holding.thematic"] == 3
    assert weights(DETAILED, "combined")["holding.regular"] == 1
    assert "holding.thematic" not in weights(DETAILED, "regular")


def test_a_scaled_sheet_counts_on_what_applied() -> None:
    second = {"key": "b", "title": "Hai", "kind": "yes_no", "points": 6, "part": "thematic"}
    assert score(made(ITEM, second, scale=True), "regular", {"a": 4}).total == 100
    assert score(made(ITEM, second), "regular", {"a": 4}).total == 4


def test_a_bonus_comes_on_top_but_never_over_a_hundred() -> None:
    whole = {"key": "b", "title": "Hai", "kind": "choice", "options": [["Đủ", 98], ["Thiếu", 90]]}
    template = made({**ITEM, "bonus": True}, whole)
    assert most_of(template) == 98
    assert [score(template, "regular", {"a": 4, "b": points}).total for points in (98, 90)] == [100, 94]


@pytest.mark.parametrize(
    ("total", "grade"), [(100, "Tốt"), (90, "Tốt"), (89.99, "Khá"), (70, "Khá"), (50, "Trung bình"), (49.5, "Kém")]
)
def test_grades_have_their_floors(total: float, grade: str) -> None:
    assert grade_of(DETAILED, total) == grade


@pytest.mark.parametrize("seed", range(5))
def test_the_total_is_what_a_naive_count_gives(seed: int) -> None:
    chance = random.Random(seed)
    for kind in ("regular", "thematic", "combined"):
        marks = {item.key: chance.choice(item.levels).points for item in DETAILED.items()}
        total = 0.0
        for item in DETAILED.items():
            if (item.part == "thematic" and kind == "regular") or (item.part == "regular" and kind == "thematic"):
                continue
            share = marks[item.key] / item.most
            extra = {("regular", "regular"): 5, ("thematic", "thematic"): 10}.get((item.part, kind), 0)
            total += share * (item.most + extra)
        assert score(DETAILED, kind, marks).total == round(total, 2)


def test_a_sheet_is_kept_and_read_as_it_was() -> None:
    assert template_from(json.loads(template_json(DETAILED))) == DETAILED


def test_lines_nobody_judged_are_counted() -> None:
    assert score(FRAME, "regular", {"time.length": 5}).missing == 6


@pytest.mark.parametrize(
    "raw",
    [
        RAW,
        {**RAW, "criterion": []},
        {**RAW, "criterion": [{"key": "c", "title": "T", "item": [ITEM, ITEM]}]},
        {**RAW, "criterion": [{"key": "c", "title": "T", "item": [{**ITEM, "points": "năm"}]}]},
        {**RAW, "criterion": [{"key": "c", "title": "T", "item": [{**ITEM, "points": -1}]}]},
        {**RAW, "criterion": [{"key": "c", "title": "T", "item": [{**ITEM, "kind": "choice", "options": []}]}]},
    ],
)
def test_a_sheet_that_does_not_add_up_is_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(QualityTemplateError):
        template_from(raw)
