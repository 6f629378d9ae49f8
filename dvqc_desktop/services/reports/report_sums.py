"""Whether the sums of a report agree, in itself and with what was sent of the period before."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from dvqc_desktop.domain.figures import Figures
from dvqc_desktop.domain.period_words import short_words
from dvqc_desktop.domain.periods import Period, previous
from dvqc_desktop.domain.report import closing_counts
from dvqc_desktop.domain.report_checks import CountedAnew, broken_sums, carried_wrong
from dvqc_desktop.services.classes.movement import class_counts
from dvqc_desktop.services.reports import report_parts as parts
from dvqc_desktop.services.reports.figures import Span, count_of, workers_of
from dvqc_desktop.services.reports.kept import sent_last


@dataclass(frozen=True, slots=True)
class Carried:
    """What was sent of the last period does not fit this opening; `early` where it was closed before its last day."""

    text: str
    early: bool


def sums_in(session: Session, span: Span, figures: Figures) -> Iterator[str]:
    """The sums of a report that do not agree, in sentences."""
    groups = parts.group_counts(session, span.closing)
    contacts = parts.contact_lines(session, span, closing_counts("", figures))
    anew = CountedAnew(
        last_closing=count_of(session, workers_of(span.opening)),
        opening_classes=sum(class_counts(session, span.opening).values()),
        in_groups=sum(line.total for line in groups) if groups else None,
        contacts_by_class=sum(line.contacts for line in contacts),
    )
    return broken_sums(figures, anew)


def carried_from_sent(session: Session, period: Period, span: Span) -> Carried | None:
    """How the last period's report, as it was sent last, differs from this opening; None where it does not."""
    before = previous(period)
    kept = sent_last(session, before)
    if kept is None:
        return None
    ended = closing_counts("", kept.report.now)
    wrong = carried_wrong(ended, parts.counts_labelled("", class_counts(session, span.opening)))
    said = f"Báo cáo {short_words(before)} đã gửi (chốt {kept.closed_on:%d/%m}) {wrong}."
    return Carried(said, kept.closed_on < before.end) if wrong else None
