"""What is due in the cell's own work: tasks, steps of candidates, the report, the book itself."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.backup import LAST_BACKUP
from dvqc_desktop.db.models import (
    Candidate,
    CandidateHelper,
    CandidateStageEvent,
    Maintenance,
    Opinion,
    Person,
    Task,
)
from dvqc_desktop.db.register import AWAY, last_copies, list_entries
from dvqc_desktop.domain.codes import CandidateStage
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.due import HORIZON_DAYS, DueKind, DueRow
from dvqc_desktop.domain.periods import month_of
from dvqc_desktop.services.book_keys import OPENED_BY_CODE, SHEET_PRINTED, SHEET_TRIED
from dvqc_desktop.services.due.due_people import leader_name
from dvqc_desktop.services.meetings.tasks.tasks import not_carried
from dvqc_desktop.services.people.presence import holds_on
from dvqc_desktop.services.reports.due_day import is_sent, report_due
from dvqc_desktop.services.reports.figures import has_begun
from dvqc_desktop.services.settings import read_setting

LAST_REPORT = "last_report_of"
DRILL_DAYS = 365
_AHEAD = timedelta(days=HORIZON_DAYS)
_NEXT_STEP = {
    CandidateStage.INTRODUCED: "đưa vào danh sách nguồn",
    CandidateStage.LISTED: "cử đi học lớp nhận thức về Đảng",
    CandidateStage.CLASS: "học xong lớp nhận thức về Đảng",
    CandidateStage.CERTIFIED: "làm hồ sơ vào Đảng",
    CandidateStage.PAPERS: "hoàn thành hồ sơ vào Đảng",
    CandidateStage.RESOLVED: "chờ kết nạp",
    CandidateStage.ADMITTED: "đủ 12 tháng dự bị",
}


def tasks(session: Session, day: date) -> Iterator[DueRow]:
    """Open tasks with a date: promises to workers, steps agreed at contacts, and what meetings resolved.

    What was promised in answer to the workers' criticism is told by `due_opinions`; a task nobody was given is the
    leader's to give.
    """
    owner, promised = aliased(Person), aliased(Person)
    told = select(Opinion.id).where(Opinion.task_id == Task.id).exists()
    rows = session.execute(
        select(Task, owner.full_name, promised.full_name)
        .outerjoin(owner, owner.id == Task.owner_id)
        .outerjoin(promised, promised.id == Task.promised_to_id)
        .where(Task.due_on <= day + _AHEAD, Task.given_on <= day, Task.done_on.is_(None) | (Task.done_on > day))
        .where(~told, not_carried(day))
        .order_by(Task.due_on, Task.id)
    )
    leader = leader_name(session, day)
    for task, owner_name, promised_name in rows:
        yield _task_row(task, owner_name or leader, promised_name or "")


def _task_row(task: Task, owner: str, promised: str) -> DueRow:
    due = task.due_on or task.given_on
    if task.promised_to_id is None:
        return DueRow(DueKind.TASK, "", task.text, "", due, owner, task.meeting_id)
    if task.contact_id is not None:
        return DueRow(DueKind.STEP, "Đã hẹn với", promised, f"– {task.text}", due, owner, task.promised_to_id)
    return DueRow(DueKind.PROMISE, "Đã hứa với", promised, f"– {task.text}", due, owner, task.meeting_id)


def candidates(session: Session, day: date) -> Iterator[DueRow]:
    """The next step of candidates, by the day noted for it."""
    event = aliased(CandidateStageEvent)
    latest = (
        select(event.id)
        .where(event.candidate_id == Candidate.id, event.at <= day)
        .order_by(event.at.desc(), event.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    helper = (
        select(Person.full_name)
        .join(CandidateHelper, CandidateHelper.member_id == Person.id)
        .where(CandidateHelper.candidate_id == Candidate.id, holds_on(CandidateHelper, day))
        .order_by(CandidateHelper.start_on)
        .limit(1)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Candidate.id, Person.full_name, CandidateStageEvent.stage, CandidateStageEvent.next_due_on, helper)
        .join(Person, Person.id == Candidate.person_id)
        .join(CandidateStageEvent, CandidateStageEvent.id == latest)
        .where(CandidateStageEvent.next_due_on <= day + _AHEAD)
        .order_by(CandidateStageEvent.next_due_on, Person.name_sort)
    )
    leader = leader_name(session, day)
    for candidate_id, name, stage, due_on, helped_by in rows:
        words = _NEXT_STEP.get(CandidateStage(stage))
        if words and due_on is not None:
            yield DueRow(DueKind.DEVELOPMENT, "", name, f"– {words}", due_on, helped_by or leader, candidate_id)


def report(session: Session, day: date) -> Iterator[DueRow]:
    """The month's report, until it was marked as sent; late only where the book was in use by then."""
    month = month_of(day)
    due = report_due(session, month)
    if is_sent(session, month) or (due < day and not has_begun(session, due)):
        return
    made = note_of(session, LAST_REPORT) == month.code
    before, after = ("Gửi báo cáo", "– đã xuất tệp, chưa ghi ngày gửi") if made else ("Lập báo cáo", "")
    yield DueRow(DueKind.REPORT, before, month.words, after, due, leader_name(session, day))


