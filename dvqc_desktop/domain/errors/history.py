"""Refusals about the history of the book: its chain, an older act taken back, what was deleted."""

from dvqc_desktop.domain.errors.base import AppError
from dvqc_desktop.domain.errors.store import BookDamaged, UndoConflict


class LogAltered(BookDamaged):
    what = "Nhật ký thay đổi không còn như lúc ghi: việc “{act}” ({day}) đã bị sửa, hoặc bị thêm bớt ngay trước đó."
    safe = "Tệp được giữ nguyên để đối chiếu."
    remedy = "So với bản sao lưu gần nhất, và giữ lại tệp này."


class HeadTooShort(AppError):
    what = "Dấu nhật ký cần ít nhất {least} chữ và số như in ở chân báo cáo."
    safe = "Tệp không bị sửa."
    remedy = "Gõ lại đủ bốn nhóm bốn chữ in trên giấy."


class HeadNotFound(AppError):
    what = (
        "Không có dấu nhật ký {head} trong sổ này: nhật ký đã bị cắt hay viết lại sau khi in, hoặc giấy in từ sổ khác."
    )
    safe = "Tệp không bị sửa."
    remedy = "Gõ lại dấu như trên giấy; nếu vẫn không có, so với bản sao lưu làm gần ngày in."


class ActNotUndoable(AppError):
    what = "Việc này không hoàn tác được: đã hoàn tác rồi, hoặc chỉ ghi lại điều đã xảy ra."
    remedy = "Nếu cần, ghi lại giá trị đúng bằng một việc mới."


class LaterActStands(UndoConflict):
    what = "Chưa {direction} được “{label}”: việc làm sau, “{later}” ({day}), dựa vào việc này."
    remedy = "Hoàn tác việc làm sau ấy trước đã."


class ErasureOfMember(AppError):
    what = "Chưa nhận yêu cầu: {name} đang là đảng viên của đơn vị, tên còn trong biên bản và điểm danh."
    remedy = "Ghi chuyển sinh hoạt hoặc ra khỏi Đảng trước, rồi yêu cầu lại."


class ErasureAsked(AppError):
    what = "Đã có yêu cầu xóa hồ sơ {name}, sẽ xóa hẳn lúc {at:%H:%M ngày %d/%m/%Y}."


class ErasureNotOpen(AppError):
    what = "Yêu cầu này không còn chờ: đã rút hoặc đã xóa xong."
