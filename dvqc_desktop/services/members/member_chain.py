"""Whom a member holds, and whom these hold in turn: the chain below one member."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.services.board.board import Card, board_frame, read_cards
from dvqc_desktop.services.members.member_lists import helped_by


@dataclass(frozen=True, slots=True)
class ChainNode:
    """A worker in the chain of a member; `beside` when he is helped beside the main holder."""

    card: Card
    beside: bool
    below: tuple["ChainNode", ...] = ()


def member_chain(session: Session, member_id: int, day: date) -> tuple[ChainNode, ...]:
    """The workers a member holds or helps, active ones first, each with those he holds or helps himself.

    All cards are read at once: a read of few costs nearly as much as a read of many.
    """
    held = helped_by(session, member_id, day)
    below = {worker_id: helped_by(session, worker_id, day) for worker_id, _role in held}
    ids = {worker_id for row in (held, *below.values()) for worker_id, _role in row}
    cards = {card.id: card for card in read_cards(session, board_frame(session, day, clock.today()), ids)}
    nodes = []
    for node in _nodes(cards, held):
        active = node.card.worker_class is WorkerClass.ACTIVE
        nodes.append(ChainNode(node.card, node.beside, tuple(_nodes(cards, below[node.card.id])) if active else ()))
    return tuple(nodes)


def _nodes(cards: dict[int, Card], roles: Iterable[tuple[int, str]]) -> list[ChainNode]:
    nodes = [
        ChainNode(cards[worker_id], role != HolderRole.MAIN.value) for worker_id, role in roles if worker_id in cards
    ]
    return sorted(nodes, key=lambda node: (node.beside, node.card.worker_class is not WorkerClass.ACTIVE))
