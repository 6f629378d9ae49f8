"""Words and icons of the list of what is due, by kind; and the page on which each kind is done."""

from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.dates import weekday_words
from dvqc_desktop.domain.due import DueGroup, DueKind
from dvqc_desktop.ui.pages.base import PageName


@dataclass(frozen=True, slots=True)
class KindLook:
    """How a kind of row looks: its icon at 20 px, the words of its link, the page the link leads to (None: an act)."""

    icon: str
    link: str
    page: PageName | None


LOOKS = {
    DueKind.ANSWER: KindLook("chat_multiple", "Mở kiến nghị", None),
    DueKind.PROMISE: KindLook("chat_multiple", "Mở việc", PageName.MEETINGS),
    DueKind.TEAM_PROMISE: KindLook("chat_multiple", "Mở góp ý", None),
    DueKind.STEP: KindLook("chat_multiple", "Ghi lần gặp", None),
    DueKind.CONTACT: KindLook("person_warning_filled", "Ghi lần gặp", None),
    DueKind.CONTACT_DAY: KindLook("people_checkmark_filled", "Phiếu, kết quả", None),
    DueKind.SLIPS: KindLook("clipboard_task_list_ltr_filled", "Ghi nhận lại", None),
    DueKind.HOLDER: KindLook("link_multiple_filled", "Phân công", PageName.BOARD),
    DueKind.CLASS_REVIEW: KindLook("person_star_filled", "Xét loại", PageName.BOARD),
    DueKind.PLAN_REVIEW: KindLook("clipboard_task_list_ltr_filled", "Xem lại", PageName.PLANS),
    DueKind.TEAM: KindLook("group_list", "Mở việc của tổ", None),
    DueKind.FAMILY: KindLook("home_filled", "Ghi lần thăm", None),
    DueKind.TASK: KindLook("checkmark_circle_filled", "Mở việc", PageName.MEETINGS),
    DueKind.OPINIONS: KindLook("chat_multiple", "Mở góp ý", None),
    DueKind.MEETING: KindLook("calendar_agenda_filled", "Soạn, in", PageName.MEETINGS),
    DueKind.HANDING: KindLook("calendar_agenda_filled", "Ghi đã nộp", PageName.MEETINGS),
    DueKind.MEETING_PLAN: KindLook("calendar_agenda_filled", "Xem lịch năm", None),
    DueKind.DEVELOPMENT: KindLook("person_ribbon_filled", "Xem hồ sơ", PageName.DEVELOPMENT),
    DueKind.REPORT: KindLook("data_bar_vertical_filled", "Lập báo cáo", PageName.REPORTS),
    DueKind.BACKUP: KindLook("usb_stick_filled", "Sao lưu", None),
    DueKind.RECOVERY: KindLook("lock_closed", "In phiếu", None),
    DueKind.DRILL: KindLook("lock_closed", "Thử phiếu", None),
    DueKind.PASSPHRASE: KindLook("lock_closed", "Đặt mật khẩu", None),
    DueKind.RETENTION: KindLook("person_warning_filled", "Xem lại", None),
}
TONES = {DueGroup.OVERDUE: "danger", DueGroup.TODAY: "warn", DueGroup.NEXT: "text2"}


def group_words(group: DueGroup, day: date, contact_day: bool) -> str:
    """The heading of a part of the list."""
    if group is DueGroup.OVERDUE:
        return "Quá hạn"
    if group is DueGroup.TODAY:
        return f"Hôm nay, {weekday_words(day)} {day:%d/%m}" + (" – ngày gặp gỡ" if contact_day else "")
    return "7 ngày tới"


def due_words(due: date, day: date) -> str:
    """When a row is due, as seen on a day: "quá 9 ngày", "hôm nay", "25/11, thứ Tư"."""
    late = (day - due).days
    if late > 0:
        return f"quá {late} ngày"
    return "hôm nay" if late == 0 else f"{due:%d/%m}, {weekday_words(due)}"
