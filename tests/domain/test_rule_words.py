"""Names, sections and bounds of the rules, and the form of the lines of lists."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvqc_desktop.domain.errors.rules import RulePackDamagedError
from dvqc_desktop.domain.rule_forms import lines_fault
from dvqc_desktop.domain.rule_pack import RulePack, parse_rule_pack
from dvqc_desktop.domain.rule_values import fault_of, tidy_value, value_from_json, value_to_json
from dvqc_desktop.domain.rule_words import with_rule_words
from dvqc_desktop.services.rules import load_rule_pack

SHIPPED = load_rule_pack()


def pack_of(**units: Any) -> RulePack:
    group = {"basis": "a", "valid_from": date(2026, 1, 1), "confidence": "known"} | units
    return parse_rule_pack({"version": "1", "verified_on": date(2026, 1, 1), "group": [group]})


def named(pack: RulePack, **rules: object) -> RulePack:
    return with_rule_words(pack, {"section": [{"title": "Phần", "rules": rules}]})


def test_every_shipped_rule_has_a_name_of_its_own_and_a_section() -> None:
    nameless = [rule.key for rule in SHIPPED.rules.values() if not rule.words or not rule.section]
    assert nameless == [], "name them in resources/rules/words.toml"
    names = [rule.name for rule in SHIPPED.rules.values()]
    assert len(names) == len(set(names))


def test_every_shipped_value_could_be_set_again() -> None:
    assert [key for key, rule in SHIPPED.rules.items() if fault_of(rule, rule.value)] == []


def test_a_number_has_bounds_and_a_text_its_usual_forms() -> None:
    pack = named(pack_of(days={"a": 3}, text={"b": ","}), a="Số ngày | 1 | 30", b="Dấu | , | ;")
    assert (pack.rule("a").bounds, pack.rule("b").forms, pack.rule("b").section) == ((1, 30), (",", ";"), "Phần")


def test_a_rule_without_a_name_stands_last_under_its_key() -> None:
    pack = named(pack_of(days={"a": 3, "b": 4}), b="Số ngày | 1 | 30", gone="Đã bỏ")
    assert [rule.name for rule in pack.rules.values()] == ["Số ngày", "a"]


@pytest.mark.parametrize("line", ["Số ngày", "Số ngày | 1", "Số ngày | x | 3", "Số ngày | 5 | 9", "", 3])
def test_damaged_names_are_refused(line: object) -> None:
    with pytest.raises(RulePackDamagedError, match="mục a"):
        named(pack_of(days={"a": 3}), a=line)


@pytest.mark.parametrize("section", [{"rules": {}}, {"title": "a"}, {"title": "a", "rules": 3}])
def test_a_damaged_section_is_refused(section: dict[str, object]) -> None:
    with pytest.raises(RulePackDamagedError, match="tên phần"):
        with_rule_words(pack_of(), {"section": [section]})


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.integers(-5, 600), st.floats(allow_nan=True), st.booleans(), st.text(max_size=5)))
def test_a_number_is_taken_just_where_it_lies_between_its_bounds(value: Any) -> None:
    rule = SHIPPED.rule("page.margin_left")
    number = isinstance(value, int | float) and not isinstance(value, bool)
    assert (fault_of(rule, value) == "") == (number and 15 <= value <= 45)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.integers(), st.text(), st.booleans(), st.lists(st.text(), max_size=4).map(tuple)))
def test_a_value_comes_back_from_the_book_as_it_went_in(value: Any) -> None:
    tidy = tidy_value(value)
    assert value_from_json(json.loads(value_to_json(tidy))) == tidy == tidy_value(tidy)


@pytest.mark.parametrize(
    ("key", "line", "fits"),
    [
        ("agenda.template.regular", "5 | Mở đầu | chủ trì", True),
        ("agenda.template.regular", "5 | Mở đầu | Lợi", False),
        ("agenda.template.regular", "1441 | Mở đầu | ", False),
        ("agenda.template.regular", "5 |  | ", False),
        ("agenda.check.regular", "a | b | 5 | c", True),
        ("agenda.check.regular", "a | b | c", False),
        ("opinion.slip.parts", "a | 3", True),
        ("opinion.slip.parts", "a | 0", False),
        ("family.new_year.days", "2027-02-06", True),
        ("family.new_year.days", "06/02/2027", False),
        ("any.other", "x", True),
    ],
)
def test_the_lines_of_a_list_have_their_form(key: str, line: str, fits: bool) -> None:
    assert (lines_fault(key, [line]) == "") == fits
