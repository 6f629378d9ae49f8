"""A team's problem in words and figures: where it comes from, how far from norm and plan, how early it was solved."""

from datetime import date

from dvqc_desktop.domain.codes import BetterWay, CauseArea
from dvqc_desktop.domain.measures import figure_words

AREA_WORDS = {
    CauseArea.PEOPLE: "Con người",
    CauseArea.ORGANISATIONS: "Các tổ chức",
    CauseArea.LAYOUT: "Bố trí máy, việc",
}
NO_AREA = "Chưa ghi mặt nào"


def cause_words(area: CauseArea | None, through: str | None) -> str:
    """Where a cause lies and through whom it is solved, in one line."""
    solved = f"qua {through}" if through else "chưa ghi qua ai"
    return f"{AREA_WORDS[area] if area is not None else NO_AREA} · {solved}"


def against(value: float, base: float | None, name: str, better: BetterWay = BetterWay.HIGHER) -> str:
    """How far a figure lies from a norm or a plan: "dưới mức 33%", "bằng kế hoạch"; empty without a base.

    A third below the norm is 100 where 150 is the norm: 33%. Where lower is `better` the words stay the same.
    """
    if not base:
        return ""
    share = round((value - base) / base * 100)
    if share == 0:
        return f"bằng {name}"
    good = (share > 0) is (better is BetterWay.HIGHER)
    return f"{'trên' if share > 0 else 'dưới'} {name} {abs(share)}%" + ("" if good or share < 0 else ", còn cao")


def ahead_words(end: date | None, done: date | None) -> str:
    """How much earlier than its last day a plan was done: "xong trước hạn 4 ngày"; empty where nothing is known."""
    if end is None or done is None:
        return ""
    days = (end - done).days
    if days == 0:
        return "xong đúng hạn"
    return f"xong trước hạn {days} ngày" if days > 0 else f"xong sau hạn {-days} ngày"


def figure_line(value: float | None, unit: str) -> str:
    """A figure with its unit, or a dash."""
    if value is None:
        return "–"
    return f"{figure_words(value)}{unit}" if unit == "%" else f"{figure_words(value)} {unit}"
