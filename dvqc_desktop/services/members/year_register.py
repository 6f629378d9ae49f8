"""The register of a year's assignments: its lines, those the chain proposes, and the acts on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from dvqc_desktop.db.models import (
    GroupCover,
    HolderAssignment,
    Membership,
    MemberStatusEvent,
    Person,
    Placement,
    Shift,
    Team,
    WorkGroup,
    YearAssignment,
)
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import HolderRole
from dvqc_desktop.domain.errors.register import (
    RegisterLineMissingError,
    RegisterLineTwiceError,
    RegisterMemberMissingError,
    RegisterRequirementMissingError,
    RegisterWhomMissingError,
    RegisterWordError,
)
from dvqc_desktop.domain.names import group_words, one_line, text_sort_key
from dvqc_desktop.services.leaving_words import withheld_in
from dvqc_desktop.services.people.presence import holds_on

TOPICS = frozenset({Topic.CHAIN})
USUAL_OF_PERSON = "Gặp gỡ hằng tuần, giúp theo kế hoạch"
USUAL_OF_GROUP = "Nắm tình hình nhóm qua đoàn thể, gặp gỡ hằng tuần"


@dataclass(frozen=True, slots=True)
class LineFields:
    """What a line says: a member with a worker or a group, what is asked, what came of it, the cell's comment."""

    member_id: int | None
    worker_id: int | None
    group_id: int | None
    requirement: str
    result: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A line as it is shown; `id` is None for one that is only proposed, `place` says team and shift."""

    id: int | None
    fields: LineFields
    member: str
    volunteered: bool
    whom: str
    place: str


def read_register(session: Session, year: int) -> tuple[RegisterRow, ...]:
    """The lines of a year: members in the order of names, groups before people."""
    rows = session.execute(select(YearAssignment).where(YearAssignment.year == year)).scalars()
    return _shown(session, year, [(row.id, _fields(row)) for row in rows])


def propose_lines(session: Session, year: int) -> tuple[RegisterRow, ...]:
    """Lines for whom members held or covered within the year, as far as the register does not have them.

    For a coming year: for whom they hold now.
    """
    known = {_key(row.fields) for row in read_register(session, year)}
    found = [*_held(session, year), *_covered(session, year)]
    return _shown(session, year, [(None, fields) for fields in found if _key(fields) not in known])


def without_result(rows: Iterable[RegisterRow]) -> tuple[RegisterRow, ...]:
    """The lines whose result is still to be noted, looked for at the end of the year."""
    return tuple(row for row in rows if not row.fields.result)


def fill_year(session: Session, year: int, lines: Sequence[LineFields]) -> Change:
    """Takes the lines that people accepted into the register, as one act. Raises as `save_line`."""
    for fields in lines:
        save_line(session, year, fields)
    return Change("đưa vào sổ phân công", f"{len(lines)} dòng năm {year}", TOPICS)


def save_line(session: Session, year: int, fields: LineFields, line_id: int | None = None) -> Change:
    """Adds a line, or changes the one with this id.

    Raises RegisterMemberMissingError, RegisterWhomMissingError, RegisterRequirementMissingError, RegisterWordError,
    RegisterLineTwiceError, RegisterLineMissingError.
    """
    checked = _checked(session, year, fields, line_id)
    row = YearAssignment(year=year) if line_id is None else _line(session, line_id)
    row.member_id = checked.member_id or 0
    row.worker_id, row.work_group_id = checked.worker_id, checked.group_id
    row.requirement, row.result, row.comment = checked.requirement, checked.result or None, checked.comment or None
    session.add(row)
    session.flush()
    act = "thêm dòng sổ phân công" if line_id is None else "sửa dòng sổ phân công"
    return Change(act, f"năm {year}", TOPICS, row.id)


def delete_line(session: Session, line_id: int) -> Change:
    """Takes a line out of the register. Raises RegisterLineMissingError."""
    row = _line(session, line_id)
    year = row.year
    session.delete(row)
    session.flush()
    return Change("bỏ dòng sổ phân công", f"năm {year}", TOPICS)


def _line(session: Session, line_id: int) -> YearAssignment:
    row = session.get(YearAssignment, line_id)
    if row is None:
        raise RegisterLineMissingError
    return row


def _fields(row: YearAssignment) -> LineFields:
    return LineFields(
        row.member_id, row.worker_id, row.work_group_id, row.requirement, row.result or "", row.comment or ""
    )


def _key(fields: LineFields) -> tuple[int | None, int | None, int | None]:
    return fields.member_id, fields.worker_id, fields.group_id


def _checked(session: Session, year: int, fields: LineFields, line_id: int | None) -> LineFields:
    if fields.member_id is None:
        raise RegisterMemberMissingError
    if (fields.worker_id is None) == (fields.group_id is None):
        raise RegisterWhomMissingError
    requirement, result, comment = (one_line(text) for text in (fields.requirement, fields.result, fields.comment))
    if not requirement:
        raise RegisterRequirementMissingError
    word = withheld_in(session, f"{requirement} | {result} | {comment}", "register.withheld")
    if word is not None:
        raise RegisterWordError(word=word)
    same = select(YearAssignment.id).where(
        YearAssignment.year == year,
        YearAssignment.member_id == fields.member_id,
        YearAssignment.worker_id.is_(fields.worker_id)
        if fields.worker_id is None
        else YearAssignment.worker_id == fields.worker_id,
        YearAssignment.work_group_id.is_(None)
        if fields.group_id is None
        else YearAssignment.work_group_id == fields.group_id,
    )
    if session.execute(same).scalar() not in (None, line_id):
        raise RegisterLineTwiceError(year=year)
    return LineFields(fields.member_id, fields.worker_id, fields.group_id, requirement, result, comment)


def _days(year: int) -> tuple[date, date]:
    """The first day of the year and the last one that is over or running; of a coming year its first day alone."""
    first = date(year, 1, 1)
    return first, max(first, min(date(year, 12, 31), clock.today()))


def _within(table: Any, year: int, person_id: Any) -> Any:
    """The span touches the year so far, while the person was a member."""
    first, last = _days(year)
    event = aliased(MemberStatusEvent)
    member = exists().where(
        event.person_id == person_id, event.start_on < func.coalesce(table.end_on, last + timedelta(days=1))
    )
    return and_(table.start_on <= last, func.coalesce(table.end_on, last + timedelta(days=1)) > first, member)


def _held(session: Session, year: int) -> Iterable[LineFields]:
    link = HolderAssignment
    rows = session.execute(
        select(link.holder_id, link.worker_id, link.requirement)
        .where(link.role == HolderRole.MAIN.value, _within(link, year, link.holder_id))
        .order_by(link.start_on, link.id)
    )
    found: dict[tuple[int, int], str] = {}
    for holder_id, worker_id, requirement in rows:
        kept = found.get((holder_id, worker_id), "")
        found[holder_id, worker_id] = _printable(session, requirement) or kept
    return [LineFields(high, low, None, text or USUAL_OF_PERSON) for (high, low), text in found.items()]


def _covered(session: Session, year: int) -> Iterable[LineFields]:
    cover = GroupCover
    rows = session.execute(
        select(cover.person_id, cover.work_group_id, cover.requirement)
        .where(_within(cover, year, cover.person_id))
        .order_by(cover.start_on, cover.id)
    )
    found = {(person_id, group_id): _printable(session, requirement) for person_id, group_id, requirement in rows}
    return [LineFields(high, None, low, text or USUAL_OF_GROUP) for (high, low), text in found.items()]


def _printable(session: Session, text: str | None) -> str:
    """A requirement noted in the chain, unless a word stands in it that no paper may say."""
    words = one_line(text or "")
    return "" if withheld_in(session, words, "slip.withheld") else words


def _shown(session: Session, year: int, lines: Sequence[tuple[int | None, LineFields]]) -> tuple[RegisterRow, ...]:
    people = {row.id: row for row in _people(session, lines)}
    groups = {row.id: row for row in session.execute(_group_query())}
    volunteers, places = _volunteers(session), _places(session, _days(year)[1])
    rows = []
    for line_id, fields in lines:
        group, worker_id = groups.get(fields.group_id or 0), fields.worker_id or 0
        whom = group_words(group.name) if group is not None else people[worker_id].full_name
        place = (group.team or "") if group is not None else places.get(worker_id, "")
        sort = (people[fields.member_id].name_sort, group is None, _whom_key(group, people, worker_id))
        member = people[fields.member_id].full_name
        volunteered = volunteers.get(fields.member_id or 0, date.max) <= _days(year)[1]
        rows.append((sort, RegisterRow(line_id, fields, member, volunteered, whom, place)))
    return tuple(row for _sort, row in sorted(rows, key=lambda pair: pair[0]))


def _whom_key(group: Any, people: dict[Any, Any], worker_id: int) -> bytes:
    key: bytes = text_sort_key(group.name) if group is not None else people[worker_id].name_sort
    return key


def _people(session: Session, lines: Sequence[tuple[int | None, LineFields]]) -> Iterable[Any]:
    if not lines:
        return ()
    ids = {fields.member_id for _, fields in lines} | {fields.worker_id for _, fields in lines}
    rows = session.execute(select(Person.id, Person.full_name, Person.name_sort))
    return [row for row in rows if row.id in ids]


def _group_query() -> Any:
    return select(WorkGroup.id, WorkGroup.name, Team.name.label("team")).outerjoin(Team, Team.id == WorkGroup.team_id)


def _volunteers(session: Session) -> dict[int, date]:
    rows = session.execute(
        select(Membership.person_id, Membership.volunteered_on).where(Membership.volunteered_on.is_not(None))
    )
    return {person_id: day for person_id, day in rows if day is not None}


def _places(session: Session, day: date) -> dict[int, str]:
    """Team and shift of everybody on a day: "Tổ máy 6, ca 1"."""
    rows = session.execute(
        select(Placement.person_id, Team.name, Shift.name)
        .outerjoin(Team, Team.id == Placement.team_id)
        .outerjoin(Shift, Shift.id == Placement.shift_id)
        .where(holds_on(Placement, day))
    )
    return {person_id: ", ".join(part for part in (team, _small(shift)) if part) for person_id, team, shift in rows}


def _small(words: str | None) -> str:
    return f"{words[:1].lower()}{words[1:]}" if words else ""
