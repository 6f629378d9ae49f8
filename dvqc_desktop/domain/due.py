"""One thing that needs doing, and where it stands in the list of the day."""

from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

HORIZON_DAYS = 7


class DueKind(StrEnum):
    """What sort of thing is due, in the order of the list."""

    ANSWER = "answer"
    PROMISE = "promise"
    TEAM_PROMISE = "team_promise"
    STEP = "step"
    CONTACT = "contact"
    CONTACT_DAY = "contact_day"
    SLIPS = "slips"
    HOLDER = "holder"
    CLASS_REVIEW = "class_review"
    PLAN_REVIEW = "plan_review"
    TEAM = "team"
    FAMILY = "family"
    TASK = "task"
    OPINIONS = "opinions"
    MEETING = "meeting"
    HANDING = "handing"
    MEETING_PLAN = "meeting_plan"
    DEVELOPMENT = "development"
    REPORT = "report"
    BACKUP = "backup"
    RECOVERY = "recovery"
    DRILL = "drill"
    PASSPHRASE = "passphrase"
    RETENTION = "retention"


PROMISED = (DueKind.ANSWER, DueKind.PROMISE, DueKind.TEAM_PROMISE, DueKind.STEP)
ORDER = {kind: place for place, kind in enumerate(DueKind)}


class DueGroup(StrEnum):
    """The three parts of the list."""

    OVERDUE = "overdue"
    TODAY = "today"
    NEXT = "next"


class DueRow(NamedTuple):
    """One thing to do: words before the name, the name (of whom or what it is about), words after it.

    `due` is the day it should be done by, `responsible` the member who does it (empty where nobody is named),
    `row_id` the row to open on the page where it is done: a person, an entry of the register, a meeting or
    a candidate, None for none.
    """

    kind: DueKind
    before: str
    name: str
    after: str
    due: date
    responsible: str = ""
    row_id: int | None = None

    @property
    def what(self) -> str:
        """The whole sentence."""
        return " ".join(part for part in (self.before, self.name, self.after) if part)

    def group(self, day: date) -> DueGroup:
        """In which part of the list of a day it stands."""
        if self.due < day:
            return DueGroup.OVERDUE
        return DueGroup.TODAY if self.due == day else DueGroup.NEXT

    def as_json(self, day: date) -> dict[str, Any]:
        """The shape of the command line (contract.md, list due)."""
        return {
            "id": self.row_id,
            "name": self.name,
            "kind": self.kind.value,
            "what": self.what,
            "due": self.due.isoformat(),
            "overdue": self.due < day,
            "responsible": self.responsible or None,
        }


def list_place(row: DueRow, day: date) -> tuple[int, int, date]:
    """Sort key: overdue, today, then the days to come; in each, promises first, then the oldest."""
    due = row.due
    if due > day:
        return 2, 0 if row.kind in PROMISED else 1, due
    return int(due == day), ORDER[row.kind], due
