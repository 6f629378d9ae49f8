"""The day somebody agreed to be in the book: the words beside the field, and what is no such day."""

from datetime import date

from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit

CONSENT_WORDS = (
    "Nói rõ sổ ghi gì, để làm gì, ai giữ, rồi mới hỏi; im lặng không phải là đồng ý. Ai không đồng ý thì không phân "
    "loại, bỏ khỏi sổ ở trang của người ấy (F5) › Yêu cầu xóa hồ sơ."
)
_NO_DAY = "Không phải ngày. Ghi ngày/tháng/năm, ví dụ 19/05/2026."


def consent_problem(edit: OptionalDateEdit, today: date) -> str:
    """Why the day cannot be taken; empty where it can."""
    if not edit.is_valid():
        return _NO_DAY
    day = edit.day()
    return "Ngày đồng ý chưa đến." if day is not None and day > today else ""
