"""Looking through the board while somebody types: narrowing gives what looking through everybody would give."""

from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui.models.rows import Order
from dvqc_desktop.ui.pages.board.filter import BoardFilter, Narrowing, People

AVERAGE = WorkerClass.AVERAGE
NAMES = ("nguyen thi ha", "nguyen van hai", "tran thu ha", "do thanh")
CARDS = [
    Card(*[None] * len(Card._fields))._replace(id=place, search=name, worker_class=AVERAGE)
    for place, name in enumerate(NAMES)
]


@given(st.lists(st.text("nguyenthahi ", max_size=5), max_size=8))
def test_what_is_typed_letter_by_letter_finds_the_same_people(typed: list[str]) -> None:
    narrowing = Narrowing()
    for text in typed:
        wanted = BoardFilter(text)
        assert narrowing.chosen(wanted, CARDS).cards == wanted.chosen(CARDS)


def test_other_cards_are_looked_through_anew_once_they_are_told() -> None:
    narrowing = Narrowing()
    narrowing.chosen(BoardFilter("ha"), CARDS)
    narrowing.forget()
    assert narrowing.chosen(BoardFilter("ha"), CARDS[:1]).cards == CARDS[:1]


@given(st.lists(st.text("nguyenthahi ", max_size=5), max_size=8), st.booleans())
def test_people_found_stand_in_the_order_asked_for(typed: list[str], falling: bool) -> None:
    narrowing, order = Narrowing(), Order(lambda card: len(card.search), falling)
    for text in typed:
        found = narrowing.chosen(BoardFilter(text), CARDS, order).cards
        assert found == sorted(BoardFilter(text).chosen(CARDS), key=order.key, reverse=falling)


def test_another_order_is_taken_over_while_somebody_types() -> None:
    narrowing = Narrowing()
    narrowing.chosen(BoardFilter("n"), CARDS)
    found = narrowing.chosen(BoardFilter("ng"), CARDS, Order(lambda card: card.id, falling=True))
    assert [card.id for card in found.cards] == [1, 0]


def test_people_found_are_counted_by_class() -> None:
    cards = [CARDS[0]._replace(worker_class=WorkerClass.ACTIVE), *CARDS[1:]]
    found = BoardFilter("nguyen").among(People.of(cards))
    assert [found.count(code) for code in (WorkerClass.ACTIVE, AVERAGE, WorkerClass.NEEDS_HELP)] == [1, 1, 0]
