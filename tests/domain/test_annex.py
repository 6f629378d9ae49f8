"""Sentences about a named worker are found, and whether they say his class."""

import pytest

from dvqc_desktop.domain.annex import named_sentences, says_class, sentences

NAMES = ("Đào Thị Dung", "Lê Anh")
CLASSES = ("tích cực", "trung bình", "cần giúp từng mặt", "chưa phân loại")


def found(text: str) -> list[str]:
    return [named.sentence.text for named in named_sentences(text, NAMES, CLASSES)]


def test_a_text_falls_into_its_sentences() -> None:
    text = " Khai mạc. Đạt 1.250 cái\n- Đồng chí Hà: nhất trí!  Hết"
    assert [one.text for one in sentences(text)] == [
        "Khai mạc.",
        "Đạt 1.250 cái",
        "- Đồng chí Hà: nhất trí!",
        "Hết",
    ]
    assert all(text[one.start : one.end] == one.text for one in sentences(text))


@pytest.mark.parametrize("words", ["Đào Thị Dung", "ĐÀO THỊ DUNG", "chị Dung", "Đào Thi Dung", "Lê Anh"])
def test_a_worker_is_found_by_the_full_name_or_as_she_is_called(words: str) -> None:
    assert found(f"Tổ họp đủ. Nhờ công đoàn giúp {words} việc gia đình. Hết.") == [
        f"Nhờ công đoàn giúp {words} việc gia đình."
    ]


@pytest.mark.parametrize("words", ["Nội dung công tác", "đồng chí Dung", "chị Dũng", "Lẽ anh em phải biết"])
def test_other_words_are_nobody(words: str) -> None:
    assert found(f"{words} đã bàn.") == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Chuyển chị Dung sang trung bình", True),
        ("Chị Dung lên loại tích cực", True),
        ("Chị Dung còn cần giúp từng mặt: chất lượng", True),
        ("Chị Dung thuộc diện kém", True),
        ("Chị Dung bị xếp vào nhóm yếu", True),
        ("Chị Dung được xếp là quần chúng trung bình", True),
        ("Chị Dung thuộc quần chúng tích cực", True),
        ("Sản phẩm loại kém do chị Dung phát hiện", False),
        ("Chị Dung sức khỏe còn yếu", False),
        ("Chị Dung tích cực tham gia phong trào", False),
        ("Năng suất trung bình của chị Dung đã khá", False),
    ],
)
def test_a_class_is_told_from_an_ordinary_word(words: str, told: bool) -> None:
    assert says_class(words, CLASSES) is told
