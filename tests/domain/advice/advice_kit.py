"""A small team for tests of advice, and the same answers found by trying everything."""

from itertools import product

from hypothesis import strategies as st

from dvqc_desktop.domain.advice.facts import Facts, Knowledge
from dvqc_desktop.domain.advice.grounds import link_cost, load_cost
from dvqc_desktop.domain.advice.partition import Team
from dvqc_desktop.domain.advice.weights import group_weights, holder_weights
from dvqc_desktop.domain.chain import Chain, Link, Node
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.rules import load_rule_pack

MEMBERS, ACTIVE = (1, 2), (3, 4)
PEOPLE = (5, 6, 7, 8)
NOBODY = 10_000
WEIGHTS, GROUP_WEIGHTS = holder_weights(load_rule_pack()), group_weights(load_rule_pack())


def knowledge(links=(), classes=None, apart=(), good=(), limit=5, facts=None, helped=(), weights=WEIGHTS):
    """Two members, two active workers and four others, average unless told otherwise."""
    classes = {**dict.fromkeys(PEOPLE, WorkerClass.AVERAGE), **(classes or {})}
    nodes = {person: Node(person, Kind.MEMBER) for person in MEMBERS}
    nodes |= {person: Node(person, Kind.WORKER, WorkerClass.ACTIVE) for person in ACTIVE}
    nodes |= {person: Node(person, Kind.WORKER, code) for person, code in classes.items()}
    chain = Chain(nodes, tuple(Link(low, high) for low, high in links))
    under = {high: frozenset(low for low, other in links if other == high) for _, high in links}
    plain = {person: Facts(person) for person in nodes}
    held = {holder: len(people) for holder, people in under.items()}
    return Knowledge(chain, plain | (facts or {}), (*MEMBERS, *ACTIVE), held, limit, weights, frozenset(apart),
                     frozenset(good), frozenset(helped), under)  # fmt: skip


def team_of(people, apart=(), good=()):
    """A team to split, weighed as the rule pack says."""
    return Team(people, frozenset(apart), frozenset(good), weights=GROUP_WEIGHTS)


def cost_of(known, shares):
    """What a sharing out costs, counted plainly: links, and the load as it grows."""
    total, held = 0, dict(known.held)
    for worker, holder in shares.items():
        total += link_cost(known, worker, holder) + load_cost(known, held.get(holder, 0))
        held[holder] = held.get(holder, 0) + 1
    return total


def fine(known, shares):
    """Whether the rules and the pairs kept apart hold for all of it together."""
    apart = {frozenset(two) for two in known.apart}
    one_place = {
        frozenset((one, other)) for one in shares for other in shares if one != other and shares[one] == shares[other]
    }
    return not apart & one_place and all(known.allowed(worker, holder) for worker, holder in shares.items())


def best_cost(known, workers):
    """The lowest cost over every possible sharing out; leaving somebody without a holder is dearest."""
    costs = []
    for chosen in product((None, *known.candidates), repeat=len(workers)):
        shares = {worker: holder for worker, holder in zip(workers, chosen, strict=True) if holder is not None}
        if fine(known, shares):
            costs.append(cost_of(known, shares) + NOBODY * (len(workers) - len(shares)))
    return min(costs)


@st.composite
def teams(draw):
    """A team with random trades, groups, classes, links and pairs kept apart."""
    few = st.sampled_from
    facts = {
        person: Facts(
            person, draw(few(["", "phay", "tiện"])), draw(few(["", "2/7", "5/7"])), group_id=draw(few([1, 2]))
        )
        for person in (*MEMBERS, *ACTIVE, *PEOPLE)
    }
    held = [(person, draw(few([1, 2]))) for person in ACTIVE]
    held += [(person, draw(few([1, 3, 4]))) for person in PEOPLE[3:]]
    pairs = [(one, other) for one in range(1, 9) for other in range(max(one + 1, 5), 9)]
    classes = {person: draw(few([WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP])) for person in PEOPLE[:3]}
    return knowledge(
        held,
        classes,
        draw(st.sets(few(pairs), max_size=6)),
        draw(st.sets(few(pairs), max_size=3)),
        draw(few([1, 2, 5])),
        facts,
    )
