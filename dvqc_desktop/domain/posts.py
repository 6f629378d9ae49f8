"""What is a post and what is plain membership of an organisation; organisations and statuses of members in words."""

from dvqc_desktop.domain.codes import MemberStatus, Organization, Sex
from dvqc_desktop.domain.names import fold

STATUS_WORDS = {
    MemberStatus.OFFICIAL: "Chính thức",
    MemberStatus.PROBATIONARY: "Dự bị",
    MemberStatus.TEMPORARY_IN: "Sinh hoạt tạm thời",
    MemberStatus.TEMPORARY_AWAY: "Tạm sinh hoạt nơi khác",
    MemberStatus.EXEMPT: "Miễn sinh hoạt",
    MemberStatus.SUSPENDED: "Đình chỉ sinh hoạt",
    MemberStatus.TRANSFERRED: "Đã chuyển sinh hoạt",
    MemberStatus.LEFT: "Đã ra khỏi Đảng",
}
SEX_WORDS = {Sex.FEMALE: "Nữ", Sex.MALE: "Nam"}
ORGANIZATION_WORDS = {
    Organization.PARTY: "Đảng",
    Organization.PRODUCTION: "Chuyên môn",
    Organization.UNION: "Công đoàn",
    Organization.YOUTH: "Đoàn Thanh niên",
    Organization.WOMEN: "Nữ công, phụ nữ",
}
_MEMBERSHIPS = ("dang vien", "doan vien", "cong doan vien", "hoi vien")


def is_membership(title: str) -> bool:
    """ "Đảng viên", "Đoàn viên", "Hội viên phụ nữ": everybody is that, nobody leads anything by it."""
    return fold(title).startswith(_MEMBERSHIPS)
