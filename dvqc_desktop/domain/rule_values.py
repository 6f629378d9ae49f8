"""A cell's own value of a rule: tidied, held to the rule's unit and bounds, and kept as JSON."""

import json
import math
import string
from typing import cast

from dvqc_desktop.domain.errors.rules import RulePackDamagedError
from dvqc_desktop.domain.names import nfc, one_line
from dvqc_desktop.domain.rule_forms import lines_fault, only_grows
from dvqc_desktop.domain.rule_pack import Rule, RuleValue, Unit, parse_threshold

UNIT_WORDS = {
    Unit.MM: "mm",
    Unit.PT: "pt",
    Unit.PERCENT: "%",
    Unit.POINTS: "điểm",
    Unit.MINUTES: "phút",
    Unit.DAYS: "ngày",
    Unit.MONTHS: "tháng",
    Unit.PEOPLE: "người",
    Unit.TIMES: "lần",
    Unit.CHARACTERS: "chữ",
    Unit.WEIGHT: "điểm ưu tiên",
}
LIMITS: dict[Unit, tuple[float, float]] = {
    Unit.MM: (0.5, 420),
    Unit.PT: (6, 72),
    Unit.PERCENT: (0, 100),
    Unit.POINTS: (0, 100),
    Unit.MINUTES: (0, 1440),
    Unit.DAYS: (0, 3660),
    Unit.MONTHS: (0, 120),
    Unit.PEOPLE: (0, 10_000),
    Unit.TIMES: (0, 1000),
    Unit.CHARACTERS: (1, 10_000),
    Unit.WEIGHT: (0, 1_000_000),
}
_BROKEN = (Unit.MM, Unit.PT)  # units that take parts of a whole
TEXT_MAX, LINES_MAX = 1000, 200


def tidy_value(value: RuleValue) -> RuleValue:
    """Text in NFC on one line, lists without empty lines, a float that is whole as a whole number."""
    if isinstance(value, str):
        return one_line(nfc(value)).strip()
    if isinstance(value, tuple):
        return tuple(line for text in value if (line := one_line(nfc(text)).strip()))
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def value_to_json(value: RuleValue) -> str:
    """The value as the book keeps it."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def value_from_json(raw: object) -> RuleValue:
    """The value of what JSON gave; whether it fits a rule is another question."""
    return tuple(str(line) for line in raw) if isinstance(raw, list) else cast("RuleValue", raw)


def fault_of(rule: Rule, value: RuleValue) -> str:
    """Why a value cannot stand for a rule, in one sentence; empty where it can."""
    if rule.unit is Unit.YES_NO:
        return "" if isinstance(value, bool) else "Chọn có hoặc không."
    if rule.unit is Unit.LINES:
        return _lines_fault(rule, value)
    if rule.unit is Unit.THRESHOLD:
        return _threshold_fault(value)
    if rule.unit is Unit.TEXT:
        return _text_fault(rule, value)
    return _number_fault(rule, value)


def _number_fault(rule: Rule, value: RuleValue) -> str:
    least, most = rule.bounds or LIMITS[rule.unit]
    asked = f"Ghi {'số' if rule.unit in _BROKEN else 'số nguyên'} từ {_plain(least)} đến {_plain(most)}"
    kinds = (int, float) if rule.unit in _BROKEN else (int,)
    fits = isinstance(value, kinds) and not isinstance(value, bool) and math.isfinite(value) and least <= value <= most
    return "" if fits else f"{asked} {UNIT_WORDS[rule.unit]}."


def _threshold_fault(value: RuleValue) -> str:
    try:
        parse_threshold(value if isinstance(value, str) else "", "")
    except RulePackDamagedError:
        return "Ghi tỉ lệ như “> 1/2” (quá nửa) hoặc “>= 2/3” (từ 2/3 trở lên)."
    return ""


def _text_fault(rule: Rule, value: RuleValue) -> str:
    if not isinstance(value, str) or not value:
        return "Ghi lời cần dùng."
    if len(value) > TEXT_MAX:
        return f"Lời dài quá {TEXT_MAX} chữ; rút ngắn lại."
    wanted, found = _places(str(rule.value)), _places(value)
    if found is None or found != wanted:
        kept = ", ".join(sorted(wanted or ()))
        return f"Giữ đủ các chỗ điền: {kept}." if kept else "Bỏ dấu ngoặc nhọn trong lời."
    return ""


def _lines_fault(rule: Rule, value: RuleValue) -> str:
    if not isinstance(value, tuple) or not value or not all(value):
        return "Ghi ít nhất một dòng."
    if len(value) > LINES_MAX or any(len(line) > TEXT_MAX for line in value):
        return f"Ghi không quá {LINES_MAX} dòng, mỗi dòng không quá {TEXT_MAX} chữ."
    if only_grows(rule.key) and not set(cast("tuple[str, ...]", rule.value)) <= set(value):
        return "Danh sách này giữ điều kín của mọi người: chỉ thêm lời, không bớt."
    return lines_fault(rule.key, value)


def _places(text: str) -> set[str] | None:
    """The places to fill in of a pattern, as they stand there; None where its braces do not match."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return None
    return {f"{{{name}{':' + form if form else ''}}}" for _text, name, form, _how in parts if name is not None}


def _plain(number: float) -> str:
    return f"{number:g}".replace(".", ",") if number < 1000 else f"{number:,.0f}".replace(",", ".")
