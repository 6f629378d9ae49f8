"""Checks a sheet row by row: good rows, rejected rows with the cell and the reason, warnings for cells left empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import Precision, Sex
from dvqc_desktop.domain.dates import PartialDate
from dvqc_desktop.domain.imported import Finding, ListedPerson, ListedWork, ListKind, PeopleList
from dvqc_desktop.imports import values
from dvqc_desktop.imports.cells import Cell, Sheet
from dvqc_desktop.imports.classes import read_proposal
from dvqc_desktop.imports.fields import Field
from dvqc_desktop.imports.header import Header
from dvqc_desktop.imports.membership import read_membership
from dvqc_desktop.imports.rows import PersonRow, people_rows
from dvqc_desktop.imports.values import Doubt, ReadDate

T = TypeVar("T")
_OLDEST_AGE, _YOUNGEST_WORKER = 100, 14
_read_team = values.read_unit("Tổ")
_read_group = values.read_unit("Nhóm")
_read_shift = values.read_unit("Ca")


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet as checked: the list that may go in, how many rows stood for people, and what was doubtful."""

    people: PeopleList
    rows: int
    rejected: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


@dataclass(slots=True)
class RowDesk:
    """One row under the clerk's eyes: reads its cells, notes its doubts."""

    row: PersonRow
    header: Header
    as_of: date
    warnings: list[Finding] = field(default_factory=list)

    def cell(self, wanted: Field) -> Cell:
        """The cell of a field; None where the list has no such column."""
        return self.row.cells.get(wanted)

    def read(self, wanted: Field, reader: Callable[[Cell], T]) -> T | None:
        """The value of a field; a doubt that does not reject is noted and leaves it empty."""
        try:
            return reader(self.cell(wanted))
        except Doubt as doubt:
            if doubt.rejects:
                raise Rejected(self.finding(wanted, str(doubt))) from doubt
            self.warn(wanted, str(doubt))
            return None

    def read_day(self, wanted: Field) -> date | None:
        """A whole date; one of less precision is noted and left empty."""
        found = self.read(wanted, values.read_date)
        if found is None:
            return None
        if found.value.precision is not Precision.DAY:
            self.warn(wanted, f"{found.less}; ô để trống")
            return None
        return found.value.date

    def warn(self, wanted: Field, reason: str) -> None:
        """Notes that a cell was left empty or read with less precision."""
        self.warnings.append(self.finding(wanted, reason))

    def reject(self, wanted: Field, reason: str) -> None:
        """Gives the row up because of a cell."""
        raise Rejected(self.finding(wanted, reason))

    def finding(self, wanted: Field, reason: str) -> Finding:
        """A doubt about the row's cell of a field."""
        letter = self.header.letter_of(wanted)
        return Finding(self.row.number, letter, values.shown(self.cell(wanted)), reason)


class Rejected(Exception):
    """A row that does not go in, with the cell that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.reason)
        self.finding = finding


def check_sheet(sheet: Sheet, header: Header, kind: ListKind, listed_on: date | None) -> Checked:
    """Reads every row that stands for somebody; `listed_on` is the day the list's title gives, if any."""
    today = clock.today()
    as_of = min(listed_on or today, today)
    people: list[ListedPerson] = []
    rejected: list[Finding] = []
    warnings: list[Finding] = []
    for row in people_rows(sheet, header):
        desk = RowDesk(row, header, as_of)
        try:
            people.append(_person(desk, kind))
        except Rejected as given_up:
            rejected.append(given_up.finding)
        else:
            warnings.extend(desk.warnings)
    name, classes = header.letter_of(*_name_fields(header)), header.letter_of(Field.CLASS)
    found = PeopleList(kind, as_of, tuple(people), name, classes)
    return Checked(found, len(people) + len(rejected), tuple(rejected), tuple(warnings))


