"""Proposals: who fits one person, and the best sharing out of many, held beside trying everything."""

from hypothesis import given, settings

from dvqc_desktop.domain.advice import fit
from dvqc_desktop.domain.advice.facts import Facts, Knowledge
from dvqc_desktop.domain.advice.fit import best_holders
from dvqc_desktop.domain.advice.joint import joint_proposal
from dvqc_desktop.domain.chain import Chain, Link, Node
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.classes import WorkerClass
from tests.domain.advice.advice_kit import (
    ACTIVE,
    MEMBERS,
    NOBODY,
    PEOPLE,
    WEIGHTS,
    best_cost,
    cost_of,
    fine,
    knowledge,
    teams,
)

THREE = PEOPLE[:3]


def shares_of(fits):
    return {found.worker_id: found.holder_id for found in fits}


@settings(max_examples=80, deadline=None)
@given(teams())
def test_a_joint_proposal_costs_as_little_as_any_and_breaks_no_rule(known):
    shares = shares_of(joint_proposal(known, THREE))
    assert fine(known, shares)
    assert cost_of(known, shares) + NOBODY * (len(THREE) - len(shares)) == best_cost(known, THREE)


def test_the_load_is_shared_out_evenly_where_all_suit_alike():
    shares = shares_of(joint_proposal(knowledge(classes=dict.fromkeys(PEOPLE, WorkerClass.UNCLASSIFIED)), PEOPLE))
    assert sorted(shares.values()) == [*MEMBERS, *ACTIVE]


def test_whoever_is_kept_apart_from_everybody_who_may_is_left_out():
    known = knowledge(classes={5: WorkerClass.NEEDS_HELP}, apart={(1, 5), (2, 5)})
    assert shares_of(joint_proposal(known, [5])) == {}


def test_two_kept_apart_never_come_under_one_holder():
    known = knowledge(classes=dict.fromkeys((5, 6, 7), WorkerClass.NEEDS_HELP), apart={(5, 6), (6, 7), (5, 7)})
    shares = shares_of(joint_proposal(known, THREE))
    assert len(shares) == 2
    assert len(set(shares.values())) == 2


def test_nobody_is_brought_under_a_holder_who_holds_one_he_is_kept_apart_from():
    known = knowledge([(8, 3)], apart={(5, 8)}, facts={5: Facts(5, "phay"), 3: Facts(3, "phay")})
    assert 3 not in {found.holder_id for found in best_holders(known, 5, 8)}


def test_links_that_only_together_make_a_circle_are_not_proposed_together():
    known = knowledge([(3, 6), (4, 5)], facts={person: Facts(person, "phay") for person in (3, 4, 5, 6)})
    known.facts[5], known.facts[3] = Facts(5, "tiện"), Facts(3, "tiện")
    chain = known.chain
    for found in joint_proposal(known, [5, 6]):
        assert chain.breach(Link(found.worker_id, found.holder_id)) is None
        chain = chain.with_link(Link(found.worker_id, found.holder_id))


def test_reasons_stand_in_words_and_the_load_last():
    facts = {
        5: Facts(5, "Phay", "3/7", "Gia Lâm", 1, "Ca 1", 7, "Nhóm 2"),
        3: Facts(3, "phay", "5/7", "gia lâm", 1, "Ca 1", 7, "Nhóm 2"),
    }
    known = knowledge([(8, 3)], facts=facts, good={(3, 5)}, helped={(5, 3)})
    first = best_holders(known, 5, 1)[0]
    assert (first.holder_id, first.reasons) == (3, (
        "cùng nghề phay", "hai người hợp nhau", "cùng Nhóm 2", "đã quen giúp người này", "cùng ca",
        "cùng đường về Gia Lâm", "bậc 5/7 kèm được bậc 3/7", "đúng dây chuyền", "đang phụ trách 1 người, còn chỗ",
    ))  # fmt: skip


def test_a_member_who_leads_the_group_and_a_full_load_are_said():
    facts = {5: Facts(5, grade="4/7", group_id=7, group="Nhóm 2"), 1: Facts(1, grade="4/7", leads=frozenset({7}))}
    known = knowledge([(3, 1), (4, 1)], {5: WorkerClass.NEEDS_HELP}, facts=facts, limit=2)
    by_holder = {found.holder_id: found.reasons for found in best_holders(known, 5, 8)}
    assert by_holder == {
        1: ("đang dẫn Nhóm 2", "cùng bậc 4/7", "đang phụ trách 2 người, đã nhiều"),
        2: ("chưa phụ trách ai",),
    }


def test_of_very_many_only_members_and_the_own_group_are_looked_at(monkeypatch):
    facts = {5: Facts(5, group_id=7), 3: Facts(3, group_id=7), 4: Facts(4, group_id=8)}
    known = knowledge(facts=facts)
    assert {found.holder_id for found in best_holders(known, 5, 8)} == {1, 2, 3, 4}
    monkeypatch.setattr(fit, "NEAR_FROM", 3)
    assert {found.holder_id for found in best_holders(known, 5, 8)} == {1, 2, 3}
    assert {found.holder_id for found in best_holders(known, 6, 8)} == {1, 2}


def test_among_many_holders_those_with_nobody_are_asked_too():
    crowd = range(20, 36)
    nodes = {person: Node(person, Kind.WORKER, WorkerClass.ACTIVE) for person in crowd}
    facts = {person: Facts(person, "phay" if person < 34 else "tiện") for person in crowd}
    people = {person: Node(person, Kind.WORKER, WorkerClass.AVERAGE) for person in range(40, 56)}
    known = Knowledge(
        Chain({**nodes, **people}),
        facts | {person: Facts(person, "phay") for person in people},
        tuple(crowd),
        {},
        1,
        WEIGHTS,
    )
    assert sorted(shares_of(joint_proposal(known, list(people))).values()) == list(crowd)
