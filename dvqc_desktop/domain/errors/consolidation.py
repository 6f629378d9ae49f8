"""Refusals while the reports of many cells are added up."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class ConsolidationError(AppError):
    """Reports could not be added up; nothing was written."""

    safe: ClassVar[str] = "Chưa có tệp nào được ghi, các tệp trong thư mục còn nguyên."


class ConsolidationFolderMissingError(ConsolidationError):
    """The folder is not there, is no folder, or may not be read."""

    what: ClassVar[str] = "Chưa tổng hợp được: không đọc được thư mục {folder}."
    remedy: ClassVar[str] = "Kiểm tra đường dẫn, cắm lại USB nếu có, rồi chọn lại thư mục."


class ConsolidationNoFilesError(ConsolidationError):
    """The folder holds no workbook."""

    what: ClassVar[str] = "Chưa tổng hợp được: thư mục {folder} không có tệp Excel nào."
    remedy: ClassVar[str] = "Chép các tệp báo cáo của đơn vị vào thư mục ấy, rồi làm lại."


class ConsolidationNothingAcceptedError(ConsolidationError):
    """No workbook of the folder counts; `first` names the first file and why."""

    what: ClassVar[str] = "Chưa tổng hợp được: cả {count} tệp đều không nhận được, như {first}."
    remedy: ClassVar[str] = "Xem lý do của từng tệp, đề nghị đơn vị gửi lại, rồi tổng hợp lại."


class CellListUnreadableError(ConsolidationError):
    """The list of cells that should report has no cell in it."""

    what: ClassVar[str] = "Chưa đọc được danh sách đơn vị {file}: không thấy dòng nào có mã hoặc tên đơn vị."
    remedy: ClassVar[str] = "Ghi mỗi đơn vị một dòng: mã, dấu chấm phẩy, tên; hoặc chọn bảng tổng hợp kỳ trước."
