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


class HolderAcceptedError(AppError):
    """Somebody already accepted."""

    what: ClassVar[str] = "Chưa ghi được: {holder} đã nhận lời trước đó."
    remedy: ClassVar[str] = "Không cần ghi lại."


class PostNotHeldError(AppError):
    """A group is covered through a post that is held on the day."""

    what: ClassVar[str] = "Chưa phủ được qua đoàn thể: ngày {day:%d/%m/%Y} {name} không giữ chức vụ ấy ở đơn vị."
    remedy: ClassVar[str] = "Ghi chức vụ của người này trước, hoặc chọn người khác."


class GroupCoveredError(AppError):
    """A group is covered through one post at a time."""

    what: ClassVar[str] = "Chưa phủ được qua đoàn thể: nhóm {group} đang được phủ qua {name}."
    remedy: ClassVar[str] = "Ghi thôi phủ qua {name} trước, rồi chọn người mới."


class CoverOverlapError(AppError):
    """Two covers of one group on one day."""

    what: ClassVar[str] = "Chưa phủ được qua đoàn thể: từ ngày {day:%d/%m/%Y} nhóm {group} đã ghi phủ qua người khác."
    remedy: ClassVar[str] = "Chọn ngày sau ngày ấy."


class CoverEndedError(AppError):
    """There is no cover to end."""

    what: ClassVar[str] = "Chưa ghi thôi được: nhóm {group} không còn phủ qua đoàn thể."
    remedy: ClassVar[str] = "Xem lại độ phủ của nhóm."
