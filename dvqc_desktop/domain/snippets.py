"""The piece of a text around the words looked for, and where they stand in it, whatever the accents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dvqc_desktop.domain.names import fold, nfc

LEAD, LENGTH = 28, 150
_WORD = re.compile(r"[^\W_]+")
_LATIN = (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_WITHOUT_ACCENT = {code: fold(chr(code)) for code in _LATIN if len(fold(chr(code))) == 1}

Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: words without accents, as typed, and patterns of any of them and of all in a row."""

    words: tuple[str, ...]
    typed: str
    any_of: re.Pattern[str]
    in_a_row: re.Pattern[str]

    @property
    def open_end(self) -> bool:
        """True where words that begin with the last one are looked for too: a single letter stands for itself."""
        return len(self.words[-1]) > 1

    def share(self, text: str) -> tuple[int, bool, bool]:
        """How well a text fits, to sort by: how many of the words, one after the other, with the accents as typed."""
        plain = _letter_by_letter(text)
        met = set(self.any_of.findall(plain))
        count = sum(word in met for word in self.words[:-1]) + any(word.startswith(self.words[-1]) for word in met)
        return count, self.in_a_row.search(plain) is not None, self.typed in text.lower()


def wanted(typed: str) -> Wanted | None:
    """The words typed, None where there are none to look for: a single letter finds everything and nothing."""
    words = tuple(_WORD.findall(fold(typed)))
    if sum(map(len, words)) < 2:
        return None
    parts = [re.escape(word) for word in words]
    parts[-1] += r"[^\W_]*" if len(words[-1]) > 1 else ""
    any_of, in_a_row = (re.compile(rf"(?<![^\W_])(?:{joint.join(parts)})(?![^\W_])") for joint in ("|", r"[\W_]+"))
    return Wanted(words, nfc(typed).lower(), any_of, in_a_row)


def snippet(text: str, looked_for: Wanted, length: int = LENGTH) -> tuple[Piece, ...]:
    """The text on one line from a little before the first word met, in pieces: words, and whether they were wanted."""
    line = " ".join(text.split())
    plain = _letter_by_letter(line)
    first = looked_for.in_a_row.search(plain) or looked_for.any_of.search(plain)
    start = _beginning(line, first.start()) if first else 0
    end = _ending(line, start + length)
    pieces = [("… ", False)] if start else []
    pieces += _pieces(line, start, end, [one.span() for one in looked_for.any_of.finditer(plain, start, end)])
    if end < len(line):
        pieces.append(("…", False))
    return tuple(pieces)


def words_of(pieces: Sequence[Piece]) -> str:
    """The words of a snippet."""
    return "".join(words for words, _ in pieces)


def _letter_by_letter(text: str) -> str:
    """The text without accents and capitals, each letter in its place."""
    return text.translate(_WITHOUT_ACCENT)


def _beginning(line: str, first: int) -> int:
    return 0 if first <= LEAD else line.find(" ", first - LEAD, first) + 1 or first


def _ending(line: str, wished: int) -> int:
    """Where a word ends before the place wished; a word without end is cut."""
    if wished >= len(line):
        return len(line)
    space = line.rfind(" ", wished - LEAD, wished)
    return wished if space < 0 else space


def _pieces(line: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    at = start
    for begins, ends in places:
        if begins > at:
            yield line[at:begins], False
        yield line[begins:ends], True
        at = ends
    if at < end:
        yield line[at:end], False
