"""Refusals while a report is marked as sent, or read as it was sent."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class SentRecipientMissing(AppError):
    """Nobody was named to whom the report went."""

    what: ClassVar[str] = "Chưa đánh dấu được: chưa ghi nơi nhận."
    remedy: ClassVar[str] = "Ghi nơi nhận, ví dụ Chi ủy hoặc Đảng ủy cấp trên."


class SentDayWrong(AppError):
    """The day of closing or of sending does not fit the period or today; `fault` says how."""

    what: ClassVar[str] = "Chưa đánh dấu được: {fault}."
    remedy: ClassVar[str] = "Sửa lại ngày, rồi đánh dấu."


class RevisionReasonMissing(AppError):
    """A period that was sent is sent again without a word why."""

    what: ClassVar[str] = "Chưa đánh dấu được: {period} đã gửi rồi, sửa lần {number} cần lý do."
    remedy: ClassVar[str] = "Ghi vì sao gửi lại, ví dụ “bổ sung lượt gặp tuần 44”."


class ReportSumBroken(AppError):
    """The sums of the report contradict one another; `sums` says which."""

    what: ClassVar[str] = "Chưa đánh dấu đã gửi được {period}: {sums}"
    remedy: ClassVar[str] = "Xem mục cần xem lại ở bên phải, sửa cho các số khớp nhau, rồi đánh dấu."


class SentReportMissing(AppError):
    """The stored report is not there any more: its marking was taken back."""

    what: ClassVar[str] = "Không còn bản đã gửi này: việc đánh dấu đã được hoàn tác."
    remedy: ClassVar[str] = "Xem lại danh sách bản đã gửi."


class SentReportAltered(AppError):
    """A stored report no longer is what was kept when it was sent."""

    what: ClassVar[str] = "Không mở được bản đã gửi {period}: nội dung không còn như khi lưu."
    safe: ClassVar[str] = "Sổ và các bản khác vẫn còn nguyên."
    remedy: ClassVar[str] = "Mở bản sao lưu gần ngày gửi để lấy lại bản đã gửi."
