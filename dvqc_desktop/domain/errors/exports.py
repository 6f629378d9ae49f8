"""Refusals while a file is written outside the book: the disk, the folder, another program."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class ExportError(AppError):
    """A file could not be written; `file` is its name without the folder."""

    safe: ClassVar[str] = "Sổ không có gì thay đổi; tệp cũ cùng tên, nếu có, còn nguyên."


class ExportFolderMissingError(ExportError):
    """The folder to write into does not exist."""

    what: ClassVar[str] = "Chưa ghi được tệp {file}: thư mục chứa tệp không có."
    remedy: ClassVar[str] = "Tạo thư mục trước hoặc chọn thư mục khác, rồi ghi lại."


class ExportFolderForbiddenError(ExportError):
    """The user may not write into the folder."""

    what: ClassVar[str] = "Chưa ghi được tệp {file}: máy không cho ghi vào thư mục này."
    remedy: ClassVar[str] = "Chọn thư mục khác, ví dụ Tài liệu (Documents), rồi ghi lại."


class ExportTargetIsFolderError(ExportError):
    """A folder already carries the name of the file."""

    what: ClassVar[str] = "Chưa ghi được tệp {file}: đã có một thư mục mang tên này."
    remedy: ClassVar[str] = "Đặt tên khác cho tệp, rồi ghi lại."


class ExportTargetBusyError(ExportError):
    """Another program holds the old file of the same name."""

    what: ClassVar[str] = "Chưa ghi được tệp {file}: tệp đang mở trong chương trình khác."
    remedy: ClassVar[str] = "Đóng tệp trong Excel, Word hoặc chương trình đọc PDF, rồi ghi lại."


class ExportDiskFullError(ExportError):
    """No room is left on the medium."""

    what: ClassVar[str] = "Chưa ghi được tệp {file}: ổ đĩa hết chỗ."
    remedy: ClassVar[str] = "Xóa bớt tệp trên ổ hoặc chọn ổ khác, rồi ghi lại."


class ExportMediumFailedError(ExportError):
    """The medium refused the writing for another reason (stick pulled, bad sector, too long a name)."""

    what: ClassVar[str] = "Chưa ghi được tệp {file}: ổ đĩa hoặc USB báo lỗi khi ghi."
    remedy: ClassVar[str] = "Kiểm tra ổ đĩa, cắm lại USB hoặc chọn chỗ khác, rồi ghi lại."


class LettersMissingError(AppError):
    """The fonts of papers lack letters of the text, such as pictures sent by telephone."""

    what: ClassVar[str] = "Chưa in được {name}: phông chữ in không có các ký tự {letters}."
    remedy: ClassVar[str] = "Tìm, bỏ hoặc thay các ký tự ấy trong sổ, rồi in lại."


class NothingToPrintError(AppError):
    """The paper would be empty; `missing` says what it lacks."""

    what: ClassVar[str] = "Chưa in được {paper}: {missing}."
    remedy: ClassVar[str] = "Bổ sung trong sổ, rồi in lại."


class NoDocxOfPaperError(AppError):
    """The paper exists as PDF only."""

    what: ClassVar[str] = "Giấy này không có bản Word."
    remedy: ClassVar[str] = "Ghi thành tệp .pdf."


class PaperTakesNoIdError(AppError):
    """A paper that is always printed whole was asked for with a number."""

    what: ClassVar[str] = "Chưa in được: giấy này in cả tổ, không in riêng theo số."
    remedy: ClassVar[str] = "Bỏ --id, rồi chạy lại."


class ClassListPrintError(AppError):
    """A list of the people of one class, or of one aspect, tells their class by itself."""

    what: ClassVar[str] = "Chưa in: danh sách đang lọc theo {by}, in ra là lộ loại của từng người."
    safe: ClassVar[str] = "Không có gì rời khỏi sổ."
    remedy: ClassVar[str] = "Bỏ điều kiện lọc ấy rồi in; giấy in không có loại."


class ClassListExportError(AppError):
    """A list of the people of one class, or of one aspect, tells their class by itself."""

    what: ClassVar[str] = "Chưa xuất: danh sách đang lọc theo {by}, xuất ra là lộ loại của từng người."
    safe: ClassVar[str] = "Không có gì rời khỏi sổ."
    remedy: ClassVar[str] = "Bỏ điều kiện lọc ấy rồi xuất; tệp không có loại."


class NothingToExportError(AppError):
    """The list shows no row."""

    what: ClassVar[str] = "Chưa xuất: danh sách đang hiện không có dòng nào."
    safe: ClassVar[str] = "Không có gì rời khỏi sổ."
    remedy: ClassVar[str] = "Đổi điều kiện lọc cho có dòng hiện ra, rồi xuất lại."


class OutwardReadRefusedError(AppError):
    """A report or a list asked the engine for what may not leave the book: a fault of ours, stopped in time."""

    what: ClassVar[str] = "Chưa lập được: báo cáo hoặc danh sách hỏi tới phần không được đưa ra ngoài sổ."
    safe: ClassVar[str] = "Không có gì rời khỏi sổ, sổ không có gì thay đổi."
    remedy: ClassVar[str] = "Báo cho người phụ trách phần mềm."
