"""Weights of advice are data of the rule pack: others bring another order, and none may be missing."""

from dataclasses import replace

import pytest

from dvqc_desktop.domain.advice.facts import Facts
from dvqc_desktop.domain.advice.fit import best_holders
from dvqc_desktop.domain.advice.partition import split
from dvqc_desktop.domain.advice.weights import group_weights, holder_weights
from dvqc_desktop.domain.errors.rules import RulePackDamagedError
from dvqc_desktop.domain.rule_pack import Confidence, RulePack, Unit
from dvqc_desktop.services.rules import load_rule_pack
from tests.domain.advice.advice_kit import WEIGHTS, knowledge, team_of

FACTS = {
    1: Facts(1, trade="phay"),
    2: Facts(2, shift_id=7),
    3: Facts(3),
    4: Facts(4),
    5: Facts(5, trade="phay", shift_id=7),
}


def test_other_weights_bring_another_holder_first_and_other_reasons():
    assert best_holders(knowledge(facts=FACTS), 5, 1)[0].holder_id == 1
    by_shift = replace(WEIGHTS, trade=1, shift=50)
    first = best_holders(knowledge(facts=FACTS, weights=by_shift), 5, 1)[0]
    assert (first.holder_id, first.reasons[0]) == (2, "cùng ca")


def test_other_weights_bring_other_groups():
    people = {1: Facts(1, "phay", shift_id=1), 2: Facts(2, "phay", shift_id=2),
              3: Facts(3, "tiện", shift_id=1), 4: Facts(4, "tiện", shift_id=2)}  # fmt: skip
    assert set(split(team_of(people), 2)) == {(1, 2), (3, 4)}
    team = team_of(people)
    assert set(split(replace(team, weights=replace(team.weights, trade=1, shift=50)), 2)) == {(1, 3), (2, 4)}


def test_every_weight_is_the_programmes_own_choice_and_stands_in_the_rule_pack():
    rules = [rule for rule in load_rule_pack().rules.values() if rule.unit is Unit.WEIGHT]
    assert {rule.confidence for rule in rules} == {Confidence.JUDGEMENT}
    assert len(rules) == 15


@pytest.mark.parametrize(
    ("key", "read"), [("advice.holder.shift", holder_weights), ("advice.group.shift", group_weights)]
)
def test_a_missing_weight_is_told(key, read):
    pack = load_rule_pack()
    rules = {name: rule for name, rule in pack.rules.items() if name != key}
    with pytest.raises(RulePackDamagedError, match=key):
        read(RulePack(pack.version, pack.verified_on, rules))
