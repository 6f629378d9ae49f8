"""The dialog of coverage: figures by any split, gaps, load, groups covered through a post, exceptions."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain.chain_rules import GAP_WORDS, Hold
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.classes import with_names
from dvqc_desktop.domain.coverage import Stand
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.chain.advice import first_names
from dvqc_desktop.services.chain.chain_state import GapRow, LoadRow, load
from dvqc_desktop.services.chain.coverage import ExceptionRow, list_exceptions, read_stands, stand_rows
from dvqc_desktop.services.chain.group_cover import CoverRow, list_covers
from dvqc_desktop.services.people.groups import GroupRow, list_groups
from dvqc_desktop.services.reports.figures import is_large
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.board.advice.work import FEW
from dvqc_desktop.ui.pages.board.chain.cover_dialogs import CoverGroupDialog, EndCoverDialog
from dvqc_desktop.ui.pages.board.chain.coverage_lists import (
    Gap,
    GroupLine,
    Load,
    exceptions_tab,
    gaps_tab,
    groups_tab,
    load_tab,
)
from dvqc_desktop.ui.pages.board.chain.coverage_split import SplitTab
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.list_export import export_button
from dvqc_desktop.ui.widgets.basics import button
from dvqc_desktop.ui.widgets.dialog import Dialog

WIDTH, HEIGHT = 1040, 560
FIGURES, GAPS, LOAD, GROUPS, EXCEPTIONS = range(5)
WATCHED = frozenset({Topic.CHAIN, Topic.CLASSES, Topic.WORKERS, Topic.MEMBERS})


@dataclass(frozen=True, slots=True)
class Read:
    """All that the dialog shows, read in one go."""

    stands: list[Stand]
    gaps: list[Gap]
    loads: list[LoadRow]
    groups: list[GroupRow]
    covers: list[CoverRow]
    exceptions: list[ExceptionRow]


class CoverageDialog(Dialog):
    """Reads again after every act.

    `assign_wanted` carries the ids of people who are to get a holder, `advice_wanted` asks for a proposal for all,
    `export_wanted` carries the ids of those to be listed in Excel.
    """

    assign_wanted = Signal(list)
    export_wanted = Signal(list)
    advice_wanted = Signal()

    def __init__(self, parent: QWidget, context: PageContext, data: BoardData) -> None:
        when = "" if data.is_today else f" ngày {data.day:%d/%m/%Y}"
        super().__init__(parent, f"Độ phủ dây chuyền{when}", "coverageDialog")
        self._context, self._store, self._data = context, context.store, data
        self._day = data.day
        self._limit = int(self._store.read(read_setting, "chain.load_limit"))
        self.setFixedSize(theme.px(WIDTH), theme.px(HEIGHT))
        self._tabs = QTabWidget()
        self._tabs.setObjectName("coverageTabs")
        self.split_tab = SplitTab(context, self._day)
        self.gaps_tab, self.load_tab = gaps_tab(), load_tab()
        self.groups_tab, self.exceptions_tab = groups_tab(), exceptions_tab()
        for tab in (self.split_tab, self.gaps_tab, self.load_tab, self.groups_tab, self.exceptions_tab):
            self._tabs.addTab(tab, "")
        self.body.addWidget(self._tabs)
        self._add_acts()
        self.add_primary("Đóng", self.accept, "closeCoverageButton")
        self._store.changed.connect(self._changed)
        self._name_tabs(None)
        self.refresh()

    def _add_acts(self) -> None:
        self._export = export_button("exportGapsButton")
        self._advice = button("Đề nghị phân công…", "people_checkmark", "", "adviseAllButton")
        self._assign = button("Phân công…", "person_link", "", "assignGapsButton")
        self._cover = button("Phủ qua đoàn thể…", "add", "", "coverThroughButton")
        self._end = button("Thôi phủ…", "dismiss", "", "endCoverThroughButton")
        self._export.clicked.connect(lambda _on=False: self._export_gaps())
        self._advice.clicked.connect(lambda _on=False: self._ask_advice())
        self._assign.clicked.connect(lambda _on=False: self._assign_chosen())
        self._cover.clicked.connect(lambda _on=False: self._cover_chosen())
        self._end.clicked.connect(lambda _on=False: self._end_chosen())
        self.gaps_tab.add_act(self._export)
        self.gaps_tab.add_act(self._advice)
        self.gaps_tab.add_act(self._assign)
        self.groups_tab.add_act(self._end)
        self.groups_tab.add_act(self._cover)
        self.gaps_tab.table.opened.connect(lambda _row: self._assign_chosen())
        for tab in (self.gaps_tab, self.groups_tab):
            tab.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())

    @Slot(object)
    def _changed(self, topics: frozenset[Topic]) -> None:
        if topics & WATCHED:
            self.refresh()

    def refresh(self) -> None:
        """Reads all figures; in a large book a job does, and what is shown stays till then."""
        if not self._store.read(is_large):
            self._show(self._read())
            return
        self._context.jobs.run_quietly(self._read, lambda found: self._show(found) if isValid(self) else None)

    def _read(self, _progress: Progress | None = None) -> Read:
        store, day = self._store, self._day
        stands = store.read(read_stands, day)
        return Read(
            stands,
            self._gaps(stands),
            sorted(store.read(load, day), key=lambda row: (-row.held, -row.helped)),
            store.read(list_groups),
            store.read(list_covers, day),
            store.read(list_exceptions, day),
        )

    def _gaps(self, stands: list[Stand]) -> list[Gap]:
        """Whoever has nobody; the first of today's with who suits them best."""
        said = self._store.read(class_names)
        open_ones = {stand.person_id: stand for stand in stands if stand.hold is Hold.GAP}
        rows = [
            GapRow(row.id, row.name, row.worker_class, breach, with_names(GAP_WORDS[breach], said))
            for row in self._store.read(stand_rows, open_ones.values())
            if (breach := open_ones[row.id].breach) is not None
        ]
        asked = [row.id for row in rows[:FEW]] if self._data.is_today else []
        proposed = self._store.read(first_names, asked, self._day) if asked else {}
        return [Gap(row, proposed.get(row.id, ())) for row in rows]

    def _show(self, found: Read) -> None:
        covers = {row.group_id: row for row in found.covers}
        workers = Counter(stand.group_id for stand in found.stands)
        gaps = Counter(stand.group_id for stand in found.stands if stand.hold is Hold.GAP)
        self.split_tab.show_stands(found.stands)
        self.gaps_tab.rows.set_rows(found.gaps)
        self.load_tab.rows.set_rows([Load(row, self._limit) for row in found.loads])
        self.groups_tab.rows.set_rows(
            [GroupLine(row.id, row.name, workers[row.id], gaps[row.id], covers.get(row.id)) for row in found.groups]
        )
        self.exceptions_tab.rows.set_rows(found.exceptions)
        self._name_tabs(found)
        self._allow()

    def _name_tabs(self, found: Read | None) -> None:
        names = (
            ("Số liệu", None),
            ("Chưa có người phụ trách", found and len(found.gaps)),
            ("Số người mỗi người giữ", None),
            ("Qua đoàn thể", found and sum(row.counts for row in found.covers)),
            ("Ngoại lệ", found and len(found.exceptions)),
        )
        for place, (words, count) in enumerate(names):
            self._tabs.setTabText(place, words if count is None else f"{words} ({count})")

    def _allow(self) -> None:
        """Buttons that would do nothing cannot be pressed; an earlier day is only read."""
        line = self._group_line()
        self._advice.setEnabled(self._data.is_today and self.gaps_tab.rows.rowCount() > 0)
        self._assign.setEnabled(self._data.is_today and bool(self.gaps_tab.chosen()))
        self._cover.setEnabled(self._data.is_today and line is not None and not (line.cover and line.cover.counts))
        self._end.setEnabled(self._data.is_today and line is not None and line.cover is not None)

    def _group_line(self) -> GroupLine | None:
        chosen = self.groups_tab.chosen()
        return self.groups_tab.rows.row(chosen[0]) if chosen else None

    def _ask_advice(self) -> None:
        self.accept()
        self.advice_wanted.emit()

    def _export_gaps(self) -> None:
        self.export_wanted.emit([gap.row.id for gap in self.gaps_tab.rows.shown()])

    def _assign_chosen(self) -> None:
        ids = [self.gaps_tab.rows.row(place).row.id for place in self.gaps_tab.chosen()]
        if ids and self._data.is_today:
            self.accept()
            self.assign_wanted.emit(ids)

    def _cover_chosen(self) -> None:
        line = self._group_line()
        if line is not None:
            CoverGroupDialog(self, self._store, line.group_id, line.group).open()

    def _end_chosen(self) -> None:
        line = self._group_line()
        if line is not None and line.cover is not None:
            EndCoverDialog(self, self._store, line.cover).open()
