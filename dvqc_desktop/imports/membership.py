"""What a member roster says of a membership: three dates kept apart, the status, the post in the Party."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dvqc_desktop.domain.codes import MemberStatus
from dvqc_desktop.domain.dates import PartialDate, add_months
from dvqc_desktop.domain.imported import ListedMembership
from dvqc_desktop.domain.names import fold
from dvqc_desktop.imports import values
from dvqc_desktop.imports.cells import Cell
from dvqc_desktop.imports.fields import Field

if TYPE_CHECKING:
    from dvqc_desktop.imports.check import RowDesk

_PROBATION_MONTHS = 12
_STATUS_WORDS = (
    ("du bi", MemberStatus.PROBATIONARY),
    ("mien sinh hoat", MemberStatus.EXEMPT),
    ("mien cong tac", MemberStatus.EXEMPT),
    ("dinh chi", MemberStatus.SUSPENDED),
    ("sinh hoat tam thoi", MemberStatus.TEMPORARY_IN),
    ("tam thoi", MemberStatus.TEMPORARY_IN),
    ("chuyen di", MemberStatus.TRANSFERRED),
    ("da chuyen", MemberStatus.TRANSFERRED),
    ("ra khoi dang", MemberStatus.LEFT),
    ("chinh thuc", MemberStatus.OFFICIAL),
)
_NO_POSTS = {"dang vien", "dang vien du bi", "dang vien chinh thuc", "khong", "dv"}


def read_membership(desk: RowDesk, birth: PartialDate | None) -> ListedMembership:
    """The membership of a row; contradictory dates reject it (admission at 18 at the earliest, Party statute)."""
    decision, admission = desk.read_day(Field.DECISION), desk.read_day(Field.ADMISSION)
    official = _official(desk)
    _check_dates(desk, birth, (decision, admission, official))
    post = desk.read(Field.PARTY_POST, values.read_words)
    said = _said(desk)
    return ListedMembership(
        status=_status(desk, said, admission, official),
        stated=said is not None or official is not None,
        decision_on=decision,
        admission_on=admission,
        official_on=official,
        party_post=None if post is None or fold(post) in _NO_POSTS else post,
        theory=desk.read(Field.THEORY, values.read_words),
    )


def _official(desk: RowDesk) -> date | None:
    official = desk.read_day(Field.OFFICIAL)
    if official and official > desk.as_of:
        desk.warn(Field.OFFICIAL, "chưa đến ngày; ô để trống")
        return None
    return official


def _check_dates(desk: RowDesk, birth: PartialDate | None, dates: tuple[date | None, date | None, date | None]) -> None:
    decision, admission, official = dates
    for source, day in ((Field.DECISION, decision), (Field.ADMISSION, admission)):
        if day and day > desk.as_of:
            desk.reject(source, "ngày nằm ở tương lai")
        if day and birth and day < add_months(birth.date, 18 * 12):
            desk.reject(source, "khi ấy chưa đủ 18 tuổi")
    if decision and admission and admission < decision:
        desk.reject(Field.ADMISSION, "ngày vào Đảng trước ngày quyết định kết nạp")
    if admission and official and official <= admission:
        desk.reject(Field.OFFICIAL, "ngày chính thức không sau ngày vào Đảng")


def _status(desk: RowDesk, said: MemberStatus | None, admission: date | None, official: date | None) -> str:
    if official:
        return (said if said not in (None, MemberStatus.PROBATIONARY) else MemberStatus.OFFICIAL).value
    if said is not None:
        return said.value
    if admission is None:
        desk.warn(Field.OFFICIAL, "chưa có ngày chính thức; ghi là đảng viên chính thức")
        return MemberStatus.OFFICIAL.value
    if add_months(admission, _PROBATION_MONTHS) < desk.as_of:
        desk.warn(Field.OFFICIAL, "quá 12 tháng dự bị mà chưa có ngày chính thức; ghi là đảng viên dự bị")
    return MemberStatus.PROBATIONARY.value


def _said(desk: RowDesk) -> MemberStatus | None:
    text = " ".join(_words(desk.cell(source)) for source in (Field.STATUS, Field.PARTY_POST, Field.NOTE))
    return next((status for words, status in _STATUS_WORDS if words in text), None)


def _words(cell: Cell) -> str:
    return fold(cell) if isinstance(cell, str) else ""
