"""The words of a PDF: its strings read through the tables that lead from glyphs of a cut-down font to letters."""

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]+>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def streams(pdf: bytes) -> Iterator[bytes]:
    """The streams of a PDF, unpacked where they are packed."""
    for raw in _STREAM.findall(pdf):
        try:
            yield zlib.decompress(raw)
        except zlib.error:
            yield raw


def pdf_words(pdf: bytes) -> Iterator[str]:
    """What each page may say, without its spaces, once for every font of the paper: one of them is the right one."""
    unpacked = list(streams(pdf))
    fonts = [_letters(stream) for stream in unpacked if b"begincmap" in stream]
    for stream in unpacked:
        if b"Tj" in stream or b"TJ" in stream:
            codes = [_bytes(token) for token in _STRING.findall(stream)]
            for font in fonts:
                yield "".join("".join(_read(code, font)) for code in codes).replace(" ", "")


def _letters(cmap: bytes) -> dict[int, str]:
    found = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        found |= {int(code, 16): _text(text) for code, text in _PAIR.findall(part)}
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in _RANGE.findall(part):
            start = int(text, 16)
            found |= {code: chr(start + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)}
    return found


def _text(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be", "replace")


def _bytes(token: bytes) -> bytes:
    if token.startswith(b"<"):
        return bytes.fromhex(b"".join(token[1:-1].split()).decode())
    return _ESCAPE.sub(_unescaped, token[1:-1])


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8) & 255]) if code.isdigit() and code < b"8" else _NAMED.get(code, code)


def _read(code: bytes, font: dict[int, str]) -> Iterator[str]:
    return (font.get(int.from_bytes(code[place : place + 2]), "") for place in range(0, len(code) - 1, 2))
