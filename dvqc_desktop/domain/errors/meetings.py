"""Refusals about meetings: their times, agenda, minutes and tasks."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class MeetingMissingError(AppError):
    """The meeting, item, vote or task is not in the book (any more)."""

    what: ClassVar[str] = "Không tìm thấy {noun} trong sổ."
    remedy: ClassVar[str] = "Mở lại trang Sinh hoạt để xem danh sách mới nhất."


class MeetingClosedError(AppError):
    """The minutes are closed: nothing in the meeting may change before they are opened again."""

    what: ClassVar[str] = "Chưa sửa được: biên bản họp {day} đã chốt."
    remedy: ClassVar[str] = "Cần đính chính thì mở lại biên bản và ghi lý do."


class MeetingNotClosedError(AppError):
    """Only closed minutes can be opened again."""

    what: ClassVar[str] = "Biên bản họp {day} đang mở, chưa chốt."
    remedy: ClassVar[str] = "Sửa thẳng vào biên bản."


class MeetingNotHeldError(AppError):
    """Minutes of a meeting that has not taken place cannot be closed."""

    what: ClassVar[str] = "Chưa chốt được biên bản: buổi họp {day} chưa diễn ra."
    remedy: ClassVar[str] = "Chốt sau khi họp xong và điểm danh đủ."


class RollCallIncompleteError(AppError):
    """Somebody who had to attend has not been called."""

    what: ClassVar[str] = "Chưa chốt được biên bản họp {day}: còn {count} đảng viên chưa điểm danh."
    remedy: ClassVar[str] = "Mở mục Điểm danh, ghi có mặt hoặc vắng cho từng đồng chí."


class ReopenReasonMissingError(AppError):
    """Opening closed minutes again needs a reason."""

    what: ClassVar[str] = "Chưa mở lại được biên bản: thiếu lý do."
    remedy: ClassVar[str] = "Ghi rõ cần đính chính điều gì."


class MeetingTimeError(AppError):
    """A time of day cannot be read."""

    what: ClassVar[str] = "“{text}” không phải giờ trong ngày."
    remedy: ClassVar[str] = "Ghi giờ như 16:30."


class MeetingHasRecordsError(AppError):
    """A meeting that was held has minutes; it is not deleted."""

    what: ClassVar[str] = "Chưa xóa được buổi họp {day}: đã có {records}."
    remedy: ClassVar[str] = "Chỉ xóa buổi họp chưa diễn ra; buổi đã họp thì giữ trong sổ."


class KindRefusedError(AppError):
    """A kind of meeting whose name, length or usual items cannot be taken."""

    what: ClassVar[str] = "Chưa ghi được loại họp “{words}”."
    remedy: ClassVar[str] = "{fault}"


class KindInUseError(AppError):
    """A kind of the cell's own that meetings not yet closed have."""

    what: ClassVar[str] = "Chưa xóa được loại họp “{name}”: còn {count} buổi chưa chốt biên bản."
    remedy: ClassVar[str] = "Chốt hoặc đổi loại các buổi ấy trước."


class NothingToPlanError(AppError):
    """Everything due in a year is planned or held already."""

    what: ClassVar[str] = "Chưa lên lịch thêm: năm {year} không còn buổi nào thiếu."
    remedy: ClassVar[str] = "Cần thêm buổi khác thì bấm Thêm buổi họp."


class AgendaTitleEmptyError(AppError):
    """An agenda item needs a title."""

    what: ClassVar[str] = "Chưa ghi được mục: nội dung còn trống."
    remedy: ClassVar[str] = "Ghi nội dung của mục, ví dụ “Công tác quần chúng”."


class AgendaMinutesError(AppError):
    """An item's length is out of range."""

    what: ClassVar[str] = "“{minutes}” phút không hợp lệ cho một mục."
    remedy: ClassVar[str] = "Ghi số phút từ 0 đến 1440."


