"""The chain: who may hold whom, who is left alone, what an act would do."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.chain import Chain, Effects, Link, Node, effects
from dvqc_desktop.domain.chain_rules import BREACH_WORDS, EXCUSABLE, GAP_WORDS, Breach, Cover, Kind
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole

ACTIVE, AVERAGE, NEEDS_HELP, UNCLASSIFIED = (
    WorkerClass.ACTIVE,
    WorkerClass.AVERAGE,
    WorkerClass.NEEDS_HELP,
    WorkerClass.UNCLASSIFIED,
)
LOI, HA, CUONG, SANG, YEN, QUY, DUNG = range(1, 8)


def member(person_id, present=True):
    return Node(person_id, Kind.MEMBER, None, present)


def worker(person_id, worker_class, present=True):
    return Node(person_id, Kind.WORKER, worker_class, present)


def chain(nodes, links=(), superiors=()):
    return Chain({node.person_id: node for node in nodes}, tuple(links), frozenset(superiors))


@pytest.fixture
def team():
    return chain(
        [
            member(LOI),
            member(HA),
            worker(CUONG, ACTIVE),
            worker(SANG, ACTIVE),
            worker(YEN, AVERAGE),
            worker(QUY, AVERAGE),
            worker(DUNG, NEEDS_HELP),
        ],
        [Link(CUONG, LOI), Link(SANG, HA), Link(QUY, CUONG), Link(DUNG, HA)],
    )


@pytest.mark.parametrize(
    ("worker_class", "holder", "broken"),
    [
        (ACTIVE, member(1), None),
        (NEEDS_HELP, member(1), None),
        (AVERAGE, member(1), None),
        (UNCLASSIFIED, member(1), None),
        (AVERAGE, worker(1, ACTIVE), None),
        (UNCLASSIFIED, worker(1, ACTIVE), None),
        (ACTIVE, worker(1, ACTIVE), Breach.ACTIVE_NEEDS_MEMBER),
        (NEEDS_HELP, worker(1, ACTIVE), Breach.WEAK_NEEDS_MEMBER),
        (AVERAGE, worker(1, AVERAGE), Breach.AVERAGE_NEEDS_ACTIVE),
        (AVERAGE, worker(1, UNCLASSIFIED), Breach.AVERAGE_NEEDS_ACTIVE),
        (UNCLASSIFIED, worker(1, NEEDS_HELP), Breach.UNCLASSIFIED_NEEDS_FRIEND),
        (AVERAGE, member(1, present=False), Breach.HOLDER_GONE),
        (AVERAGE, worker(1, ACTIVE, present=False), Breach.HOLDER_GONE),
    ],
)
def test_who_may_hold_whom_follows_from_the_classes(worker_class, holder, broken):
    assert chain([holder, worker(2, worker_class)]).breach(Link(2, 1)) is broken


@pytest.mark.parametrize("worker_class", [ACTIVE, AVERAGE, NEEDS_HELP, UNCLASSIFIED])
def test_helpers_are_members_or_active_workers(worker_class):
    people = chain([member(1), worker(2, worker_class), worker(3, ACTIVE), worker(4, AVERAGE)])
    assert people.breach(Link(2, 1, HolderRole.HELPER)) is None
    assert people.breach(Link(2, 3, HolderRole.HELPER)) is None
    assert people.breach(Link(2, 4, HolderRole.HELPER)) is Breach.HELPER_NOT_FIT


def test_a_reason_sets_the_rules_by_class_aside_and_stays_visible(team):
    link = Link(YEN, QUY, excused=True)
    held = team.with_link(Link(YEN, SANG)).with_link(link)
    assert team.breach(link) is None
    assert held.coverage()[AVERAGE] == Cover(total=2, by_active=1, by_exception=1)


@pytest.mark.parametrize("excused", [False, True])
def test_nobody_holds_himself_whatever_the_reason(team, excused):
    assert team.breach(Link(YEN, YEN, excused=excused)) is Breach.ITSELF


def test_a_member_is_not_held_by_anybody(team):
    assert team.breach(Link(LOI, HA)) is Breach.NOT_A_WORKER


def test_somebody_who_left_is_not_held(team):
    assert team.without(YEN).breach(Link(YEN, SANG)) is Breach.WORKER_GONE


def test_the_same_two_people_are_not_linked_twice(team):
    assert team.breach(Link(QUY, CUONG)) is Breach.TWICE
    assert team.breach(Link(QUY, CUONG, HolderRole.HELPER)) is Breach.TWICE


def test_a_helper_may_become_the_main_holder(team):
    helped = team.with_link(Link(DUNG, LOI, HolderRole.HELPER))
    assert helped.breach(Link(DUNG, LOI)) is None
    assert helped.with_link(Link(DUNG, LOI)).links.count(Link(DUNG, LOI, HolderRole.HELPER)) == 0


def test_a_circle_is_refused_even_with_a_reason(team):
    assert team.breach(Link(CUONG, QUY, excused=True)) is Breach.CIRCLE
    assert team.breach(Link(CUONG, QUY, HolderRole.HELPER, excused=True)) is Breach.CIRCLE


def test_the_chain_is_two_steps_long_at_most(team):
    longer = team.with_link(Link(SANG, CUONG, excused=True))
    assert longer.breach(Link(YEN, SANG)) is Breach.TOO_LONG
    assert longer.breach(Link(YEN, SANG, excused=True)) is None
    assert team.with_link(Link(YEN, SANG)).breach(Link(SANG, CUONG, excused=False)) is Breach.ACTIVE_NEEDS_MEMBER


def test_the_people_behind_count_for_the_length(team):
    behind = team.with_link(Link(YEN, SANG)).with_class(SANG, AVERAGE).with_link(Link(YEN, SANG, excused=True))
    assert behind.breach(Link(SANG, CUONG)) is Breach.TOO_LONG


def test_a_direct_superior_holds_the_third_class_only_when_the_cell_agreed(team):
    under = chain(team.nodes.values(), team.links, [(DUNG, LOI)])
    assert under.breach(Link(DUNG, LOI)) is Breach.SUPERIOR
    assert under.breach(Link(DUNG, LOI, excused=True)) is Breach.SUPERIOR
    assert under.breach(Link(DUNG, LOI, agreed=True)) is None
    assert under.with_link(Link(DUNG, LOI)).gap(DUNG).reason is Breach.SUPERIOR
    assert under.with_class(DUNG, AVERAGE).breach(Link(DUNG, LOI)) is None


def test_removing_an_active_worker_makes_exactly_his_people_gaps(team):
    change = effects(team, team.without(CUONG))
    assert [gap.worker_id for gap in change.lost] == [QUY]
    assert change.lost[0].reason is Breach.HOLDER_GONE
    assert change.counts == {ACTIVE: -1}


def test_losing_the_class_leaves_the_people_behind_without_a_holder(team):
    change = effects(team, team.with_class(CUONG, AVERAGE))
    assert change.counts == {ACTIVE: -1, AVERAGE: 1}
    assert [(gap.worker_id, gap.reason) for gap in change.lost] == [(QUY, Breach.AVERAGE_NEEDS_ACTIVE)]


def test_assigning_a_holder_closes_a_gap(team):
    assert effects(team, team.with_link(Link(YEN, SANG))) == Effects(counts={}, healed=(YEN,))


def test_every_broken_rule_has_its_words():
    assert set(BREACH_WORDS) == set(Breach)
    assert set(GAP_WORDS) >= EXCUSABLE - {Breach.HELPER_NOT_FIT, Breach.TOO_LONG}


CLASSES = st.sampled_from(WorkerClass)
PEOPLE = range(1, 9)


@st.composite
def chains(draw):
    nodes = []
    for person_id in PEOPLE:
        present = draw(st.booleans()) or draw(st.booleans())
        is_member = person_id <= 2
        nodes.append(member(person_id, present) if is_member else worker(person_id, draw(CLASSES), present))
    pairs = draw(st.dictionaries(st.sampled_from(PEOPLE[2:]), st.sampled_from(PEOPLE), max_size=6))
    flags = st.booleans()
    links = [Link(low, high, HolderRole.MAIN, draw(flags), draw(flags)) for low, high in pairs.items() if low != high]
    superiors = draw(st.sets(st.tuples(st.sampled_from(PEOPLE[2:]), st.sampled_from(PEOPLE[:2])), max_size=3))
    return chain(nodes, links, superiors)


def naive_link_counts(people, link):
    """The rules of two people again, read straight from their sentences."""
    held, holder = people.nodes[link.worker_id], people.nodes[link.holder_id]
    if not holder.present:
        return False
    if held.worker_class is NEEDS_HELP and (link.worker_id, link.holder_id) in people.superiors and not link.agreed:
        return False
    if link.excused or holder.kind is Kind.MEMBER:
        return True
    return holder.worker_class is ACTIVE and held.worker_class in (AVERAGE, UNCLASSIFIED)


def naive_holder_counts(people, worker_id):
    """And at most two steps from a member: whoever is held by a worker holds nobody in order."""
    above = {link.worker_id: link for link in people.links}
    link = above.get(worker_id)
    if link is None or not naive_link_counts(people, link):
        return False
    over = above.get(link.holder_id)
    deep = over is not None and people.nodes[over.holder_id].kind is people.nodes[link.holder_id].kind is Kind.WORKER
    return link.excused or not (deep and naive_link_counts(people, over))


@given(chains())
def test_coverage_and_gaps_equal_a_naive_recount(people):
    present = [node for node in people.nodes.values() if node.kind is Kind.WORKER and node.present]
    held = Counter(n.worker_class for n in present if naive_holder_counts(people, n.person_id))
    totals = Counter(n.worker_class for n in present)
    assert {c: cover.covered for c, cover in people.coverage().items() if cover.covered} == dict(held)
    assert {c: cover.total for c, cover in people.coverage().items() if cover.total} == dict(totals)
    assert {g.worker_id for g in people.gaps()} == {
        n.person_id for n in present if not naive_holder_counts(people, n.person_id)
    }


@given(chains(), st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.booleans()), max_size=12))
def test_no_sequence_of_accepted_links_breaks_a_rule_or_makes_a_circle(people, wanted):
    people = chain(people.nodes.values(), (), people.superiors)
    for low, high, helper in wanted:
        link = Link(low, high, HolderRole.HELPER if helper else HolderRole.MAIN)
        if people.breach(link) is None:
            people = people.with_link(link)
    assert all(people.counts(link) for link in people.links)
    assert all(people.steps_to(person_id) <= 2 for person_id in PEOPLE)
    for start in PEOPLE:
        above = {link.holder_id for link in people.links if link.worker_id == start}
        for _ in PEOPLE:
            above |= {link.holder_id for link in people.links if link.worker_id in above}
        assert start not in above


@given(chains(), st.sampled_from(PEOPLE[2:]), CLASSES)
def test_effects_of_a_class_are_the_difference_of_two_recounts(people, worker_id, new_class):
    after = people.with_class(worker_id, new_class)
    change = effects(people, after)
    gone = {g.worker_id for g in after.gaps()} - {g.worker_id for g in people.gaps()}
    assert {gap.worker_id for gap in change.lost} == gone
    assert sum(change.counts.values()) == 0
