"""Refusals about the register of a year's assignments."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class RegisterMemberMissingError(AppError):
    """A line without its member."""

    what: ClassVar[str] = "Chưa ghi được dòng: chưa chọn đảng viên."
    remedy: ClassVar[str] = "Chọn đảng viên được phân công, rồi ghi lại."


class RegisterWhomMissingError(AppError):
    """A line without a worker or a group."""

    what: ClassVar[str] = "Chưa ghi được dòng: chưa chọn quần chúng hoặc nhóm."
    remedy: ClassVar[str] = "Chọn một người hoặc một nhóm, rồi ghi lại."


class RegisterRequirementMissingError(AppError):
    """A line without what is asked of the member."""

    what: ClassVar[str] = "Chưa ghi được dòng: chưa có yêu cầu, nội dung."
    remedy: ClassVar[str] = "Ghi việc giao cho đảng viên, ví dụ “gặp gỡ hằng tuần”."


class RegisterWordError(AppError):
    """The register is printed, so it says nobody's class."""

    what: ClassVar[str] = "Chưa ghi được dòng: sổ này in ra giấy nên không ghi chữ “{word}”."
    remedy: ClassVar[str] = "Ghi việc làm và kết quả, không ghi loại của người."


class RegisterLineTwiceError(AppError):
    """The member has a line with this worker or group already."""

    what: ClassVar[str] = "Chưa ghi được dòng: năm {year} đồng chí này đã có dòng với người hoặc nhóm ấy."
    remedy: ClassVar[str] = "Sửa dòng đã có trong sổ."


class RegisterLineMissingError(AppError):
    """The line was taken out before."""

    what: ClassVar[str] = "Chưa ghi được: dòng này không còn trong sổ phân công."
    remedy: ClassVar[str] = "Xem lại sổ, rồi chọn dòng khác."
