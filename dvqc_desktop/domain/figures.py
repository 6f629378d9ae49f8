"""The figures of a report: each defined once, as data, with its words, unit and meaning; and their control total."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

LAYOUT_VERSION = "1"
SMALL = 3
"""Counts below this are hidden in every breakdown below the cell (product.md, principle 3)."""

FigureValue = int | float | str | date


class Unit(StrEnum):
    """What a figure counts."""

    PEOPLE = "người"
    TIMES = "lượt"
    OPINIONS = "ý kiến"
    MEETINGS = "kỳ"
    TASKS = "việc"
    SHARE = "%"
    """Kept as a share of one, shown as a percentage."""


class Section(StrEnum):
    """The parts of the report, in the order of the table."""

    MEMBERS = "Đảng viên, phân công"
    CLASSES = "Ba loại (cuối kỳ)"
    MOVEMENT = "Biến động trong kỳ"
    CONTACTS = "Gặp gỡ, giúp đỡ"
    MEETINGS = "Sinh hoạt, việc được giao"
    DEVELOPMENT = "Phát triển Đảng"
    MASS_WORK = "Phong trào, an sinh"
    OWN = "Chỉ tiêu riêng"
    PRODUCTION = "Sản xuất"


@dataclass(frozen=True, slots=True)
class FigureDefinition:
    """One figure: its name for other programs, its words, unit and place, what it means, and which way is good.

    `unit` is one of `Unit`, or for typed figures any other word. `good` is 1 where more is better, -1 where less is
    better, 0 where neither is (a class is no target). `part_of` names the figure of which this one is a part.
    """

    name: str
    words: str
    unit: str
    section: Section
    meaning: str
    good: int = 0
    part_of: str = ""


_M, _C, _V = Section.MEMBERS, Section.CLASSES, Section.MOVEMENT
_G, _S, _D = Section.CONTACTS, Section.MEETINGS, Section.DEVELOPMENT

DEFINITIONS: tuple[FigureDefinition, ...] = tuple(
    FigureDefinition(*row)
    for row in (
        ("members_total", "Đảng viên", Unit.PEOPLE, _M,
         "Chính thức, dự bị và sinh hoạt tạm thời tại đây trong ngày cuối kỳ."),
        ("members_assigned", "Đảng viên được phân công phụ trách quần chúng", Unit.PEOPLE, _M,
         "Trong số đảng viên trên, người đang phụ trách chính ít nhất một quần chúng trong ngày cuối kỳ.", 1),
        ("members_assigned_ratio", "Tỉ lệ đảng viên được phân công", Unit.SHARE, _M,
         "Đảng viên được phân công chia cho tổng số đảng viên.", 1),
        ("members_volunteered", "Đảng viên tự đăng ký làm công tác quần chúng", Unit.PEOPLE, _M,
         "Trong tổng số đảng viên, người đã tự đăng ký, tính đến ngày cuối kỳ.", 1),
        ("workers_total", "Quần chúng", Unit.PEOPLE, _C,
         "Công nhân ngoài Đảng mà đơn vị theo dõi, giúp đỡ trong ngày cuối kỳ."),
        ("class_active", "Tích cực", Unit.PEOPLE, _C, "Loại đã thống nhất, tính đến ngày cuối kỳ."),
        ("class_average", "Trung bình", Unit.PEOPLE, _C, "Loại đã thống nhất, tính đến ngày cuối kỳ."),
        ("class_needs_help", "Cần giúp từng mặt", Unit.PEOPLE, _C, "Loại đã thống nhất, tính đến ngày cuối kỳ."),
        ("class_unclassified", "Chưa phân loại", Unit.PEOPLE, _C, "Chưa có loại được thống nhất đến ngày cuối kỳ."),
        ("opening_total", "Quần chúng đầu kỳ", Unit.PEOPLE, _V, "Tính đến hết ngày trước ngày đầu kỳ."),
        ("moved_up", "Chuyển lên loại cao hơn", Unit.PEOPLE, _V,
         "Có mặt cả hai ngày đầu và cuối kỳ, loại cuối kỳ cao hơn; không kể người chưa phân loại."),
        ("moved_down", "Chuyển xuống loại thấp hơn", Unit.PEOPLE, _V,
         "Có mặt cả hai ngày đầu và cuối kỳ, loại cuối kỳ thấp hơn; không kể người chưa phân loại."),
        ("arrived", "Mới đến", Unit.PEOPLE, _V, "Có trong ngày cuối kỳ, chưa có trong ngày đầu kỳ."),
        ("departed", "Đã đi, kể cả được kết nạp", Unit.PEOPLE, _V,
         "Có trong ngày đầu kỳ, không còn trong ngày cuối kỳ; kể cả người được kết nạp vào Đảng."),
        ("contacts_total", "Lượt gặp gỡ", Unit.TIMES, _G, "Mỗi lần ghi gặp một người là một lượt.", 1),
        ("people_met", "Số người đã gặp", Unit.PEOPLE, _G, "Mỗi người tính một lần.", 1),
        ("proposals_received", "Ý kiến, kiến nghị đã nghe", Unit.OPINIONS, _G, "Tính theo ngày nghe."),
        ("proposals_answered", "Ý kiến, kiến nghị đã được trả lời", Unit.OPINIONS, _G, "Tính theo ngày trả lời.", 1),
        ("meetings_held", "Kỳ sinh hoạt đã họp", Unit.MEETINGS, _S,
         "Đã điểm danh, biên bản chốt hay chưa; không kể buổi quần chúng phê bình, góp ý.", 1),
        ("meetings_attendance_ratio", "Tỉ lệ đảng viên dự họp", Unit.SHARE, _S,
         "Số lượt có mặt chia cho số lượt phải dự của các kỳ đã họp; họp chi ủy thì tính chi ủy.", 1),
        ("tasks_done", "Việc đã xong", Unit.TASKS, _S, "Tính theo ngày xong.", 1),
        ("tasks_overdue", "Việc quá hạn chưa xong", Unit.TASKS, _S,
         "Ngày cuối kỳ còn chưa xong và hạn ở trước ngày đó.", -1),
        ("introduced", "Quần chúng ưu tú được giới thiệu", Unit.PEOPLE, _D, "Tính theo ngày giới thiệu."),
        ("admitted", "Được kết nạp vào Đảng", Unit.PEOPLE, _D, "Tính theo ngày làm lễ kết nạp."),
        ("made_official", "Được công nhận chính thức", Unit.PEOPLE, _D, "Tính theo ngày chính thức."),
    )
)  # fmt: skip

DEFINED = {definition.name: definition for definition in DEFINITIONS}
HEAD_NAMES = ("template_version", "cell_code", "cell_name", "period_start", "period_end")
NAMES = (*HEAD_NAMES, *DEFINED)
"""The names of the report workbook in the order of the control total, which comes after them."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one period; what each field means stands in `DEFINITIONS`."""

    members_total: int = 0
    members_assigned: int = 0
    members_assigned_ratio: float = 0.0
    members_volunteered: int = 0
    workers_total: int = 0
    class_active: int = 0
    class_average: int = 0
    class_needs_help: int = 0
    class_unclassified: int = 0
    opening_total: int = 0
    moved_up: int = 0
    moved_down: int = 0
    arrived: int = 0
    departed: int = 0
    contacts_total: int = 0
    people_met: int = 0
    proposals_received: int = 0
    proposals_answered: int = 0
    meetings_held: int = 0
    meetings_attendance_ratio: float = 0.0
    tasks_done: int = 0
    tasks_overdue: int = 0
    introduced: int = 0
    admitted: int = 0
    made_official: int = 0

    def values(self) -> dict[str, int | float]:
        """The figures by name, in the order of the contract."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def ratio(part: int, whole: int) -> float:
    """The share of `part` in `whole`, 0 where there is no whole."""
    return part / whole if whole else 0.0


def has_base(name: str, figures: Figures) -> bool:
    """Whether the figure has something to be measured by: a share of nothing is no share."""
    if name == "members_assigned_ratio":
        return figures.members_total > 0
    if name == "meetings_attendance_ratio":
        return figures.meetings_held > 0
    return True


def control_line(name: str, value: FigureValue) -> str:
    """One line of the control total: `name=value`, NFC, a date in ISO form, a share with six decimals."""
    if isinstance(value, float):
        shown = f"{value:.6f}"
    elif isinstance(value, date):
        shown = value.isoformat()
    else:
        shown = str(value)
    return unicodedata.normalize("NFC", f"{name}={shown}")


def control_total(values: dict[str, FigureValue]) -> str:
    """The SHA-256, in hex, over the lines of all names in their order (contract.md, Report workbook).

    Raises:
        KeyError: a name is missing.
    """
    lines = "\n".join(control_line(name, values[name]) for name in NAMES)
    return hashlib.sha256(lines.encode("utf-8")).hexdigest()


Counts = Sequence[Sequence[int]]
Shown = tuple[tuple[int | None, ...], ...]


def hide_small(counts: Counts) -> Shown:
    """The table with None for every count under 3, and for more where a hidden one could be worked out.

    A count alone hidden in its row could be worked out from the row's sum, and hidden ones that add up to
    under 3 could too: then the smallest count still shown is hidden as well. The same holds down the columns.
    """
    hidden = [[count < SMALL for count in row] for row in counts]
    lines = _lines(counts)
    changed = True
    while changed:
        changed = sum(_hide_more(counts, hidden, line) for line in lines) > 0
    return tuple(tuple(None if hidden[i][j] else count for j, count in enumerate(row)) for i, row in enumerate(counts))


def _lines(counts: Counts) -> list[list[tuple[int, int]]]:
    """The places of each row and each column."""
    rows = [[(i, j) for j in range(len(row))] for i, row in enumerate(counts)]
    columns = [list(places) for places in zip(*rows, strict=True)]
    return rows + columns


def _hide_more(counts: Counts, hidden: list[list[bool]], line: list[tuple[int, int]]) -> bool:
    """Hide more counts of the line where the hidden ones could be worked out; whether it did."""
    dark = [counts[i][j] for i, j in line if hidden[i][j]]
    light = [(counts[i][j], i, j) for i, j in line if not hidden[i][j]]
    if not dark or not light or (len(dark) > 1 and sum(dark) >= SMALL):
        return False
    for count, i, j in sorted(light):
        hidden[i][j] = True
        dark.append(count)
        if len(dark) > 1 and sum(dark) >= SMALL:
            break
    return True
