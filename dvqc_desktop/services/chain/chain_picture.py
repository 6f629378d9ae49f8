"""The people of one group as they stand in the chain on a day, ready to be drawn on the screen or on paper."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Placement
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.chain_drawing import Standing
from dvqc_desktop.domain.chain_rules import GAP_WORDS, Breach, Kind
from dvqc_desktop.domain.classes import WorkerClass, with_names
from dvqc_desktop.services.board.board import Card, board_frame, by_name, read_cards
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.chain.holders import HolderInfo
from dvqc_desktop.services.people.presence import holds_on

NEAR, FAR = 1, 2


def group_standings(session: Session, day: date, group_id: int) -> tuple[Standing, ...]:
    """The workers of a group by name, before them the holders from outside it; no class is told."""
    frame = board_frame(session, day, clock.today())
    inside = select(Placement.person_id).where(Placement.work_group_id == group_id, holds_on(Placement, day))
    cards = sorted(read_cards(session, frame, session.scalars(inside)), key=by_name)
    there = {card.id for card in cards}
    outside = sorted(read_cards(session, frame, _worker_holders(cards) - there), key=by_name)
    uppers = sorted(_members((*outside, *cards)), key=lambda member: _first_place(member, cards))
    said = class_names(session)
    return (
        *(Standing(member.id, member.name) for member in uppers),
        *(_standing(card, said) for card in outside),
        *(_standing(card, said) for card in cards),
    )


def _worker_holders(cards: Iterable[Card]) -> set[int]:
    return {card.holder.id for card in cards if card.holder is not None and card.holder.kind is Kind.WORKER}


def _members(cards: Iterable[Card]) -> Iterable[HolderInfo]:
    """The members who hold one of these people and count, each once."""
    holders = (card.holder for card in cards if card.breach is None)
    return {holder.id: holder for holder in holders if holder is not None and holder.kind is Kind.MEMBER}.values()


def _first_place(member: HolderInfo, cards: Sequence[Card]) -> int:
    held = (place for place, card in enumerate(cards) if card.holder is not None and card.holder.id == member.id)
    return next(held, len(cards))


def _standing(card: Card, said: Mapping[WorkerClass, str]) -> Standing:
    trade = card.trade[:1].upper() + card.trade[1:]
    through = f"qua đoàn thể: {card.through.name}" if card.through is not None else ""
    note = ", ".join(part for part in (trade, f"bậc {card.grade}" if card.grade else "", through) if part)
    holder_id = card.holder.id if card.holder is not None and card.through is None else None
    level = FAR if card.worker_class is WorkerClass.AVERAGE else NEAR
    excused = card.excused and card.breach is None
    return Standing(card.id, card.name, note, level, holder_id, _missing(card, said), excused)


def _missing(card: Card, said: Mapping[WorkerClass, str]) -> str:
    """Why nobody who counts holds this person; a holder from before is named."""
    if card.breach is None:
        return ""
    words = with_names(GAP_WORDS[card.breach], said)
    if card.breach is Breach.NONE or card.holder is None:
        return words[:1].upper() + words[1:]
    return f"{card.holder.name}: {words}"
