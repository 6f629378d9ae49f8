"""Whom a member holds, and whom these hold in turn: the chain below one member."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.services.board import BoardFrame, Card, board_frame, read_cards
from dvqc_desktop.services.member_lists import helped_by


@dataclass(frozen=True, slots=True)
class ChainNode:
    """A worker in the chain of a member; `beside` when he is helped beside the main holder."""

    card: Card
    beside: bool
    below: tuple["ChainNode", ...] = ()


def member_chain(session: Session, member_id: int, day: date) -> tuple[ChainNode, ...]:
    """The workers a member holds or helps, active ones first, each with those he holds or helps himself."""
    frame = board_frame(session, day, clock.today())
    nodes = []
    for node in _nodes(session, frame, member_id, day):
        below = _nodes(session, frame, node.card.id, day) if node.card.worker_class is WorkerClass.ACTIVE else ()
        nodes.append(ChainNode(node.card, node.beside, tuple(below)))
    return tuple(nodes)


def _nodes(session: Session, frame: BoardFrame, holder_id: int, day: date) -> list[ChainNode]:
    roles = dict(helped_by(session, holder_id, day))
    cards = {card.id: card for card in read_cards(session, frame, roles)}
    nodes = [
        ChainNode(cards[worker_id], role != HolderRole.MAIN.value)
        for worker_id, role in roles.items()
        if worker_id in cards
    ]
    return sorted(nodes, key=lambda node: (node.beside, node.card.worker_class is not WorkerClass.ACTIVE))
