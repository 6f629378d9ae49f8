"""Refusals about links between workers."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class LinkWithSelfError(AppError):
    """A link of somebody with himself."""

    what: ClassVar[str] = "Chưa ghi được: {name} không thể có quan hệ với chính mình."
    remedy: ClassVar[str] = "Chọn một người khác."


class ApartReasonMissingError(AppError):
    """Two people are kept apart for a reason of the work alone."""

    what: ClassVar[str] = "Chưa ghi được: chưa có lý do công việc để xếp khác nhóm."
    remedy: ClassVar[str] = "Ghi lý do thuộc về công việc, ví dụ “cùng dùng một máy, lệch ca”."


class ApartEndMissingError(AppError):
    """Nobody is kept apart without an end."""

    what: ClassVar[str] = "Chưa ghi được: chưa có ngày hết hạn xếp khác nhóm."
    remedy: ClassVar[str] = "Ghi đến hết ngày nào; tới ngày ấy xem lại."


class ApartTooLongError(AppError):
    """Kept apart for longer than the cell allows at once."""

    what: ClassVar[str] = "Chưa ghi được: xếp khác nhóm đến ngày {until:%d/%m/%Y} là quá {months} tháng."
    remedy: ClassVar[str] = "Chọn ngày sớm hơn, chậm nhất {latest:%d/%m/%Y}; tới ngày ấy có thể ghi lại."


class LinkTwiceError(AppError):
    """The pair has a link of this kind on some of these days."""

    what: ClassVar[str] = "Chưa ghi được: {first} và {second} đã có quan hệ này trong thời gian ấy."
    remedy: ClassVar[str] = "Sửa quan hệ đã ghi, hoặc chọn ngày khác."


class LinkBothError(AppError):
    """Apart and on good terms at the same time."""

    what: ClassVar[str] = (
        "Chưa ghi được: {first} và {second} không thể vừa xếp khác nhóm vừa là người làm việc hợp nhau cùng lúc."
    )
    remedy: ClassVar[str] = "Kết thúc quan hệ đang ghi trước, rồi ghi quan hệ mới."
