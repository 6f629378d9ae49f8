"""The words of a timeline: what there is, in one line or one below the other."""

from dvqc_desktop.domain.timeline import class_title, listed, told


def test_lines_are_of_what_there_is() -> None:
    assert told(("Mặt mạnh", "Khéo tay"), ("Lý do", None), ("", "Thử 170"), ("Cần giúp", "")) == (
        "Mặt mạnh: Khéo tay",
        "Thử 170",
    )


def test_a_full_stop_goes_where_words_follow() -> None:
    assert listed(("Đo đủ.", None, " ", "Khen tại máy."), "; ") == "Đo đủ; Khen tại máy."


def test_the_third_class_is_named_by_its_aspect() -> None:
    assert class_title("Cần giúp từng mặt", ("tay nghề", "giờ giấc"), True) == "Cần giúp: tay nghề, giờ giấc"
    assert class_title("Tích cực", ("tay nghề",), False) == "Tích cực"
