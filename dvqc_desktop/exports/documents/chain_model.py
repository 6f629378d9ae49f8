"""What the drawing of the chain is made of: boxes, lines and pages, in mm."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChainBox:
    """Somebody in the drawing of the chain: place and size in mm from the corner of the text; `bare` has no frame."""

    x: float
    y: float
    width: float
    height: float
    name: str
    lines: tuple[str, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A line of the drawing, level or upright, in mm."""

    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class ChainPage:
    """One A4 of the chain; `heads` are the words above the columns with their place and width in mm."""

    title: str
    heads: tuple[tuple[float, float, str], ...]
    boxes: tuple[ChainBox, ...]
    lines: tuple[ChainLine, ...]
    height: float


@dataclass(frozen=True, slots=True)
class ChainSheet:
    """The chain as a drawing, one A4 a page: who holds whom, and not a word or mark about anybody's class."""

    name: str
    subject: str
    foot: str
    landscape: bool
    pages: tuple[ChainPage, ...]
