"""An opinion has no author: what tells one is found, and so is a worker's name."""

import pytest

from dvqc_desktop.domain.opinions import author_words, named_in
from dvqc_desktop.services.rules import load_rule_pack

NAMES = ("Đào Thị Dung", "Phạm Văn Cường")
WORDS = load_rule_pack().lines("opinion.author_words")


@pytest.mark.parametrize(
    "text",
    [
        "Nên mở góc tập nguội. Người góp ý: một thợ tiện",
        "Tôi là Đào Thị Dung, xin góp ý về giờ giao ca.",
        "Họ và tên: Cường",
        "Nên báo trước lịch ca.\nPhạm Văn Cường",
        "Nên báo trước lịch ca – Đào Thị Dung.",
        "đào thị dung",
    ],
)
def test_a_text_that_says_who_wrote_it_is_found(text: str) -> None:
    assert author_words(text, WORDS, NAMES) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Phiếu không ký tên nên anh em nói thẳng hơn.",
        "Chúng tôi là thợ mới, cần người kèm cùng ca.",
        "Mong tổ quan tâm hơn tới chị Đào Thị Dung",
        "Giao ca đôi khi thiếu ghi chép.",
    ],
)
def test_a_plain_opinion_tells_nobody(text: str) -> None:
    assert author_words(text, WORDS, NAMES) is None


def test_a_full_name_in_the_text_is_found_in_any_letters() -> None:
    assert named_in("Khen đào thị dung kèm bạn mới.", NAMES) == "Đào Thị Dung"
    assert named_in("Khen chị Dung kèm bạn mới.", NAMES) is None
