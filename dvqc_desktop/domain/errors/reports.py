"""Refusals while a report is made."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class PeriodNotBegunError(AppError):
    """The period lies wholly in the future; `period` in words."""

    what: ClassVar[str] = "Chưa lập được báo cáo: {period} chưa bắt đầu."
    remedy: ClassVar[str] = "Chọn kỳ đã bắt đầu, rồi lập lại."


class TypedNameEmpty(AppError):
    """An indicator or an item of production without a name."""

    what: ClassVar[str] = "Chưa ghi được: chưa có tên."
    remedy: ClassVar[str] = "Ghi tên, ví dụ “Giờ làm thêm” hay “QĐ 14”."


class TypedUnitEmpty(AppError):
    """An indicator or an item of production without a unit."""

    what: ClassVar[str] = "Chưa ghi được “{name}”: chưa có đơn vị tính."
    remedy: ClassVar[str] = "Ghi đơn vị, ví dụ “lượt”, “cái/công” hay “%”."


class TypedNameTaken(AppError):
    """Another indicator or item has the name already."""

    what: ClassVar[str] = "Chưa ghi được: “{name}” đã có trong danh sách."
    remedy: ClassVar[str] = "Đặt tên khác, hoặc nhập số vào dòng đã có."


class TypedUnitKept(AppError):
    """Numbers kept as shares would become numbers of another kind, or the other way round."""

    what: ClassVar[str] = "Chưa đổi được đơn vị của “{name}”: đã có số nhập theo đơn vị cũ."
    remedy: ClassVar[str] = "Giữ đơn vị cũ, hoặc thêm một chỉ tiêu mới với đơn vị mới."


class OutputNegative(AppError):
    """A figure of production below nothing."""

    what: ClassVar[str] = "Chưa ghi được sản lượng của “{name}”: có số âm."
    remedy: ClassVar[str] = "Ghi số từ 0 trở lên, hoặc để trống."


class QualityShareWrong(AppError):
    """A share of good pieces that is no share."""

    what: ClassVar[str] = "Chưa ghi được sản lượng của “{name}”: tỉ lệ hàng đạt phải từ 0 đến 100%."
    remedy: ClassVar[str] = "Ghi lại tỉ lệ hàng đạt, ví dụ 97."
