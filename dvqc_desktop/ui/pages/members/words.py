"""The words of the roster: statuses, columns that say one thing in a few words."""

from datetime import date

from dvqc_desktop.domain.codes import MemberStatus
from dvqc_desktop.domain.dates import add_months
from dvqc_desktop.domain.posts import STATUS_WORDS
from dvqc_desktop.services.members.member_lists import MemberRow

STATUS_TONES = {
    MemberStatus.OFFICIAL: "ok",
    MemberStatus.PROBATIONARY: "info",
    MemberStatus.TEMPORARY_IN: "info",
    MemberStatus.TEMPORARY_AWAY: "warn",
    MemberStatus.EXEMPT: "plain",
    MemberStatus.SUSPENDED: "warn",
    MemberStatus.TRANSFERRED: "plain",
    MemberStatus.LEFT: "plain",
}
PROBATION_MONTHS = 12
REMIND_DAYS = 60


def counts_words(rows: tuple[MemberRow, ...]) -> str:
    """The sentence beside the title: "3 đang sinh hoạt (2 chính thức, 1 dự bị)"."""
    present = [row for row in rows if not row.former]
    parts = []
    for status in MemberStatus:
        count = sum(row.status is status for row in present)
        if count:
            parts.append(f"{count} {STATUS_WORDS[status].lower()}")
    return f"{len(present)} đang sinh hoạt" + (f" ({', '.join(parts)})" if parts else "")


def probation_words(rows: tuple[MemberRow, ...], today: date) -> tuple[str, int] | None:
    """The sentence about who will soon have been on probation for twelve months, and the member's row id."""
    soonest: tuple[date, MemberRow] | None = None
    for row in rows:
        if row.status is MemberStatus.PROBATIONARY and row.admission_date is not None:
            full = add_months(row.admission_date, PROBATION_MONTHS)
            if soonest is None or full < soonest[0]:
                soonest = (full, row)
    if soonest is None or (soonest[0] - today).days > REMIND_DAYS:
        return None
    full, row = soonest
    days = (full - today).days
    if days < 0:
        return f"{row.name} đã đủ 12 tháng dự bị từ ngày {full:%d/%m/%Y}.", row.id
    when = f"còn {days} ngày đủ 12 tháng dự bị" if days else "hôm nay đủ 12 tháng dự bị"
    return f"{row.name} {when} ({full:%d/%m/%Y}).", row.id


def party_age(decided_on: date | None, today: date) -> int | None:
    """Whole years since the admission decision, from which the Party age counts."""
    if decided_on is None:
        return None
    return today.year - decided_on.year - ((today.month, today.day) < (decided_on.month, decided_on.day))
