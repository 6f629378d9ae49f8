"""Indicators beside the figures of the contract, worked out from the book (domain notes §5.4), each defined once."""

from dataclasses import dataclass

from dvqc_desktop.domain.classes import WorkerClass, name_inside
from dvqc_desktop.domain.figures import DEFINED, FigureDefinition, Section, Unit

Values = dict[str, float]
"""Numbers by the name of the indicator; one that has no base is left out."""


@dataclass(frozen=True, slots=True)
class ExtraFigure:
    """A figure beside those of the contract, worked out or typed; None where there is no number for a period."""

    definition: FigureDefinition
    now: float | None = None
    previous: float | None = None
    last_year: float | None = None


_OF_ALL = "Chia cho tổng số quần chúng trong ngày cuối kỳ."
_OF_OPENING = "Chia cho tổng số quần chúng đầu kỳ."
_SAID_AT = {"class": "Tỉ lệ {}", "opening": "Đầu kỳ: {}", "opening_share": "Đầu kỳ: tỉ lệ {}"}
_JUDGED = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP)
STAGES = ("listed", "class", "papers")
"""The stages on the way into the Party that are reported, by their codes."""
WHOLES = ("introduced", *(f"stage_{stage}" for stage in STAGES), "admitted", "made_official")
"""The figures of people on the way into the Party, each told with its parts."""
PARTS = {
    "women": ("nữ", "Trong số đó, người ghi giới tính nữ trong sổ."),
    "direct": ("công nhân trực tiếp", "Trong số đó, người có ghi nghề trong sổ."),
    "youth": (
        "có việc trong Đoàn Thanh niên",
        "Trong số đó, người có chức danh của Đoàn Thanh niên ghi trong sổ, tính đến ngày cuối kỳ.",
    ),
}
_STAGE_WORDS = {
    "listed": ("Vào danh sách cảm tình Đảng", "Tính theo ngày vào danh sách; mỗi người một lần."),
    "class": ("Được cử học lớp nhận thức về Đảng", "Tính theo ngày vào lớp; mỗi người một lần."),
    "papers": ("Bắt đầu lập hồ sơ kết nạp", "Tính theo ngày bắt đầu lập hồ sơ; mỗi người một lần."),
}


def part_name(whole: str, part: str) -> str:
    """The name of a part of a figure: "introduced_women"."""
    return f"{whole}_{part}"


def _parts(whole: str) -> tuple[FigureDefinition, ...]:
    return tuple(
        FigureDefinition(
            part_name(whole, part), f"trong đó: {words}", Unit.PEOPLE, Section.DEVELOPMENT, meaning, 0, whole
        )
        for part, (words, meaning) in PARTS.items()
    )


def _development() -> tuple[FigureDefinition, ...]:
    made: list[FigureDefinition] = []
    for whole in WHOLES:
        if whole not in DEFINED:
            words, meaning = _STAGE_WORDS[whole.removeprefix("stage_")]
            made.append(FigureDefinition(whole, words, Unit.PEOPLE, Section.DEVELOPMENT, meaning))
        made.extend(_parts(whole))
    return tuple(made)


def _classes(names: dict[WorkerClass, str]) -> tuple[FigureDefinition, ...]:
    def named(place: str, code: WorkerClass) -> str:
        return _SAID_AT[place].format(name_inside(names[code]))

    shares = [
        FigureDefinition(f"class_{code.value}_ratio", named("class", code), Unit.SHARE, Section.CLASSES, _OF_ALL)
        for code in _JUDGED
    ]
    opening = [
        FigureDefinition(
            f"opening_{code.value}", named("opening", code), Unit.PEOPLE, Section.MOVEMENT,
            "Loại đã thống nhất, tính đến hết ngày trước ngày đầu kỳ.", 0, "opening_total",
        )
        for code in WorkerClass
    ]  # fmt: skip
    opening_shares = [
        FigureDefinition(
            f"opening_{code.value}_ratio", named("opening_share", code), Unit.SHARE, Section.MOVEMENT, _OF_OPENING
        )
        for code in _JUDGED
    ]
    return (*shares, *opening, *opening_shares)


def indicators(names: dict[WorkerClass, str]) -> tuple[FigureDefinition, ...]:
    """The indicators worked out from the book, in the order of the report and in the cell's names of the classes."""
    return (
        FigureDefinition(
            "workers_held", "Quần chúng có người phụ trách", Unit.PEOPLE, Section.MEMBERS,
            "Trong số quần chúng trong ngày cuối kỳ, người có một người phụ trách chính, là đảng viên hay quần chúng.",
            1,
        ),
        FigureDefinition(
            "workers_held_ratio", "Tỉ lệ quần chúng có người phụ trách", Unit.SHARE, Section.MEMBERS, _OF_ALL, 1
        ),
        *_classes(names),
        FigureDefinition(
            "proposals_answered_ratio", "Tỉ lệ ý kiến nghe trong kỳ đã được trả lời", Unit.SHARE, Section.CONTACTS,
            "Trong số ý kiến, kiến nghị nghe trong kỳ, phần đã được trả lời đến ngày cuối kỳ.", 1,
        ),
        *_development(),
    )  # fmt: skip


def without_empty_parts(extras: tuple[ExtraFigure, ...], wholes: Values) -> tuple[ExtraFigure, ...]:
    """The figures less the "of these" lines whose whole is 0 now; `wholes` are this period's numbers by name."""
    return tuple(
        extra for extra in extras if not extra.definition.part_of or wholes.get(extra.definition.part_of, 0) > 0
    )
