"""Names are taken out of a text that goes round without them."""

import pytest

from dvqc_desktop.domain.name_hiding import with_names_hidden, without_names

PEOPLE = ("Trịnh Đình Khải", "Đào Thị Dung")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Công đoàn hỏi thăm gia đình anh Khải.", "Công đoàn hỏi thăm gia đình một người."),
        ("Chị Dung xin đổi ca", "một người xin đổi ca"),
        ("TRỊNH ĐÌNH KHẢI đề nghị cấp dao", "một người đề nghị cấp dao"),
        ("Dung sai dao tiện quá lớn", "Dung sai dao tiện quá lớn"),
        ("anh Sang đề nghị", "anh Sang đề nghị"),
    ],
)
def test_full_names_and_calls_are_hidden_and_words_stay(text: str, left: str) -> None:
    assert without_names(text, PEOPLE) == left


def test_a_sentence_that_begins_with_somebody_hidden_begins_with_a_capital() -> None:
    text = "Khen anh Khải. Chị Dung nhận ca.\n- Đào Thị Dung giúp anh  Khải\nmột người  khác"
    left = "Khen một người. Một người nhận ca.\n- Một người giúp một người\nmột người  khác"
    assert with_names_hidden(text, PEOPLE) == left
    assert with_names_hidden(text, ()) == text
