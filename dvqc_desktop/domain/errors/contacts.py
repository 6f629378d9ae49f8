"""Refusals around contacts and what was heard: whose words are kept, and by whom."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class ContactByActiveWorker(AppError):
    """An active worker met somebody: nothing said, seen or private is kept of it."""

    what: ClassVar[str] = "Chưa ghi được lần gặp: {name} là người {active}, chỉ ghi ngày gặp và việc đã giúp."
    remedy: ClassVar[str] = "Bỏ phần nghe, thấy, việc hẹn và phần riêng; việc đã giúp ghi ở ô “Đã giúp”."


class ContactByStranger(AppError):
    """Who met is neither a member nor an active worker nor in the worker's chain on that day."""

    what: ClassVar[str] = (
        "Chưa ghi được lần gặp: ngày {day} {name} không phải đảng viên đang sinh hoạt, cũng không phải người {active}."
    )
    remedy: ClassVar[str] = "Chọn lại người gặp hoặc ngày gặp."


class ContactWithNobody(AppError):
    """Nobody was chosen as the person met."""

    what: ClassVar[str] = "Chưa ghi được lần gặp: chưa chọn người được gặp."
    remedy: ClassVar[str] = "Chọn ít nhất một người, rồi ghi lại."


class ContactWithSelf(AppError):
    """Who met and who was met are the same."""

    what: ClassVar[str] = "Chưa ghi được lần gặp: người gặp và người được gặp là một."
    remedy: ClassVar[str] = "Chọn lại một trong hai."


class ContactDayAhead(AppError):
    """The day of the contact has not come yet."""

    what: ClassVar[str] = "Chưa ghi được lần gặp: ngày {day} chưa đến."
    remedy: ClassVar[str] = "Ghi ngày đã gặp; ngày hẹn lần sau ghi ở ô “Lần gặp tới”."


class NextDayBehind(AppError):
    """The day agreed for the next time lies before the contact."""

    what: ClassVar[str] = "Chưa ghi được lần gặp: ngày hẹn {next} trước ngày gặp {day}."
    remedy: ClassVar[str] = "Chọn lại ngày ở ô “Lần gặp tới”, hoặc để trống."


class PrivateNoteOfMany(AppError):
    """A private note would be kept for several people at once."""

    what: ClassVar[str] = "Chưa ghi được phần riêng: lần gặp này có nhiều người, phần riêng chỉ ghi cho từng người."
    remedy: ClassVar[str] = "Ghi lần gặp riêng của người đã tâm sự, rồi ghi phần riêng ở đó."


class PrivateNoteMissing(AppError):
    """The contact has no private part (any more)."""

    what: ClassVar[str] = "Không còn phần riêng ở lần gặp này."
    remedy: ClassVar[str] = "Mở lại nhật ký gặp gỡ để xem những gì đang có."


class PauseReversed(AppError):
    """A pause would end before it starts."""

    what: ClassVar[str] = "Chưa ghi được: ngày gặp lại {end} trước ngày bắt đầu tạm hoãn {start}."
    remedy: ClassVar[str] = "Chọn lại ngày bắt đầu hoặc ngày gặp lại."


class PauseReasonMissing(AppError):
    """A pause without a reason."""

    what: ClassVar[str] = "Chưa tạm hoãn được: chưa có lý do."
    remedy: ClassVar[str] = "Ghi lý do, ví dụ “đi học 2 tuần”, rồi ghi lại."


class IntervalOutOfRange(AppError):
    """An interval between contacts outside 1 to 366 days."""

    what: ClassVar[str] = "Chưa đổi được khoảng cách gặp: {days} ngày ngoài khoảng từ 1 đến 366 ngày."
    remedy: ClassVar[str] = "Ghi số ngày từ 1 đến 366, hoặc để trống để theo lệ chung."


class ProposalTextMissing(AppError):
    """A register entry without a word of what was proposed."""

    what: ClassVar[str] = "Chưa ghi được kiến nghị: chưa có nội dung."
    remedy: ClassVar[str] = "Ghi việc anh/chị ấy đề nghị, rồi ghi lại."


class ProposalWithoutConsent(AppError):
    """Something heard is passed on only when the person agreed."""

    what: ClassVar[str] = "Chưa chuyển được: chưa ghi là người nói đồng ý cho chuyển."
    remedy: ClassVar[str] = "Hỏi lại anh/chị ấy; đồng ý thì đánh dấu, rồi chuyển."


class ProposalOrder(AppError):
    """The days of a register entry contradict one another: heard, referred, answered, told back."""

    what: ClassVar[str] = "Chưa ghi được: các ngày phải theo thứ tự nghe, chuyển, trả lời, báo lại."
    remedy: ClassVar[str] = "Xem lại các ngày: ngày sau không sớm hơn ngày trước, có trả lời rồi mới báo lại."


class SlipCountWrong(AppError):
    """More slips would have come back than were printed."""

    what: ClassVar[str] = "Chưa ghi được số phiếu: nhận lại {taken} phiếu, nhiều hơn {printed} phiếu đã in."
    remedy: ClassVar[str] = "Đếm lại, sửa số phiếu đã in hoặc số nhận lại."


class NothingEntered(AppError):
    """The grid after the contact day was to be saved without one result in it."""

    what: ClassVar[str] = "Chưa ghi gì: chưa có dòng nào ghi đã gặp hoặc chưa gặp."
    remedy: ClassVar[str] = "Ở cột “Gặp” bấm 1 nếu đã gặp, 2 nếu chưa gặp, rồi ghi lại."
