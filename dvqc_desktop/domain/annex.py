"""What belongs into the internal annex of minutes: sentences about a named worker; nobody's class in either."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dvqc_desktop.domain.name_hiding import called_names
from dvqc_desktop.domain.names import given_name, nfc
from dvqc_desktop.domain.private_words import words_in

_SENTENCE = re.compile(r"[^\n.!?;]*(?:[.!?;](?![\s.!?;]|$)[^\n.!?;]*)*[.!?;]*")
_INTO = r"(?:loại|lên|xuống|sang|vào|thuộc|diện|xếp|từ|thành)(?:\s+(?:loại|diện|nhóm|hạng))?"
_GROUP = r"(?:(?:là|vào)\s+)?(?:(?:quần chúng|công nhân|người)\s+)?"
_WEAK = re.compile(r"\b(?:thuộc|diện|nhóm|xếp)(?:\s+(?:là|vào|thuộc|loại|diện|nhóm|hạng))*\s+(?:kém|yếu)\b")
_OLD_WORDS = ("kém từng mặt", "cần giúp từng mặt", "cần giúp đỡ từng mặt")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: its places in code points, the half-open way."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence that names a worker; `classed` where it says his class as well."""

    sentence: Sentence
    name: str
    classed: bool = False


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order; a line break ends one too."""
    for found in _SENTENCE.finditer(text):
        words = found[0].strip()
        if words:
            start = found.start() + found[0].index(words)
            yield Sentence(start, start + len(words), words)


def named_sentences(text: str, names: Collection[str], class_words: Iterable[str]) -> tuple[NamedSentence, ...]:
    """The sentences that name one of these workers, by the full name or called "anh Khải".

    Args:
        text: what is written in the minutes.
        names: full names of workers.
        class_words: what the cell calls the classes, as said in a sentence.
    """
    said = tuple(class_words)
    found = []
    for sentence in sentences(text):
        name = next((name for name in names if _names(sentence.text, name)), None)
        if name is not None:
            found.append(NamedSentence(sentence, name, says_class(sentence.text, said)))
    return tuple(found)


def says_class(sentence: str, class_words: Iterable[str]) -> bool:
    """Whether a sentence puts somebody into a class: "lên tích cực", "thuộc diện kém", "là quần chúng trung bình"."""
    words = nfc(sentence).lower()
    if any(old in words for old in _OLD_WORDS) or _WEAK.search(words):
        return True
    return any(re.search(rf"\b{_INTO}\s+{_GROUP}{re.escape(said.lower())}\b", words) for said in class_words if said)


def _names(sentence: str, name: str) -> bool:
    parts = words_in(name)
    typed = words_in(sentence)
    if len(parts) > 1 and any(typed[at : at + len(parts)] == parts for at in range(len(typed) - len(parts) + 1)):
        return len(parts) > 2 or name.lower() in nfc(sentence).lower()
    return given_name(name).lower() in called_names(sentence)
