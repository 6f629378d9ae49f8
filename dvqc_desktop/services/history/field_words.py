"""What tables, fields and codes are called in the history: data in `resources/history/fields.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.contacts import KIND_WORDS, TOPIC_WORDS
from dvqc_desktop.domain.links import LINK_WORDS
from dvqc_desktop.domain.meetings import CELL_KIND_WORDS, DECISION_WORDS, PRESENCE_WORDS, STATE_WORDS
from dvqc_desktop.domain.plans import DIRECTION_WORDS
from dvqc_desktop.domain.posts import ORGANIZATION_WORDS, STATUS_WORDS
from dvqc_desktop.domain.proposals import REFERRED_WORDS
from dvqc_desktop.domain.team_plans import AREA_WORDS
from dvqc_desktop.paths import resource
from dvqc_desktop.services.development import STAGE_WORDS

CLASSES = "classes"
_LISTS: dict[str, Mapping[Any, str]] = {
    CLASSES: {code.value: code.value for code in WorkerClass},  # said by the cell's own names, see `says_class`
    "contacts": KIND_WORDS,
    "topics": TOPIC_WORDS,
    "links": LINK_WORDS,
    "meetings": CELL_KIND_WORDS,
    "meeting_states": STATE_WORDS,
    "presences": PRESENCE_WORDS,
    "statuses": STATUS_WORDS,
    "organizations": ORGANIZATION_WORDS,
    "referred": REFERRED_WORDS,
    "directions": DIRECTION_WORDS,
    "areas": AREA_WORDS,
    "stages": STAGE_WORDS,
    "decisions": DECISION_WORDS,
}


def table_words(table: str) -> str:
    """What a row of the table is called."""
    return str(_words()["tables"][table])


def field_words(table: str, column: str) -> str | None:
    """What a field is called; empty for one that is not shown, None for one without words."""
    found: str | None = _words()["fields"].get(table, {}).get(column, _words()["common"].get(column))
    return found


def code_words(table: str, column: str) -> Mapping[str, str] | None:
    """The words of a field's codes; None for a field without codes."""
    found = _words()["codes"].get(table, {}).get(column)
    return _LISTS[found] if isinstance(found, str) else found


def says_class(table: str, column: str) -> bool:
    """True for a field that holds a class, which the cell may call by names of its own."""
    return bool(_words()["codes"].get(table, {}).get(column) == CLASSES)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resource("history", "fields.toml").read_text("utf-8"))
