"""Settings of the cell, kept in the book as JSON; each has a default here, and one door to read and to write it."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Setting
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.classes import CLASS_WORDS
from dvqc_desktop.domain.meetings import PHRASES
from dvqc_desktop.services.statements import PlainQuery, given

DEFAULTS: dict[str, Any] = {
    "contact.weekday": 4,  # 0 = Monday; Friday is the usual contact day
    "contact.interval_days": 7,
    "contact.interval_days.active": None,
    "contact.interval_days.average": None,
    "contact.interval_days.needs_help": None,
    "chain.load_limit": 5,  # people per holder, a soft limit (domain notes §5.1)
    "chain.apart_months": 12,  # two workers are kept apart for no longer at once
    "class.review_months": 3,
    **{f"wording.{code.value}": words for code, words in CLASS_WORDS.items()},
    "minutes.phrases": PHRASES,
    "lock.idle_minutes": 10,
    "backup.reminder_days": 7,
    "report.due_day": 25,  # of the last month of the period
}


@dataclass(frozen=True, slots=True)
class ContactRule:
    """How often everybody is met: the weekday (0 = Monday) and the interval in days, by class where set."""

    weekday: int
    interval_days: int
    by_class: dict[str, int]


_VALUE = PlainQuery(lambda: select(Setting.value).where(Setting.key == given("key")))


def read_setting(session: Session, key: str) -> Any:
    """The value of a setting, or its default (None where there is none)."""
    found = _VALUE.rows(session, key=key)
    return json.loads(found[0][0]) if found else DEFAULTS.get(key)


def store_setting(session: Session, key: str, value: Any) -> None:
    """Keeps a setting's value; part of a use case, not one itself."""
    text = json.dumps(value, ensure_ascii=False)
    row = session.execute(select(Setting).where(Setting.key == key)).scalar_one_or_none()
    if row is None:
        session.add(Setting(key=key, value=text))
    elif row.value != text:
        row.value = text


def change_setting(session: Session, key: str, value: Any) -> Change:
    """Changes one setting."""
    store_setting(session, key, value)
    return Change("đổi thiết lập", "", frozenset({Topic.SETTINGS}))


def contact_rule(session: Session) -> ContactRule:
    """The rule by which contacts fall due."""
    by_class = {
        code: days
        for code in ("active", "average", "needs_help")
        if (days := read_setting(session, f"contact.interval_days.{code}"))
    }
    return ContactRule(
        read_setting(session, "contact.weekday"), read_setting(session, "contact.interval_days"), by_class
    )
