"""Refusals about classes and rounds."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class ThirdClassIncompleteError(AppError):
    """The third class needs strengths, aspect, cause and the help agreed (product.md, principle 1)."""

    what: ClassVar[str] = "Chưa phân loại được {name}: còn thiếu {missing}."
    remedy: ClassVar[str] = "Ghi mặt mạnh trước, rồi mặt cần giúp, nguyên nhân và việc giúp đã thống nhất."


class ThirdClassAloneError(AppError):
    """The third class is given one person at a time."""

    what: ClassVar[str] = "Chưa thống nhất cùng lúc được: có người thuộc loại phải kèm mặt cần giúp."
    remedy: ClassVar[str] = (
        "Với loại này, thống nhất từng người một, có mặt mạnh, mặt cần giúp, nguyên nhân và cách giúp."
    )


class StrengthsMissingError(AppError):
    """Several people get a class together, and of one nothing good is written (product.md, principle 1)."""

    what: ClassVar[str] = "Chưa phân loại được {name}: chưa có mặt mạnh."
    remedy: ClassVar[str] = "Ghi mặt mạnh của từng người trước, rồi lưu lại."


class ClassReasonMissingError(AppError):
    """A class without a reason."""

    what: ClassVar[str] = "Chưa phân loại được {name}: chưa có lý do."
    remedy: ClassVar[str] = "Ghi lý do hoặc căn cứ, rồi lưu lại."


class RoundNameMissingError(AppError):
    """A round without a name."""

    what: ClassVar[str] = "Chưa mở được đợt phân loại: chưa có tên đợt."
    remedy: ClassVar[str] = "Ghi tên đợt, ví dụ “Đợt quý IV năm 2026”."


class RoundOpenError(AppError):
    """There is an open round already."""

    what: ClassVar[str] = "Chưa mở được đợt mới: {name} chưa chốt."
    remedy: ClassVar[str] = "Chốt đợt này trước, rồi mở đợt mới."


class RoundNotOpenError(AppError):
    """The round takes no proposals any more."""

    what: ClassVar[str] = "Chưa ghi được: {name} đã qua bước đề nghị."
    remedy: ClassVar[str] = "Mở một đợt phân loại mới."


class RoundBasisMissingError(AppError):
    """A round is agreed by a meeting or by a numbered document."""

    what: ClassVar[str] = "Chưa ghi được: chưa có buổi sinh hoạt hoặc số văn bản thống nhất {name}."
    remedy: ClassVar[str] = "Chọn buổi sinh hoạt hoặc ghi số văn bản."


class RoundNotAgreedError(AppError):
    """A round is closed after it was agreed."""

    what: ClassVar[str] = "Chưa chốt được: {name} chưa được buổi sinh hoạt thống nhất."
    remedy: ClassVar[str] = "Ghi buổi sinh hoạt hoặc số văn bản thống nhất, rồi chốt."


class RoundUnfinishedError(AppError):
    """Proposals are left that nobody agreed or took back."""

    what: ClassVar[str] = "Chưa làm được: {name} còn {count} đề nghị chưa thống nhất."
    remedy: ClassVar[str] = "Thống nhất hoặc bỏ từng đề nghị còn lại."


class RoundMovedError(AppError):
    """Between the meeting and the closing day the counts became other ones than those agreed."""

    what: ClassVar[str] = (
        "Chưa chốt được {name} ngày {day:%d/%m/%Y}: đã thống nhất {agreed}, đến ngày này trong sổ là {counted}."
    )
    remedy: ClassVar[str] = "Chốt theo ngày thống nhất {agreed_on:%d/%m/%Y}, hoặc thống nhất lại theo số mới."


class RoundStartedError(AppError):
    """A round in which classes were agreed is not given up."""

    what: ClassVar[str] = "Chưa bỏ được {name}: đã thống nhất loại của {count} người trong đợt."
    remedy: ClassVar[str] = "Hoàn tác các lần thống nhất đó trước, hoặc đi tiếp rồi chốt đợt."


class RoundFrozenError(AppError):
    """A closed round is frozen: no class dated on or before its closing day is added any more."""

    what: ClassVar[str] = "Chưa phân loại được {name} từ ngày {day:%d/%m/%Y}: {round} đã chốt ngày {closed:%d/%m/%Y}."
    safe: ClassVar[str] = "Số liệu đã chốt và các lần phân loại đã ghi vẫn giữ nguyên."
    remedy: ClassVar[str] = "Ghi từ ngày sau đợt, hoặc sửa lần phân loại cũ."


class ProposalDoneError(AppError):
    """The proposal was agreed or taken back before."""

    what: ClassVar[str] = "Chưa ghi được: đề nghị này đã được thống nhất hoặc đã bỏ."
    remedy: ClassVar[str] = "Xem lại bảng, rồi chọn đề nghị còn lại."


class ClassListCopyError(AppError):
    """A list of the people of one class tells their class by itself, so it leaves the book in no form."""

    what: ClassVar[str] = "Chưa chép: danh sách đang lọc theo loại, chép ra là lộ loại của từng người."
    safe: ClassVar[str] = "Không có gì rời khỏi sổ."
    remedy: ClassVar[str] = "Chọn “Tất cả” rồi chép những người cần."


class ClassCorrectedError(AppError):
    """An event that counts no more: corrected, or followed by another one of the same day."""

    what: ClassVar[str] = "Chưa sửa được lần phân loại ngày {day:%d/%m/%Y}: lần này không còn tính."
    remedy: ClassVar[str] = "Sửa lần ghi sau cùng của ngày đó."
