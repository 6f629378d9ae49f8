"""Names taken out of a free text, for a list that goes round without names."""

import re
from collections.abc import Iterable

from dvqc_desktop.domain.names import given_name, one_line

SOMEBODY = "một người"
_CALLED = re.compile(r"\b(anh|chị|em|cô|chú|bác|bạn)\s+([^\W\d_]+)", re.IGNORECASE)


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
