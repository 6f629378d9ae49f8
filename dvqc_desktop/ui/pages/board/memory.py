"""What the board remembers for this user between sessions: view, density, lanes; nothing of any person."""

from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.board.lanes.sorting import BY_GROUP, BY_HOLDER
from dvqc_desktop.ui.pages.board.listing.split import SPLITS
from dvqc_desktop.ui.pages.board.stack import CARDS, LANES, TABLE
from dvqc_desktop.ui.pages.board.tools import COMPACT, FULL

VIEW, DENSITY, LANE_KIND = "board/view", "board/density", "board/lanes"
SPLIT, COLUMNS = "board/split", "board/columns"


class BoardMemory:
    """A choice made by hand wins over what the number of people suggests, until another is made."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._chosen: dict[str, str] = {}

    def view(self) -> str:
        """CARDS, LANES or TABLE as last chosen; empty when never."""
        return self._recall(VIEW, (CARDS, LANES, TABLE))

    def density(self) -> str:
        """FULL or COMPACT as last chosen; empty when never."""
        return self._recall(DENSITY, (FULL, COMPACT))

    def lanes(self) -> str:
        """By what lanes are made: by group when never chosen."""
        return self._recall(LANE_KIND, (BY_GROUP, BY_HOLDER)) or BY_GROUP

    def keep_view(self, view: str) -> None:
        """The view was chosen by hand."""
        self._keep(VIEW, view)

    def keep_density(self, density: str) -> None:
        """The density was chosen by hand."""
        self._keep(DENSITY, density)

    def keep_lanes(self, kind: str) -> None:
        """It was chosen by what lanes are made."""
        self._keep(LANE_KIND, kind)

    def split(self) -> str:
        """By what the list is divided; empty while it is not."""
        return self._recall(SPLIT, tuple(SPLITS))

    def columns(self) -> str:
        """Columns of the list, their widths, order and sort, in the form in which they were kept."""
        return self._context.recall(COLUMNS)

    def keep_split(self, split: str) -> None:
        """It was chosen by what the list is divided."""
        self._keep(SPLIT, split)

    def keep_columns(self, columns: str) -> None:
        """Columns were chosen, moved, made wider or sorted."""
        self._context.remember(COLUMNS, columns)

    def _keep(self, key: str, value: str) -> None:
        self._chosen[key] = value
        self._context.remember(key, value)

    def _recall(self, key: str, known: tuple[str, ...]) -> str:
        """What was kept, as far as this version of the program knows it."""
        kept = self._chosen.get(key, self._context.recall(key))
        return kept if kept in known else ""
