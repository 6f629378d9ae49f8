"""Refusals of the ledger of papers' numbers."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class NumberTakenError(AppError):
    """The number was given to another paper of the same type and term."""

    what: ClassVar[str] = "{number} của nhiệm kỳ {term} đã dùng cho {paper}."
    remedy: ClassVar[str] = "Dùng số kế tiếp: {next}."


class NumberRangeError(AppError):
    """Numbers of papers run from 1."""

    what: ClassVar[str] = "Số {number} không hợp lệ cho một văn bản."
    remedy: ClassVar[str] = "Ghi số từ 1 đến {most}."


class NumberTypeError(AppError):
    """The unit does not issue papers of this type (399-QĐ/TW, art. 11, 13)."""

    what: ClassVar[str] = "Chưa giữ được số: đơn vị không ra loại văn bản này."
    remedy: ClassVar[str] = "Chọn loại khác, hoặc thêm loại này vào quy định ở Thiết lập."


class NumberSubjectMissingError(AppError):
    """A number is kept for some paper, which is named."""

    what: ClassVar[str] = "Chưa giữ được số: chưa ghi số dùng cho văn bản nào."
    remedy: ClassVar[str] = "Ghi trích yếu, ví dụ “Kế hoạch công tác quý I”."


class NumberReasonMissingError(AppError):
    """A number is made void for a reason that stays in the ledger."""

    what: ClassVar[str] = "Chưa hủy được số: thiếu lý do."
    remedy: ClassVar[str] = "Ghi lý do, ví dụ “in hỏng, đã lập lại văn bản khác”."


class NumberInUseError(AppError):
    """The number stands on the paper of a meeting."""

    what: ClassVar[str] = "Chưa hủy được {number}: văn bản của buổi họp {day} đang mang số này."
    remedy: ClassVar[str] = "Đổi số của văn bản ấy trước, rồi hủy số cũ."


class NumberVoidError(AppError):
    """The number was made void; it is not used again."""

    what: ClassVar[str] = "{number} đã hủy, không dùng lại được."
    remedy: ClassVar[str] = "Dùng số khác; số đã hủy vẫn nằm trong sổ với lý do."


class NumberMissingError(AppError):
    """The number is not in the ledger (any more)."""

    what: ClassVar[str] = "Không tìm thấy số văn bản này trong sổ."
    remedy: ClassVar[str] = "Mở lại Sổ số văn bản để xem danh sách mới nhất."
