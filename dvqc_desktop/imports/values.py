"""Reads single cells as a careful clerk does: a value, or a doubt with its reason; nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain import names
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import Precision, Sex
from dvqc_desktop.domain.dates import DateProblem, PartialDate, format_date, parse_date
from dvqc_desktop.imports.cells import Cell, Fault, Formula, OldText

NAME_LIMIT = 80
TEXT_LIMIT = 200
_UNKNOWN = {"khong ro", "chua ro", "khong co", "khong", "?", "??", "-", "--", "...", "chua co", "k ro", "ko ro", "x"}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NAME_SIGNS = " -'’.()"
_FULL_GRADE = re.compile(r"(?:bậc\s*)?(\d{1,2})\s*/\s*(\d{1,2})", re.IGNORECASE)
_BARE_GRADE = re.compile(r"(?:bậc\s*)?(\d{1,2})(?:[.,]0+)?", re.IGNORECASE)
_CLASSES = {
    "tich cuc": WorkerClass.ACTIVE,
    "tc": WorkerClass.ACTIVE,
    "loai tich cuc": WorkerClass.ACTIVE,
    "trung binh": WorkerClass.AVERAGE,
    "tb": WorkerClass.AVERAGE,
    "loai trung binh": WorkerClass.AVERAGE,
    "kem": WorkerClass.NEEDS_HELP,
    "kem tung mat": WorkerClass.NEEDS_HELP,
    "ktm": WorkerClass.NEEDS_HELP,
    "can giup": WorkerClass.NEEDS_HELP,
    "can giup tung mat": WorkerClass.NEEDS_HELP,
    "cgtm": WorkerClass.NEEDS_HELP,
    "chua phan loai": WorkerClass.UNCLASSIFIED,
    "chua xep loai": WorkerClass.UNCLASSIFIED,
    "chua xep": WorkerClass.UNCLASSIFIED,
}


class Doubt(ValueError):
    """A cell that cannot be taken as it stands; `rejects` when the whole row must not go in."""

    def __init__(self, reason: str, *, rejects: bool = False) -> None:
        super().__init__(reason)
        self.rejects = rejects


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as read, and what to tell where it was read with less precision (empty: nothing)."""

    value: PartialDate
    less: str = ""


def shown(cell: Cell) -> str:
    """The cell as the user sees it in Excel."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return format_date(cell)
    if isinstance(cell, Formula | Fault | OldText):
        return cell.text
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell)


def plain(cell: Cell) -> Cell:
    """The cell, or what its formula showed when the file was saved; raises Doubt where nothing stands behind it."""
    if isinstance(cell, Formula):
        if cell.shown is None:
            raise Doubt("ô là công thức chưa có giá trị lưu trong tệp")
        return cell.shown
    if isinstance(cell, Fault):
        raise Doubt("ô đang báo lỗi, không có giá trị")
    return cell


def read_text(cell: Cell) -> str | None:
    """A short text on one line; raises Doubt when it is too long or holds control characters."""
    value = plain(cell)
    if value is None or isinstance(value, bool):
        return None
    raw = shown(value)
    if _CONTROL.search(raw):
        raise Doubt("ô có ký tự điều khiển")
    text = names.one_line(raw)
    if len(text) > TEXT_LIMIT:
        raise Doubt(f"ô dài {len(text)} ký tự, quá {TEXT_LIMIT}")
    return text or None


def read_words(cell: Cell) -> str | None:
    """Like `read_text`, with a capital initial: trades, teams, places."""
    text = read_text(cell)
    if text is None or names.fold(text) in _UNKNOWN:
        return None
    return text[:1].upper() + text[1:]


def read_unit(noun: str) -> Callable[[Cell], str | None]:
    """Reads the name of a team, group or shift; a bare number or letter gets the noun before it ("Nhóm 1")."""

    def read(cell: Cell) -> str | None:
        text = read_words(cell)
        if text and re.fullmatch(r"\d{1,3}|[A-Za-z]|[IVX]{1,4}", text):
            return f"{noun} {text}"
        return text

    return read


def read_name(cell: Cell) -> str:
    """A person's name with capital initials; any doubt rejects the row, since nothing else says who it is."""
    if isinstance(cell, Formula):
        raise Doubt("ô họ tên là công thức; dán lại thành giá trị rồi nhập", rejects=True)
    if isinstance(cell, Fault):
        raise Doubt("ô họ tên đang báo lỗi", rejects=True)
    raw = shown(cell)
    if _CONTROL.search(raw) or _DIRECTION.search(raw):
        raise Doubt("họ tên có ký tự điều khiển", rejects=True)
    name = names.one_line(raw)
    fault = _fault_of_name(name)
    if fault:
        raise Doubt(fault, rejects=True)
    return names.proper_name(name)


