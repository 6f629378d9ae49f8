"""The workers' criticism in words: what tells an author, what names a worker, whom an opinion is about."""

import re
from collections.abc import Iterable

from dvqc_desktop.domain.names import nfc

_MARKS = " \n\t.,;:()[]-–—“”\"'"
_SIGNED_AFTER = ("\n", "-", "–", "—", "(", ":")


def author_words(text: str, words: Iterable[str], names: Iterable[str]) -> str | None:
    """The words by which a text says who wrote it, None where nothing tells.

    Either one of `words` with a colon or a name after it ("Người góp ý: …", "Tôi là Nguyễn …"), or one of the full
    `names` as a signature at the end.
    """
    plain = nfc(text)
    for word in words:
        for found in re.finditer(rf"\b{re.escape(word)}\b\s*(:?)\s*(\w?)", plain, re.IGNORECASE):
            if found[1] or found[2].isupper():
                return word
    return next((name for name in names if _signs(plain, name)), None)


def named_in(text: str, names: Iterable[str]) -> str | None:
    """The first of these full names that stands in the text, whatever the size of its letters."""
    small = nfc(text).lower()
    return next((name for name in names if re.search(rf"\b{re.escape(name.lower())}\b", small)), None)


def body_words(group: bool) -> str:
    """What an opinion is about that is about no member."""
    return "Tổ đảng" if group else "Chi bộ"


def _signs(text: str, name: str) -> bool:
    """True when the text ends with the name on a line of its own or behind a dash."""
    small, wanted = text.strip(_MARKS).lower(), name.lower()
    if not small.endswith(wanted):
        return False
    before = small[: -len(wanted)].rstrip(" \t")
    return not before or before.endswith(_SIGNED_AFTER)
