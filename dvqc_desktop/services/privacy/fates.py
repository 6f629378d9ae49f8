"""What becomes of each row that names a person who is taken out: gone, kept as a bare count, or somebody else's row.

Counts stay so that old figures stay true (domain notes §6.4): classes and contacts by day, without a word.
"""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Table

from dvqc_desktop.db.models import Base
from dvqc_desktop.db.models.base import NfcText

ERASED = "đã xóa"


class Fate(StrEnum):
    """GONE: the row goes. COUNTED: it stays without its words. OTHERS: it tells of others, and only loses the name."""

    GONE = "gone"
    COUNTED = "counted"
    OTHERS = "others"


FATES: dict[tuple[str, str], Fate] = {
    ("worker_spell", "person_id"): Fate.COUNTED,
    ("placement", "person_id"): Fate.COUNTED,
    ("class_event", "person_id"): Fate.COUNTED,
    ("class_proposal", "person_id"): Fate.GONE,
    ("contact", "worker_id"): Fate.COUNTED,
    ("contact", "by_id"): Fate.OTHERS,
    ("contact_pause", "person_id"): Fate.GONE,
    ("contact_miss", "worker_id"): Fate.COUNTED,
    ("holder_assignment", "worker_id"): Fate.COUNTED,
    ("holder_assignment", "holder_id"): Fate.COUNTED,
    ("proposal", "worker_id"): Fate.COUNTED,
    ("proposal", "owner_id"): Fate.OTHERS,
    ("commendation", "person_id"): Fate.COUNTED,
    ("opinion", "about_id"): Fate.COUNTED,
    ("opinion", "answered_by_id"): Fate.OTHERS,
    ("attendance", "person_id"): Fate.COUNTED,
    ("membership", "person_id"): Fate.COUNTED,
    ("member_status", "person_id"): Fate.COUNTED,
    ("candidate", "person_id"): Fate.COUNTED,
    ("candidate_helper", "member_id"): Fate.OTHERS,
    ("decision", "person_id"): Fate.COUNTED,
    ("decision", "holder_id"): Fate.OTHERS,
    ("task", "promised_to_id"): Fate.COUNTED,
    ("task", "about_id"): Fate.COUNTED,
    ("task", "owner_id"): Fate.OTHERS,
    ("year_assignment", "worker_id"): Fate.COUNTED,
    ("year_assignment", "member_id"): Fate.OTHERS,
    ("shift_turn", "person_id"): Fate.GONE,
    ("post", "person_id"): Fate.GONE,
    ("direct_superior", "person_id"): Fate.GONE,
    ("direct_superior", "superior_id"): Fate.GONE,
    ("group_cover", "person_id"): Fate.OTHERS,
    ("worker_link", "first_id"): Fate.GONE,
    ("worker_link", "second_id"): Fate.GONE,
    ("family_consent", "person_id"): Fate.GONE,
    ("plan", "person_id"): Fate.GONE,
    ("plan_step", "owner_id"): Fate.OTHERS,
    ("agenda_item_person", "person_id"): Fate.GONE,
    ("agenda_item", "presenter_id"): Fate.OTHERS,
    ("item_opinion", "speaker_id"): Fate.OTHERS,
    ("meeting", "chair_id"): Fate.OTHERS,
    ("meeting", "secretary_id"): Fate.OTHERS,
    ("work_group", "leader_id"): Fate.OTHERS,
}
# Rows that hang on those above and name nobody themselves: (table, column that leads to the parent) -> the parent.
CHILDREN: dict[tuple[str, str], tuple[str, Fate]] = {
    ("contact_private", "contact_id"): ("contact", Fate.GONE),
    ("candidate_stage", "candidate_id"): ("candidate", Fate.COUNTED),
    ("plan_strength", "plan_id"): ("plan", Fate.GONE),
    ("plan_weakness", "plan_id"): ("plan", Fate.GONE),
    ("plan_aim", "plan_id"): ("plan", Fate.GONE),
    ("plan_step", "plan_id"): ("plan", Fate.GONE),
    ("plan_review", "plan_id"): ("plan", Fate.GONE),
    ("measure_series", "plan_id"): ("plan", Fate.GONE),
    ("measure_point", "series_id"): ("measure_series", Fate.GONE),
}
# Optional words that may not be empty beside others of their row.
_FILLED = frozenset(
    {("class_event", name) for name in ("strengths", "aspects", "causes", "help_agreed")} | {("opinion", "answer")}
)
# What was sent stays as it was sent; a template's cells and a copy's place name nobody.
LEFT_ALONE = frozenset({"sent_report", "template_map", "backup_entry", "maintenance", "change_group", "change_row"})


def word_columns(table: Table) -> list[Column[object]]:
    """The columns of a table that hold words, not codes."""
    return [column for column in table.columns if isinstance(column.type, NfcText) and not _is_code(table, column.name)]


def blank_values(table: Table) -> dict[str, str]:
    """SQL for each words column of a row that stays as a count: empty where it may be, else one word for all."""
    values = {}
    for column in word_columns(table):
        if (table.name, column.name) in _FILLED:
            values[column.name] = f"CASE WHEN {column.name} IS NULL THEN NULL ELSE '{ERASED}' END"
        else:
            values[column.name] = "NULL" if column.nullable else f"'{ERASED}'"
    return values


def text_tables() -> list[Table]:
    """The tables in whose words a name may stand."""
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_ALONE and word_columns(table)]


def is_json(table: Table, column: str) -> bool:
    """True for a column that holds a record as JSON, such as signed minutes: its words stand elsewhere too."""
    return any(f"_{check.name}".endswith(f"_{column}_json") for check in table.constraints)


def _is_code(table: Table, column: str) -> bool:
    return any(
        isinstance(check, CheckConstraint) and f"_{check.name}".endswith(f"_{column}_code")
        for check in table.constraints
    )
