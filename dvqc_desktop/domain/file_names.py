"""Names proposed for files that leave the book: legal on every disk, short, and without anybody's name."""

import re
import unicodedata

LONGEST = 100
"""Characters of a whole name, ending included (reliability notes, E08)."""
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
_LETTERS = str.maketrans("đĐ", "dD")


def file_name(ending: str, *parts: str) -> str:
    """The parts joined by dashes, without accents, as FAT32, exFAT and NTFS all take them.

    Params: ending - with its dot (".xlsx"); parts - what the file is, whose, of when; never a person's name.
    """
    plain = unicodedata.normalize("NFD", "-".join(part for part in parts if part)).translate(_LETTERS)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    kept = _NOT_IN_NAMES.sub("-", bare).replace("..", "_")[: LONGEST - len(ending)].strip("-._ ") or "tep"
    if kept.partition(".")[0].lower() in _RESERVED:
        kept = f"tep-{kept}"[: LONGEST - len(ending)]
    return kept + ending
