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
