"""Letters that no font of the paper has: they would be printed as empty boxes, so the paper is refused instead."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import Any

from dvqc_desktop.domain.errors.exports import LettersMissingError
from dvqc_desktop.paths import resource

_UNUSUAL = re.compile("[^\u0000-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ab\u20ac]")
_LONG = re.compile(r"\S{13}")
_NAMED_AT_MOST = 10
KEPT_FOR = 10  # drawings


def check_letters(document: object, name: str, font: str) -> None:
    """Raises LettersMissingError where a document has letters that neither `font` nor its fallbacks have."""
    unusual = {letter for text in all_texts(document) if not text.isascii() for letter in _UNUSUAL.findall(text)}
    missing = [letter for letter in sorted(unusual) if not _is_drawn(letter, font)]
    if missing:
        raise LettersMissingError(name=name, letters=" ".join(missing[:_NAMED_AT_MOST]))


def has_long_words(document: object) -> bool:
    """Whether a word may be too long for a column, or for a line."""
    return any(_LONG.search(text) for text in all_texts(document))


def all_texts(value: object) -> Iterator[str]:
    """All text of a document, wherever it stands; not the drawings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from all_texts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if "drawing" in field.metadata:
                continue
            yield from all_texts(getattr(value, field.name))


@lru_cache(maxsize=4096)
def _is_drawn(letter: str, font: str) -> bool:
    """Whether Typst finds a glyph: glyph 0 of a font is its empty box."""
    from pypdf import PdfReader
    from pypdf.generic import ContentStream

    made = _one_letter(letter, font).compile(format="pdf")
    assert isinstance(made, bytes)
    reader = PdfReader(BytesIO(made))
    stream = ContentStream(reader.pages[0].get_contents(), reader)
    shown = [operands for operands, operator in stream.operations if operator in (b"Tj", b"TJ")]
    return not any(_has_box(part) for operands in shown for part in operands)


def forget() -> None:
    """Makes Typst give back what it keeps of earlier papers: it keeps it through the next ten drawings."""
    for _ in range(KEPT_FOR + 1):
        _smallest().compile(format="pdf")


@cache
def _smallest() -> Any:
    """One compiler for all, since each reads the fonts anew."""
    return _one_letter("a", "Tinos")


def _one_letter(letter: str, font: str) -> Any:
    import typst

    folder = resource("typst")
    return typst.Compiler(
        folder / "letters.typ",
        root=folder,
        font_paths=[resource("fonts")],
        ignore_system_fonts=True,
        sys_inputs={"font": font, "letter": letter},
    )


def _has_box(part: object) -> bool:
    if isinstance(part, list):
        return any(_has_box(inner) for inner in part)
    codes = getattr(part, "original_bytes", b"")
    return any(codes[at : at + 2] == b"\0\0" for at in range(0, len(codes), 2))
