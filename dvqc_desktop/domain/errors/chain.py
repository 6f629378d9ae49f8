"""Refusals about the chain."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class HolderRefusedError(AppError):
    """A link that breaks a rule; `reason` is the rule in words."""

    what: ClassVar[str] = "Chưa phân công được {holder} phụ trách {worker}: {reason}."
    remedy: ClassVar[str] = "Chọn người khác, hoặc ghi lý do để chi bộ chấp nhận là ngoại lệ."


class HolderForbiddenError(AppError):
    """A link that breaks a rule which no reason sets aside."""

    what: ClassVar[str] = "Chưa phân công được {holder} phụ trách {worker}: {reason}."
    remedy: ClassVar[str] = "Chọn người khác."


class HolderSuperiorError(AppError):
    """A direct superior and somebody who needs help, without the cell's word."""

    what: ClassVar[str] = "Chưa phân công được {holder} phụ trách {worker}: {reason}."
    remedy: ClassVar[str] = "Ghi buổi sinh hoạt mà chi bộ đã đồng ý, hoặc chọn đảng viên khác."


class HolderOverlapError(AppError):
    """Two main holders on one day."""

    what: ClassVar[str] = "Chưa phân công được: từ ngày {day:%d/%m/%Y} {worker} đã có người phụ trách khác."
    remedy: ClassVar[str] = "Chọn ngày sau ngày bắt đầu của người phụ trách hiện nay."


class HolderMissingError(AppError):
    """There is nobody to end."""

    what: ClassVar[str] = "Chưa thôi phân công được: phân công này đã kết thúc trước đó."
    remedy: ClassVar[str] = "Xem lại dây chuyền của người này."


class EndReasonMissingError(AppError):
    """An assignment ends with a reason."""

    what: ClassVar[str] = "Chưa thôi phân công được: chưa có lý do."
    remedy: ClassVar[str] = "Ghi lý do thôi, ví dụ “đổi ca” hoặc “xin thôi vì bận việc nhà”."
