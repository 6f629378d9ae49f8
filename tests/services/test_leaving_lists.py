"""Lists that leave are read within their columns, which name no class, no contact's words and nothing private."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Base
from dvqc_desktop.services import leaving_columns
from dvqc_desktop.services.development import list_candidates
from dvqc_desktop.services.leaving_lists import numbers_given, tasks_of_members, told
from dvqc_desktop.services.meetings.meetings import list_meetings
from dvqc_desktop.services.meetings.passed.numbers import NumberForm, number_terms, reserve_number
from dvqc_desktop.services.members.member_lists import list_members
from dvqc_desktop.services.members.year_register import fill_year, propose_lines, read_register

DAY = date(2026, 11, 20)
LISTS: dict[str, Callable[..., Any]] = {
    "MEMBERS": lambda session: list_members(session, DAY),
    "CANDIDATES": lambda session: list_candidates(session, DAY),
    "TASKS": lambda session: tasks_of_members(session, DAY, None),
    "MEETINGS": list_meetings,
    "NUMBERS": lambda session: numbers_given(session, number_terms(session)[0], DAY),
    "TOLD": lambda session: told(session, DAY),
    "ASSIGNMENTS": lambda session: read_register(session, 2026),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_within_its_columns(sample: Database, name: str) -> None:
    sample.write(fill_year, 2026, [row.fields for row in sample.read(propose_lines, 2026)])
    rows = sample.read_outward(getattr(leaving_columns, name), LISTS[name])
    assert rows and rows == sample.read(LISTS[name])


@pytest.mark.parametrize("name", LISTS)
def test_its_columns_exist_and_none_tells_a_class_or_a_confidence(name: str) -> None:
    tables = {table.name: set(table.columns.keys()) for table in Base.metadata.sorted_tables}
    listed = getattr(leaving_columns, name)
    assert all(columns <= tables[table] for table, columns in listed.items())
    assert not {table for table in listed if "class" in table or "private" in table}
    assert listed.get("opinion", frozenset()) <= {"session_id"}  # how many there are, nothing of any
    assert not listed.get("contact", frozenset()) & {"said", "seen", "need", "next_step", "help_given"}


def test_a_number_leaves_without_the_worker_its_subject_names(sample: Database) -> None:
    sample.write(reserve_number, NumberForm("conclusion", "Khen thưởng Đào Thị Dung"))
    (term, *_others) = sample.read(number_terms)
    subjects = [row.subject for row in sample.read(numbers_given, term, DAY)]
    assert "Khen thưởng một người" in subjects


def test_tasks_and_what_was_told_name_no_worker(sample: Database) -> None:
    tasks = sample.read(tasks_of_members, DAY, None)
    assert any("một người" in task.text for task in tasks)
    assert not any("Đào Thị Dung" in f"{task.text} {task.result}" or task.about for task in tasks)
    rows = sample.read(told, DAY)
    assert all(row.fields.consent and not row.worker_name for row in rows)
