"""A plan as it is read: the plan itself and the rows of its parts, free of the store."""

from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.codes import AimKind, BetterWay, CauseArea, PlanDirection, PlanKind, PlanState
from dvqc_desktop.domain.plans import PlanFacts, PlanGap, WeaknessTie, plan_gaps


@dataclass(frozen=True, slots=True)
class StrengthRow:
    """Something good in the person."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class WeaknessRow:
    """Something to overcome, the strength that carries it, who helps; `area` in a team's plan alone."""

    id: int
    text: str
    strength_id: int | None
    helped_by: str | None
    area: CauseArea | None = None


@dataclass(frozen=True, slots=True)
class AimRow:
    """An aim with the day by which it should be reached and the day it was."""

    id: int
    kind: AimKind
    text: str
    due_on: date | None
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step; `target_value` belongs to a series, the first one where `series_id` is None."""

    id: int
    text: str
    owner_id: int | None
    owner_name: str | None
    due_on: date | None
    offset_days: int | None
    measure: str | None
    target_value: float | None
    series_id: int | None
    result: str | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A look back at the plan."""

    id: int
    reviewed_on: date
    text: str


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series of figures, in the order of their days, and which way they get better; `planned` of a team alone."""

    id: int
    name: str
    unit: str
    norm: float | None
    better: BetterWay
    points: tuple[tuple[date, float], ...]
    planned: float | None = None


@dataclass(frozen=True, slots=True)
class PlanText:
    """The plan's own fields in words, edited one by one; `result` with its before and after comes at the end."""

    task: str | None
    situation: str | None
    wish: str | None
    causes: str | None
    direction: PlanDirection | None
    direction_note: str | None
    requirement: str | None
    result: str | None
    result_before: str | None
    result_after: str | None


@dataclass(frozen=True, slots=True)
class PlanDates:
    """The plan's own days."""

    period_start: date
    period_end: date | None
    discussed_on: date | None
    review_on: date | None
    measures_agreed_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with all its parts; a team's has no person, its title for a name, and the round it led to."""

    id: int
    person_id: int | None
    person_name: str
    kind: PlanKind
    state: PlanState
    text: PlanText
    dates: PlanDates
    strengths: tuple[StrengthRow, ...]
    weaknesses: tuple[WeaknessRow, ...]
    near_aims: tuple[AimRow, ...]
    long_aims: tuple[AimRow, ...]
    steps: tuple[StepRow, ...]
    reviews: tuple[ReviewRow, ...]
    series: tuple[SeriesRow, ...]
    group_id: int | None = None
    group_name: str | None = None
    round_id: int | None = None

    @property
    def gaps(self) -> tuple[PlanGap, ...]:
        """What the plan still lacks, in the order of the form."""
        ties = tuple(WeaknessTie(row.strength_id, row.helped_by) for row in self.weaknesses)
        strengths = frozenset(row.id for row in self.strengths)
        return plan_gaps(PlanFacts(self.text.wish, self.dates.discussed_on, strengths, ties, self.kind))

    def series_of(self, step: StepRow) -> SeriesRow | None:
        """The series that a step's target belongs to: its own, else the first one of the plan."""
        own = next((row for row in self.series if row.id == step.series_id), None)
        return own or next(iter(self.series), None)
