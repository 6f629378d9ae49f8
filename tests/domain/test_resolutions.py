"""The parts of a resolution: headings numbered by what is there, the opening with its figures, the closing votes."""

from datetime import date

from dvqc_desktop.domain.codes import MemberStatus, Presence
from dvqc_desktop.domain.resolutions import (
    OpeningFacts,
    closing_words,
    letter,
    numbered_headings,
    opening_words,
    parts_of,
)
from dvqc_desktop.services.rules import load_rule_pack

FACTS = OpeningFacts(
    "Chi bộ Phân xưởng Z2",
    "Sinh hoạt thường kỳ, tháng 11/2026",
    date(2026, 11, 5),
    "Phòng họp",
    "16:30",
    "18:00",
    "Nguyễn Thúy Lợi",
    "Trần Bích Hà",
    (
        (MemberStatus.OFFICIAL, Presence.PRESENT),
        (MemberStatus.OFFICIAL, Presence.LATE),
        (MemberStatus.PROBATIONARY, Presence.EXCUSED),
        (MemberStatus.TEMPORARY_IN, Presence.UNEXCUSED),
        (MemberStatus.EXEMPT, None),
    ),
    6,
)


def test_all_parts_of_a_cells_resolution_are_numbered_as_the_guideline_has_them() -> None:
    parts = parts_of("resolution", load_rule_pack())
    headings = numbered_headings(parts, {part.key for part in parts})
    starts = [headings[part.key].split(" ")[0] for part in parts if part.key in headings]
    assert starts == ["I.", "1.", "a)", "b)", "2.", "3.", "4.", "5.", "II.", "III.", "IV."]
    assert headings["past.tasks"] == "3. Kết quả thực hiện nghị quyết kỳ trước"


def test_headings_over_nothing_are_left_out_and_the_rest_numbered_anew() -> None:
    parts = parts_of("resolution", load_rule_pack())
    headings = numbered_headings(parts, {"past.thoughts", "past.tasks", "main"})
    assert list(headings.values())[:4] == [
        "I. ĐÁNH GIÁ KẾT QUẢ THÁNG TRƯỚC",
        "1. Công tác chính trị, tư tưởng",
        "a) Tình hình tư tưởng đảng viên, quần chúng",
        "2. Kết quả thực hiện nghị quyết kỳ trước",
    ]


def test_a_party_groups_conclusion_has_the_shorter_set() -> None:
    keys = [part.key for part in parts_of("conclusion", load_rule_pack())]
    assert keys == ["opening", "past.tasks", "past.praise", "main", "proposals", "quality", "closing"]


def test_points_follow_the_vietnamese_letters() -> None:
    assert "".join(letter(place) for place in range(10)) == "abcdđeghik"
    assert letter(23) == "aa"


def test_the_opening_tells_day_place_figures_hours_and_posts() -> None:
    assert opening_words(FACTS) == (
        "Ngày 05/11/2026, tại Phòng họp, Chi bộ Phân xưởng Z2 họp: Sinh hoạt thường kỳ, tháng 11/2026. "
        "Tổng số 5 đảng viên (chính thức 3, dự bị 1, sinh hoạt tạm thời 1); có mặt 2, vắng có lý do 1, "
        "vắng không lý do 1, được miễn sinh hoạt 1. Thời gian: từ 16 giờ 30 đến 18 giờ 00 (90 phút). "
        "Chủ trì: đồng chí Nguyễn Thúy Lợi; thư ký: đồng chí Trần Bích Hà. "
        "Buổi họp thông qua chương trình gồm 6 nội dung."
    )


def test_the_opening_says_only_what_is_known() -> None:
    bare = OpeningFacts("Tổ đảng", "Ngày đảng", date(2026, 11, 5), None, None, None, None, None, (), 0)
    assert opening_words(bare) == "Ngày 05/11/2026, Tổ đảng họp: Ngày đảng."


def test_the_closing_tells_votes_and_share() -> None:
    assert closing_words("Nghị quyết", 14, 20) == "Nghị quyết được thông qua với 14/20 phiếu tán thành (70%)."
