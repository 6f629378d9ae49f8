"""Bold and italic of a text, kept beside it: the text itself stays plain, and a list is lines that begin with "- "."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dvqc_desktop.domain.names import nfc

LIST_START = "- "


class MarkKind(StrEnum):
    """How a part of a text is set."""

    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked part of a text, in code points; `end` is the first place no longer marked."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A plain text with its marks."""

    text: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def normal(self) -> "MarkedText":
        """The same as the book keeps it."""
        return MarkedText(*marked_nfc(self.text, self.marks))


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text set in one way."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text; `listed` ones are points of a list, without their dash."""

    runs: tuple[Run, ...]
    listed: bool = False


def marks_to_json(marks: Iterable[Mark]) -> str | None:
    """Marks as the book keeps them: [[start, end, kind], …]; None where there is none."""
    rows = [[mark.start, mark.end, mark.kind.value] for mark in marks]
    return json.dumps(rows) if rows else None


def marks_from_json(stored: str | None) -> tuple[Mark, ...]:
    """Marks as `marks_to_json` wrote them."""
    return tuple(Mark(start, end, MarkKind(kind)) for start, end, kind in json.loads(stored or "[]"))


def tidy_marks(text: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks within the text, in order, those of one kind that touch made one, blanks at their ends left out."""
    given = tuple(marks)
    tidy = [
        Mark(start, end, kind)
        for kind in MarkKind
        for start, end in (_trimmed(text, *span) for span in _joined(given, kind))
        if start < end
    ]
    return tuple(sorted(tidy, key=lambda mark: (mark.start, mark.end, mark.kind)))


def marked_nfc(text: str, marks: Iterable[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """The text in its normal form (`names.nfc`), with the marks on the same words."""
    normal, kept = nfc(text), tuple(marks)
    if normal != text:
        kept = tuple(Mark(_moved(text, mark.start), _moved(text, mark.end), mark.kind) for mark in kept)
    return normal, tidy_marks(normal, kept)


def text_runs(text: str, marks: Iterable[Mark]) -> tuple[Run, ...]:
    """The text in pieces, each bold or not, italic or not; together they are the text."""
    kept = tidy_marks(text, marks)
    cuts = sorted({0, len(text), *(place for mark in kept for place in (mark.start, mark.end))})
    spans = {kind: [(mark.start, mark.end) for mark in kept if mark.kind is kind] for kind in MarkKind}
    return tuple(
        Run(text[start:end], _covered(spans[MarkKind.BOLD], start), _covered(spans[MarkKind.ITALIC], start))
        for start, end in pairwise(cuts)
    )


def cut_text(text: str, marks: Iterable[Mark], start: int, end: int) -> tuple[str, tuple[Mark, ...]]:
    """The text without a part of it, with the marks on the words that stay; both in their normal form."""
    gone = end - start

    def after(place: int) -> int:
        return place if place <= start else max(start, place - gone)

    moved = (Mark(after(mark.start), after(mark.end), mark.kind) for mark in marks)
    return marked_nfc(text[:start] + text[end:], moved)


def text_lines(text: str, marks: Iterable[Mark]) -> tuple[Line, ...]:
    """The text line by line, each in pieces; empty lines are left out."""
    kept, lines, place = tidy_marks(text, marks), [], 0
    for words in text.split("\n"):
        listed = words.startswith(LIST_START)
        start = place + (len(LIST_START) if listed else 0)
        end = place + len(words)
        within = (Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.kind) for mark in kept)
        runs = text_runs(text[start:end], [mark for mark in within if mark.start < mark.end])
        if runs:
            lines.append(Line(runs, listed))
        place = end + 1
    return tuple(lines)


def _joined(marks: tuple[Mark, ...], kind: MarkKind) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in sorted((mark.start, mark.end) for mark in marks if mark.kind is kind):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(start, 0), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _covered(spans: list[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)


def _moved(text: str, place: int) -> int:
    """Where a place of the text stands in its normal form: blanks before it may go, `tidy_marks` sees to that."""
    return len(nfc(text[:place]))
