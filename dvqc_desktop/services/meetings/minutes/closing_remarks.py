"""What the minutes still lack before they are closed, in words; none of it stops the closing, people decide."""

from collections.abc import Iterable, Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import AgendaItem, ItemOpinion, Meeting, Resolution, Task
from dvqc_desktop.services.meetings.meeting_guard import fetch
from dvqc_desktop.services.meetings.minutes.named_workers import items_naming_workers
from dvqc_desktop.services.meetings.passed.votes import list_votes


def closing_remarks(session: Session, meeting_id: int) -> tuple[str, ...]:
    """The remarks in the order of the work: items, people, hours, votes, what was passed, tasks, names."""
    meeting = fetch(session, Meeting, meeting_id)
    return (
        *_of_items(session, meeting_id),
        *_of_meeting(meeting),
        *_of_votes(session, meeting_id),
        *_of_paper(session, meeting_id),
        *_of_tasks(session, meeting_id),
        *_of_names(session, meeting_id),
    )


def _of_items(session: Session, meeting_id: int) -> Iterator[str]:
    said = select(ItemOpinion.agenda_item_id).where(ItemOpinion.agenda_item_id == AgendaItem.id).exists()
    written = AgendaItem.minutes_text.is_not(None) | said
    rows = session.execute(
        select(AgendaItem.position, written, AgendaItem.conclusion.is_not(None))
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.postponed.is_(False))
        .order_by(AgendaItem.position)
    ).all()
    empty = [position for position, text, concluded in rows if not text and not concluded]
    open_ended = [position for position, text, concluded in rows if text and not concluded]
    if empty:
        yield f"Mục {places(empty)} chưa ghi nội dung"
    if open_ended:
        yield f"Mục {places(open_ended)} chưa ghi kết luận"


def places(positions: Iterable[int]) -> str:
    """Places of items in words: "2, 3, 5"."""
    return ", ".join(str(position) for position in positions)


def _of_meeting(meeting: Meeting) -> Iterator[str]:
    if meeting.secretary_id is None:
        yield "Chưa ghi thư ký"
    if meeting.chair_id is None:
        yield "Chưa ghi chủ trì"
    if meeting.end_time is None:
        yield "Chưa ghi giờ kết thúc"


def _of_votes(session: Session, meeting_id: int) -> Iterator[str]:
    moved = sum(not vote.matches for vote in list_votes(session, meeting_id))
    if moved:
        yield f"{moved} biểu quyết không khớp điểm danh"


def _of_paper(session: Session, meeting_id: int) -> Iterator[str]:
    if not session.execute(select(func.count()).where(Resolution.meeting_id == meeting_id)).scalar_one():
        yield "Chưa ghi kết luận của buổi họp"


def _of_tasks(session: Session, meeting_id: int) -> Iterator[str]:
    loose = select(func.count()).where(Task.meeting_id == meeting_id, Task.owner_id.is_(None) | Task.due_on.is_(None))
    if count := session.execute(loose).scalar_one():
        yield f"{count} việc chưa có người làm hoặc hạn"


def _of_names(session: Session, meeting_id: int) -> Iterator[str]:
    named = items_naming_workers(session, meeting_id)
    if named:
        yield f"Mục {places(named)} nêu tên quần chúng: bản in ghi “một người”, muốn giữ tên thì chuyển vào phụ lục"
