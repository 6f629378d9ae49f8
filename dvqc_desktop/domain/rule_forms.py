"""How the lines of a list rule are made up: which parts a line has, and which lists may only grow."""

from collections.abc import Callable, Sequence
from datetime import date

WHO = {"": "", "chủ trì": "chair", "từng đồng chí": "all", "thư ký": "secretary"}
MINUTES_MOST = 1440


def lines_fault(key: str, lines: Sequence[str]) -> str:
    """What is wrong with the lines of a list rule, in one sentence; empty where nothing is."""
    for start, check, form in _FORMS:
        if key.startswith(start):
            wrong = next((place for place, line in enumerate(lines, start=1) if not check(_parts(line))), None)
            return "" if wrong is None else f"Dòng {wrong}: ghi {form}."
    return ""


def only_grows(key: str) -> bool:
    """Whether a list guards what must not leave the book: words may be added to it, never taken out."""
    return key.endswith((".withheld", ".author_words", ".refused_words"))


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.split("|")]


def _is_minutes(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) <= MINUTES_MOST


def _is_template(parts: list[str]) -> bool:
    return len(parts) == 3 and _is_minutes(parts[0]) and bool(parts[1]) and parts[2] in WHO


def _is_check(parts: list[str]) -> bool:
    return len(parts) == 4 and bool(parts[0] and parts[1] and parts[3]) and _is_minutes(parts[2])


def _is_slip_part(parts: list[str]) -> bool:
    return len(parts) == 2 and bool(parts[0]) and parts[1].isascii() and parts[1].isdigit() and 0 < int(parts[1]) < 30


def _is_day(parts: list[str]) -> bool:
    try:
        date.fromisoformat(parts[0])
    except ValueError:
        return False
    return len(parts) == 1


_FORMS: tuple[tuple[str, Callable[[list[str]], bool], str], ...] = (
    (
        "agenda.template.",
        _is_template,
        "số phút | nội dung | người trình bày (chủ trì, từng đồng chí, thư ký; hoặc trống)",
    ),
    ("agenda.check.", _is_check, "việc nhắc | từ nhận ra | số phút | nội dung thêm vào chương trình"),
    ("opinion.slip.parts", _is_slip_part, "câu hỏi | số dòng để viết"),
    ("family.new_year.days", _is_day, "ngày như 2027-02-06"),
)
