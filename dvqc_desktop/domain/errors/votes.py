"""Refusals of votes whose figures cannot be."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class VoteCountNegativeError(AppError):
    """A count of votes is below zero."""

    what: ClassVar[str] = "Chưa ghi được biểu quyết: số phiếu không thể nhỏ hơn 0."
    remedy: ClassVar[str] = "Ghi lại số phiếu theo kết quả kiểm phiếu."


class VoteBeyondPresentError(AppError):
    """More votes were counted than official members who could vote were present."""

    what: ClassVar[str] = (
        "Chưa ghi được biểu quyết: cộng {cast} phiếu, nhiều hơn {present} đảng viên có quyền biểu quyết có mặt."
    )
    remedy: ClassVar[str] = "Xem lại số phiếu và phần điểm danh, rồi ghi lại."


class VoteWithoutVotersError(AppError):
    """Nobody convened may vote."""

    what: ClassVar[str] = "Chưa ghi được biểu quyết: buổi họp không có đảng viên chính thức nào được triệu tập."
    remedy: ClassVar[str] = "Xem lại ngày họp và tình trạng đảng viên trong danh sách."


class DecisionOfCellError(AppError):
    """Admission, recognition, removal and expulsion are decided by the cell, not by its Party group."""

    what: ClassVar[str] = "Chưa ghi được biểu quyết: tổ đảng chỉ biểu quyết việc thông thường."
    remedy: ClassVar[str] = (
        "Kết nạp, công nhận chính thức, xóa tên, khai trừ do chi bộ biểu quyết; tổ ghi thành kiến nghị với chi bộ."
    )


class TooFewOfficialError(AppError):
    """Fewer official members than a decision of two thirds needs."""

    what: ClassVar[str] = (
        "Chưa ghi được biểu quyết: có {convened} đảng viên chính thức được triệu tập, việc này cần ít nhất {least}."
    )
    remedy: ClassVar[str] = "Báo cáo cấp ủy cấp trên để xem xét, rồi ghi theo hướng dẫn."
