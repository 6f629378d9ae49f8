"""What is a post and what is plain membership of an organisation."""

from dvqc_desktop.domain.names import fold

_MEMBERSHIPS = ("dang vien", "doan vien", "cong doan vien", "hoi vien")


def is_membership(title: str) -> bool:
    """ "Đảng viên", "Đoàn viên", "Hội viên phụ nữ": everybody is that, nobody leads anything by it."""
    return fold(title).startswith(_MEMBERSHIPS)
