"""What each ground of advice weighs, as the rule pack says; it only orders proposals, nobody is given a mark."""

from dataclasses import dataclass, fields

from dvqc_desktop.domain.rule_pack import RulePack


@dataclass(frozen=True, slots=True)
class HolderWeights:
    """For whom to ask: one number for each ground, `load_step` for each person held, `over_limit` beyond the limit."""

    trade: int
    good: int
    group: int
    helped: int
    shift: int
    way_home: int
    grade: int
    chain: int
    load_step: int
    over_limit: int


@dataclass(frozen=True, slots=True)
class GroupWeights:
    """For who goes together: what people share, a friend in the group, and leading one group more."""

    trade: int
    shift: int
    way_home: int
    good: int
    leads_one_more: int


def holder_weights(rules: RulePack) -> HolderWeights:
    """The weights for holders. Raises RulePackDamagedError where one is missing."""
    return HolderWeights(**{one.name: rules.count(f"advice.holder.{one.name}") for one in fields(HolderWeights)})


def group_weights(rules: RulePack) -> GroupWeights:
    """The weights for groups. Raises RulePackDamagedError where one is missing."""
    return GroupWeights(**{one.name: rules.count(f"advice.group.{one.name}") for one in fields(GroupWeights)})
