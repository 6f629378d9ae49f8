"""Splitting a team: sizes nearly equal, those kept apart never together, like beside like, names and leaders kept."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dvqc_desktop.domain.advice.facts import Facts
from dvqc_desktop.domain.advice.partition import match_names, propose_leaders, split
from tests.domain.advice.advice_kit import team_of

few = st.sampled_from


@st.composite
def teams(draw):
    people = {
        person: Facts(person, draw(few(["", "phay", "tiện"])), way_home=draw(few(["", "Gia Lâm", "Thanh Trì"])),
                      shift_id=draw(few([None, 1, 2])))
        for person in range(1, draw(st.integers(2, 14)) + 1)
    }  # fmt: skip
    pairs = [(one, other) for one in people for other in people if one < other]
    return team_of(people, frozenset(draw(st.sets(few(pairs), max_size=3))), frozenset(draw(st.sets(few(pairs)))))


@settings(max_examples=60, deadline=None)
@given(teams(), st.integers(1, 5))
def test_everybody_has_one_group_sizes_are_even_and_those_apart_are_apart(team, number):
    number = min(number, len(team.people))
    groups = split(team, number)
    if groups is None:
        assert number <= 3  # three pairs leave a way from the fourth group on
        return
    assert sorted(person for group in groups for person in group) == sorted(team.people)
    sizes = [len(group) for group in groups]
    assert max(sizes) - min(sizes) <= 1
    assert not any(set(two) <= set(group) for two in team.apart for group in groups)


def test_trades_come_together_where_sizes_allow():
    trades = {1: "phay", 2: "tiện", 3: "phay", 4: "tiện", 5: "phay", 6: "tiện"}
    groups = split(team_of({person: Facts(person, trade) for person, trade in trades.items()}), 2)
    assert {frozenset(group) for group in groups} == {frozenset({1, 3, 5}), frozenset({2, 4, 6})}


def test_friends_come_together_where_nothing_else_tells_people_apart():
    groups = split(team_of({person: Facts(person) for person in range(1, 7)}, good=frozenset({(1, 4), (2, 6)})), 3)
    assert {(1, 4), (2, 6)} <= {tuple(sorted(group)) for group in groups}


def test_three_who_are_all_kept_apart_do_not_go_into_two_groups():
    people = {person: Facts(person) for person in range(1, 6)}
    assert split(team_of(people, frozenset({(1, 2), (2, 3), (1, 3)})), 2) is None


def test_a_new_group_takes_the_name_of_the_former_one_most_of_its_people_had():
    assert match_names([(1, 2, 3), (4, 5, 6)], {1: 20, 2: 20, 3: 10, 4: 10, 5: 10, 6: 10}) == {0: 20, 1: 10}
    assert match_names([(1, 2)], {}) == {}


def test_members_lead_the_group_they_fit_and_keep_the_one_they_led():
    people = {1: Facts(1, "phay"), 2: Facts(2, "phay"), 3: Facts(3, "tiện"), 4: Facts(4, "tiện")}
    members = {8: Facts(8, "tiện"), 9: Facts(9, "phay")}
    team, groups = team_of(people), [(1, 2), (3, 4)]
    assert propose_leaders(team, groups, members, {}) == {0: 9, 1: 8}
    assert propose_leaders(team, groups, members, {0: 8}) == {0: 8, 1: 9}


def test_one_member_may_lead_several_groups_but_nobody_he_is_kept_apart_from():
    people = {1: Facts(1), 2: Facts(2)}
    team = team_of(people, frozenset({(2, 9)}))
    assert propose_leaders(team, [(1,), (2,)], {9: Facts(9)}, {}) == {0: 9}
    assert propose_leaders(team_of(people), [(1,), (2,)], {9: Facts(9)}, {}) == {0: 9, 1: 9}
    assert propose_leaders(team_of(people), [(1,), (2,)], {}, {}) == {}
