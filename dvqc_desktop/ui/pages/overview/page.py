"""The first page: what needs doing now at the left, how the cell stands at the right."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import EVERYTHING, Topic
from dvqc_desktop.domain.dates import weekday_words
from dvqc_desktop.domain.due import DueGroup, DueRow
from dvqc_desktop.domain.periods import week_of
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.services.contacts.contact_reading import contact_plan
from dvqc_desktop.services.due.due import gather_due
from dvqc_desktop.services.overview import Overview, read_overview
from dvqc_desktop.services.people.leaders import find_leader
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import Page, PageContext, PageName
from dvqc_desktop.ui.pages.overview.acts import TaskActs
from dvqc_desktop.ui.pages.overview.side import OverviewSide, SideArea
from dvqc_desktop.ui.pages.overview.task_tree import TaskTree
from dvqc_desktop.ui.pages.reading import read_for
from dvqc_desktop.ui.widgets.basics import PAGE_MARGINS, PageHeader, button, divider, label, panel
from dvqc_desktop.ui.widgets.empty import EmptyState


@dataclass(frozen=True, slots=True)
class _Seen:
    """One reading of the page."""

    day: date
    rows: tuple[DueRow, ...]
    overview: Overview
    leader: str
    contact_day: bool


class OverviewPage(Page):
    """Reads the day anew whenever anything of the book has changed."""

    topics: ClassVar[frozenset[Topic]] = EVERYTHING

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("overviewPage")
        self._acts = TaskActs(self, context)
        self._rows: tuple[DueRow, ...] = ()
        self._own_name = ""
        self._log = button("Ghi lần gặp", "add", "primary", "logContactButton")
        self._header = PageHeader("Tổng quan", self._log)
        self._head = label("Việc cần làm", "strong")
        self._counts = label("", "secondary", "taskCountLabel")
        self._only_mine = QCheckBox("Chỉ việc của tôi")
        self._only_mine.setObjectName("taskOnlyMineCheck")
        self.tree = TaskTree()
        self._nothing = EmptyState("Không có việc nào đến hạn trong 7 ngày tới", "", "taskEmptyState")
        self.side = OverviewSide()
        self._set_up()
        self._log.clicked.connect(self._record_contact)
        self._only_mine.toggled.connect(self._filter)
        self.tree.wanted.connect(self._acts.do)
        self.side.opened.connect(self._go)

    def refresh(self) -> None:
        read_for(self, self._read, self._show)

    def _read(self, progress: Progress) -> "_Seen":
        """What the page shows today."""
        day = clock.today()
        leader = self.store.read(find_leader, day)
        contact_day = self.store.read(contact_plan).weekday == day.weekday()
        overview = self.store.read(read_overview, day)
        progress.check()
        return _Seen(day, gather_due(self.store.read, day), overview, leader.name if leader else "", contact_day)

    def _show(self, seen: "_Seen") -> None:
        day, self._rows, self._own_name = seen.day, seen.rows, seen.leader
        self._only_mine.setVisible(bool(self._own_name))
        self._header.set_note(f"{_capital(weekday_words(day))} {day:%d/%m/%Y} · {week_of(day).words}")
        self.tree.tasks.set_rows(self._rows, day, seen.contact_day)
        self.side.show_overview(seen.overview)
        overdue = sum(row.group(day) is DueGroup.OVERDUE for row in self._rows)
        self._counts.setText(f"{len(self._rows)} việc · {overdue} quá hạn" if self._rows else "")
        self._nothing.setVisible(not self._rows)
        self.tree.setVisible(bool(self._rows))
        self.context.count(PageName.OVERVIEW, overdue)

    def zones(self) -> list[QWidget]:
        return [self._log, self.tree, self.side.classes]

    def open_row(self, row_id: int) -> None:
        """Rows of the list have no number of their own; the list itself takes the focus."""
        self.tree.setFocus()

    def _set_up(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*PAGE_MARGINS)
        outer.setSpacing(0)
        outer.addWidget(self._header)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._list_panel(), 1)
        row.addWidget(SideArea(self.side))
        outer.addLayout(row, 1)

    def _list_panel(self) -> QWidget:
        box = panel()
        head = QWidget()
        head.setFixedHeight(theme.px(36))
        head_row = QHBoxLayout(head)
        head_row.setContentsMargins(12, 0, 12, 0)
        head_row.setSpacing(8)
        for widget in (self._head, self._counts):
            head_row.addWidget(widget)
        head_row.addStretch(1)
        head_row.addWidget(self._only_mine)
        foot = label("Enter hoặc bấm đúp: mở việc", "hint")
        foot.setFixedHeight(theme.px(30))
        foot.setContentsMargins(12, 0, 12, 0)
        layout = box.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(head)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(divider())
        layout.addWidget(foot)
        return box

    @Slot(bool)
    def _filter(self, only_mine: bool) -> None:
        self.tree.tasks.set_filter((lambda row: row.responsible == self._own_name) if only_mine else None)

    @Slot()
    def _record_contact(self) -> None:
        self._acts.record_contact()

    @Slot(object)
    def _go(self, page: PageName) -> None:
        self.context.navigate(page, None)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
