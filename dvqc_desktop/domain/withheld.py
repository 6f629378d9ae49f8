"""Words that stay in the book: looked for in a text as whole words, accents kept, any number as "#"."""

import re
from collections.abc import Iterable
from functools import lru_cache


def withheld_word(text: str, words: Iterable[str]) -> str | None:
    """The first of these words that stands in the text; None where the text may leave the book."""
    spaced = _spaced(text)
    return next((word for word in words if _listed(word) in spaced), None)


@lru_cache(maxsize=512)
def _listed(word: str) -> str:
    """A word of a list, prepared once: a sheet of thousands of slips looks for it in every text."""
    return _spaced(word)


def _spaced(text: str) -> str:
    """Small letters, one space around every word, any number as "#", accents kept: "đầu" is not "đau"."""
    words = re.findall(r"#|\d+|[^\W\d_]+", text.lower())
    return f" {' '.join('#' if word.isdigit() else word for word in words)} "
