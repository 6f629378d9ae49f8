"""Refusals of what a meeting decided being carried out in the book."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class DecisionNotHeldError(AppError):
    """A meeting ahead has decided nothing yet."""

    what: ClassVar[str] = "Chưa thực hiện được quyết định: buổi họp {day} chưa diễn ra."
    remedy: ClassVar[str] = "Thực hiện sau khi họp xong."


class DecisionNotPassedError(AppError):
    """The vote on it did not reach the share it needs."""

    what: ClassVar[str] = "Chưa thực hiện được quyết định: biểu quyết “{subject}” chưa thông qua."
    remedy: ClassVar[str] = "Xem lại số phiếu; chưa đủ phiếu thì báo cáo cấp trên, không thực hiện."


class DecisionIncompleteError(AppError):
    """It is not said about whom, or what."""

    what: ClassVar[str] = "Chưa thực hiện được quyết định: chưa chọn {missing}."
    remedy: ClassVar[str] = "Chọn đủ rồi thực hiện."


class DecisionElsewhereError(AppError):
    """The vote or the item belongs to another meeting."""

    what: ClassVar[str] = "Chưa thực hiện được quyết định: {which} không thuộc buổi họp này."
    remedy: ClassVar[str] = "Chọn trong danh sách của buổi họp."


class DecisionDayError(AppError):
    """It takes effect on the day of the meeting or after it, and not in days to come."""

    what: ClassVar[str] = "Chưa thực hiện được quyết định: ngày {day} không nằm giữa ngày họp {held} và hôm nay."
    remedy: ClassVar[str] = "Chọn ngày họp hoặc một ngày sau đó, không quá hôm nay."
