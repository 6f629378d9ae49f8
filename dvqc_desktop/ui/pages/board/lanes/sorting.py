"""Puts the cards of the board into lanes: by group, or by whoever holds them; and what the head of a lane says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.names import name_sort_key
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.chain.holders import HolderInfo
from dvqc_desktop.ui.class_names import class_name_inside
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.summary import OVERDUE
from dvqc_desktop.ui.pages.board.words import group_words

BY_GROUP, BY_HOLDER = "group", "holder"
NOBODY = 0
TRADES = 3
COUNTED = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP)


@dataclass(frozen=True, slots=True)
class LaneName:
    """Which lane: `key` is the row id of the group or of the holder, NOBODY for people without one."""

    key: int
    title: str
    leader: str = ""
    note: str = ""


@dataclass(slots=True)
class LaneCards:
    """The people of one lane, counted as they are put in."""

    cards: list[Card] = field(default_factory=list)
    classes: Counter[WorkerClass] = field(default_factory=Counter)
    late: int = 0
    gaps: int = 0

    def put(self, card: Card) -> None:
        """Adds a card."""
        self.cards.append(card)
        self.classes[card.worker_class] += 1
        self.late += card.clock.state is OVERDUE
        self.gaps += card.breach is not None

    @property
    def troubled(self) -> bool:
        """Somebody was not met in time or has nobody."""
        return bool(self.late or self.gaps)

    def count_words(self) -> str:
        """ "2 tích cực · 2 trung bình · 1 cần giúp từng mặt"; who is not classified only where there is somebody."""
        parts = [f"{self.classes[code]} {class_name_inside(code)}" for code in COUNTED]
        unclassified = self.classes[WorkerClass.UNCLASSIFIED]
        return " · ".join(
            parts + ([f"{unclassified} {class_name_inside(WorkerClass.UNCLASSIFIED)}"] if unclassified else [])
        )

    def trades(self) -> str:
        """ "Nguội, khoan, mài": the commonest first."""
        common = Counter(card.trade.lower() for card in self.cards if card.trade).most_common(TRADES + 1)
        words = ", ".join(trade for trade, _ in common[:TRADES]) + (", …" if len(common) > TRADES else "")
        return words[:1].upper() + words[1:]


def lane_names(kind: str, data: BoardData) -> list[LaneName]:
    """All lanes that a board may have, in their order, whatever the filter lets through."""
    return _by_group(data) if kind == BY_GROUP else _by_holder(data)


def _by_group(data: BoardData) -> list[LaneName]:
    leaders = data.leaders
    named = [LaneName(key, group_words(name), leaders.get(key, "")) for key, name in data.groups.items()]
    return [*named, LaneName(NOBODY, "Chưa có nhóm")]


def _by_holder(data: BoardData) -> list[LaneName]:
    """Members first, then the workers who hold somebody."""
    members = {member.id: LaneName(member.id, member.name, note=member.note or "đảng viên") for member in data.members}
    holders = {card.holder.id: card.holder for card in data.cards if card.holder is not None}
    others = [holder for holder in holders.values() if holder.id not in members]
    others.sort(key=lambda holder: (holder.kind is Kind.WORKER, name_sort_key(holder.name)))
    named = [LaneName(holder.id, holder.name, note=_standing(holder)) for holder in others]
    return [*members.values(), *named, LaneName(NOBODY, "Chưa có người phụ trách")]


def _standing(holder: HolderInfo) -> str:
    """What a holder outside the members of the day is."""
    if not holder.present or holder.worker_class is None:
        return "không còn ở đơn vị"
    return class_name_inside(holder.worker_class)


def sort_into(kind: str, cards: Sequence[Card]) -> dict[int, LaneCards]:
    """The cards of each lane, by its key."""
    lanes: dict[int, LaneCards] = {}
    for key, card in zip(_keys(kind, cards), cards, strict=True):
        lane = lanes.get(key)
        if lane is None:
            lane = lanes[key] = LaneCards()
        lane.put(card)
    return lanes


def key_of(kind: str, card: Card) -> int:
    """The lane in which a card stands."""
    if kind == BY_GROUP:
        return card.group_id or NOBODY
    return card.holder.id if card.holder is not None else NOBODY


def _keys(kind: str, cards: Iterable[Card]) -> list[int]:
    return [key_of(kind, card) for card in cards]
