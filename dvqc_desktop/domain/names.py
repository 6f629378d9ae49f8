"""Vietnamese names: one normal form, one folded form for searching, one key for sorting, and the short forms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dvqc_desktop.domain.codes import Sex

_NO_TEXT = [*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0), *range(0xD800, 0xE000)]
_UNSEEN = [0x00AD, 0x034F, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
_INVISIBLE = dict.fromkeys([*_NO_TEXT, *_UNSEEN, 0xFEFF, *range(0xFFF0, 0xFFFC), 0xFFFE, 0xFFFF])
_MARKS = re.compile("[\u0300-\u036f]+")
_SPACES = re.compile(r"[^\S\n]+")
_LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_BARRED_D = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "Ɖ": "d", "ɖ": "d"})

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER = {letter: bytes([0x30 + index]) for index, letter in enumerate(_ALPHABET)}
_DIGIT = {str(digit): bytes([0x10 + digit]) for digit in range(10)}
_TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
_OTHER_MARK = 7
_SHAPES = {"\u0306", "\u0302", "\u031b"}


def nfc(text: str) -> str:
    """The text in Unicode NFC, odd and doubled spaces made one, invisible characters dropped, line breaks kept."""
    lines = _LINE_BREAKS.sub("\n", unicodedata.normalize("NFC", text).translate(_INVISIBLE)).split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip("\n")


def one_line(text: str) -> str:
    """Like `nfc`, and line breaks become spaces: for names, titles and cells of a table."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split())


def fold(text: str) -> str:
    """The text for searching and comparing: no tones and marks, đ as d, small letters, single spaces.

    It does not depend on where a tone is written: "ủy" and "uỷ" give the same. Old files write Ð (eth) for Đ.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_INVISIBLE))).translate(_BARRED_D).lower()
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return " ".join(plain.split())


@dataclass(frozen=True, slots=True)
class NameParts:
    """A full name in its parts; family and middle may be empty."""

    family: str
    middle: str
    given: str


def split_name(full_name: str) -> NameParts:
    """The parts of a Vietnamese full name: first word, words between, last word."""
    words = one_line(full_name).split(" ")
    if len(words) == 1:
        return NameParts("", "", words[0])
    return NameParts(words[0], " ".join(words[1:-1]), words[-1])


def given_name(full_name: str) -> str:
    """The given name, by which people are called and lists are sorted."""
    return split_name(full_name).given


def proper_name(full_name: str) -> str:
    """The name on one line with capital initials, whether it was written in capitals, small letters or by halves."""
    return " ".join(_proper_word(word) for word in one_line(full_name).split(" "))


def called(full_name: str, sex: Sex | str | None) -> str:
    """How somebody is called in the team: "chị Dung", "anh Khải"; the given name alone where the sex is unknown."""
    forms = {Sex.FEMALE.value: "chị ", Sex.MALE.value: "anh "}
    return forms.get(str(sex) if sex else "", "") + given_name(full_name)


def slip_name(full_name: str, sex: Sex | str | None, trade: str | None) -> str:
    """The short form on the pocket slip: "chị Dung (phay)"."""
    job = one_line(trade or "")
    return called(full_name, sex) + (f" ({job[:1].lower()}{job[1:]})" if job else "")


def name_sort_key(full_name: str) -> bytes:
    """A key whose byte order is the Vietnamese order of names: by given name, then family name, then middle names.

    Letters count before tones (ngang, huyền, hỏi, ngã, sắc, nặng), the place of a tone and capitals count last.
    """
    parts = split_name(full_name)
    return _join_levels([_levels(parts.given), _levels(parts.family), _levels(parts.middle)])


def name_identity(full_name: str) -> bytes:
    """What two spellings of one name share: letters and tones, whatever the case, composition and place of the tone.

    "Hoà" and "HÒA" are one, "Dung" and "Dũng" are two.
    """
    parts = split_name(full_name)
    return b"\0".join(part for level in map(_levels, (parts.given, parts.family, parts.middle)) for part in level[:2])


def text_sort_key(text: str) -> bytes:
    """A key whose byte order is the Vietnamese order of words as they stand; numbers by value ("Tổ 2", "Tổ 10")."""
    padded = re.sub(r"\d+", lambda digits: digits[0].zfill(8), one_line(text))
    return _join_levels([_levels(padded)])


def _proper_word(word: str) -> str:
    whole = word.capitalize() if len(word) > 1 and word.isupper() else word[:1].upper() + word[1:]
    if len(word) > 2 and word[1] in "'’":
        return whole[:2] + whole[2].upper() + whole[3:]
    return whole


def _join_levels(levels: list[tuple[bytes, bytes, bytes]]) -> bytes:
    strong = b"".join(letters + b"\0" + tones + b"\0" for letters, tones, _ in levels)
    return strong + b"".join(details + b"\0" for _, _, details in levels)


def _levels(words: str) -> tuple[bytes, bytes, bytes]:
    """Letters; tones word by word, so that the place of a tone within a word does not count; tone places and case."""
    letters, tones, details = bytearray(), bytearray(), bytearray()
    for index, word in enumerate(words.split(" ") if words else ()):
        if index:
            letters.append(2)
        for char in unicodedata.normalize("NFC", word):
            letter, marks, case = _read_letter(char)
            letters += letter
            tones += marks
            details += case + marks
        tones.append(1)
    return bytes(letters), bytes(tones), bytes(details)


@lru_cache(maxsize=1024)
def _read_letter(char: str) -> tuple[bytes, bytes, bytes]:
    """A letter's place in the alphabet, the ranks of its tones, and its case; kept by letter, never by name."""
    base, marks = _taken_apart(char)
    return _letter_bytes(base), marks, bytes([3 if base.lower() == base else 4])


def _taken_apart(char: str) -> tuple[str, bytes]:
    """A letter of the Vietnamese alphabet without its tone, and its tones as ranks."""
    apart = unicodedata.normalize("NFD", "đ" if char == "ð" else "Đ" if char == "Ð" else char)
    base, marks = apart[0], apart[1:]
    shape = "".join(mark for mark in marks if mark in _SHAPES)
    whole = unicodedata.normalize("NFC", base + shape)
    if whole.lower() in _LETTER or not shape:
        return whole, bytes(_TONES.get(mark, _OTHER_MARK) for mark in marks if mark not in _SHAPES)
    return base, bytes(_TONES.get(mark, _OTHER_MARK) for mark in marks)


def _letter_bytes(letter: str) -> bytes:
    small = letter.lower()
    known = _LETTER.get(small) or _DIGIT.get(small)
    if known:
        return known
    lead = 0x7F if unicodedata.category(letter).startswith(("L", "M", "N")) else 0x08
    return bytes([lead]) + ord(small[0]).to_bytes(3, "big")


def group_words(group: str) -> str:
    """A group's name as it is said: "1" is "Nhóm 1"."""
    return f"Nhóm {group}" if group.isdigit() else group
