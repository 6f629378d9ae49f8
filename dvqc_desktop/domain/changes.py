"""What a use case changed, as data: pages watching a topic read again what they show."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """A part of the book that pages watch."""

    SETTINGS = "settings"
    MEMBERS = "members"
    WORKERS = "workers"
    CLASSES = "classes"
    CHAIN = "chain"
    PLANS = "plans"
    CONTACTS = "contacts"
    PROPOSALS = "proposals"
    OPINIONS = "opinions"
    MEETINGS = "meetings"
    TASKS = "tasks"
    DEVELOPMENT = "development"
    REPORTS = "reports"
    UPKEEP = "upkeep"


EVERYTHING = frozenset(Topic)


@dataclass(frozen=True, slots=True)
class Change:
    """One act of the user: its name for the undo menu ("phân loại", "Đinh Công Hướng") and the topics it touched.

    `row_id` is the row the act made, where it made one.
    """

    act: str
    subject: str
    topics: frozenset[Topic]
    row_id: int | None = None

    @property
    def label(self) -> str:
        """The act in words, as the menu shows it after "Hoàn tác: "."""
        return f"{self.act} {self.subject}".strip()
