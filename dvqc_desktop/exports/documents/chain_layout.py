"""Where the boxes and lines of the chain stand on A4 sheets: columns of steps, whole blocks, nothing under 9 points."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.chain_model import ChainBox, ChainLine, ChainPage

HEADS = ("Đảng viên", "Trực tiếp phụ trách", "Phụ trách qua người đó", "Qua hai người")
WIDEST = 66.0  # mm; wider boxes only part the names from one another
TITLE_ROOM = 30.0  # mm for title and heads
MM_PER_PT = 25.4 / 72
BOLD_EM, PLAIN_EM = 0.54, 0.47  # mean width of a letter, a little more than measured
LINE, PADDING = 1.22, 1.3


@dataclass(frozen=True, slots=True)
class Branch:
    """Somebody and the people he stands by; a `bare` branch is words without a frame and without lines."""

    name: str
    lines: tuple[str, ...] = ()
    below: tuple["Branch", ...] = ()
    bare: bool = False

    @property
    def depth(self) -> int:
        """How many columns it takes."""
        return 1 + max((branch.depth for branch in self.below), default=0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of one sheet in mm, parted into columns."""

    width: float
    height: float
    columns: int
    rules: RulePack

    @property
    def box_width(self) -> float:
        """How wide a box is."""
        gaps = self.rules.number("chain.column_gap") * (self.columns - 1)
        return min((self.width - gaps) / self.columns, WIDEST)

    def left(self, column: int) -> float:
        """Where a column begins."""
        if self.columns == 1:
            return 0.0
        return column * (self.width - self.box_width) / (self.columns - 1)

    def box_height(self, branch: Branch) -> float:
        """How high the box of somebody is, with lines that wrap counted."""
        name, text = self.rules.number("chain.name_size"), self.rules.number("chain.text_size")
        high = self._lines(branch.name, name * BOLD_EM) * name
        high += sum(self._lines(line, text * PLAIN_EM) for line in branch.lines) * text
        return high * LINE * MM_PER_PT + 2 * PADDING

    def _lines(self, words: str, letter: float) -> int:
        return ceil(len(words) * letter * MM_PER_PT / (self.box_width - 2 * PADDING))

    def tree_height(self, branch: Branch) -> float:
        """How high somebody is together with everybody behind him."""
        return max(self.box_height(branch), self.row_height(branch.below))

    def row_height(self, branches: Sequence[Branch]) -> float:
        """How high branches are, one below the other."""
        gaps = self.rules.number("chain.gap") * max(len(branches) - 1, 0)
        return sum(self.tree_height(branch) for branch in branches) + gaps


def sheet_frame(rules: RulePack, landscape: bool, blocks: Sequence[Branch]) -> Frame:
    """The frame of a sheet, upright or turned, with as many columns as the chain has steps."""
    sides = [rules.number("page.width"), rules.number("page.height")]
    width, height = reversed(sides) if landscape else sides
    width -= rules.number("page.margin_left") + rules.number("page.margin_right")
    height -= rules.number("page.margin_top") + rules.number("page.margin_bottom") + TITLE_ROOM
    return Frame(width, height, max((block.depth for block in blocks), default=1), rules)


def chain_pages(title: str, blocks: Sequence[Branch], frame: Frame) -> list[ChainPage]:
    """The sheets of these blocks: no block is split unless it is higher than a sheet."""
    sheets: list[list[Branch]] = [[]]
    used = 0.0
    for block in [part for whole in blocks for part in _parts(whole, frame)]:
        gap = frame.rules.number("chain.block_gap") if sheets[-1] else 0.0
        if sheets[-1] and used + gap + frame.tree_height(block) > frame.height:
            sheets.append([])
            used, gap = 0.0, 0.0
        sheets[-1].append(block)
        used += gap + frame.tree_height(block)
    return [_page(title if place == 0 else f"{title} (tiếp)", sheet, frame) for place, sheet in enumerate(sheets)]


def _parts(block: Branch, frame: Frame) -> Iterator[Branch]:
    """The block itself, or several with a share of its people each, where it is higher than a sheet."""
    if frame.tree_height(block) <= frame.height:
        yield block
        return
    share: list[Branch] = []
    name = block.name
    for below in [part for branch in block.below for part in _parts(branch, frame)]:
        if share and frame.row_height([*share, below]) > frame.height:
            yield replace(block, name=name, below=tuple(share))
            share, name = [], f"{block.name} (tiếp)"
        share.append(below)
    yield replace(block, name=name, below=tuple(share))


def _page(title: str, blocks: Iterable[Branch], frame: Frame) -> ChainPage:
    boxes: list[ChainBox] = []
    lines: list[ChainLine] = []
    top, gap = 0.0, frame.rules.number("chain.block_gap")
    for block in blocks:
        _place(block, 0, top, frame, (boxes, lines))
        top += frame.tree_height(block) + gap
    heads = tuple((frame.left(column), frame.box_width, HEADS[min(column, 3)]) for column in range(frame.columns))
    return ChainPage(title, heads, tuple(boxes), tuple(lines), max(top - gap, 0.0))


def _place(
    branch: Branch, column: int, top: float, frame: Frame, into: tuple[list[ChainBox], list[ChainLine]]
) -> float:
    """Puts a branch and all behind it into the lists; returns the middle of its box."""
    boxes, lines = into
    whole, high, below = frame.tree_height(branch), frame.box_height(branch), frame.row_height(branch.below)
    middle = top + whole / 2
    left, width = frame.left(column), frame.box_width
    boxes.append(ChainBox(left, middle - high / 2, width, high, branch.name, branch.lines, branch.bare))
    middles, next_top = [], top + (whole - below) / 2
    for child in branch.below:
        middles.append(_place(child, column + 1, next_top, frame, into))
        next_top += frame.tree_height(child) + frame.rules.number("chain.gap")
    if middles and not branch.bare:
        lines += _links(middle, middles, left + width, frame.left(column + 1))
    return middle


def _links(middle: float, middles: Sequence[float], start: float, end: float) -> Iterator[ChainLine]:
    """Lines from one box to those beside it: a stem, an upright, and one line to each."""
    stem = (start + end) / 2
    yield ChainLine(start, middle, stem, middle)
    top, bottom = min(middle, *middles), max(middle, *middles)
    if bottom > top:
        yield ChainLine(stem, top, stem, bottom)
    for each in middles:
        yield ChainLine(stem, each, end, each)
