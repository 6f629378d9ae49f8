"""Looking through the board while somebody types: narrowing gives what looking through everybody would give."""

from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.services.board import Card
from dvqc_desktop.ui.pages.board.filter import BoardFilter, Narrowing

NAMES = ("nguyen thi ha", "nguyen van hai", "tran thu ha", "do thanh")
CARDS = [Card(*[None] * len(Card._fields))._replace(id=place, search=name) for place, name in enumerate(NAMES)]
TEXTS = [card.search for card in CARDS]


@given(st.lists(st.text("nguyenthahi ", max_size=5), max_size=8))
def test_what_is_typed_letter_by_letter_finds_the_same_people(typed: list[str]) -> None:
    narrowing = Narrowing()
    for text in typed:
        wanted = BoardFilter(text)
        assert narrowing.chosen(wanted, CARDS, TEXTS) == wanted.chosen(CARDS)


def test_other_cards_are_looked_through_anew_once_they_are_told() -> None:
    narrowing = Narrowing()
    narrowing.chosen(BoardFilter("ha"), CARDS, TEXTS)
    narrowing.forget()
    assert narrowing.chosen(BoardFilter("ha"), CARDS[:1], TEXTS[:1]) == CARDS[:1]
