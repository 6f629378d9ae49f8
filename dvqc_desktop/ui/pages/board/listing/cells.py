"""The columns of the list: the words of a worker in each, their sort keys, and which of them stay in the book."""

from datetime import date
from functools import cache
from operator import attrgetter

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.names import text_sort_key
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui.models.rows import Column
from dvqc_desktop.ui.pages.board import words
from dvqc_desktop.ui.pages.board.leaving import Outside

RANK = {
    WorkerClass.ACTIVE: 0,
    WorkerClass.AVERAGE: 1,
    WorkerClass.NEEDS_HELP: 2,
    WorkerClass.UNCLASSIFIED: 3,
}
DASH = "–"


@cache
def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else DASH


def _movement(card: Card) -> str:
    badge = words.movement_badge(card)
    return badge[1] if badge else DASH


def _holder(card: Card) -> str:
    return "chưa có" if card.holder is None and card.through is None else words.holder_words(card, short=True)[2]


def _helpers(card: Card) -> str:
    return ", ".join(helper.name for helper in card.helpers) or DASH


def class_with_aspect(card: Card) -> str:
    """The class while the aspect has no column of its own: it never stands without it."""
    return words.class_words(card.worker_class, card.aspects) if card.aspects else class_cell(card)


def class_cell(card: Card) -> str:
    """The class alone, with what is proposed and that it is to be looked at again."""
    proposal = words.proposal_words(card)
    again = ", cần xem lại" if card.stale else ""
    return words.class_words(card.worker_class) + again + (f" ({proposal.lower()})" if proposal else "")


COLUMNS: tuple[Column[Card], ...] = (
    Column("Họ và tên", lambda card: card.name, 150, key=attrgetter("sort")),
    Column("Năm sinh", lambda card: card.birth_year or DASH, 74, key=attrgetter("birth_year")),
    Column("Nghề, bậc", lambda card: words.trade_words(card) or DASH, 88, key=lambda card: (card.trade, card.grade)),
    Column("Tổ sản xuất", lambda card: card.team or DASH, 130, key=lambda card: text_sort_key(card.team)),
    Column(
        "Nhóm",
        lambda card: card.group.removeprefix("Nhóm ") or DASH,
        54,
        right=True,
        key=lambda card: text_sort_key(card.group),
    ),
    Column("Phân loại", class_cell, 146, key=lambda card: RANK[card.worker_class]),
    Column("Từ đợt trước", _movement, 112, key=_movement),
    Column("Mặt cần giúp", lambda card: ", ".join(card.aspects) or DASH, 148, key=lambda card: card.aspects),
    Column("Người phụ trách", _holder, 150, key=_holder),
    Column("Cùng giúp", _helpers, 150, key=_helpers),
    Column(
        "Gặp gần nhất", lambda card: _day(card.clock.last_on), 98, True, lambda card: card.clock.last_on or date.min
    ),
    Column("Ngày chưa gặp", lambda card: str(card.clock.days), 122, True, attrgetter("clock.days")),
    Column("Kế hoạch", words.plan_words, 84, key=lambda card: card.steps_done / (card.steps_total or 1)),
)
KEYS = (
    "name",
    "birth",
    "trade",
    "team",
    "group",
    "class",
    "moved",
    "aspect",
    "holder",
    "helpers",
    "met",
    "days",
    "plan",
)
CLASS_COLUMN, MOVEMENT, ASPECT, HOLDER, DAYS, PLAN = 5, 6, 7, 8, 11, 12
KEPT_INSIDE = {CLASS_COLUMN, MOVEMENT, ASPECT}  # class, movement and aspect of a person leave the program in no form
OUTSIDE = Outside(COLUMNS, KEPT_INSIDE, HOLDER)
GAP_PLACES = tuple(map(KEYS.index, ("name", "trade", "team", "group", "met")))  # of people without a holder, outside
