"""The rule pack: every value with unit, basis, first day and confidence, or a refusal that names the place."""

from datetime import date
from typing import Any

import pytest

from dvqc_desktop.domain.errors.rules import RulePackDamagedError
from dvqc_desktop.domain.rule_pack import Confidence, RulePack, Unit, parse_rule_pack
from dvqc_desktop.services.rules import load_rule_pack


def pack_of(**group: Any) -> RulePack:
    whole = {"basis": "01-QĐ/TW", "valid_from": date(2026, 1, 1), "confidence": "regulation"} | group
    return parse_rule_pack({"version": "1", "verified_on": date(2026, 11, 20), "group": [whole]})


def test_the_shipped_pack_knows_where_each_value_comes_from() -> None:
    pack = load_rule_pack()
    margin = pack.rule("page.margin_left")
    assert (margin.value, margin.unit, margin.confidence) == (30, Unit.MM, Confidence.PRACTICE)
    assert all(rule.basis and rule.valid_from <= pack.verified_on for rule in pack.rules.values())


def test_measures_are_the_lengths_alone() -> None:
    pack = pack_of(mm={"a": 30}, pt={"b": 13.5}, text={"c": "x"}, minutes={"d": 90})
    assert pack.measures() == {"a": 30.0, "b": 13.5}


def test_values_are_asked_for_by_kind() -> None:
    pack = pack_of(minutes={"a": 90}, text={"b": "x"}, lines={"c": ["y", "z"]})
    assert (pack.count("a"), pack.text("b"), pack.lines("c")) == (90, "x", ("y", "z"))


@pytest.mark.parametrize("ask", ["number", "text", "lines"])
def test_a_missing_key_is_named(ask: str) -> None:
    with pytest.raises(RulePackDamagedError, match="thiếu mục none"):
        getattr(pack_of(), ask)("none")


@pytest.mark.parametrize(("ask", "key"), [("number", "b"), ("text", "a"), ("lines", "a")])
def test_the_wrong_kind_is_refused(ask: str, key: str) -> None:
    with pytest.raises(RulePackDamagedError, match=f"mục {key} phải là"):
        getattr(pack_of(mm={"a": 1}, text={"b": "x"}), ask)(key)


@pytest.mark.parametrize("words", ["half", "> x", ">= 3/2", "> 0", "= 1/2", "> 1/0"])
def test_a_threshold_that_is_no_share_is_refused(words: str) -> None:
    with pytest.raises(RulePackDamagedError, match="phải là tỉ lệ"):
        pack_of(threshold={"t": words})


@pytest.mark.parametrize(
    "group",
    [
        {"basis": ""},
        {"valid_from": "2026"},
        {"confidence": "sure"},
        {"mm": 3},
        {"mm": {"a": "30"}},
        {"mm": {"a": -1}},
        {"days": {"a": 1.5}},
        {"days": {"a": True}},
        {"text": {"a": ""}},
        {"lines": {"a": ["x", 3]}},
        {"lines": {"agenda.template.x": ["5 | Mở đầu"]}},
        {"threshold": {"a": "half"}},
        {"yes_no": {"a": 1}},
        {"mm": {"a": 1}, "pt": {"a": 1}},
    ],
)
def test_a_damaged_group_is_refused(group: dict[str, Any]) -> None:
    with pytest.raises(RulePackDamagedError):
        pack_of(**group)


def test_a_pack_without_version_is_refused() -> None:
    with pytest.raises(RulePackDamagedError, match="phiên bản"):
        parse_rule_pack({"group": []})


def test_a_group_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(RulePackDamagedError, match="ngày hết hiệu lực"):
        pack_of(valid_to=date(2025, 1, 1))
    assert pack_of(valid_to=date(2027, 1, 1), days={"a": 1}).rule("a").valid_to == date(2027, 1, 1)


def test_yes_or_no_is_asked_for_as_such() -> None:
    pack = pack_of(yes_no={"a": True}, days={"b": 1})
    assert pack.yes("a")
    with pytest.raises(RulePackDamagedError, match="có hay không"):
        pack.yes("b")
    with pytest.raises(RulePackDamagedError, match="phải là số"):
        pack.number("a")


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(RulePackDamagedError, match=r"không đọc được tệp none\.toml"):
        load_rule_pack("none.toml")


def test_some_numbers_are_set_for_one_print() -> None:
    pack = load_rule_pack()
    changed = pack.with_values({"page.margin_right": 20})
    assert (changed.number("page.margin_right"), pack.number("page.margin_right")) == (20, 15)
    assert changed.text("header.star") == "*"
