"""The piece of a text around the words looked for, with accents or without."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.snippets import LENGTH, Piece, Wanted, snippet, wanted, words_of

TEXT = "Đồng chí Lợi nêu việc thi đua quý IV; các nhóm nhận kèm nghề, ủy ban lo quạt gió, thi tay nghề ngày 05/12."


def looked_for(typed: str) -> Wanted:
    found = wanted(typed)
    assert found is not None
    return found


def bold(pieces: tuple[Piece, ...]) -> list[str]:
    return [words for words, marked in pieces if marked]


@pytest.mark.parametrize("typed", ["", "  ", "t", "-/-", "ý"])
def test_fewer_than_two_letters_look_for_nothing(typed: str) -> None:
    assert wanted(typed) is None


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("thi dua", ["thi", "đua", "thi"]),
        ("THI ĐU", ["thi", "đua", "thi"]),
        ("uỷ", ["ủy"]),
        ("05/12", ["05", "12"]),
        ("ngh", ["nghề", "nghề"]),
        ("quý i", ["quý"]),
    ],
)
def test_words_are_marked_whatever_accents_case_and_tone_place(typed: str, marked: list[str]) -> None:
    assert bold(snippet(TEXT, looked_for(typed), 500)) == marked


def test_a_long_text_is_shown_from_a_little_before_the_words_in_a_row() -> None:
    text = f"{'Thi công xong. ' * 30}Phát động thi đua quý IV.{' Hết.' * 60}"
    shown = words_of(snippet(text, looked_for("thi đua")))
    assert shown.startswith("… ") and shown.endswith("…")
    assert "Phát động thi đua quý IV." in shown
    assert len(shown) <= LENGTH + 3


def test_a_text_without_the_words_is_shown_from_its_beginning_on_one_line() -> None:
    assert snippet("Dòng một\nDòng hai", looked_for("xong")) == (("Dòng một Dòng hai", False),)


def test_a_word_without_end_is_cut() -> None:
    assert len(words_of(snippet("x" * 1000, looked_for("thi")))) == LENGTH + 1


def test_texts_are_ranked_by_words_met_then_in_a_row_then_by_typed_accents() -> None:
    thi_dua = looked_for("thi đua")
    worst, *better, best = (thi_dua.share(one) for one in ("thi xong rồi", "đua nhau thi", "thì đưa đi", "Thi đua"))
    assert worst < better[0] < better[1] < best


@settings(max_examples=40)
@given(st.text("aăâđêôơưáàảãạ ý0Ð-\n", max_size=300), st.text("aăâđêôơưá ", min_size=2, max_size=6))
def test_the_pieces_are_a_part_of_the_text_and_the_marked_ones_begin_with_a_word_wanted(text: str, typed: str) -> None:
    words = wanted(typed)
    if words is None:
        return
    pieces = snippet(text, words)
    assert words_of(pieces).removeprefix("… ").removesuffix("…") in " ".join(text.split())
    assert all(fold(piece).startswith(words.words) for piece in bold(pieces))
