"""Posts apart from plain membership."""

import pytest

from dvqc_desktop.domain.posts import is_membership


@pytest.mark.parametrize("title", ["Đảng viên", "Đoàn viên", "Công đoàn viên", "Hội viên phụ nữ"])
def test_membership_is_no_post(title: str) -> None:
    assert is_membership(title)


@pytest.mark.parametrize("title", ["Tổ phó công đoàn", "Bí thư chi đoàn", "Tổ trưởng sản xuất"])
def test_whoever_leads_something_has_a_post(title: str) -> None:
    assert not is_membership(title)
