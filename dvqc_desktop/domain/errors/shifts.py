"""Refusals around shifts that rotate."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class RotationGap(AppError):
    """A week inside the cycle has no shift."""

    what: ClassVar[str] = "Chưa đặt được xoay ca: {week} chưa chọn ca."
    remedy: ClassVar[str] = "Chọn ca cho tuần ấy, hoặc để trống các tuần cuối nếu vòng ngắn hơn."


class RotationTooLong(AppError):
    """The cycle has more weeks than the program keeps."""

    what: ClassVar[str] = "Chưa đặt được xoay ca: vòng {weeks} tuần dài quá {most} tuần."
    remedy: ClassVar[str] = "Ghi một vòng ngắn nhất, sau tuần cuối sẽ trở lại tuần đầu."
