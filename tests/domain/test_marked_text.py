"""Bold and italic beside a plain text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dvqc_desktop.domain.marked_text import (
    Line,
    Mark,
    MarkedText,
    MarkKind,
    Run,
    cut_text,
    marked_nfc,
    marks_from_json,
    marks_to_json,
    text_lines,
    text_runs,
    tidy_marks,
)
from dvqc_desktop.domain.names import nfc

BOLD, ITALIC = MarkKind.BOLD, MarkKind.ITALIC
marks = st.lists(st.builds(Mark, st.integers(0, 30), st.integers(0, 30), st.sampled_from(MarkKind)), max_size=6)
texts = st.text(" \nabệ\u0323e\u200b-", max_size=30)


def test_a_text_falls_into_pieces_that_together_are_the_text() -> None:
    found = text_runs("Nhất trí cao", [Mark(0, 8, BOLD), Mark(5, 12, ITALIC)])
    assert found == (Run("Nhất ", bold=True), Run("trí", bold=True, italic=True), Run(" cao", italic=True))


@settings(max_examples=60)
@given(texts, marks)
def test_nothing_of_a_text_is_lost_or_added(text: str, given_marks: list[Mark]) -> None:
    assert "".join(run.text for run in text_runs(text, given_marks)) == text
    assert marks_from_json(marks_to_json(given_marks)) == tuple(given_marks)


@settings(max_examples=60)
@given(texts, marks)
def test_marks_are_tidy_at_once(text: str, given_marks: list[Mark]) -> None:
    tidy = tidy_marks(text, given_marks)
    assert tidy_marks(text, tidy) == tidy
    assert all(0 <= mark.start < mark.end <= len(text) for mark in tidy)


@settings(max_examples=60)
@given(texts, marks)
def test_the_normal_form_of_a_marked_text_is_that_of_the_plain_one(text: str, given_marks: list[Mark]) -> None:
    normal, kept = marked_nfc(text, given_marks)
    assert normal == nfc(text)
    assert marked_nfc(normal, kept) == (normal, kept)


def test_marks_stay_on_their_words_when_blanks_go() -> None:
    text = "\n  Đồng chí   Hà:  nhất trí"
    normal, kept = marked_nfc(text, [Mark(text.index("Hà"), text.index("Hà") + 2, BOLD), Mark(18, len(text), ITALIC)])
    assert [normal[mark.start : mark.end] for mark in kept] == ["Hà", "nhất trí"]


def test_no_marks_are_kept_as_nothing() -> None:
    assert marks_to_json([]) is None
    assert marks_from_json(None) == ()
    assert text_runs("", []) == ()


def test_lines_with_a_dash_are_points_of_a_list() -> None:
    found = text_lines("Ba việc:\n\n- một\n- hai", [Mark(0, 2, BOLD), Mark(10, 21, ITALIC)])
    assert found == (
        Line((Run("Ba", bold=True), Run(" việc:"))),
        Line((Run("một", italic=True),), listed=True),
        Line((Run("hai", italic=True),), listed=True),
    )


def test_a_sentence_is_cut_out_and_the_marks_stay_on_their_words() -> None:
    text = "Một. Hai ba. Bốn."
    marks = [Mark(0, 3, BOLD), Mark(5, 8, BOLD), Mark(9, 16, ITALIC)]
    left, kept = cut_text(text, marks, 5, 12)
    assert left == "Một. Bốn."
    assert [(left[mark.start : mark.end], mark.kind) for mark in kept] == [("Một", BOLD), ("Bốn", ITALIC)]


def test_a_marked_text_is_kept_in_its_normal_form() -> None:
    assert MarkedText("  Hai  ba ", (Mark(2, 9, BOLD),)).normal == MarkedText("Hai ba", (Mark(0, 6, BOLD),))
