"""A text repeats a confidence by a run of words, whatever the tones and marks; chance words are no repeat."""

import pytest

from dvqc_desktop.domain.private_words import repeats

KEPT = "Ngại anh em cho là “chạy mức”. Tin anh Cường, nên để anh Cường nói trước."


@pytest.mark.parametrize(
    "typed",
    ["Anh ấy ngai anh em cho la chay muc", "TIN ANH CƯỜNG, NÊN ĐỂ người khác nói", "… cho là chạy mức …"],
)
def test_four_words_in_a_row_are_a_repeat(typed: str) -> None:
    assert repeats(typed, [KEPT])


@pytest.mark.parametrize("typed", ["", "Thử 170 từ thứ Hai", "anh Cường kèm cách kẹp", "chạy mức 170"])
def test_fewer_words_are_chance(typed: str) -> None:
    assert not repeats(typed, [KEPT])


def test_a_short_confidence_is_repeated_as_a_whole() -> None:
    assert repeats("đang vay nợ nhiều", ["Vay nợ"])
    assert not repeats("đang vay tiền", ["Vay nợ"])
    assert not repeats("ốm", ["Ốm", ""])
    assert repeats("vì chứng bệnh7Q2mãn ấy", ["bệnh7Q2mãn"])
