"""Refusals of the sheet on which a meeting judges itself."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class QualityTemplateError(AppError):
    """The sheet lacks something or does not add up."""

    what: ClassVar[str] = "Chưa dùng được mẫu phiếu chấm: {where}."
    remedy: ClassVar[str] = "Xem lại các dòng của mẫu, hoặc dùng lại mẫu của phần mềm."


class QualityPointsError(AppError):
    """Points that the line cannot have."""

    what: ClassVar[str] = "{points} điểm không có trong các mức của mục “{item}”."
    remedy: ClassVar[str] = "Chọn một mức của mục ấy."


class QualityUnfinishedError(AppError):
    """Lines nobody judged yet."""

    what: ClassVar[str] = "Chưa ghi được phiếu chấm: còn {count} mục chưa chấm, mục đầu là “{item}”."
    remedy: ClassVar[str] = "Chấm đủ các mục rồi ghi."
