"""Refusals while a workbook is read; each is one sentence, and nothing of the book has changed."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class ImportRefusedError(AppError):
    """A list could not be read; `file` is the name of the workbook without its folder."""


class ImportFileMissingError(ImportRefusedError):
    """The file is not there, or its medium was pulled out."""

    what: ClassVar[str] = "Chưa đọc được {file}: không tìm thấy tệp, hoặc ổ đĩa, USB đã rút ra."
    remedy: ClassVar[str] = "Kiểm tra đường dẫn, cắm lại USB nếu có, rồi chọn lại tệp."


class ImportFileLockedError(ImportRefusedError):
    """Another program holds the file, or the user may not read it."""

    what: ClassVar[str] = "Chưa đọc được {file}: tệp đang mở trong chương trình khác hoặc máy không cho đọc."
    remedy: ClassVar[str] = "Đóng tệp trong Excel rồi làm lại, hoặc chép tệp sang thư mục Tài liệu (Documents)."


class ImportTooLargeError(ImportRefusedError):
    """The file, what it unpacks to, or its sheet is larger than a list of people is; `why` says which."""

    what: ClassVar[str] = "Chưa đọc được {file}: {why}."
    remedy: ClassVar[str] = "Chép riêng bảng danh sách sang một tệp Excel mới, rồi nhập tệp ấy."


class ImportEmptyError(ImportRefusedError):
    """The file has 0 bytes, or no sheet with anything in it."""

    what: ClassVar[str] = "Chưa đọc được {file}: tệp trống, không có ô nào có nội dung."
    remedy: ClassVar[str] = "Chọn đúng tệp có danh sách, rồi nhập lại."


class ImportNotAWorkbookError(ImportRefusedError):
    """The file is something else, whatever its name says; `is_really` says what."""

    what: ClassVar[str] = "Chưa đọc được {file}: đây là {is_really}, không phải bảng tính Excel."
    remedy: ClassVar[str] = "Mở tệp trong Excel, chọn Lưu thành (Save As) kiểu .xlsx, rồi nhập tệp mới."


class ImportPasswordError(ImportRefusedError):
    """The workbook can only be opened with a password."""

    what: ClassVar[str] = "Chưa đọc được {file}: tệp đặt mật khẩu mở."
    remedy: ClassVar[str] = "Mở tệp trong Excel, bỏ mật khẩu rồi lưu lại; tệp ấy sẽ nhập được."


class ImportDamagedError(ImportRefusedError):
    """The file starts like a workbook and cannot be read to its end."""

    what: ClassVar[str] = "Chưa đọc được {file}: tệp bị hỏng hoặc chép chưa hết."
    remedy: ClassVar[str] = "Chép lại tệp từ nơi gửi, hoặc mở bằng Excel rồi lưu thành tệp mới."


class ImportUnsafeError(ImportRefusedError):
    """The file holds what no office program writes into a list: a DTD, or two parts of one name."""

    what: ClassVar[str] = "Chưa đọc {file}: trong tệp có phần lạ mà Excel không ghi, có thể gây hại cho máy."
    remedy: ClassVar[str] = "Hỏi lại người gửi tệp; nếu tin được, mở bằng Excel rồi lưu thành tệp mới."


class ImportTimeoutError(ImportRefusedError):
    """Reading took longer than it may; `seconds` is the limit."""

    what: ClassVar[str] = "Chưa đọc được {file}: đọc quá {seconds} giây chưa xong nên phần mềm đã dừng."
    remedy: ClassVar[str] = "Chép riêng bảng danh sách sang một tệp Excel mới, rồi nhập tệp ấy."


class ImportSheetMissingError(ImportRefusedError):
    """The workbook has no sheet of that title; `sheets` lists those it has."""

    what: ClassVar[str] = "Chưa đọc được {file}: không có trang tính “{sheet}”; tệp có: {sheets}."
    remedy: ClassVar[str] = "Chọn một trong các trang tính trên, rồi nhập lại."


class ImportHeaderMissingError(ImportRefusedError):
    """No row names the columns of a list of people."""

    what: ClassVar[str] = "Chưa nhận ra danh sách trong {file}: không thấy dòng tiêu đề có cột “Họ và tên”."
    remedy: ClassVar[str] = "Ghi tên cột ngay trên dòng người đầu tiên (Họ và tên, Ngày sinh…), rồi nhập lại."


class ImportOutdatedError(ImportRefusedError):
    """The book was changed between the preview and the import."""

    what: ClassVar[str] = "Chưa nhập: sổ đã thay đổi từ lúc xem trước."
    remedy: ClassVar[str] = "Xem lại bản xem trước mới, rồi nhập."
