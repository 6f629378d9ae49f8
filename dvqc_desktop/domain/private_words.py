"""Whether a text repeats the words of another, by runs of words without tones: for a warning, never for a search."""

from collections.abc import Iterable

from dvqc_desktop.domain.names import fold

RUN = 4  # words in a row that are no longer a chance
LONE = 8  # letters of a single word that is told by itself
_BETWEEN = str.maketrans(dict.fromkeys(".,;:!?()[]{}\"'“”‘’–—-…/\\", " "))


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: small letters, no tones, no marks."""
    return tuple(fold(text.translate(_BETWEEN)).split())


def repeats(text: str, kept: Iterable[str]) -> bool:
    """True when a run of `RUN` words of one of the kept texts stands in the text, or the whole of a shorter one."""
    typed = words_in(text)
    runs: dict[int, frozenset[tuple[str, ...]]] = {}
    for words in map(words_in, kept):
        size = min(RUN, len(words))
        if size == 0 or (size == 1 and len(words[0]) < LONE):
            continue
        if size not in runs:
            runs[size] = frozenset(_runs(typed, size))
        if any(run in runs[size] for run in _runs(words, size)):
            return True
    return False


def _runs(words: tuple[str, ...], size: int) -> Iterable[tuple[str, ...]]:
    return (words[start : start + size] for start in range(len(words) - size + 1))
