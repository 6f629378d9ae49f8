"""Two versions are held side by side, line by line."""

from dvqc_desktop.domain.version_lines import ComparedLine, compared


def test_lines_that_belong_together_stand_beside_each_other() -> None:
    found = compared(("một", "hai", "ba", "bốn"), ("một", "2", "ba", "thêm", "bốn"))
    assert found == (
        ComparedLine("một", "một"),
        ComparedLine("hai", "2", "sửa"),
        ComparedLine("ba", "ba"),
        ComparedLine(None, "thêm", "thêm"),
        ComparedLine("bốn", "bốn"),
    )


def test_a_line_left_out_is_told() -> None:
    assert compared(("một", "hai"), ("hai",)) == (ComparedLine("một", None, "bỏ"), ComparedLine("hai", "hai"))
