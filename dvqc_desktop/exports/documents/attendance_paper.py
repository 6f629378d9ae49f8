"""The list that members and guests sign at a meeting: who, in what standing, and room to sign."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.attendance import STATUS_WORDS, guest_lines
from dvqc_desktop.domain.codes import MemberStatus, Presence
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.meetings import PRESENCE_WORDS
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.agenda import labelled, subject_words, when_words
from dvqc_desktop.exports.documents.heads import minutes_signatures, paper_header
from dvqc_desktop.exports.documents.model import (
    Align,
    Column,
    Document,
    Paper,
    Paragraph,
    Run,
    Table,
    Title,
)
from dvqc_desktop.services.meetings.agenda.agenda import AgendaRow, list_items
from dvqc_desktop.services.meetings.meetings import MeetingDetail, get_meeting, next_meeting_id
from dvqc_desktop.services.meetings.roll.attendance import RollRow, roll_call
from dvqc_desktop.services.people.leaders import leaders
from dvqc_desktop.services.rules import meeting_rules
from dvqc_desktop.services.unit import Unit, get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

NO_MEETING = "sổ chưa có buổi họp nào sắp tới"
OPEN_ROWS = 2  # for guests who were not announced
ROW = "signature_sheet.row"
_NOT_LISTED = (MemberStatus.TEMPORARY_AWAY, MemberStatus.SUSPENDED)
_ABSENT = (Presence.EXCUSED, Presence.UNEXCUSED)


@dataclass(frozen=True, slots=True)
class AttendanceData:
    """What the list is made of; `posts` are leading posts by row id."""

    unit: Unit
    meeting: MeetingDetail
    items: tuple[AgendaRow, ...]
    roll: tuple[RollRow, ...]
    posts: dict[int, str]
    printed_on: date


def attendance_paper(data: AttendanceData, rules: RulePack) -> Paper:
    """The list in the form of a Party paper; reasons of absence are not on it."""
    meeting, unit = data.meeting, data.unit
    listed = [row for row in data.roll if row.status not in _NOT_LISTED]
    expected = sum(row.has_to_attend for row in listed)
    blocks = (
        labelled("Thời gian: ", f"{when_words(meeting, data.items, rules)}."),
        labelled("Địa điểm: ", f"{meeting.place or '…'}."),
        labelled("Đảng viên ", f"(được triệu tập {expected} đồng chí):"),
        Table(_columns("Chức vụ, tư cách"), _member_rows(listed, data.posts), row_height=ROW),
        labelled("Đại biểu, khách mời", ""),
        Table(_columns("Chức vụ, đơn vị"), _guest_rows(meeting.guests), row_height=ROW),
        Paragraph((Run("Có mặt: ……; vắng có lý do: ……; vắng không lý do: ……; đến muộn: ……."),), indent=False),
        minutes_signatures(meeting.secretary, meeting.chair, rules),
    )
    title = Title("Danh sách ký tên", f"dự {subject_words(meeting, unit)}")
    return Paper("Danh sách ký tên", blocks, paper_header(unit, data.printed_on), title)


def attendance_by_command(database: "Database", row_id: int | None) -> Document:
    """The list of a meeting, of the next one not yet held for None. Raises MeetingMissingError, NothingToPrintError."""
    with database.reading() as session:
        meeting_id = row_id if row_id is not None else next_meeting_id(session)
        if meeting_id is None:
            raise NothingToPrintError(paper="danh sách ký tên", missing=NO_MEETING)
        meeting, rules = get_meeting(session, meeting_id), meeting_rules(session, meeting_id)
        data = AttendanceData(
            unit=get_unit(session),
            meeting=meeting,
            items=list_items(session, meeting_id),
            roll=roll_call(session, meeting_id),
            posts={leader.id: leader.post for leader in leaders(session, meeting.held_on)},
            printed_on=min(clock.today(), meeting.held_on),
        )
    return attendance_paper(data, rules)


def _columns(standing: str) -> tuple[Column, ...]:
    return (
        Column("TT", 10, Align.CENTER),
        Column("Họ và tên"),
        Column(standing, 42),
        Column("Ký tên", 36),
        Column("Ghi chú", 31),
    )


def _member_rows(rows: list[RollRow], posts: dict[int, str]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(place), row.name, _standing(row, posts.get(row.person_id)), "", _absence(row))
        for place, row in enumerate(rows, start=1)
    )


def _standing(row: RollRow, post: str | None) -> str:
    return f"{post}, {STATUS_WORDS[row.status]}" if post else STATUS_WORDS[row.status].capitalize()


def _absence(row: RollRow) -> str:
    """An absence announced before; only that, not why."""
    return PRESENCE_WORDS[row.presence].capitalize() if row.presence in _ABSENT else ""


def _guest_rows(guests: str | None) -> tuple[tuple[str, ...], ...]:
    """Guests as "chức danh: họ tên", then open lines."""
    lines = [line.partition(":") for line in guest_lines(guests)]
    named = [(after.strip() or before.strip(), before.strip() if after.strip() else "") for before, _, after in lines]
    everybody = [*named, *[("", "")] * OPEN_ROWS]
    return tuple((str(place), name, post, "", "") for place, (name, post) in enumerate(everybody, start=1))
