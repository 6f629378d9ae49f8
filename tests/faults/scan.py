"""The leak scanner: looks for a text in every byte of a tree, inside packages, streams and the words of papers."""

import base64
import gzip
import html
import io
import quopri
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, quote_plus

from tests.faults.pdf_words import pdf_words

_TAG = re.compile(rb"<[^>]*>")
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def traces(text: str) -> set[bytes]:
    """The text as it may stand in a file: accents composed, decomposed and dropped, in several encodings."""
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    forms = {composed, decomposed, bare, html.escape(composed), composed.encode("ascii", "backslashreplace").decode()}
    encoded = {form.encode(code) for form in forms for code in ("utf-8", "utf-16-le", "utf-16-be")}
    encoded |= {"".join(form.split()).encode() for form in forms}  # as the words of a paper stand, without spaces
    wrapped = {whole for form in encoded for whole in _base64(form)}
    wrapped |= {code for form in encoded for code in (form.hex().encode(), form.hex().upper().encode())}
    return encoded | wrapped | set(_escaped(composed))


def _base64(data: bytes) -> Iterator[bytes]:
    """The data in base64, wherever in a group of three it begins, without the letters its neighbours change."""
    for before in range(3):
        inner = base64.b64encode(bytes(before) + data)[4 if before else 0 : -4]
        yield from (inner, inner.replace(b"+", b"-").replace(b"/", b"_"))


def _escaped(text: str) -> Iterator[bytes]:
    """The text as pages, links, mails and letters write what is not ASCII."""
    for form in ("&#{0};", "&#x{0:x};", "&#x{0:X};", "\\u{0:04x}", "\\u{0:04X}", "\\u{0}?"):
        yield "".join(form.format(ord(one)) if ord(one) > 127 else one for one in text).encode()
    mail = quopri.encodestring(text.encode())
    yield from (quote(text).encode(), quote_plus(text).encode(), mail, mail.replace(b"=\n", b""))


def contents(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The name and bytes of a file, of what is packed in it, and of its compressed streams."""
    yield name, name.encode() + b"\n" + data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                yield from contents(f"{name}/{part}", package.read(part))
    if data.startswith((b"<?xml", b"<w:", b"<worksheet", b"<html")):
        yield f"{name}#words", html.unescape(_TAG.sub(b"", data).decode("utf-8", "replace")).replace(" ", "").encode()
    if data.startswith(b"\x1f\x8b"):
        yield from contents(f"{name}#unpacked", gzip.decompress(data))
    if data.startswith(b"%PDF"):
        yield from _of_pdf(name, data)
    if data.startswith(b"\x89PNG"):
        for number, found in enumerate(_PACKED.finditer(data)):
            yield from _unpacked(f"{name}#chunk{number}", data[found.start() :])


def _of_pdf(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    for number, stream in enumerate(_STREAM.findall(data)):
        yield from _unpacked(f"{name}#stream{number}", stream)
    for number, words in enumerate(pdf_words(data)):
        yield f"{name}#words{number}", words.encode()


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """What a piece holds that begins with packed bytes, whatever follows them."""
    with suppress(zlib.error):
        yield name, zlib.decompressobj().decompress(data)


def find_leaks(root: Path, text: str) -> list[str]:
    """Where below `root` the text stands, in any form it knows."""
    wanted = traces(text)
    return [
        place
        for path in sorted(root.rglob("*"))
        if path.is_file()
        for place, data in contents(path.relative_to(root).as_posix(), path.read_bytes())
        if any(trace in data for trace in wanted)
    ]
