"""Names hidden on the screen: each full name in a text becomes "anh C." or "chị D.", whatever else stands around it."""

from __future__ import annotations

import copy
import dataclasses
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from dvqc_desktop.domain.codes import Sex
from dvqc_desktop.domain.names import given_name

T = TypeVar("T")
MARK = "\ufe00"  # unseen, kept by the normal form: by it a text with hidden names is known and never written back
_WORD = re.compile(r"\w+")
_FORMS = {Sex.FEMALE.value: "chị", Sex.MALE.value: "anh"}


class NameVeil:
    """Knows the people of the book and hides their full names in whatever it is given."""

    def __init__(self, people: Iterable[tuple[str, str | None]]) -> None:
        """`people`: full name and sex of each."""
        self._by_first: dict[str, list[tuple[list[str], str]]] = {}
        self._alone: dict[str, str] = {}
        for name, sex in people:
            words = [word.casefold() for word in _WORD.findall(name)]
            short = hidden(name, sex)
            if len(words) > 1:
                self._by_first.setdefault(words[0], []).append((words, short))
            else:
                self._alone[name] = short
        for names in self._by_first.values():
            names.sort(key=lambda entry: -len(entry[0]))

    def text(self, text: str) -> str:
        """The text with every full name hidden; a name of one word only where it stands alone."""
        if text in self._alone:
            return self._alone[text]
        words = list(_WORD.finditer(text))
        parts, done, place = [], 0, 0
        while place < len(words):
            found = self._name_at(words, place)
            if found is None:
                place += 1
                continue
            length, short = found
            parts += [text[done : words[place].start()], short]
            done = words[place + length - 1].end()
            place += length
        return "".join([*parts, text[done:]]) if parts else text

    def value(self, value: T) -> T:
        """The same value with every text in it hidden: rows, tuples, lists and maps are looked through."""
        hidden_value: T = self._looked_through(value, {})
        return hidden_value

    def _name_at(self, words: list[re.Match[str]], place: int) -> tuple[int, str] | None:
        for name, short in self._by_first.get(words[place][0].casefold(), ()):
            said = words[place : place + len(name)]
            if [word[0].casefold() for word in said] == name:
                return len(name), short
        return None

    def _looked_through(self, value: Any, seen: dict[int, Any]) -> Any:
        if isinstance(value, str):
            return value if type(value) is not str else self.text(value)
        if id(value) not in seen:
            seen[id(value)] = value, self._inside(value, seen)  # the original lives as long as its place is known
        return seen[id(value)][1]

    def _inside(self, value: Any, seen: dict[int, Any]) -> Any:
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return self._row(value, seen)
        if isinstance(value, dict):
            return {self._looked_through(key, seen): self._looked_through(one, seen) for key, one in value.items()}
        if type(value) in (tuple, list, set, frozenset):
            return type(value)(self._looked_through(one, seen) for one in value)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*(self._looked_through(one, seen) for one in value))
        return value

    def _row(self, row: Any, seen: dict[int, Any]) -> Any:
        names = [field.name for field in dataclasses.fields(row)]
        changed = {}
        for name in names:
            before = getattr(row, name)
            after = self._looked_through(before, seen)
            if after is not before:
                changed[name] = after
        if not changed:
            return row
        made = copy.copy(row)
        for name in [kept for kept in getattr(made, "__dict__", {}) if kept not in names]:
            del made.__dict__[name]  # worked out from the names as they were
        for name, after in changed.items():
            object.__setattr__(made, name, after)
        return made


def hidden(full_name: str, sex: str | None) -> str:
    """How a hidden name is shown: "chị D."; "anh/chị D." where the sex is unknown."""
    return f"{_FORMS.get(sex or '', 'anh/chị')} {given_name(full_name)[:1].upper()}.{MARK}"


def has_hidden(value: Any) -> bool:
    """True when some text in a value has a hidden name, and must not be written."""
    if isinstance(value, str):
        return MARK in value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return any(has_hidden(getattr(value, field.name)) for field in dataclasses.fields(value))
    if isinstance(value, dict):
        return any(has_hidden(one) for one in value.values())
    return isinstance(value, list | tuple | set | frozenset) and any(map(has_hidden, value))
