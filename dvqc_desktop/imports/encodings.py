"""Texts of the old encodings TCVN3 (ABC) and VNI: recognised by font or by what they spell, made Unicode."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from dvqc_desktop.imports.cells import Cell, OldText, Sheet


class Encoding(StrEnum):
    """How a list's text was written."""

    UNICODE = "Unicode"
    TCVN3 = "TCVN3"
    VNI = "VNI"


# TCVN 5712:1993, the set called ABC: one byte for a letter, toned capitals only through fonts of capitals.
_TCVN3_RUNS = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộ"),
    (0xEA, "ờởỡớợù"),
    (0xF1, "ủũúụừửữứự"),
    (0xFA, "ỳỷỹýỵ"),
)
_TCVN3 = {start + index: letter for start, run in _TCVN3_RUNS for index, letter in enumerate(run)}

# VNI for Windows: a base letter followed by a mark that is a letter of Latin-1; some letters stand alone.
_VNI_MARKS = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_SHAPED = {
    "â": "â", "á": "ấ", "à": "ầ", "å": "ẩ", "ã": "ẫ", "ä": "ậ",
    "ê": "ă", "é": "ắ", "è": "ằ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ",
}  # fmt: skip
_VNI_ALONE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for base, plain in (("a", "a"), ("e", "e"), ("o", "o"), ("u", "u"), ("y", "y"), ("ô", "ơ"), ("ö", "ư")):
        for mark, tone in _VNI_MARKS.items():
            if (base, mark) != ("y", "ï"):
                table[base + mark] = unicodedata.normalize("NFC", plain + tone)
    for mark, shaped in _VNI_SHAPED.items():
        table["a" + mark] = shaped
        if shaped in "âấầẩẫậ":
            for base, circumflex in (("e", "ê"), ("o", "ô")):
                tone = "".join(sign for sign in unicodedata.normalize("NFD", shaped) if sign in _VNI_MARKS.values())
                table[base + mark] = unicodedata.normalize("NFC", circumflex + tone)
    capitals = {key.upper(): value.upper() for key, value in table.items()}
    mixed = {key[0] + key[1].upper(): value for key, value in table.items() if len(key) == 2}
    mixed |= {key[0].upper() + key[1]: value.upper() for key, value in table.items() if len(key) == 2}
    return mixed | table | capitals


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_WORD = re.compile(r"[^\W\d_]+")
_OLD_WORD = re.compile(r"[^\s\d.,;:/()\"'-]+")
_BEYOND_LATIN = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_ONSET = "(?:ngh|gh|gi|kh|ng|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
_RIME = (
    "(?:[aăâ](?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?|[eê](?:c|ch|m|n|ng|nh|o|p|t|u)?|i(?:a|c|ch|m|n|nh|p|t|u)?|"
    "iê(?:c|m|n|ng|p|t|u)|yê(?:m|n|ng|t|u)|[oôơ](?:c|i|m|n|ng|p|t)?|o(?:a|ă|e)(?:c|ch|i|m|n|ng|nh|o|p|t|y)?|oong?|"
    "u(?:a|c|i|m|n|ng|p|t)?|uâ(?:n|ng|t|y)|uê(?:ch|n|nh)?|uô(?:c|i|m|n|ng|t)|uơ|uy(?:a|ch|n|nh|p|t|u)?|"
    "uyê(?:n|t)|ư(?:a|c|i|m|n|ng|t|u)?|ươ(?:c|i|m|n|ng|p|t|u)|y(?:ch|n|nh|p|t)?)"
)
_SYLLABLE = re.compile(_ONSET + _RIME)
_SURE, _MARGIN, _SAMPLE_TEXTS, _EXAMPLES = 0.8, 0.3, 400, 20


@dataclass(slots=True)
class Conversion:
    """What was recognised, and up to some examples of a text before and after."""

    encoding: Encoding = Encoding.UNICODE
    count: int = 0
    examples: list[tuple[str, str]] = field(default_factory=list)


def decode(text: str, encoding: Encoding, font: str = "") -> str:
    """The text in Unicode NFC; a TCVN3 font whose name ends in H shows capitals, so its text becomes capitals."""
    if encoding is Encoding.TCVN3:
        decoded = text.translate(_TCVN3)
        capitals = font.lower().startswith(".vn") and font.endswith("H")
        return unicodedata.normalize("NFC", decoded.upper() if capitals else decoded)
    if encoding is Encoding.VNI:
        return unicodedata.normalize("NFC", _VNI_PATTERN.sub(lambda found: _VNI[found[0]], text))
    return text


def recognise(texts: list[str]) -> Encoding:
    """The encoding in which the texts spell Vietnamese; Unicode unless another one is clearly better."""
    sample = " ".join(texts[:_SAMPLE_TEXTS])
    if _BEYOND_LATIN.search(unicodedata.normalize("NFC", sample)):
        return Encoding.UNICODE
    plain = _spelling(sample, Encoding.UNICODE)
    scores = {encoding: _spelling(sample, encoding) for encoding in (Encoding.TCVN3, Encoding.VNI)}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= _SURE and scores[best] >= plain + _MARGIN else Encoding.UNICODE


def to_unicode(sheet: Sheet) -> Conversion:
    """Makes every text of the sheet Unicode in place; says what was recognised."""
    by_font = {cell.font for cells in sheet.rows.values() for cell in cells if isinstance(cell, OldText)}
    conversion = Conversion()
    if not by_font:
        conversion.encoding = recognise(
            [cell for cells in sheet.rows.values() for cell in cells if isinstance(cell, str) and not cell.isascii()]
        )
        if conversion.encoding is Encoding.UNICODE:
            return conversion
    for number, cells in sheet.rows.items():
        sheet.rows[number] = [_converted(cell, conversion, bool(by_font)) for cell in cells]
    return conversion


def _converted(cell: Cell, conversion: Conversion, fonts_known: bool) -> Cell:
    if isinstance(cell, OldText):
        encoding = Encoding.VNI if cell.font.lower().startswith("vni") else Encoding.TCVN3
        if _BEYOND_LATIN.search(cell.text):
            return cell.text
        return _counted(cell.text, decode(cell.text, encoding, cell.font), encoding, conversion)
    if isinstance(cell, str) and not fonts_known and not cell.isascii():
        return _counted(cell, decode(cell, conversion.encoding), conversion.encoding, conversion)
    return cell


def _counted(before: str, after: str, encoding: Encoding, conversion: Conversion) -> str:
    if before != after:
        conversion.encoding = encoding
        conversion.count += 1
        if len(conversion.examples) < _EXAMPLES and not before.isascii():
            conversion.examples.append((before, after))
    return after


def _spelling(sample: str, encoding: Encoding) -> float:
    """The share of words with special letters that are Vietnamese syllables when read in an encoding."""
    strange = [word for word in _OLD_WORD.findall(sample) if not word.isascii()]
    if not strange:
        return 0.0
    return sum(_is_syllable(decode(word, encoding)) for word in strange) / len(strange)


def _is_syllable(word: str) -> bool:
    if not _WORD.fullmatch(word):
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    tones = sum(char in "\u0300\u0301\u0303\u0309\u0323" for char in apart)
    bare = "".join(char for char in apart if char not in "\u0300\u0301\u0303\u0309\u0323")
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None