def _person(desk: RowDesk, kind: ListKind) -> ListedPerson:
    if desk.row.doubt:
        desk.reject(_name_fields(desk.header)[0], desk.row.doubt)
    name = _name(desk)
    birth, sex = _birth(desk, kind), _sex(desk)
    joined, left = _joined(desk, birth), desk.read_day(Field.LEFT)
    _check_left(desk, birth, joined, left)
    class_code, aspects = read_proposal(desk) if kind is ListKind.WORKERS else (None, None)
    return ListedPerson(
        row=desk.row.number,
        full_name=name,
        sex=sex,
        birth=birth,
        code=desk.read(Field.CODE, values.read_code),
        phone=desk.read(Field.PHONE, values.read_phone),
        trade=desk.read(Field.TRADE, values.read_words),
        skill_grade=desk.read(Field.GRADE, values.read_grade),
        way_home=desk.read(Field.HOME, values.read_words),
        education=desk.read(Field.EDUCATION, values.read_words),
        note=desk.read(Field.NOTE, values.read_text),
        work=_work(desk),
        post=desk.read(Field.POST, values.read_words),
        youth=bool(desk.read(Field.YOUTH, values.read_tick)),
        joined_on=joined,
        left_on=left,
        class_code=class_code,
        aspects=aspects,
        membership=read_membership(desk, birth) if kind is ListKind.MEMBERS else None,
    )


def _work(desk: RowDesk) -> ListedWork:
    return ListedWork(
        desk.read(Field.TEAM, _read_team), desk.read(Field.GROUP, _read_group), desk.read(Field.SHIFT, _read_shift)
    )


def _name_fields(header: Header) -> list[Field]:
    whole = header.column_of(Field.NAME)
    return [Field.NAME] if whole else [Field.FAMILY, Field.GIVEN]


def _name(desk: RowDesk) -> str:
    if _name_fields(desk.header) == [Field.NAME]:
        return desk.read(Field.NAME, values.read_name) or ""
    for part, words in ((Field.FAMILY, "thiếu họ và tên đệm"), (Field.GIVEN, "thiếu tên")):
        if not values.shown(desk.cell(part)).strip():
            both = not any(values.shown(desk.cell(other)).strip() for other in (Field.FAMILY, Field.GIVEN))
            desk.reject(part, "thiếu họ tên" if both else words)
    return f"{desk.read(Field.FAMILY, values.read_name)} {desk.read(Field.GIVEN, values.read_name)}"


def _sex(desk: RowDesk) -> str | None:
    sex = desk.read(Field.SEX, values.read_sex)
    if sex is not None:
        return sex.value
    marked = {
        code.value
        for code, fields in (
            (Sex.MALE, (Field.SEX_MALE, Field.BIRTH_MALE)),
            (Sex.FEMALE, (Field.SEX_FEMALE, Field.BIRTH_FEMALE)),
        )
        if any(desk.read(found, values.read_tick) for found in fields)
    }
    if len(marked) > 1:
        desk.reject(Field.SEX_FEMALE, "đánh dấu cả Nam và Nữ")
    return marked.pop() if marked else None


def _birth(desk: RowDesk, kind: ListKind) -> PartialDate | None:
    for source in (Field.BIRTH, Field.BIRTH_MALE, Field.BIRTH_FEMALE):
        found = desk.read(source, values.read_date)
        if found is not None:
            _check_age(desk, source, found, kind)
            if found.less:
                desk.warn(source, f"{found.less} sinh")
            return found.value
    return None


def _check_age(desk: RowDesk, source: Field, found: ReadDate, kind: ListKind) -> None:
    born = found.value.date
    if born > clock.today():
        desk.reject(source, "ngày sinh nằm ở tương lai")
    age = desk.as_of.year - born.year
    if age > _OLDEST_AGE:
        desk.reject(source, f"tính ra {age} tuổi")
    if age < (_YOUNGEST_WORKER if kind is ListKind.WORKERS else 18):
        desk.reject(source, f"tính ra mới {age} tuổi")


def _joined(desk: RowDesk, birth: PartialDate | None) -> date | None:
    """The first day at work; one that cannot be leaves the cell empty, since the person stays who he is."""
    joined = desk.read_day(Field.JOINED)
    if joined and joined > clock.today():
        desk.warn(Field.JOINED, "ngày vào làm nằm ở tương lai; ô để trống")
        return None
    if joined and birth and joined < birth.date:
        desk.warn(Field.JOINED, "ngày vào làm trước ngày sinh; ô để trống")
        return None
    if joined and birth and joined.year - birth.date.year < _YOUNGEST_WORKER:
        desk.warn(Field.JOINED, f"khi ấy mới {joined.year - birth.date.year} tuổi; ô để trống")
        return None
    return joined


def _check_left(desk: RowDesk, birth: PartialDate | None, joined: date | None, left: date | None) -> None:
    if birth and left and left < birth.date:
        desk.reject(Field.LEFT, "ngày nghỉ việc trước ngày sinh")
    if joined and left and left < joined:
        desk.reject(Field.LEFT, "ngày nghỉ việc trước ngày vào làm")
