"""Refusals about members, their posts, and candidates."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class MemberNameMissing(AppError):
    """A member without a name."""

    what: ClassVar[str] = "Chưa ghi được: chưa có họ và tên."
    remedy: ClassVar[str] = "Ghi họ và tên, rồi lưu lại."


class MemberThere(AppError):
    """The person is a member already."""

    what: ClassVar[str] = "Chưa thêm được: {name} đã có trong danh sách đảng viên."
    remedy: ClassVar[str] = "Tìm đồng chí này trong danh sách và sửa ở đó."


class MemberUnknown(AppError):
    """The person is no member of the book."""

    what: ClassVar[str] = "Chưa ghi được: {name} không có trong danh sách đảng viên."
    remedy: ClassVar[str] = "Thêm vào danh sách đảng viên trước."


class MemberDateFuture(AppError):
    """A date that has not come yet; `field` names it."""

    what: ClassVar[str] = "Chưa ghi được: {field} {day:%d/%m/%Y} chưa đến."
    remedy: ClassVar[str] = "Ghi khi việc đã diễn ra; hạn sắp tới phần mềm tự tính."


class MemberDateOrder(AppError):
    """The three dates contradict one another."""

    what: ClassVar[str] = "Chưa ghi được: {late} {late_day:%d/%m/%Y} sớm hơn {early} {early_day:%d/%m/%Y}."
    remedy: ClassVar[str] = "Xem lại các ngày: quyết định kết nạp, lễ kết nạp, rồi công nhận chính thức."


class PostTitleMissing(AppError):
    """A post without a name."""

    what: ClassVar[str] = "Chưa ghi được: chưa có tên chức vụ."
    remedy: ClassVar[str] = "Ghi chức vụ, ví dụ “Tổ trưởng tổ đảng”, rồi lưu lại."


class PostSpanReversed(AppError):
    """A post that would end before it begins."""

    what: ClassVar[str] = "Chưa ghi được: ngày thôi {end:%d/%m/%Y} sớm hơn ngày nhận chức vụ {start:%d/%m/%Y}."
    remedy: ClassVar[str] = "Xem lại hai ngày, rồi lưu lại."


class CandidateThere(AppError):
    """The person is followed already."""

    what: ClassVar[str] = "Chưa thêm được: {name} đã ở trong danh sách theo dõi kết nạp."
    remedy: ClassVar[str] = "Tìm người này trong danh sách và ghi bước tiếp ở đó."


class CandidateDateFuture(AppError):
    """Introduced on a day that has not come."""

    what: ClassVar[str] = "Chưa ghi được: ngày giới thiệu {day:%d/%m/%Y} chưa đến."
    remedy: ClassVar[str] = "Chọn ngày hôm nay hoặc một ngày đã qua."


class StageOrder(AppError):
    """A stage dated before the one it follows."""

    what: ClassVar[str] = (
        "Chưa ghi được: bước “{stage}” ngày {day:%d/%m/%Y} sớm hơn bước trước, ngày {before:%d/%m/%Y}."
    )
    remedy: ClassVar[str] = "Xem lại ngày, rồi lưu lại."


class StageThere(AppError):
    """The stage was reached already, or a later one was."""

    what: ClassVar[str] = "Chưa ghi được: {name} đã qua bước “{stage}”."
    remedy: ClassVar[str] = "Chọn bước sau bước đang ở, hoặc sửa ngày của bước đã ghi."
