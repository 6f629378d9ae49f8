"""Refusals of the workers' quarterly criticism: no author is kept, an answer says who gave it and when."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class OpinionMissing(AppError):
    """The opinion or its session is not in the book (any more)."""

    what: ClassVar[str] = "Không tìm thấy {noun} trong sổ."
    remedy: ClassVar[str] = "Mở lại mục Góp ý để xem danh sách mới nhất."


class OpinionQuarterTaken(AppError):
    """A quarter has one session."""

    what: ClassVar[str] = "Chưa ghi được kỳ góp ý: {quarter} đã có."
    remedy: ClassVar[str] = "Chọn kỳ đó rồi ghi tiếp ý kiến vào."


class OpinionSessionFilled(AppError):
    """A session that has opinions is not taken out."""

    what: ClassVar[str] = "Chưa bỏ được kỳ góp ý {quarter}: đã ghi {count} ý kiến."
    remedy: ClassVar[str] = "Bỏ từng ý kiến ghi nhầm trước; kỳ đã nghe thì giữ trong sổ."


class OpinionReadEarly(AppError):
    """Answers are read out after the opinions were heard, and not before the day has come."""

    what: ClassVar[str] = "Chưa ghi được ngày đọc trả lời {day}: phải từ ngày góp ý {held} đến hôm nay."
    remedy: ClassVar[str] = "Xem lại hai ngày."


class OpinionTextMissing(AppError):
    """An opinion without a word."""

    what: ClassVar[str] = "Chưa ghi được ý kiến: chưa có nội dung."
    remedy: ClassVar[str] = "Ghi ý chính trên phiếu, rồi ghi lại."


class OpinionSlipsWrong(AppError):
    """Slips of the same sense are counted from one."""

    what: ClassVar[str] = "Chưa ghi được ý kiến: số phiếu cùng ý phải từ 1 trở lên."
    remedy: ClassVar[str] = "Đếm lại số phiếu cùng ý."


class OpinionWithAuthor(AppError):
    """The text says who wrote it; the book keeps no author of an opinion."""

    what: ClassVar[str] = "Chưa ghi được ý kiến: có “{words}”, nói ra người góp ý. Sổ không giữ tên người góp ý."
    remedy: ClassVar[str] = "Bỏ chỗ nói người viết, chỉ giữ điều góp ý."


class OpinionAboutNoMember(AppError):
    """Criticism is of the cell or of its members, and members answer it."""

    what: ClassVar[str] = "Chưa ghi được ý kiến: người được góp ý và người trả lời phải là đảng viên."
    remedy: ClassVar[str] = "Chọn một đảng viên, hoặc chọn góp ý chung cho tổ đảng, chi bộ."


class OpinionAnswerIncomplete(AppError):
    """An answer has its words, its day and the member who gives it."""

    what: ClassVar[str] = "Chưa ghi được trả lời: cần đủ lời trả lời, người trả lời và ngày trả lời."
    remedy: ClassVar[str] = "Điền đủ ba ô, hoặc để trống cả ba nếu chưa trả lời."


class OpinionAnswerDay(AppError):
    """An answer is not given before the opinion was heard, nor on a day still to come."""

    what: ClassVar[str] = "Chưa ghi được trả lời ngày {day}: phải từ ngày góp ý {held} đến hôm nay."
    remedy: ClassVar[str] = "Xem lại ngày trả lời."


class OpinionPromiseIncomplete(AppError):
    """A promise says what is done, by whom and until when."""

    what: ClassVar[str] = "Chưa ghi được việc hứa: cần đủ việc, người làm và hạn."
    remedy: ClassVar[str] = "Điền đủ ba ô, hoặc chọn chưa hứa việc gì."
