"""Refusals about the history of the book: its chain, an older act taken back, what was deleted."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError
from dvqc_desktop.domain.errors.store import BookDamaged, UndoConflict


class LogAltered(BookDamaged):
    """A row of the change log is not as it was sealed; `act` in words and its `day`."""

    what: ClassVar[str] = (
        "Nhật ký thay đổi không còn như lúc ghi: việc “{act}” ({day}) đã bị sửa, hoặc bị thêm bớt ngay trước đó."
    )
    safe: ClassVar[str] = "Tệp được giữ nguyên để đối chiếu."
    remedy: ClassVar[str] = "So với bản sao lưu gần nhất, và giữ lại tệp này."


class HeadTooShort(AppError):
    """A head typed from paper has fewer than `least` letters and digits."""

    what: ClassVar[str] = "Dấu nhật ký cần ít nhất {least} chữ và số như in ở chân báo cáo."
    safe: ClassVar[str] = "Tệp không bị sửa."
    remedy: ClassVar[str] = "Gõ lại đủ bốn nhóm bốn chữ in trên giấy."


class HeadNotFound(AppError):
    """A head from paper is not in the log; `head` as it was typed."""

    what: ClassVar[str] = (
        "Không có dấu nhật ký {head} trong sổ này: nhật ký đã bị cắt hay viết lại sau khi in, hoặc giấy in từ sổ khác."
    )
    safe: ClassVar[str] = "Tệp không bị sửa."
    remedy: ClassVar[str] = "Gõ lại dấu như trên giấy; nếu vẫn không có, so với bản sao lưu làm gần ngày in."


class ActNotUndoable(AppError):
    """The act was undone before, or only noted what had happened."""

    what: ClassVar[str] = "Việc này không hoàn tác được: đã hoàn tác rồi, hoặc chỉ ghi lại điều đã xảy ra."
    remedy: ClassVar[str] = "Nếu cần, ghi lại giá trị đúng bằng một việc mới."


class LaterActStands(UndoConflict):
    """Another act, `later` of `day`, rests on this one; `direction` and `label` as in the undo menu."""

    what: ClassVar[str] = "Chưa {direction} được “{label}”: việc làm sau, “{later}” ({day}), dựa vào việc này."
    remedy: ClassVar[str] = "Hoàn tác việc làm sau ấy trước đã."


class ErasureOfMember(AppError):
    """Erasure was asked for a member of the unit; `name` is the member's."""

    what: ClassVar[str] = "Chưa nhận yêu cầu: {name} đang là đảng viên của đơn vị, tên còn trong biên bản và điểm danh."
    remedy: ClassVar[str] = "Ghi chuyển sinh hoạt hoặc ra khỏi Đảng trước, rồi yêu cầu lại."


class ErasureAsked(AppError):
    """The erasure of this person was asked for before; `name`, and `at` the time from which it is carried out."""

    what: ClassVar[str] = "Đã có yêu cầu xóa hồ sơ {name}, sẽ xóa hẳn lúc {at:%H:%M ngày %d/%m/%Y}."
    remedy: ClassVar[str] = "Muốn thôi thì rút yêu cầu ấy trước giờ đó; không thì chờ."


class ErasureNotOpen(AppError):
    """The erasure was called off or carried out already."""

    what: ClassVar[str] = "Yêu cầu này không còn chờ: đã rút hoặc đã xóa xong."
    remedy: ClassVar[str] = "Mở lại danh sách yêu cầu để xem việc nào còn chờ."


class NothingToClear(AppError):
    """Nothing that was deleted is old enough to be cleared for good."""

    what: ClassVar[str] = "Không còn việc xóa nào cũ hơn hạn giữ."
    safe: ClassVar[str] = "Sổ không thay đổi."
    remedy: ClassVar[str] = "Mở lại mục Đã xóa để xem những gì còn khôi phục được."