def backup(session: Session, day: date) -> Iterator[DueRow]:
    """A copy of the book at another place, at least once in the days of the setting; at once after one that failed."""
    noted, leader = note_of(session, LAST_BACKUP), leader_name(session, day)
    if noted is None:
        yield DueRow(DueKind.BACKUP, "Sao lưu sổ", "ra USB", "– chưa sao lưu lần nào", day, leader)
        return
    last = date.fromisoformat(noted)
    after = f"– lần gần nhất {last:%d/%m}"
    if last_copies(list_entries(session.connection(), good=False), AWAY).failure:
        yield DueRow(DueKind.BACKUP, "Sao lưu sổ", "ra USB", f"{after}, lần sau đó chưa xong", day, leader)
        return
    days = int(read_setting(session, "backup.reminder_days"))
    due = last + timedelta(days=days)
    if due <= day + _AHEAD:
        yield DueRow(DueKind.BACKUP, "Sao lưu sổ", "ra USB", after, due, leader)


def recovery_sheet(session: Session, day: date) -> Iterator[DueRow]:
    """Without the sheet a forgotten passphrase loses the book."""
    if not note_of(session, SHEET_PRINTED):
        after = "– phòng khi quên mật khẩu"
        yield DueRow(DueKind.RECOVERY, "In", "phiếu khôi phục", after, day, leader_name(session, day))


def recovery_drill(session: Session, day: date) -> Iterator[DueRow]:
    """Once a year the sheet is taken out of its envelope and tried: a lost one is found out in time."""
    printed, tried = note_of(session, SHEET_PRINTED), note_of(session, SHEET_TRIED)
    if printed:
        last = date.fromisoformat(max(printed, tried or ""))
        after = f"– lần gần nhất {format_date(last)}"
        due = last + timedelta(days=DRILL_DAYS)
        yield DueRow(DueKind.DRILL, "Thử", "phiếu khôi phục", after, due, leader_name(session, day))


def new_passphrase(session: Session, day: date) -> Iterator[DueRow]:
    """Opened by the recovery code, the book still has a passphrase that was forgotten."""
    opened = note_of(session, OPENED_BY_CODE)
    if opened:
        after = "– sổ đã mở bằng phiếu khôi phục"
        yield DueRow(DueKind.PASSPHRASE, "Đặt", "mật khẩu mới", after, day, leader_name(session, day))


def note_of(session: Session, key: str) -> str | None:
    """A note the program made on the file itself."""
    found = session.execute(select(Maintenance.value).where(Maintenance.key == key)).scalar()
    return None if found is None else str(found)
