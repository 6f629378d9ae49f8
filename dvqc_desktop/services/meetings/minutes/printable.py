"""Minutes for the paper: closed ones as they were closed; who is no member, candidate or guest is named in none."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from dvqc_desktop.domain.errors.minutes import MinutesSayClassError
from dvqc_desktop.domain.marked_text import MarkedText
from dvqc_desktop.domain.name_hiding import with_names_hidden
from dvqc_desktop.services.meetings.minutes.closing_remarks import places
from dvqc_desktop.services.meetings.minutes.named_workers import items_saying_classes, names_to_hide
from dvqc_desktop.services.meetings.minutes.record import ItemRecord, MinutesRecord, OpinionLine
from dvqc_desktop.services.meetings.minutes.versions import minutes_record
from dvqc_desktop.services.meetings.passed.votes import VoteRow


def printable_record(session: Session, meeting_id: int) -> MinutesRecord:
    """The minutes to be printed; the annex keeps its names. Raises MeetingMissingError, MinutesSayClassError."""
    record = minutes_record(session, meeting_id)
    told = items_saying_classes(session, meeting_id)
    if told:
        raise MinutesSayClassError(act="in được", items=places(told))
    names = names_to_hide(session, "\n".join(_printed(record)), record.held_on, record.guests or "")
    return _without(record, names) if names else record


def _printed(record: MinutesRecord) -> Iterator[str]:
    """What is written in the printed part."""
    for item in record.items:
        yield from (item.text.text, item.conclusion.text, *(vote.subject for vote in item.votes))
        yield from (one.words.text for one in item.opinions if not one.internal)
    yield from (vote.subject for vote in record.votes)
    yield from (task.text for task in record.tasks)
    if record.paper is not None:
        yield record.paper.text or ""


def _without(record: MinutesRecord, names: tuple[str, ...]) -> MinutesRecord:
    paper = record.paper
    if paper is not None:
        paper = replace(paper, text=with_names_hidden(paper.text or "", names))
    return replace(
        record,
        items=tuple(_item(item, names) for item in record.items),
        votes=_votes(record.votes, names),
        tasks=tuple(replace(task, text=with_names_hidden(task.text, names)) for task in record.tasks),
        paper=paper,
    )


def _item(item: ItemRecord, names: tuple[str, ...]) -> ItemRecord:
    return replace(
        item,
        text=_words(item.text, names),
        conclusion=_words(item.conclusion, names),
        opinions=tuple(_opinion(one, names) for one in item.opinions),
        votes=_votes(item.votes, names),
    )


def _opinion(opinion: OpinionLine, names: tuple[str, ...]) -> OpinionLine:
    return opinion if opinion.internal else replace(opinion, words=_words(opinion.words, names))


def _votes(votes: Iterable[VoteRow], names: tuple[str, ...]) -> tuple[VoteRow, ...]:
    return tuple(replace(vote, subject=with_names_hidden(vote.subject, names)) for vote in votes)


def _words(words: MarkedText, names: tuple[str, ...]) -> MarkedText:
    """With the names go the bold and italic places, which would no longer fit."""
    hidden = with_names_hidden(words.text, names)
    return words if hidden == words.text else MarkedText(hidden)
