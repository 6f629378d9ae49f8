"""What stands where in a PDF, in mm from the upper left corner: pieces of text with their edges, and ruled lines."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on one line; `size` in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line or bar by its outer edges."""

    left: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page."""

    width: float
    height: float
    pieces: tuple[Piece, ...]
    strokes: tuple[Stroke, ...]

    def find(self, text: str) -> Piece:
        """The only piece with these words."""
        (found,) = (piece for piece in self.pieces if piece.text.strip() == text)
        return found

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def read_sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """All pages of a PDF made by Typst."""
    reader = PdfReader(BytesIO(pdf))
    return tuple(_sheet(reader, page) for page in reader.pages)


def squeezed(text: str) -> str:
    """Text without what a line break may take away or add."""
    return re.sub(r"\s+", "", text)


def embedded_fonts(pdf: bytes) -> set[str]:
    """The fonts of a PDF, each with its programme inside it; fails on one without."""
    names = set()
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr]
            inner = font["/DescendantFonts"][0].get_object()
            described = inner["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & described.keys(), font["/BaseFont"]
            names.add(str(font["/BaseFont"]).partition("+")[2])
    return names


class _Font:
    def __init__(self, font: Any) -> None:
        self.name = str(font["/BaseFont"]).partition("+")[2]
        self.letters = dict(_letters(font["/ToUnicode"].get_object().get_data().decode()))
        self.widths: dict[int, float] = {}
        self.space = 0.0
        given = [entry if isinstance(entry, list) else float(entry) for entry in font["/DescendantFonts"][0]["/W"]]
        while given:
            first, last, width = given[:3]
            if isinstance(last, list):
                self.widths |= {int(first) + n: float(one) for n, one in enumerate(last)}
                del given[:2]
            else:
                self.widths |= {code: float(width) for code in range(int(first), int(last) + 1)}
                del given[:3]
        self.space = next((self.widths.get(code, 0.0) for code, words in self.letters.items() if words == " "), 0.0)


def _letters(table: str) -> list[tuple[int, str]]:
    found = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", table, re.MULTILINE)
    return [(int(code, 16), bytes.fromhex(words).decode("utf-16-be")) for code, words in found]


def _sheet(reader: PdfReader, page: Any) -> Sheet:
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    fonts = {name: _Font(font) for name, font in page["/Resources"].get("/Font", {}).items()}
    drawing = _Drawing(fonts, height)
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        drawing.take(operator.decode(), operands)
    return Sheet(width * MM, height * MM, tuple(drawing.pieces), tuple(drawing.strokes))


class _Drawing:
    """Follows the few operators that Typst writes: moves without turning, one font, text, straight paths."""

    def __init__(self, fonts: dict[str, _Font], height: float) -> None:
        self._fonts, self._height = fonts, height
        self._place, self._kept = (0.0, 0.0), [(0.0, 0.0)]
        self._font, self._size = _NONE, 0.0
        self._path: list[tuple[float, float]] = []
        self.pieces: list[Piece] = []
        self.strokes: list[Stroke] = []

    def take(self, operator: str, operands: Any) -> None:
        if operator == "q":
            self._kept.append(self._place)
        elif operator == "Q":
            self._place = self._kept.pop()
        elif operator == "cm":
            self._place = (self._place[0] + float(operands[4]), self._place[1] + float(operands[5]))
        elif operator == "Tf":
            self._font, self._size = self._fonts[operands[0]], float(operands[1])
        elif operator in ("Tj", "TJ"):
            self._write(operands[0] if operator == "TJ" else operands)
        elif operator in ("m", "l"):
            self._path.append((float(operands[0]), float(operands[1])))
        elif operator in ("f", "S"):
            self._draw()

    def _write(self, parts: Any) -> None:
        letters, advance = "", 0.0
        for part in parts:
            if isinstance(part, int | float):
                advance -= float(part)
                continue
            codes = part.original_bytes
            for code in (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)):
                letters += self._font.letters.get(code, "")
                advance += self._font.widths.get(code, 0)
        left, baseline = self._place[0] * MM, (self._height - self._place[1]) * MM
        end = len(letters) - len(letters.rstrip(" "))
        advance -= end * self._font.space
        right = left + advance / 1000 * self._size * MM
        self.pieces.append(Piece(letters, left, right, baseline, self._size, self._font.name))

    def _draw(self) -> None:
        across, down = zip(*self._path, strict=True) if self._path else ((0.0,), (0.0,))
        left, top = self._place[0], self._height - self._place[1]
        self.strokes.append(Stroke((left + min(across)) * MM, (left + max(across)) * MM, (top + min(down)) * MM))
        self._path = []


_NONE: Any = None
