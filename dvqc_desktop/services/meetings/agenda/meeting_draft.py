"""The usual agenda of a meeting that nobody has planned yet, proposed for the coming days; nothing of it is kept."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from dvqc_desktop.domain.codes import MeetingKind, MeetingState
from dvqc_desktop.domain.meetings import TemplateItem, agenda_subject, agenda_template, end_time, running_times
from dvqc_desktop.services.meetings.agenda.agenda import AgendaRow
from dvqc_desktop.services.meetings.meetings import MeetingDetail
from dvqc_desktop.services.people.leaders import find_leader
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit

AHEAD_DAYS = 7
_PROPOSED = "(dự kiến)"
_ALL = "Từng đồng chí"


def draft_meeting(session: Session, today: date) -> tuple[MeetingDetail, tuple[AgendaRow, ...]]:
    """A regular meeting in a week's time with its usual items; its title says that it is proposed, not planned."""
    rules, kind, held_on = rules_in_force(session), MeetingKind.REGULAR, today + timedelta(days=AHEAD_DAYS)
    template = agenda_template(kind, rules)
    lengths = [item.minutes for item in template]
    start = rules.text("meeting.start.usual")
    leader = find_leader(session, today)
    chair_id, chair = (leader.id, leader.name) if leader else (None, None)
    presenters: dict[str, tuple[int | None, str | None]] = {"chair": (chair_id, chair), "all": (None, _ALL)}
    times = running_times(start, lengths)
    items = tuple(
        _item(place, starts, item, presenters.get(item.who, (None, None)))
        for place, (item, starts) in enumerate(zip(template, times, strict=True), start=1)
    )
    meeting = MeetingDetail(
        id=0,
        kind=kind,
        state=MeetingState.PLANNED,
        title=f"{agenda_subject(kind, held_on, get_unit(session).kind)} {_PROPOSED}",
        held_on=held_on,
        start_time=start,
        end_time=end_time(start, lengths),
        place=None,
        chair_id=chair_id,
        chair=chair,
        secretary_id=None,
        secretary=None,
        guests=None,
        rule_version=rules.version,
        content_hash=None,
    )
    return meeting, items


def _item(place: int, starts: str, item: TemplateItem, presenter: tuple[int | None, str | None]) -> AgendaRow:
    return AgendaRow(
        id=0,
        position=place,
        starts=starts,
        title=item.title,
        minutes=item.minutes,
        presenter_id=presenter[0],
        presenter=presenter[1],
        source=None,
        people=(),
        minutes_text=None,
        conclusion=None,
        internal_note=None,
    )
