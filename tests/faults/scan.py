"""The leak scanner: looks for a text in every byte of a tree, inside packages, streams and the words of papers."""

import base64
import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.faults.pdf_words import pdf_words

_TAG = re.compile(rb"<[^>]*>")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def traces(text: str) -> set[bytes]:
    """The text as it may stand in a file: accents composed, decomposed and dropped, in several encodings."""
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    forms = {composed, decomposed, bare, html.escape(composed), composed.encode("ascii", "backslashreplace").decode()}
    encoded = {form.encode(code) for form in forms for code in ("utf-8", "utf-16-le", "utf-16-be")}
    references = "".join(f"&#{ord(character)};" if ord(character) > 127 else character for character in composed)
    encoded |= {"".join(form.split()).encode() for form in forms}  # as the words of a paper stand, without spaces
    wrapped = {base64.b64encode(form)[4:-4] for form in encoded} | {form.hex().encode() for form in encoded}
    return encoded | wrapped | {references.encode()}


def contents(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes of a file, of what is packed in it, and of its compressed streams."""
    yield name, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                yield from contents(f"{name}/{part}", package.read(part))
    if data.startswith((b"<?xml", b"<w:", b"<worksheet")):
        yield f"{name}#words", html.unescape(_TAG.sub(b"", data).decode("utf-8", "replace")).replace(" ", "").encode()
    if data.startswith(b"%PDF"):
        for number, stream in enumerate(_STREAM.findall(data)):
            try:
                yield f"{name}#stream{number}", zlib.decompress(stream)
            except zlib.error:
                continue
        for number, words in enumerate(pdf_words(data)):
            yield f"{name}#words{number}", words.encode()


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
