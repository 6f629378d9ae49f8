"""Names in a free text: who is called in it, and the text without them, for a list that goes round without names."""

import re
from collections.abc import Collection, Iterable

from dvqc_desktop.domain.names import given_name, nfc, one_line

SOMEBODY = "một người"
_BEGINS = re.compile(rf"(^(?:- )?|[.!?…]\s+){SOMEBODY}")
_CALLED = re.compile(r"\b(anh|chị|em|cô|chú|bác|bạn)\s+([^\W\d_]+)", re.IGNORECASE)


def called_names(text: str) -> frozenset[str]:
    """Given names by which somebody is called in a text ("anh Khải", "chị Dung"), in small letters."""
    return frozenset(found[2].lower() for found in _CALLED.finditer(nfc(text)))


def without_names(text: str, full_names: Iterable[str]) -> str:
    """The text with each of these people as "một người": by the full name, or called "anh Khải", "chị Dung"."""
    hidden = one_line(text)
    given = set()
    for name in full_names:
        hidden = re.sub(re.escape(name), SOMEBODY, hidden, flags=re.IGNORECASE)
        given.add(given_name(name).lower())

    def called(found: re.Match[str]) -> str:
        return SOMEBODY if found[2].lower() in given else found[0]

    return _CALLED.sub(called, hidden)


def with_names_hidden(text: str, full_names: Collection[str]) -> str:
    """Like `without_names`, line by line, and with a capital where a sentence begins with somebody hidden."""
    if not full_names:
        return text
    lines = [(line, without_names(line, full_names)) for line in text.split("\n")]
    return "\n".join(line if hidden == one_line(line) else _with_capitals(hidden) for line, hidden in lines)


def _with_capitals(line: str) -> str:
    return _BEGINS.sub(lambda found: f"{found[1]}{SOMEBODY.capitalize()}", line)
