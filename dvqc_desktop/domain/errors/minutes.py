"""Refusals of minutes: opinions, what stands in the annex, and what no minutes say."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class OpinionEmptyError(AppError):
    """An opinion needs words."""

    what: ClassVar[str] = "Chưa ghi được ý kiến: nội dung còn trống."
    remedy: ClassVar[str] = "Ghi điều đồng chí ấy nói, hoặc xóa ý kiến."


class OpinionOfCriticismError(AppError):
    """Opinions of the workers' criticism have no author."""

    what: ClassVar[str] = "Buổi quần chúng góp ý không ghi người phát biểu."
    remedy: ClassVar[str] = "Ghi ý kiến không kèm tên."


class SpeakerNotMemberError(AppError):
    """Speakers are members on the day of the meeting; guests speak without being chosen."""

    what: ClassVar[str] = "Chưa ghi được ý kiến: người phát biểu không phải đảng viên vào ngày họp."
    remedy: ClassVar[str] = "Đại biểu phát biểu thì ghi tên trong nội dung ý kiến."


class AnnexClassError(AppError):
    """The class of a named person stands in no minutes, not even in the annex."""

    what: ClassVar[str] = "Chưa chuyển được vào phụ lục: câu này nói một người thuộc loại nào."
    remedy: ClassVar[str] = "Bỏ phần nói về loại; buổi họp thống nhất đợt phân loại bằng con số."


class MinutesSayClassError(AppError):
    """Minutes that say the class of a named person are neither closed nor printed."""

    what: ClassVar[str] = "Chưa {act} biên bản: mục {items} nói một người thuộc loại nào."
    remedy: ClassVar[str] = "Sửa câu ấy; buổi họp thống nhất đợt phân loại bằng con số, loại của từng người ở trong sổ."


class SentenceMovedError(AppError):
    """The sentence is no longer where it stood."""

    what: ClassVar[str] = "Chưa chuyển được câu: nội dung mục vừa thay đổi."
    remedy: ClassVar[str] = "Xem lại câu rồi chuyển lần nữa."


class MinutesVersionMissingError(AppError):
    """The meeting has no closed version of that number."""

    what: ClassVar[str] = "Không tìm thấy bản biên bản đã chốt này trong sổ."
    remedy: ClassVar[str] = "Mở lại trang Sinh hoạt để xem các bản hiện có."
