"""Refusals about a committee's own form: the map of its cells, and forms that are not the one that was mapped."""

from typing import ClassVar

from dvqc_desktop.domain.errors.workbooks import WorkbookError


class TemplateMapMissingError(WorkbookError):
    """The file of a map is not there or may not be read."""

    what: ClassVar[str] = "Chưa đọc được bảng ghép ô {file}: không tìm thấy tệp, hoặc máy không cho đọc."
    remedy: ClassVar[str] = "Kiểm tra đường dẫn, cắm lại USB nếu có, rồi chọn lại tệp."


class TemplateMapUnreadableError(WorkbookError):
    """A map of cells is no JSON of the known shape; `why` says what is wrong with it."""

    what: ClassVar[str] = "Chưa đọc được bảng ghép ô {file}: {why}."
    remedy: ClassVar[str] = "Chọn đúng tệp .json đã xuất từ phần mềm, rồi làm lại."


class TemplateFigureUnknownError(WorkbookError):
    """A map names a figure that the program does not have."""

    what: ClassVar[str] = "Chưa điền được mẫu: ô {cell} ghép với “{name}”, phần mềm không có số liệu tên này."
    remedy: ClassVar[str] = "Sửa tên số liệu trong bảng ghép ô theo tên ô ở trang “Kiểm tra số”, rồi làm lại."


class TemplateCellRefusedError(WorkbookError):
    """A cell of the form that must not be written into; `why` says so."""

    what: ClassVar[str] = "Chưa điền được mẫu: ô {cell} {why}."
    remedy: ClassVar[str] = "Ghép số liệu ấy với một ô nhập số khác, rồi làm lại."


class TemplateChangedError(WorkbookError):
    """The form is not the one the map was made for; `changes` says what differs."""

    what: ClassVar[str] = "Chưa điền: tệp {file} khác mẫu “{name}” đã ghép ô: {changes}."
    remedy: ClassVar[str] = "Chọn đúng tệp mẫu; nếu cấp trên đã đổi mẫu thì thêm mẫu mới, ghép lại các ô."


class TemplateSheetEmptyError(WorkbookError):
    """A map without a cell."""

    what: ClassVar[str] = "Chưa lưu mẫu: chưa ghép ô nào với số liệu."
    remedy: ClassVar[str] = "Chọn một ô nhập số của mẫu, rồi chọn số liệu cho ô ấy."


class TemplateNamelessError(WorkbookError):
    """A map without a name to find it by."""

    what: ClassVar[str] = "Chưa lưu mẫu: chưa đặt tên."
    remedy: ClassVar[str] = "Ghi tên mẫu, ví dụ tên in trên đầu biểu."


class TemplateMissingError(WorkbookError):
    """The saved map is no longer there."""

    what: ClassVar[str] = "Mẫu này không còn trong sổ."
    remedy: ClassVar[str] = "Chọn mẫu khác, hoặc thêm lại mẫu."


class TemplateUnknownError(WorkbookError):
    """The book keeps no map for the form."""

    what: ClassVar[str] = "Chưa điền: sổ chưa có bảng ghép ô nào cho mẫu {file}, hoặc mẫu đã đổi từ lần ghép."
    remedy: ClassVar[str] = "Ghép ô cho mẫu ở trang Báo cáo, hoặc đưa bảng ghép ô bằng --map, rồi làm lại."
