"""Refusals while a workbook is written or filled."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class WorkbookError(AppError):
    """A workbook could not be made; nothing was written."""

    safe: ClassVar[str] = "Chưa có tệp nào được ghi, sổ không có gì thay đổi."


class WorkbookTextTooLongError(WorkbookError):
    """A text is longer than a cell of Excel can hold; `length` is in characters."""

    what: ClassVar[str] = "Chưa lập được tệp Excel: có một đoạn văn dài {length} ký tự, một ô chỉ chứa được 32.767."
    remedy: ClassVar[str] = "Rút ngắn đoạn văn ấy trong sổ, rồi xuất lại."


class WorkbookSheetMissingError(WorkbookError):
    """The workbook to fill has no sheet of that title."""

    what: ClassVar[str] = "Chưa điền được tệp Excel: tệp không có trang tính “{sheet}”."
    remedy: ClassVar[str] = "Sửa tên trang tính trong bảng ghép ô, hoặc chọn đúng tệp mẫu, rồi làm lại."


class WorkbookCellHasFormulaError(WorkbookError):
    """A cell that should take a value holds a formula of the form's makers."""

    what: ClassVar[str] = "Chưa điền được tệp Excel: ô {cell} của mẫu là công thức."
    remedy: ClassVar[str] = "Chọn ô nhập số khác trong bảng ghép ô, rồi làm lại."


class WorkbookMakerStoppedError(WorkbookError):
    """The process that makes the workbook ended before it was finished."""

    what: ClassVar[str] = "Chưa lập được tệp Excel: phần việc lập bảng bị dừng giữa chừng."
    remedy: ClassVar[str] = "Đóng bớt chương trình khác, rồi xuất lại."
