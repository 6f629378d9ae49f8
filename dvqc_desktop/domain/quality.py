"""How a meeting judges itself: a sheet of criteria with items to choose from or to tick, its total and its grade.

Sheets are data (resources/rules/quality.toml, domain notes §1.8) that a unit may change for itself.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.errors.quality import QualityTemplateError
from dvqc_desktop.domain.names import one_line

MOST_POINTS = 100
_BOTH = (MeetingKind.COMBINED,)


class ItemKind(StrEnum):
    """One of several levels is chosen, or yes or no."""

    CHOICE = "choice"
    YES_NO = "yes_no"


class PartOfMeeting(StrEnum):
    """An item counts always, or in the regular or the thematic part alone."""

    ALWAYS = ""
    REGULAR = "regular"
    THEMATIC = "thematic"


@dataclass(frozen=True, slots=True)
class Level:
    """One of the levels to choose from, with its points."""

    words: str
    points: float


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a criterion; `source` is what the book fills in, `gives_to` gets its points where it is not held."""

    key: str
    title: str
    levels: tuple[Level, ...]
    kind: ItemKind = ItemKind.CHOICE
    part: PartOfMeeting = PartOfMeeting.ALWAYS
    gives_to: str = ""
    source: str = ""
    bonus: bool = False

    @property
    def most(self) -> float:
        """The points of its best level."""
        return max(level.points for level in self.levels)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion with its items."""

    key: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the total from which it is given."""

    words: str
    floor: float


@dataclass(frozen=True, slots=True)
class Template:
    """A sheet; with `scale` a total is counted on what applied, as parts of 100."""

    key: str
    name: str
    basis: str
    criteria: tuple[Criterion, ...]
    grades: tuple[Grade, ...]
    scale: bool = False

    def items(self) -> Iterator[Item]:
        """All lines."""
        for criterion in self.criteria:
            yield from criterion.items


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """What a criterion came to, and how much it could."""

    key: str
    title: str
    points: float
    most: float


@dataclass(frozen=True, slots=True)
class Score:
    """The criteria, the total of 100 and the grade; `missing` counts the lines nobody judged yet."""

    criteria: tuple[CriterionScore, ...]
    total: float
    grade: str
    missing: int


def applies(item: Item, meeting_kind: str) -> bool:
    """Whether a line counts at a kind of meeting: its part was held."""
    if item.part is PartOfMeeting.ALWAYS or meeting_kind in _BOTH:
        return True
    return (item.part is PartOfMeeting.THEMATIC) == (meeting_kind == MeetingKind.THEMATIC)


def weights(template: Template, meeting_kind: str) -> dict[str, float]:
    """By how much the points of each line that counts are multiplied: more where another gives its points to it."""
    counting = {item.key: item for item in template.items() if applies(item, meeting_kind)}
    given = dict.fromkeys(counting, 0.0)
    for item in template.items():
        if item.key not in counting and item.gives_to in counting:
            given[item.gives_to] += item.most
    return {key: (item.most + given[key]) / item.most if item.most else 1.0 for key, item in counting.items()}


def score(template: Template, meeting_kind: str, marks: Mapping[str, float]) -> Score:
    """The total and grade for the points given to the lines; lines without points count nothing."""
    factors = weights(template, meeting_kind)
    criteria = tuple(_criterion_score(criterion, factors, marks) for criterion in template.criteria)
    earned, possible = sum(row.points for row in criteria), sum(row.most for row in criteria)
    total = MOST_POINTS * earned / possible if template.scale and possible else earned
    total = round(min(total, MOST_POINTS), 2)
    return Score(criteria, total, grade_of(template, total), sum(key not in marks for key in factors))


def grade_of(template: Template, total: float) -> str:
    """The grade of a total: the first whose floor it reaches."""
    ordered = sorted(template.grades, key=lambda grade: -grade.floor)
    return next((grade.words for grade in ordered if total >= grade.floor), ordered[-1].words)


def template_from(raw: Mapping[str, Any]) -> Template:
    """A sheet from the tables of its file, or from what `template_json` wrote.

    Raises QualityTemplateError where something is missing, is no number, or a key stands twice.
    """
    try:
        criteria = tuple(_criterion(table) for table in raw["criterion"])
        grades = tuple(Grade(one_line(str(words)), float(floor)) for words, floor in raw["grades"])
        name, basis = one_line(raw["name"]), one_line(raw.get("basis", ""))
        made = Template(raw["key"], name, basis, criteria, grades, bool(raw.get("scale")))
    except (KeyError, TypeError, ValueError):
        raise QualityTemplateError(where="thiếu tiêu chí, mục hoặc điểm") from None
    keys = [item.key for item in made.items()]
    if not keys or not grades or len(set(keys)) != len(keys):
        raise QualityTemplateError(where="cần ít nhất một mục, mỗi mục một lần")
    if any(not item.levels or min(level.points for level in item.levels) < 0 for item in made.items()):
        raise QualityTemplateError(where="điểm phải từ 0 trở lên")
    return made


def template_json(template: Template) -> str:
    """A sheet as the book keeps it."""
    tables = [
        {"key": one.key, "title": one.title, "item": [_table(item) for item in one.items]} for one in template.criteria
    ]
    raw = {"key": template.key, "name": template.name, "basis": template.basis, "scale": template.scale}
    grades = [[grade.words, grade.floor] for grade in template.grades]
    return json.dumps({**raw, "grades": grades, "criterion": tables}, ensure_ascii=False)


def most_of(template: Template) -> float:
    """What a sheet can come to when all its parts are held, bonus left out."""
    return sum(item.most for item in template.items() if not item.bonus)


def _criterion_score(criterion: Criterion, factors: Mapping[str, float], marks: Mapping[str, float]) -> CriterionScore:
    counting = [item for item in criterion.items if item.key in factors]
    points = sum(marks.get(item.key, 0.0) * factors[item.key] for item in counting)
    most = sum(item.most * factors[item.key] for item in counting if not item.bonus)
    return CriterionScore(criterion.key, criterion.title, round(points, 2), round(most, 2))


def _criterion(table: Mapping[str, Any]) -> Criterion:
    return Criterion(table["key"], one_line(table["title"]), tuple(_item(one) for one in table["item"]))


def _item(table: Mapping[str, Any]) -> Item:
    kind = ItemKind(table["kind"])
    levels: tuple[Level, ...]
    if kind is ItemKind.YES_NO:
        levels = (Level("Có", float(table["points"])), Level("Không", 0.0))
    else:
        levels = tuple(Level(one_line(str(words)), float(points)) for words, points in table["options"])
    part = PartOfMeeting(table.get("part", ""))
    bonus = bool(table.get("bonus"))
    title = one_line(table["title"])
    return Item(table["key"], title, levels, kind, part, table.get("gives_to", ""), table.get("source", ""), bonus)


def _table(item: Item) -> dict[str, Any]:
    kept = {key: value for key, value in asdict(item).items() if key != "levels" and value not in ("", False)}
    if item.kind is ItemKind.YES_NO:
        return {**kept, "points": item.most}
    return {**kept, "options": [[level.words, level.points] for level in item.levels]}
