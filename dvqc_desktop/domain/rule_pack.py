"""Rules of procedure as data: each value with its unit, legal basis, first day and confidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import cast

from dvqc_desktop.domain.errors.rules import RulePackDamagedError
from dvqc_desktop.domain.rule_forms import lines_fault

RuleValue = bool | int | float | str | tuple[str, ...]


class Confidence(StrEnum):
    """How sure a rule is: from the regulation's own text down to the programme's own choice."""

    REGULATION = "regulation"
    SECONDARY = "secondary"
    PRACTICE = "practice"
    KNOWN = "known"
    JUDGEMENT = "judgement"


class Unit(StrEnum):
    """In what a rule's value is counted."""

    MM = "mm"
    PT = "pt"
    PERCENT = "percent"
    POINTS = "points"
    MINUTES = "minutes"
    DAYS = "days"
    MONTHS = "months"
    PEOPLE = "people"
    TIMES = "times"
    CHARACTERS = "characters"
    WEIGHT = "weight"
    THRESHOLD = "threshold"
    YES_NO = "yes_no"
    TEXT = "text"
    LINES = "lines"


_WORDS = (Unit.TEXT, Unit.THRESHOLD)
_WHOLE = (
    Unit.PERCENT,
    Unit.POINTS,
    Unit.MINUTES,
    Unit.DAYS,
    Unit.MONTHS,
    Unit.PEOPLE,
    Unit.TIMES,
    Unit.CHARACTERS,
    Unit.WEIGHT,
)

NUMBERS = frozenset({Unit.MM, Unit.PT, *_WHOLE})


@dataclass(frozen=True, slots=True)
class Rule:
    """One value of the pack with where it comes from; `valid_to` is the first day it no longer holds, where known.

    `words` and `section` name it on the screen, `bounds` and `forms` say between what a cell chooses its own value.
    """

    key: str
    value: RuleValue
    unit: Unit
    basis: str
    valid_from: date
    confidence: Confidence
    valid_to: date | None = None
    words: str = ""
    section: str = ""
    bounds: tuple[float, float] | None = None
    forms: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The rule's name in Vietnamese; its key where it has none."""
        return self.words or self.key


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of the denominator that a vote must exceed (`strict`) or reach."""

    share: Fraction
    strict: bool

    def least(self, denominator: int) -> int:
        """The smallest number of votes that is enough among `denominator` voters."""
        exact = self.share * denominator
        whole = exact.numerator // exact.denominator
        return whole + 1 if self.strict or whole != exact else whole


@dataclass(frozen=True, slots=True)
class RulePack:
    """All rules by key; asking for a missing key or for the wrong kind raises RulePackDamagedError."""

    version: str
    verified_on: date
    rules: Mapping[str, Rule]

    def rule(self, key: str) -> Rule:
        """The rule with its basis."""
        if key not in self.rules:
            raise RulePackDamagedError(where=f"thiếu mục {key}")
        return self.rules[key]

    def number(self, key: str) -> float:
        """A measure in the rule's unit (mm or pt)."""
        value = self.rule(key).value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        raise RulePackDamagedError(where=f"mục {key} phải là số")

    def count(self, key: str) -> int:
        """A whole number (minutes, days, people, times, characters, weights)."""
        return int(self.number(key))

    def text(self, key: str) -> str:
        """Words to be printed or shown."""
        value = self.rule(key).value
        if isinstance(value, str):
            return value
        raise RulePackDamagedError(where=f"mục {key} phải là chữ")

    def lines(self, key: str) -> tuple[str, ...]:
        """A list of words."""
        value = self.rule(key).value
        if isinstance(value, tuple):
            return value
        raise RulePackDamagedError(where=f"mục {key} phải là danh sách")

    def threshold(self, key: str) -> Threshold:
        """A share as "> 1/2" (exceed) or ">= 2/3" (reach)."""
        return parse_threshold(self.text(key), key)

    def yes(self, key: str) -> bool:
        """Whether something is done."""
        value = self.rule(key).value
        if isinstance(value, bool):
            return value
        raise RulePackDamagedError(where=f"mục {key} phải là có hay không")

    def with_values(self, values: Mapping[str, RuleValue]) -> "RulePack":
        """The pack with other values for some keys: the cell's own, or the margins of one print."""
        changed = {key: replace(self.rule(key), value=value) for key, value in values.items()}
        return RulePack(self.version, self.verified_on, {**self.rules, **changed})

    def measures(self) -> dict[str, float]:
        """All lengths, in mm or pt, by key; what a page template is given."""
        lengths = (Unit.MM, Unit.PT)
        return {key: self.number(key) for key, rule in self.rules.items() if rule.unit in lengths}


