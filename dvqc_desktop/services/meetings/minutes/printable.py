"""Minutes for the paper: closed ones as they were closed; workers' names in tasks and votes are hidden."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from dvqc_desktop.domain.errors.minutes import MinutesSayClassError
from dvqc_desktop.services.meetings.minutes.closing_remarks import places
from dvqc_desktop.services.meetings.minutes.named_workers import items_saying_classes, without_workers
from dvqc_desktop.services.meetings.minutes.record import MinutesRecord
from dvqc_desktop.services.meetings.minutes.versions import minutes_record
from dvqc_desktop.services.meetings.passed.votes import VoteRow


def printable_record(session: Session, meeting_id: int) -> MinutesRecord:
    """The minutes to be printed. Raises MeetingMissingError, MinutesSayClassError."""
    record = minutes_record(session, meeting_id)
    told = items_saying_classes(session, meeting_id)
    if told:
        raise MinutesSayClassError(act="in được", items=places(told))

    def hidden(text: str) -> str:
        return without_workers(session, text, record.held_on)

    def told_of(votes: Iterable[VoteRow]) -> tuple[VoteRow, ...]:
        return tuple(replace(vote, subject=hidden(vote.subject)) for vote in votes)

    return replace(
        record,
        items=tuple(replace(item, votes=told_of(item.votes)) for item in record.items),
        votes=told_of(record.votes),
        tasks=tuple(replace(task, text=hidden(task.text)) for task in record.tasks),
    )
