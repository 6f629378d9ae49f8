"""By when the report of a period is sent, to whom it usually goes, and whether it went."""

from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import SentReport
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.services.unit import get_unit


def report_due(session: Session, period: Period) -> date:
    """The day by which it is sent: a day of the period's last month that the cell may set, 1 to 28."""
    return period.end.replace(day=int(read_setting(session, "report.due_day")))


def is_sent(session: Session, period: Period) -> bool:
    """Whether the report of a period was marked as sent."""
    found = exists().where(SentReport.first_on == period.start, SentReport.last_on == period.end)
    return bool(session.execute(select(found)).scalar_one())


def recipient_of(session: Session, sent: str | None) -> str:
    """For whom the report of a period is written: for whom it was sent, or else who usually receives them."""
    return sent or usual_recipient(session)


def usual_recipient(session: Session) -> str:
    """Who received the last report; before the first the body above: a group's cell, a cell's superior."""
    last = select(SentReport.recipient).order_by(SentReport.sent_on.desc(), SentReport.id.desc()).limit(1)
    unit = get_unit(session)
    above = unit.parent_name if unit.is_group else unit.superior_name
    return session.execute(last).scalar() or above or unit.superior_name