def parse_threshold(text: str, key: str) -> Threshold:
    """A share from "> 1/2" or ">= 2/3". Raises RulePackDamagedError."""
    sign, _, share = text.partition(" ")
    try:
        fraction = Fraction(share)
    except (ValueError, ZeroDivisionError):
        fraction = Fraction(0)
    if sign not in (">", ">=") or not 0 < fraction <= 1:
        raise RulePackDamagedError(where=f"mục {key} phải là tỉ lệ")
    return Threshold(fraction, sign == ">")


def parse_rule_pack(raw: Mapping[str, object]) -> RulePack:
    """Check the raw tables of a rule file and make the pack.

    Raises:
        RulePackDamagedError: a group lacks its basis, first day or confidence, a value does not fit its unit,
            or a key stands twice; the error names the place.
    """
    version, verified_on = raw.get("version"), raw.get("verified_on")
    groups = raw.get("group")
    if not isinstance(version, str) or not isinstance(verified_on, date) or not isinstance(groups, list):
        raise RulePackDamagedError(where="thiếu phiên bản, ngày kiểm tra hoặc nhóm quy định")
    rules: dict[str, Rule] = {}
    for group in groups:
        for rule in _group_rules(group):
            if rule.key in rules:
                raise RulePackDamagedError(where=f"mục {rule.key} có hai lần")
            rules[rule.key] = rule
    return RulePack(version, verified_on, rules)


def _group_rules(group: Mapping[str, object]) -> Iterator[Rule]:
    basis, valid_from, confidence = group.get("basis"), group.get("valid_from"), group.get("confidence")
    valid_to = group.get("valid_to")
    known = confidence in tuple(Confidence)
    if not isinstance(basis, str) or not basis or not isinstance(valid_from, date) or not known:
        raise RulePackDamagedError(where=f"nhóm “{basis}” thiếu căn cứ, ngày hiệu lực hoặc độ tin cậy")
    if valid_to is not None and not (isinstance(valid_to, date) and valid_to > valid_from):
        raise RulePackDamagedError(where=f"nhóm “{basis}”, ngày hết hiệu lực")
    for unit in Unit:
        table = group.get(unit, {})
        if not isinstance(table, Mapping):
            raise RulePackDamagedError(where=f"nhóm “{basis}”, phần {unit}")
        for key, value in table.items():
            yield Rule(key, _checked(key, value, unit), unit, basis, valid_from, Confidence(str(confidence)), valid_to)


def _checked(key: str, value: object, unit: Unit) -> RuleValue:
    """The value in its final form, if it fits the unit."""
    if unit is Unit.YES_NO and isinstance(value, bool):
        return value
    if unit in _WORDS and isinstance(value, str) and value:
        if unit is Unit.THRESHOLD:
            parse_threshold(value, key)
        return value
    if unit is Unit.LINES and isinstance(value, list) and all(isinstance(line, str) and line for line in value):
        fault = lines_fault(key, cast("list[str]", value))
        if fault:
            raise RulePackDamagedError(where=f"mục {key}, {fault}")
        return tuple(cast("list[str]", value))
    if _is_fitting_number(value, unit):
        return cast("int | float", value)
    raise RulePackDamagedError(where=f"mục {key} không hợp đơn vị {unit}")


def _is_fitting_number(value: object, unit: Unit) -> bool:
    if unit in _WORDS or unit in (Unit.LINES, Unit.YES_NO) or isinstance(value, bool):
        return False
    if unit in _WHOLE:
        return isinstance(value, int) and value >= 0
    return isinstance(value, int | float) and value > 0
