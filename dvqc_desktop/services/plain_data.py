"""Frozen records as JSON and back, by the types of their fields."""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Dataclasses and mappings as dictionaries, days in ISO, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[T], value: Any) -> T:
    """The record of this kind that `to_plain` made; a field it does not know is left out."""
    made: T = _built(kind, value)
    return made


def to_json(value: Any) -> str:
    """A record as JSON, letters as they are."""
    return json.dumps(to_plain(value), ensure_ascii=False, default=str, sort_keys=True)


def _built(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(kind)
    if origin is types.UnionType:
        return _built(next(part for part in get_args(kind) if part is not type(None)), value)
    if origin is tuple:
        return _tuple(get_args(kind), value)
    if origin is Mapping:
        key_kind, part_kind = get_args(kind)
        return {_plain(key_kind, key): _built(part_kind, part) for key, part in value.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{name: _built(hints[name], part) for name, part in value.items() if name in hints})
    return _plain(kind, value)


def _plain(kind: Any, value: Any) -> Any:
    if kind is date:
        return date.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, Enum) else value


def _tuple(parts: tuple[Any, ...], value: list[Any]) -> tuple[Any, ...]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_built(parts[0], one) for one in value)
    return tuple(_built(kind, one) for kind, one in zip(parts, value, strict=True))
