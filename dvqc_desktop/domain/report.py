"""A report as data: what a workbook, a page or a paper needs to know about one period, without anybody's class."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dvqc_desktop.domain.classes import CLASS_WORDS, WorkerClass
from dvqc_desktop.domain.codes import CandidateStage, MeetingKind, MemberStatus, UnitKind
from dvqc_desktop.domain.figures import (
    DEFINITIONS,
    LAYOUT_VERSION,
    NAMES,
    FigureDefinition,
    Figures,
    FigureValue,
    control_total,
)
from dvqc_desktop.domain.indicators import ExtraFigure
from dvqc_desktop.domain.typed_figures import ProductionLine


@dataclass(frozen=True, slots=True)
class ReportUnit:
    """Who reports: the Party group or cell, what stands above it, and the place written before the date."""

    kind: UnitKind
    code: str
    name: str
    parent_name: str = ""
    superior_name: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """The period: first and last day, its words ("Quý III/2026"), and the day the figures are of.

    `closing_on` is the earlier of the last day and today; `opening_on` is the day before the first.
    """

    start: date
    end: date
    words: str
    opening_on: date
    closing_on: date


@dataclass(frozen=True, slots=True)
class ClassCounts:
    """Workers by class, under a label: a round, a group, the opening or the closing day."""

    label: str
    active: int = 0
    average: int = 0
    needs_help: int = 0
    unclassified: int = 0

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """The four counts in the order of the board."""
        return self.active, self.average, self.needs_help, self.unclassified

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts)


def closing_counts(label: str, figures: Figures) -> ClassCounts:
    """The workers of the closing day by class, as the figures say."""
    return ClassCounts(
        label, figures.class_active, figures.class_average, figures.class_needs_help, figures.class_unclassified
    )


@dataclass(frozen=True, slots=True)
class ChainLine:
    """How the workers of one class are held: by a member, by an active worker, by somebody else for a reason.

    `by_group` counts those whom a post in an organisation covers, `with_helper` those helped by somebody beside.
    """

    worker_class: WorkerClass
    total: int
    by_member: int
    by_worker: int
    by_exception: int
    by_group: int
    with_helper: int

    @property
    def covered(self) -> int:
        """Those whom somebody holds."""
        return self.by_member + self.by_worker + self.by_exception

    @property
    def missing(self) -> int:
        """Those whom nobody holds and no organisation covers."""
        return self.total - self.covered - self.by_group


@dataclass(frozen=True, slots=True)
class ContactLine:
    """The contacts with workers of one class on the closing day (None: gone by then): entries, people met, people."""

    worker_class: WorkerClass | None
    contacts: int
    met: int
    total: int


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """What was heard and where it was passed on; `referred_to` is empty for what stays with the unit."""

    referred_to: str
    received: int
    answered: int
    told_back: int


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting that was held: how many members had to attend and how many were there."""

    held_on: date
    kind: MeetingKind
    expected: int
    present: int


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member present on the closing day; `held` counts the workers in the member's charge."""

    name: str
    status: MemberStatus
    admission_date: date | None
    official_date: date | None
    posts: str
    volunteered: bool
    held: int


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A week of the period by its number: people met, people of groups that entered nothing, whether it still runs."""

    number: int
    met: int
    missing: int
    running: bool


@dataclass(frozen=True, slots=True)
class Movement:
    """Workers by class on the opening day (or "new") and on the closing day (or how they left)."""

    before: str
    after: str
    people: int


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """Everything a report shows of one period; `previous` and `last_year` are None where the book did not reach.

    `extras` are the figures beside those of the contract, with their definitions, in the order of their sections:
    indicators worked out, indicators typed, and the lines of `production`, which holds the same by item.
    `definitions` are those of the contract's figures, as they were when the report was made; `weeks` are the last
    weeks of the period, up to thirteen.
    """

    unit: ReportUnit
    period: ReportPeriod
    made_on: date
    now: Figures
    previous: Figures | None
    previous_words: str
    last_year: Figures | None
    last_year_words: str
    rounds: tuple[ClassCounts, ...]
    movement: tuple[Movement, ...]
    groups: tuple[ClassCounts, ...]
    chain: tuple[ChainLine, ...]
    contacts: tuple[ContactLine, ...]
    plans: tuple[tuple[str, int], ...]
    proposals: tuple[ProposalLine, ...]
    meetings: tuple[MeetingLine, ...]
    stages: tuple[tuple[CandidateStage, int], ...]
    members: tuple[MemberLine, ...]
    class_names: Mapping[WorkerClass, str] = field(default_factory=lambda: dict(CLASS_WORDS))
    opinions: tuple[tuple[str, int], ...] = ()
    extras: tuple[ExtraFigure, ...] = ()
    production: tuple[ProductionLine, ...] = ()
    definitions: tuple[FigureDefinition, ...] = DEFINITIONS
    weeks: tuple[WeekLine, ...] = ()

    def named_values(self) -> dict[str, FigureValue]:
        """The values of the workbook's names in the order of the control total, which is the last of them."""
        values: dict[str, FigureValue] = {
            "template_version": LAYOUT_VERSION,
            "cell_code": self.unit.code,
            "cell_name": self.unit.name,
            "period_start": self.period.start,
            "period_end": self.period.end,
            **self.now.values(),
        }
        ordered = {name: values[name] for name in NAMES}
        return {**ordered, "control_total": control_total(ordered)}
