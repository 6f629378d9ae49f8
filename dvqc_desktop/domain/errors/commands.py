"""Refusals of the command line: what it was given and what it could not do."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class TodayUnreadableError(AppError):
    """The environment variable that sets today holds something else than a day."""

    what: ClassVar[str] = "Chưa chạy được: biến {variable} không ghi một ngày."
    remedy: ClassVar[str] = "Ghi như 2026-11-20 hoặc bỏ biến này, rồi chạy lại."


class PassphraseNotGivenError(AppError):
    """Nobody is there to be asked, and no passphrase was given."""

    what: ClassVar[str] = "Chưa chạy được lệnh: chưa có mật khẩu sổ."
    remedy: ClassVar[str] = "Đặt biến DVQC_PASSPHRASE hoặc dùng --passphrase-file, rồi chạy lại."


class PassphraseFileError(AppError):
    """The file that should hold the passphrase cannot be read, or is empty."""

    what: ClassVar[str] = "Chưa đọc được mật khẩu từ tệp {name}."
    remedy: ClassVar[str] = "Tệp phải có sẵn, dạng chữ UTF-8, dòng đầu là mật khẩu."


class PassphrasesDifferError(AppError):
    """A new passphrase was typed in two ways."""

    what: ClassVar[str] = "Hai lần gõ mật khẩu không giống nhau."
    safe: ClassVar[str] = "Chưa tạo sổ nào."
    remedy: ClassVar[str] = "Chạy lại lệnh và gõ chậm hơn."


class BookFolderMissingError(AppError):
    """A new book was to go into a folder that is not there."""

    what: ClassVar[str] = "Chưa tạo sổ: thư mục chứa tệp {name} không có."
    safe: ClassVar[str] = "Chưa có tệp nào được ghi."
    remedy: ClassVar[str] = "Tạo thư mục trước hoặc chọn thư mục khác."


class BookNameTooLongError(AppError):
    """The file system takes no name of that length."""

    what: ClassVar[str] = "Chưa tạo sổ: tên tệp dài quá."
    safe: ClassVar[str] = "Chưa có tệp nào được ghi."
    remedy: ClassVar[str] = "Đặt tên ngắn hơn, rồi chạy lại."


class UnexpectedError(AppError):
    """Our own bug, told without its values."""

    what: ClassVar[str] = "Phần mềm gặp lỗi ngoài dự kiến nên dừng lệnh này."
    safe: ClassVar[str] = "Những gì đã ghi vào sổ trước đó còn nguyên."
    remedy: ClassVar[str] = "Gửi tệp nhật ký {log} cho người hỗ trợ, tệp không chứa tên người."


class StoppedError(AppError):
    """The user stopped the command."""

    what: ClassVar[str] = "Đã dừng lệnh theo yêu cầu."
    safe: ClassVar[str] = "Sổ còn nguyên như lần ghi cuối."
    remedy: ClassVar[str] = "Chạy lại lệnh khi cần."
