"""The chain of one person or member among the cards: who is above, whom he holds and helps, and who helps beside."""

from collections.abc import Iterable
from dataclasses import dataclass

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.board.board_people import BoardMember

CHOSEN, ABOVE, HELD, HELPS = "đang chọn", "phụ trách", "được phụ trách", "cùng giúp"
SHORT_TAGS = {HELD: "được giúp"}


@dataclass(frozen=True, slots=True)
class ShownChain:
    """A chain to highlight. `tags` are the words on cards and chips, by person id.

    `above` are those over the person from the top down: the name, and the class of a worker (None: a member).
    """

    title: str
    above: tuple[tuple[str, WorkerClass | None], ...]
    middle: Card | None
    held: tuple[Card, ...]
    helped: tuple[Card, ...]
    tags: dict[int, str]


def chain_of_worker(card: Card, by_id: dict[int, Card]) -> ShownChain:
    """The chain of a worker."""
    above: list[tuple[str, WorkerClass | None]] = []
    tags = {card.id: CHOSEN}
    for helper in card.helpers:
        tags[helper.id] = HELPS
    upper = card.holder
    while upper is not None and upper.id not in tags:
        above.insert(0, (upper.name, upper.worker_class))
        tags[upper.id] = ABOVE
        next_card = by_id.get(upper.id)
        upper = next_card.holder if next_card else None
    held, helped = _behind(card.id, by_id.values())
    tags |= {other.id: HELPS for other in helped} | {other.id: HELD for other in held}
    return ShownChain(card.name, tuple(above), card, held, helped, tags)


def chain_of_member(member: BoardMember, by_id: dict[int, Card]) -> ShownChain:
    """The chain of a member: the people he holds, and those behind them."""
    held, helped = _behind(member.id, by_id.values())
    tags = {member.id: CHOSEN} | {other.id: HELPS for other in helped}
    for card in held:
        further, _ = _behind(card.id, by_id.values())
        tags |= {other.id: HELD for other in further}
    tags |= {other.id: HELD for other in held}
    return ShownChain(member.name, ((member.name, None),), None, held, helped, tags)


def _behind(person_id: int, cards: Iterable[Card]) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    held, helped = [], []
    for card in cards:
        if card.holder is not None and card.holder.id == person_id:
            held.append(card)
        elif any(helper.id == person_id for helper in card.helpers):
            helped.append(card)
    return tuple(held), tuple(helped)
