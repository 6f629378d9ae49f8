"""What a dialog was opened with, as data: by it a draft finds the same dialog again, and may open it anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QWidget

HELPERS = {"PageContext": "context", "Store": "store", "Jobs": "jobs"}
_IDS = ("id", "row_id", "person_id", "contact_id", "task_id", "item_id", "meeting_id", "plan_id", "code", "key")
_OURS = "dvqc_desktop."


def described(arguments: tuple[object, ...]) -> list[Any]:
    """The arguments as JSON can hold them; of a row only its id stays, of a callback that there was one."""
    return [_described(argument) for argument in arguments]


def can_open(described_arguments: list[Any]) -> bool:
    """True when a dialog can be opened anew from these: ids, days, words, and what the window has."""
    return all(not isinstance(one, dict) or "row" not in one for one in described_arguments)


def opened_again(place: Mapping[str, Any], helpers: Mapping[str, object]) -> QWidget:
    """The dialog made anew; `helpers` has the window, context, store and jobs. Raises KeyError for a foreign one."""
    arguments = [_made(one, helpers) for one in place["arguments"]]
    window = helpers["window"]
    made: QWidget = _ours(place["dialog"])(window, *arguments)
    return made


def name_of(kind: type) -> str:
    """A class of ours as it is written down."""
    return f"{kind.__module__}:{kind.__qualname__}"


def _described(argument: object) -> Any:
    if isinstance(argument, Enum):
        return {"enum": name_of(type(argument)), "value": argument.value}
    if argument is None or isinstance(argument, bool | int | str):
        return argument
    if isinstance(argument, date):
        return {"day": argument.isoformat()}
    helper = HELPERS.get(type(argument).__name__, "window" if isinstance(argument, QWidget) else "")
    return {"of": helper} if helper else {"row": _id_of(argument)}


def _id_of(row: object) -> Any:
    if isinstance(row, list | tuple):
        return [_id_of(one) for one in row]
    found = (getattr(row, name, None) for name in _IDS)
    return next((one for one in found if isinstance(one, int | str)), row if isinstance(row, int) else None)


def _made(described_argument: Any, helpers: Mapping[str, object]) -> object:
    if not isinstance(described_argument, dict):
        return described_argument
    if "day" in described_argument:
        return date.fromisoformat(described_argument["day"])
    if "enum" in described_argument:
        return _ours(described_argument["enum"])(described_argument["value"])
    return helpers[described_argument["of"]]


def _ours(name: str) -> Callable[..., Any]:
    """A class of the program by its name; nothing else is ever called by a name that was kept."""
    module, _, kind = name.partition(":")
    if not module.startswith(_OURS):
        raise KeyError(name)
    found = getattr(import_module(module), kind)
    if not isinstance(found, type) or not issubclass(found, QWidget | Enum):
        raise KeyError(name)
    return found
