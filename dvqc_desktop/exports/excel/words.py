"""Words of the report workbook for the codes of the store."""

from dvqc_desktop.domain.codes import (
    CandidateStage,
    MeetingKind,
    MemberStatus,
    ReferredTo,
    UnitKind,
)

STATUS = {
    MemberStatus.OFFICIAL: "Chính thức",
    MemberStatus.PROBATIONARY: "Dự bị",
    MemberStatus.TEMPORARY_IN: "Sinh hoạt tạm thời",
}

MEETING = {
    MeetingKind.REGULAR: "Sinh hoạt định kỳ",
    MeetingKind.THEMATIC: "Sinh hoạt chuyên đề",
    MeetingKind.COMBINED: "Định kỳ kết hợp chuyên đề",
    MeetingKind.PARTY_DAY: "Ngày đảng",
    MeetingKind.CRITICISM: "Quần chúng phê bình, góp ý",
    MeetingKind.COMMITTEE: "Họp chi ủy",
    MeetingKind.YEAR_REVIEW: "Kiểm điểm cuối năm",
    MeetingKind.OTHER: "Họp khác",
}

REFERRED = {
    "": "Đơn vị tự giải quyết",
    ReferredTo.CELL: "Chi bộ",
    ReferredTo.UNION: "Công đoàn",
    ReferredTo.YOUTH: "Đoàn thanh niên",
    ReferredTo.WOMEN: "Phụ nữ",
    ReferredTo.MANAGEMENT: "Quản lý, chuyên môn",
    ReferredTo.COMMITTEE: "Cấp ủy cấp trên",
}

STAGE = {
    CandidateStage.INTRODUCED: "Được giới thiệu",
    CandidateStage.LISTED: "Trong danh sách nguồn",
    CandidateStage.CLASS: "Học lớp nhận thức về Đảng",
    CandidateStage.CERTIFIED: "Đã có giấy chứng nhận lớp nhận thức",
    CandidateStage.PAPERS: "Làm hồ sơ",
    CandidateStage.RESOLVED: "Chi bộ đã ra nghị quyết đề nghị kết nạp",
    CandidateStage.ADMITTED: "Đã kết nạp, đang dự bị",
    CandidateStage.OFFICIAL: "Đã chính thức",
    CandidateStage.STOPPED: "Đã dừng theo dõi",
}

LEAVING = {"admitted": "Được kết nạp", "left": "Đã đi"}

HEAD = {
    "template_version": "Phiên bản mẫu",
    "cell_code": "Mã đơn vị",
    "cell_name": "Tên đơn vị",
    "period_start": "Ngày đầu kỳ",
    "period_end": "Ngày cuối kỳ",
    "control_total": "Mã kiểm tra",
}

SIGNER = {
    UnitKind.PARTY_GROUP: ("T/M TỔ ĐẢNG", "TỔ TRƯỞNG"),
    UnitKind.CELL: ("T/M CHI BỘ", "BÍ THƯ"),
}

SMALL = "dưới 3"
NO_BASE = "chưa so được"
