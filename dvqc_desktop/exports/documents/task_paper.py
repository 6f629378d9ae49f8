"""The list of tasks a meeting gave: who, what, until when, reported when, and what came of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.meetings import agenda_subject
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.heads import paper_closing, paper_header
from dvqc_desktop.exports.documents.model import Align, Column, Document, Paper, Table, Title
from dvqc_desktop.services.meetings.papers.paper_meetings import last_tasks
from dvqc_desktop.services.meetings.papers.paper_reading import TaskLine, TaskPaperData, printed_tasks
from dvqc_desktop.services.rules import meeting_rules

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

NAME = "Danh mục việc giao"


def task_paper(data: TaskPaperData, rules: RulePack) -> Paper:
    """The list in the form of a Party paper."""
    meeting = data.meeting
    named = meeting.title or agenda_subject(meeting.kind, meeting.held_on, data.unit.kind, meeting.kind_name)
    subject = f"giao tại buổi {named}"
    return Paper(
        NAME,
        (task_table(data.tasks, with_results=True), paper_closing(data.unit, data.signer, rules)),
        paper_header(data.unit, meeting.held_on),
        Title(NAME, subject),
    )


def task_table(tasks: Sequence[TaskLine], *, with_results: bool) -> Table:
    """Who leads, what, until when and at which meeting it is reported (domain notes §1.7, II)."""
    reported = any(task.report_on is not None for task in tasks)
    columns = [
        Column("TT", 10, Align.CENTER),
        Column("Nhiệm vụ"),
        Column("Người thực hiện", 38),
        Column("Thời hạn", 25, Align.CENTER),
        *([Column("Báo cáo", 25, Align.CENTER)] if reported else []),
        *([Column("Kết quả", 42)] if with_results else []),
    ]
    return Table(tuple(columns), tuple(_row(place, task, columns) for place, task in enumerate(tasks, start=1)))


def _row(place: int, task: TaskLine, columns: Sequence[Column]) -> tuple[str, ...]:
    told = {
        "TT": str(place),
        "Nhiệm vụ": task.text,
        "Người thực hiện": f"Đ/c {task.owner}" if task.owner else "",
        "Thời hạn": format_date(task.due_on),
        "Báo cáo": format_date(task.report_on),
        "Kết quả": task.result,
    }
    return tuple(told[column.title] for column in columns)


def tasks_by_command(database: "Database", row_id: int | None) -> Document:
    """The list of a meeting, or of the last closed one that gave tasks. Raises NothingToPrintError."""
    meeting_id = row_id if row_id is not None else database.read(last_tasks)
    data = database.read(printed_tasks, meeting_id) if meeting_id is not None else None
    if meeting_id is None or data is None or not data.tasks:
        raise NothingToPrintError(paper="danh mục việc giao", missing="buổi họp chưa giao việc nào")
    return task_paper(data, database.read(meeting_rules, meeting_id))
