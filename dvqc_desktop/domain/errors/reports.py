"""Refusals while a report is made."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class PeriodNotBegunError(AppError):
    """The period lies wholly in the future; `period` in words."""

    what: ClassVar[str] = "Chưa lập được báo cáo: {period} chưa bắt đầu."
    remedy: ClassVar[str] = "Chọn kỳ đã bắt đầu, rồi lập lại."
