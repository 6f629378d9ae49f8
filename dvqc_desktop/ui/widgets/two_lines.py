"""Words of a cell over two lines, where one is too short for them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics


def two_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """The words broken once where they are wider than `width` pixels, the second line elided."""
    if metrics.horizontalAdvance(words) <= width:
        return words
    first, rest = "", words.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    lines = (line for line in (first, " ".join(rest)) if line)
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines)
