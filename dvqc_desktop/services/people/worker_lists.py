"""Lists for the command line: workers, gaps and the movement, in the keys of the contract; never a private word."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import Card, board_frame, read_all
from dvqc_desktop.services.chain.chain_state import gaps
from dvqc_desktop.services.classes.movement import movement


def list_workers(session: Session, as_of: date) -> list[Card]:
    """All workers of a day by name, as their cards show them."""
    return read_all(session, board_frame(session, as_of, clock.today()))


def worker_rows(session: Session, as_of: date) -> list[dict[str, Any]]:
    """`dvqc list workers`: one object for each worker."""
    return [_row(card) for card in list_workers(session, as_of)]


def gap_rows(session: Session, as_of: date) -> list[dict[str, Any]]:
    """`dvqc list gaps`: who has no holder who counts, and why, in words."""
    return [{"id": gap.id, "name": gap.name, "reason": gap.reason} for gap in gaps(session, as_of)]


def movement_json(session: Session, opening_on: date, closing_on: date) -> dict[str, dict[str, int]]:
    """`dvqc movement`: opening, closing and cells as counts. Raises MovementReversedError."""
    return movement(session, opening_on, closing_on).as_json()


def _row(card: Card) -> dict[str, Any]:
    aspects = card.aspects if card.worker_class is WorkerClass.NEEDS_HELP else ()
    if not aspects and card.proposed and card.proposed.worker_class is WorkerClass.NEEDS_HELP:
        aspects = card.proposed.aspects
    return {
        "id": card.id,
        "name": card.name,
        "class": card.worker_class.value,
        "proposed_class": card.proposed.worker_class.value if card.proposed else None,
        "aspect": ", ".join(aspects) or None,
        "group": card.group or None,
        "holder": card.holder.name if card.holder else None,
        "helpers": [helper.name for helper in card.helpers],
        "last_contact": card.clock.last_on.isoformat() if card.clock.last_on else None,
    }