class AgendaTitleNamesWorkerError(AppError):
    """A printed title names a worker; people are linked to the item and shown on screen only."""

    what: ClassVar[str] = "Chưa ghi được mục: nội dung in ra có tên quần chúng."
    remedy: ClassVar[str] = (
        "Ghi việc chung, ví dụ “Công tác quần chúng”, rồi nối người vào mục; tên chỉ hiện trên màn hình."
    )


class VoteSubjectEmptyError(AppError):
    """A vote needs a subject."""

    what: ClassVar[str] = "Chưa ghi được biểu quyết: nội dung còn trống."
    remedy: ClassVar[str] = "Ghi nội dung đưa ra biểu quyết."


class TaskEmptyError(AppError):
    """A task needs words that say what to do."""

    what: ClassVar[str] = "Chưa ghi được việc: nội dung còn trống."
    remedy: ClassVar[str] = "Ghi việc cần làm, người làm và hạn."


class TaskOwnerNotMemberError(AppError):
    """Tasks are given to members; active workers help as friends."""

    what: ClassVar[str] = "Chưa giao được việc: người làm phải là đảng viên."
    remedy: ClassVar[str] = "Chọn đảng viên; quần chúng giúp thì ghi trong nội dung việc."


class TaskDatesError(AppError):
    """A task is due, or done, before it was given."""

    what: ClassVar[str] = "Chưa ghi được việc: {which} {day} trước ngày giao {given}."
    remedy: ClassVar[str] = "Xem lại ngày."


class TaskDoneError(AppError):
    """A task that is done is not taken over to a meeting."""

    what: ClassVar[str] = "Chưa chuyển việc sang kỳ này: việc đã xong ngày {day}."
    remedy: ClassVar[str] = "Việc còn phải làm tiếp thì giao thành việc mới."


class TaskCarriedError(AppError):
    """A later meeting has given the task anew."""

    what: ClassVar[str] = "Việc này đã chuyển sang một buổi họp sau."
    remedy: ClassVar[str] = "Theo dõi tiếp ở việc mới của buổi họp ấy."


class NotConvenedError(AppError):
    """Only members of the unit on the day of the meeting are called."""

    what: ClassVar[str] = "Chưa điểm danh được: người này không phải đảng viên của đơn vị vào ngày họp."
    remedy: ClassVar[str] = "Xem lại tình trạng đảng viên ở trang Đảng viên, hoặc ghi vào phần mời dự."


class BacklogMissingError(AppError):
    """What waited for a later meeting is not in the book (any more)."""

    what: ClassVar[str] = "Không tìm thấy việc để kỳ sau này trong sổ."
    remedy: ClassVar[str] = "Mở lại danh sách để xem những việc đang chờ."


class BacklogTakenError(AppError):
    """Another agenda has already taken what waited."""

    what: ClassVar[str] = "“{title}” đã có trong chương trình một buổi họp."
    remedy: ClassVar[str] = "Xem lại danh sách việc để kỳ sau."


class PapersDayFutureError(AppError):
    """Papers are noted as sent or handed in when they were, not before."""

    what: ClassVar[str] = "Chưa ghi được: ngày {day} chưa tới."
    remedy: ClassVar[str] = "Ghi ngày đã gửi, đã nộp; chậm nhất là hôm nay."


class PapersSentLateError(AppError):
    """An invitation goes out before the meeting."""

    what: ClassVar[str] = "Chưa ghi được: ngày gửi {day} sau ngày họp {held}."
    remedy: ClassVar[str] = "Ghi ngày đã gửi, không sau ngày họp."


class HandedInEarlyError(AppError):
    """Papers of a meeting are handed in after it."""

    what: ClassVar[str] = "Chưa ghi được: ngày nộp {day} trước ngày họp {held}."
    remedy: ClassVar[str] = "Ghi ngày đã nộp, từ ngày họp trở đi."


class HealthReasonError(AppError):
    """A reason of absence tells of somebody's health, which the book does not keep."""

    what: ClassVar[str] = "Chưa ghi được lý do: sổ không ghi chuyện sức khỏe (“{word}”)."
    remedy: ClassVar[str] = "Ghi “việc gia đình” hoặc “việc riêng”; vắng có lý do là đủ."