def _fault_of_name(name: str) -> str:
    if not name:
        return "thiếu họ tên"
    if len(name) > NAME_LIMIT:
        return f"họ tên dài {len(name)} ký tự, quá {NAME_LIMIT}"
    if any(char.isdigit() for char in name):
        return "họ tên có chữ số"
    if not all(unicodedata.category(char)[0] in "LM" or char in _NAME_SIGNS for char in name):
        return "họ tên có ký tự lạ"
    return "" if any(char.isalpha() for char in name) else "họ tên không có chữ cái"


def read_date(cell: Cell) -> ReadDate | None:
    """A date of any precision. An impossible one rejects the row; what says that nobody knows leaves the cell empty."""
    value = plain(cell)
    if value is None:
        return None
    if isinstance(value, date):
        return _checked_year(value)
    if isinstance(value, bool):
        raise Doubt("không đọc được là ngày tháng", rejects=True)
    if isinstance(value, int | float) and not (isinstance(value, int) and 1900 <= value <= 2199):
        raise Doubt("là một con số, không phải ngày; đặt kiểu ngày cho ô rồi nhập lại", rejects=True)
    text = names.one_line(shown(value))
    if not text:
        return None
    if names.fold(text) in _UNKNOWN:
        raise Doubt("không có ngày; ô để trống")
    try:
        found = parse_date(text)
    except DateProblem as problem:
        raise Doubt(str(problem), rejects=True) from problem
    less = {Precision.YEAR: "chỉ có năm", Precision.MONTH: "chỉ có tháng và năm"}.get(found.precision, "")
    return ReadDate(found, less)


def read_sex(cell: Cell) -> Sex | None:
    """Nam or nữ; anything else leaves the cell empty."""
    text = names.fold(shown(plain(cell)))
    if not text:
        return None
    if text in {"nam", "nu"}:
        return Sex.MALE if text == "nam" else Sex.FEMALE
    raise Doubt("không phải Nam hoặc Nữ; ô để trống")


def read_tick(cell: Cell) -> bool:
    """A mark that says yes: x, v, 1, có, a date; empty, 0 and không say no."""
    value = plain(cell)
    if value is None or value is False or value == 0:
        return False
    return names.fold(shown(value)) not in {"", "khong", "0", "-", "k", "ko", "chua"}


def read_phone(cell: Cell) -> str | None:
    """A telephone number of digits; the leading 0 that Excel drops comes back, +84 becomes 0."""
    value = plain(cell)
    if isinstance(value, float):
        raise Doubt("số điện thoại bị Excel làm tròn; ô để trống")
    text = read_text(value)
    if text is None or names.fold(text) in _UNKNOWN:
        return None
    digits = re.sub(r"[\s.\-()]", "", text)
    digits = re.sub(r"^(\+84|0084|84(?=\d{9}$))", "0", digits)
    if re.fullmatch(r"[1-9]\d{8,9}", digits):
        digits = "0" + digits
    if not re.fullmatch(r"0\d{9,10}", digits):
        raise Doubt("không phải số điện thoại Việt Nam; ô để trống")
    return digits


def read_code(cell: Cell) -> str | None:
    """An employee's code; a number that lost digits leaves the cell empty."""
    value = plain(cell)
    if isinstance(value, float) or (isinstance(value, str) and re.fullmatch(r"\d+[.,]\d+E\+\d+", value.strip())):
        raise Doubt("mã số bị Excel làm tròn, mất chữ số; ô để trống")
    return read_text(value)


def read_grade(cell: Cell) -> str | None:
    """A skill grade: "4/7", or a number alone as it stands."""
    value = plain(cell)
    if isinstance(value, date):
        raise Doubt("bậc thợ bị Excel đổi thành ngày; ô để trống")
    text = read_text(value)
    if text is None or names.fold(text) in _UNKNOWN:
        return None
    if full := _FULL_GRADE.fullmatch(text):
        if not 1 <= int(full[1]) <= int(full[2]) <= 7:
            raise Doubt(f"bậc thợ từ 1/7 đến 7/7, không có “{text}”; ô để trống")
        return f"{int(full[1])}/{int(full[2])}"
    bare = _BARE_GRADE.fullmatch(text)
    if not bare or not 1 <= int(bare[1]) <= 7:
        raise Doubt("không phải bậc thợ; ô để trống")
    return str(int(bare[1]))


def read_class(cell: Cell) -> tuple[WorkerClass, str] | None:
    """A class and the aspect written behind it ("Kém: chất lượng"); anything else is no class."""
    text = read_text(cell)
    if text is None:
        return None
    head, _, rest = re.sub(r"[(\-–]", ":", text, count=1).partition(":")
    found = _CLASSES.get(" ".join(re.findall("[a-z]+", names.fold(head))))
    if found is None:
        raise Doubt("không phải một trong ba loại; không ghi đề nghị")
    return found, rest.strip(" ):")


def _checked_year(day: date) -> ReadDate:
    try:
        return ReadDate(parse_date(day.isoformat()))
    except DateProblem as problem:
        raise Doubt(str(problem), rejects=True) from problem
