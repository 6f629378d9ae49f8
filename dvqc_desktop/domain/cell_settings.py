"""What a cell may set for itself, as data: key, words, bounds; and what cannot be taken, in one sentence each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.names import fold, one_line

NAME_LENGTH = 30
NAME_KEYS = {code: f"wording.{code.value}" for code in WorkerClass}

CLASS_PLACES = {
    WorkerClass.ACTIVE: "Loại thứ nhất",
    WorkerClass.AVERAGE: "Loại thứ hai",
    WorkerClass.NEEDS_HELP: "Loại thứ ba",
    WorkerClass.UNCLASSIFIED: "Chưa xếp loại nào",
}


class SettingKind(StrEnum):
    """How a setting is asked for."""

    TEXT = "text"
    NUMBER = "number"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class SettingField:
    """One setting: its key in the book, its words; a number has bounds and a unit, `optional` may be empty."""

    key: str
    words: str
    kind: SettingKind
    least: int = 1
    most: int = 1
    unit: str = ""
    optional: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class SettingSection:
    """Settings that stand together under a heading."""

    title: str
    fields: tuple[SettingField, ...]


SECTIONS = (
    SettingSection(
        "Tên các loại",
        tuple(SettingField(NAME_KEYS[code], CLASS_PLACES[code], SettingKind.TEXT) for code in WorkerClass),
    ),
    SettingSection(
        "Xem lại, phân công, gặp gỡ",
        (
            SettingField("class.review_months", "Xem lại phân loại sau", SettingKind.NUMBER, 1, 24, "tháng"),
            SettingField(
                "chain.load_limit", "Phụ trách không quá", SettingKind.NUMBER, 1, 50, "người",
                hint="Vượt quá thì phần mềm chỉ nhắc.",
            ),
            SettingField("contact.weekday", "Ngày gặp gỡ hằng tuần", SettingKind.WEEKDAY),
            SettingField("contact.interval_days", "Gặp lại sau", SettingKind.NUMBER, 1, 180, "ngày"),
        ),
    ),
    SettingSection(
        "Báo cáo, khóa sổ",
        (
            SettingField(
                "report.due_day", "Gửi báo cáo trước ngày", SettingKind.NUMBER, 1, 28, "",
                hint="Của tháng cuối kỳ; phần mềm nhắc trước một tuần.",
            ),
            SettingField(
                "lock.idle_minutes", "Tự khóa sổ khi để yên", SettingKind.NUMBER, 1, 60, "phút",
                hint="Không ai chạm chuột, bàn phím.",
            ),
        ),
    ),
    SettingSection(
        "Hẹn gặp riêng từng loại",
        tuple(
            SettingField(
                f"contact.interval_days.{code.value}", CLASS_PLACES[code], SettingKind.NUMBER, 1, 180, "ngày",
                optional=True,
            )
            for code in (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP)
        ),
    ),
)  # fmt: skip
FIELDS = tuple(field for section in SECTIONS for field in section.fields)


def find_faults(values: Mapping[str, Any]) -> dict[str, str]:
    """One sentence for each setting that cannot be taken, by its key; empty where all can."""
    found = {field.key: fault for field in FIELDS if (fault := _fault(field, values.get(field.key)))}
    return found | {key: fault for key, fault in _same_names(values).items() if key not in found}


def _fault(field: SettingField, value: Any) -> str:
    if field.kind is SettingKind.TEXT:
        return _name_fault(str(value or ""))
    if field.kind is SettingKind.WEEKDAY:
        return "" if value in range(7) else "Chọn một ngày trong tuần."
    if value is None:
        return "" if field.optional else f"Ghi số {field.unit}."
    return "" if field.least <= value <= field.most else f"Ghi từ {field.least} đến {field.most} {field.unit}."


def _name_fault(name: str) -> str:
    if not one_line(name).strip():
        return "Ghi tên của loại."
    return "" if len(name) <= NAME_LENGTH else f"Tên dài quá {NAME_LENGTH} chữ; rút ngắn lại."


def _same_names(values: Mapping[str, Any]) -> dict[str, str]:
    """Whatever case and accents: two classes under one name cannot be told apart in a list."""
    seen: set[str] = set()
    found: dict[str, str] = {}
    for key in NAME_KEYS.values():
        name = fold(str(values.get(key) or "")).strip()
        if name and name in seen:
            found[key] = "Tên này trùng với một loại khác; ghi tên khác."
        seen.add(name)
    return found
