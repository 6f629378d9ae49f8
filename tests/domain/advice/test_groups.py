"""Names, leaders and effects of new groups, and what is moved by hand."""

from dvqc_desktop.domain.advice.facts import Facts
from dvqc_desktop.domain.advice.groups import (
    Basis,
    GroupEffects,
    NewGroup,
    clashes,
    group_effects,
    moved_to,
    propose_groups,
)
from tests.domain.advice.advice_kit import team_of

PEOPLE = {
    1: Facts(1, "phay", group_id=10, group="Nhóm 1"),
    2: Facts(2, "phay", group_id=10, group="Nhóm 1"),
    3: Facts(3, "tiện", group_id=20, group="Nhóm 2"),
    4: Facts(4, "tiện"),
}
NAMES = {10: "Nhóm 1", 20: "2"}


def basis(apart=(), leaders=None, people=PEOPLE):
    return Basis(team_of(people, frozenset(apart)), {8: Facts(8), 9: Facts(9)}, NAMES, leaders or {10: 9})


def test_groups_keep_the_names_and_leaders_most_of_their_people_had():
    assert propose_groups(basis(), 2) == (NewGroup("2", 20, 8, (3, 4)), NewGroup("Nhóm 1", 10, 9, (1, 2)))


def test_a_new_group_gets_the_next_number_that_is_free():
    plain = {person: Facts(person) for person in (1, 2)}
    assert [group.name for group in propose_groups(basis(people=plain), 2)] == ["Nhóm 3", "Nhóm 4"]


def test_no_way_is_no_proposal():
    assert propose_groups(basis({(1, 2), (1, 3), (2, 3)}), 2) is None


def test_what_would_change_is_counted():
    groups = (NewGroup("Nhóm 1", 10, 8, (1, 3)), NewGroup("Nhóm 3", None, 9, (2, 4)))
    assert group_effects(basis(), groups) == GroupEffects(stay=1, move=2, placed=1, made=1, led_anew=1)


def test_somebody_moved_by_hand_is_in_his_new_group_alone():
    groups = (NewGroup("A", None, None, (1, 2)), NewGroup("B", None, None, (3, 4)))
    assert [group.people for group in moved_to(groups, 2, 1)] == [(1,), (2, 3, 4)]
    assert moved_to(groups, 2, 0) == groups


def test_two_kept_apart_in_one_group_are_found_and_a_leader_too():
    known = basis({(1, 2), (3, 8)})
    groups = (NewGroup("A", None, None, (1, 2)), NewGroup("B", None, 8, (3, 4)))
    assert clashes(known, groups) == {1: 2, 2: 1, 3: 8, 8: 3}
    assert clashes(known, moved_to(groups, 2, 1)) == {3: 8, 8: 3}
