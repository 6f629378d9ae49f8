"""Refusals around shifts that rotate."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class RotationGap(AppError):
    """A week inside the cycle has no shift."""

    what: ClassVar[str] = "Chưa đặt được xoay ca: {week} chưa chọn ca."
    remedy: ClassVar[str] = "Chọn ca cho tuần ấy, hoặc để trống các tuần cuối nếu vòng ngắn hơn."


class ShiftHoursHalf(AppError):
    """A shift with a beginning and no end, or the other way round."""

    what: ClassVar[str] = "Chưa ghi được giờ của {name}: mới có một đầu."
    remedy: ClassVar[str] = "Ghi cả giờ vào ca và giờ hết ca, hoặc để trống cả hai."


class ShiftHoursSame(AppError):
    """A shift that ends when it begins."""

    what: ClassVar[str] = "Chưa ghi được giờ của {name}: giờ vào ca và giờ hết ca đều là {hour}."
    remedy: ClassVar[str] = "Sửa một trong hai giờ; ca qua nửa đêm thì ghi giờ hết ca của hôm sau."


class RotationTooLong(AppError):
    """The cycle has more weeks than the program keeps."""

    what: ClassVar[str] = "Chưa đặt được xoay ca: vòng {weeks} tuần dài quá {most} tuần."
    remedy: ClassVar[str] = "Ghi một vòng ngắn nhất, sau tuần cuối sẽ trở lại tuần đầu."
