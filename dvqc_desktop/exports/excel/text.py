"""User text as an Excel cell may hold it: kept exactly or refused, never cut, never a formula."""

import re
import unicodedata

from dvqc_desktop.domain.errors.workbooks import WorkbookTextTooLongError

CELL_LIMIT = 32_767
"""The most characters (UTF-16 units) that Excel keeps in a cell."""

_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠")


def cell_text(text: str) -> str:
    """The text in NFC without control characters; what Excel would decode (`_x000D_`) is escaped.

    Raises:
        WorkbookTextTooLongError: Excel would cut it.
    """
    plain = _UNKEEPABLE.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    length = len(plain.encode("utf-16-le")) // 2
    if length > CELL_LIMIT:
        raise WorkbookTextTooLongError(length=f"{length:,}".replace(",", "."))
    return _LOOKS_ESCAPED.sub("_x005F_", plain)


def needs_quote(text: str) -> bool:
    """Whether Excel would make a formula of the text when somebody presses F2 and Enter on it."""
    return text.startswith(_STARTS_FORMULA)
