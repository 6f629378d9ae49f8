"""Which columns the list shows, how wide, in which order and sorted by what: kept for the user between sessions."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.listing.cells import COLUMNS, DAYS, KEYS
from dvqc_desktop.ui.pages.board.listing.table import WorkerTable

NAME = 0
LEAST_NAME = 150
SPARED = ("helpers", "birth", "team", "met", "plan")  # left out first where the window is narrow
SAVE_AFTER = 400  # milliseconds after the last change
FALLING, RISING = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


class ListColumns(QObject):
    """Looks after the head of the list; `keep` writes what is to be remembered, `changed` when other columns show."""

    changed = Signal()

    def __init__(self, table: WorkerTable, kept: str, keep: Callable[[str], object]) -> None:
        super().__init__(table)
        self._table, self._keep = table, keep
        self._hidden: set[str] | None = None
        self._busy = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        heads = table.horizontalHeader()
        heads.setSectionsMovable(True)
        table.keep_readable(NAME, LEAST_NAME)
        self._restore(_parsed(kept))
        for signal in (heads.sectionMoved, heads.sectionResized, heads.sortIndicatorChanged):
            signal.connect(self._note)
        self._busy = False

    def shown(self) -> list[str]:
        """The keys of the columns shown, from left to right."""
        heads = self._table.horizontalHeader()
        order = (heads.logicalIndex(place) for place in range(len(KEYS)))
        return [KEYS[column] for column in order if not heads.isSectionHidden(column)]

    def choose(self, shown: set[str]) -> None:
        """The user chose these columns; the name always shows."""
        self._hidden = {key for key in KEYS[1:] if key not in shown}
        self.fit(self._table.viewport().width())
        self.save()

    def reset(self) -> None:
        """Columns, widths and order as at the first time."""
        self._hidden = None
        self._busy = True
        self._restore({})
        self._busy = False
        self.fit(self._table.viewport().width())
        self.save()

    def fit(self, room: int) -> None:
        """Hides what the user left out, or while he chose nothing what has no room."""
        hidden = self._hidden if self._hidden is not None else _spared(room)
        before = self.shown()
        self._busy = True
        for column, key in enumerate(KEYS):
            self._table.setColumnHidden(column, key in hidden)
        self._table.show_aspect_with_class("aspect" in hidden)
        self._table.settle_widths()
        self._busy = False
        if before != self.shown():
            self.changed.emit()

    @Slot()
    def save(self) -> None:
        """Writes it all down, in pixels of the normal type."""
        self._timer.stop()
        heads = self._table.horizontalHeader()
        widths = {
            key: round(heads.sectionSize(column) / theme.scale())
            for column, key in enumerate(KEYS)
            if column != NAME and not heads.isSectionHidden(column)
        }
        sort = [KEYS[heads.sortIndicatorSection()], heads.sortIndicatorOrder() == FALLING]
        order = [KEYS[heads.logicalIndex(place)] for place in range(len(KEYS))]
        hidden = None if self._hidden is None else sorted(self._hidden)
        self._keep(json.dumps({"hidden": hidden, "widths": widths, "order": order, "sort": sort}))

    @Slot()
    def _note(self) -> None:
        if not self._busy:
            self._timer.start()

    def _restore(self, kept: dict[str, Any]) -> None:
        """What this version of the program knows of it; the rest as at the first time."""
        heads, table = self._table.horizontalHeader(), self._table
        hidden = kept.get("hidden")
        self._hidden = {key for key in hidden if key in KEYS[1:]} if isinstance(hidden, list) else None
        for column, width in enumerate(_widths(kept.get("widths"))):
            table.setColumnWidth(column, theme.px(width))
        for place, key in enumerate(_order(kept.get("order"))):
            heads.moveSection(heads.visualIndex(KEYS.index(key)), place)
        column, falling = _sort(kept.get("sort"))
        table.sortByColumn(column, FALLING if falling else RISING)


def _parsed(kept: str) -> dict[str, Any]:
    try:
        found = json.loads(kept or "{}")
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _widths(kept: object) -> list[int]:
    """The widths kept, each that makes sense; the others as at the first time."""
    known = kept if isinstance(kept, dict) else {}
    found = [known.get(key) for key in KEYS]
    usual = [column.width for column in COLUMNS]
    return [
        width if isinstance(width, int) and 20 <= width <= 2000 else standard
        for width, standard in zip(found, usual, strict=True)
    ]


def _order(kept: object) -> list[str]:
    """The order kept, unless it is of other columns."""
    return list(kept) if isinstance(kept, list) and sorted(map(str, kept)) == sorted(KEYS) else list(KEYS)


def _sort(kept: object) -> tuple[int, bool]:
    """Column and direction: whoever waits longest stands first until something else is chosen."""
    if isinstance(kept, list) and len(kept) == 2 and kept[0] in KEYS:
        return KEYS.index(kept[0]), bool(kept[1])
    return DAYS, True


def _spared(room: int) -> set[str]:
    """The columns that have no room beside the others."""
    left = {key: theme.px(column.width) for key, column in zip(KEYS, COLUMNS, strict=True)}
    spared: set[str] = set()
    for key in SPARED:
        if sum(left.values()) <= room:
            break
        spared.add(key)
        del left[key]
    return spared
