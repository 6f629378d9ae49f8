"""Geometry of the chain drawn in levels, from the member at the left to those behind his active workers at the right.

The boxes carry names and work only: what is drawn from them may be printed. Units are those of the page given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

LEVELS = 3
GAP_SHARE = 0.2  # of the width of a box: the room for the lines between two levels
FILLED = 0.8  # of the height of a row: the box; the rest parts it from the next

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Standing:
    """A person of the chain.

    `level` is where he stands while nobody holds him (0 a member, 1 whom a member should hold, 2 whom an active worker
    should), `missing` says why nobody who counts holds him ("" where somebody does), `excused` that his holder is an
    exception with a reason noted.
    """

    id: int
    name: str
    note: str = ""
    level: int = 0
    holder_id: int | None = None
    missing: str = ""
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Room to draw in: a row is `row` high, or less where many must fit, never less than `least`."""

    width: float
    height: float
    row: float
    least: float


@dataclass(frozen=True, slots=True)
class Box:
    """A person, or with `person_id` None an empty place: dashed, with the words why nobody stands there.

    `above` is the place of the holder's box among the boxes.
    """

    x: float
    y: float
    width: float
    height: float
    level: int
    text: str
    note: str = ""
    person_id: int | None = None
    excused: bool = False
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a holder to whom he holds; `missing` from an empty place, `excused` for an exception."""

    points: tuple[Point, ...]
    missing: bool = False
    excused: bool = False


@dataclass(frozen=True, slots=True)
class ChainDrawing:
    """Boxes in the order of reading and lines; taller than the page where not even the least rows fit."""

    width: float
    height: float
    columns: tuple[Point, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Node:
    person: Standing
    level: int
    empty: bool = False
    below: list["_Node"] = field(default_factory=list)
    row: float = 0.0


def draw_chain(people: Sequence[Standing], page: Page) -> ChainDrawing:
    """Lays a chain out on a page; people keep their order as far as their holders allow it.

    Params: people - with every holder who counts among them.
    """
    roots = _trees(people)
    nodes = [node for root in roots for node in _walk(root)]
    rows = _place(roots)
    high = min(page.row, max(page.least, page.height / max(rows, 1)))
    columns = _columns(page.width, max((node.level + 1 for node in nodes), default=0))
    above = {id(under): place for place, node in enumerate(nodes) for under in node.below}
    boxes = tuple(_box(node, columns[node.level], high, above.get(id(node))) for node in nodes)
    lines = [_line(boxes[box.above], box) for box in boxes if box.above is not None]
    return ChainDrawing(page.width, rows * high, columns, boxes, tuple(lines))


def _trees(people: Sequence[Standing]) -> list[_Node]:
    """Members first, then the empty places, then whoever needs nobody above."""
    nodes = {person.id: _Node(person, person.level) for person in people}
    places: dict[tuple[int, str], _Node] = {}
    roots = []
    for person in people:
        node = nodes[person.id]
        upper = nodes.get(person.holder_id or 0)
        if person.missing:
            upper = places.setdefault((person.level, person.missing), _empty_place(person))
        if upper is None or _is_above(node, upper):
            roots.append(node)
        else:
            upper.below.append(node)
    for root in (*roots, *places.values()):
        _sink(root)
    return sorted((*roots, *places.values()), key=lambda root: (root.level, root.empty))


def _empty_place(person: Standing) -> _Node:
    level = max(person.level - 1, 0)
    return _Node(Standing(0, person.missing, level=level), level, empty=True)


def _is_above(node: _Node, upper: _Node) -> bool:
    """True for a circle, which the rules refuse: a drawing of it has an end all the same."""
    return any(under is upper for under in _walk(node))


def _sink(node: _Node) -> None:
    """Whoever is held stands one level below his holder."""
    for under in node.below:
        under.level = node.level + 1
        _sink(under)


def _walk(node: _Node) -> Iterator[_Node]:
    yield node
    for under in node.below:
        yield from _walk(under)


def _place(roots: Sequence[_Node]) -> int:
    """Gives every node its row, a holder in the middle of his people; how many rows there are."""
    free = 0
    for root in roots:
        for node in _leaves_first(root):
            if node.below:
                node.row = (node.below[0].row + node.below[-1].row) / 2
            else:
                node.row = free
                free += 1
    return free


def _leaves_first(node: _Node) -> Iterator[_Node]:
    for under in node.below:
        yield from _leaves_first(under)
    yield node


def _columns(width: float, levels: int) -> tuple[Point, ...]:
    """Left edge and width of the boxes of each level; three levels keep their places when one is empty."""
    count = max(levels, LEVELS)
    wide = width / (count + (count - 1) * GAP_SHARE)
    return tuple((level * wide * (1 + GAP_SHARE), wide) for level in range(count))


def _box(node: _Node, column: Point, high: float, above: int | None) -> Box:
    person, top = node.person, (node.row + (1 - FILLED) / 2) * high
    person_id = None if node.empty else person.id
    return Box(
        column[0], top, column[1], high * FILLED, node.level, person.name, person.note, person_id, person.excused, above
    )


def _line(upper: Box, under: Box) -> Line:
    start, end = (upper.x + upper.width, upper.y + upper.height / 2), (under.x, under.y + under.height / 2)
    middle = (start[0] + end[0]) / 2
    points = (start, end) if start[1] == end[1] else (start, (middle, start[1]), (middle, end[1]), end)
    return Line(points, upper.person_id is None, under.excused)
