"""Refusals about workers and groups."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class WorkerNameMissingError(AppError):
    """A worker without a name."""

    what: ClassVar[str] = "Chưa ghi được: chưa có họ và tên."
    remedy: ClassVar[str] = "Ghi họ và tên, rồi lưu lại."


class WorkerThereError(AppError):
    """The person is in the list already."""

    what: ClassVar[str] = "Chưa thêm được: {name} đã có trong danh sách quần chúng."
    remedy: ClassVar[str] = "Tìm người này trong danh sách và sửa ở đó."


class WorkerGoneError(AppError):
    """The person was no worker of the list on that day."""

    what: ClassVar[str] = "Chưa ghi được: ngày {day:%d/%m/%Y} {name} không có trong danh sách quần chúng."
    remedy: ClassVar[str] = "Chọn ngày người này đang ở đơn vị."


class WorkerDateFutureError(AppError):
    """A date that has not come yet."""

    what: ClassVar[str] = "Chưa ghi được: ngày {day:%d/%m/%Y} chưa đến."
    remedy: ClassVar[str] = "Chọn ngày hôm nay hoặc một ngày đã qua."


class SpanReversedError(AppError):
    """An end before its beginning."""

    what: ClassVar[str] = "Chưa ghi được: ngày {end:%d/%m/%Y} sớm hơn ngày bắt đầu {start:%d/%m/%Y}."
    remedy: ClassVar[str] = "Sửa lại ngày, rồi lưu lại."


class MovementReversedError(SpanReversedError):
    """The later of two days to compare was given first."""

    what: ClassVar[str] = "Chưa so được hai ngày: ngày {end:%d/%m/%Y} sớm hơn ngày {start:%d/%m/%Y}."
    remedy: ClassVar[str] = "Đổi chỗ hai ngày, rồi xem lại."


class GroupNameMissingError(AppError):
    """A group, team or shift without a name."""

    what: ClassVar[str] = "Chưa ghi được: chưa có tên {noun}."
    remedy: ClassVar[str] = "Ghi tên, rồi lưu lại."


class GroupNameTakenError(AppError):
    """The name is taken."""

    what: ClassVar[str] = "Chưa ghi được: đã có {noun} tên {name}."
    remedy: ClassVar[str] = "Đặt tên khác, hoặc dùng {noun} đã có."
