"""The view of the attention balance: what to mind, the sums in five ways, and the names behind each number."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.balance import By, Column, Key
from dvqc_desktop.domain.balance_advice import Advice
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.services.contacts.balance import Balance, Sentence, gather_balance
from dvqc_desktop.services.contacts.balance_lines import (
    NAMES_AT_ONCE,
    BalanceLine,
    BalanceName,
    balance_lines,
    ids_behind,
    member_names,
    names_behind,
)
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext, PageName
from dvqc_desktop.ui.pages.plans.balance.names import HINT, BalanceNames
from dvqc_desktop.ui.pages.plans.balance.period import PeriodBar
from dvqc_desktop.ui.pages.plans.balance.sentences import SentenceList, still_open
from dvqc_desktop.ui.pages.plans.balance.table import HEAD_WORDS, BalanceTable
from dvqc_desktop.ui.pages.plans.view import View
from dvqc_desktop.ui.pages.reading import COUNTING, Question
from dvqc_desktop.ui.widgets.basics import button, divider, panel
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit
from dvqc_desktop.ui.widgets.segment import Segment

NAMES_WIDTH, FILTER_WIDTH = 330, 170
WAYS = (
    (By.CLASS, "Loại"),
    (By.GROUP, "Nhóm"),
    (By.HOLDER, "Người phụ trách"),
    (By.TOPIC, "Nội dung"),
    (By.KIND, "Nơi gặp"),
)
Names = tuple[tuple[BalanceName, ...], int]
Asked = tuple[BalanceLine, Column] | Sentence


class BalanceView(View):
    """Numbers and sentences for a period; nothing is written, names stay on the screen."""

    key: ClassVar[str] = "balance"
    words: ClassVar[str] = "Cân đối"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CONTACTS, Topic.WORKERS, Topic.MEMBERS, Topic.CLASSES, Topic.CHAIN, Topic.SETTINGS}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.setObjectName("balanceView")
        self.balance: Balance | None = None
        self._lines: tuple[BalanceLine, ...] = ()
        self._folds: dict[Key, str] = {}
        self._asked: Asked | None = None
        self._limit = NAMES_AT_ONCE
        self._reading, self._naming = Question(context, self), Question(context, self)
        self._print = button("In bảng số…", "print", "", "printBalanceButton")
        self.set_tools(self._print)
        self.period = PeriodBar(clock.today())
        self.sentences = SentenceList()
        self.by = Segment("balanceBySegment", WAYS)
        self.filter = FilterEdit("balanceFilterEdit", "Lọc dòng")
        self.filter.setMinimumWidth(theme.px(FILTER_WIDTH))
        self.table = BalanceTable()
        self.names = BalanceNames()
        self._lay_out()
        self._connect()

    @Slot()
    def refresh(self) -> None:
        """Reads the period again; the cell and the names now open are kept."""
        self.table.set_empty_text(COUNTING)
        self._reading.ask(partial(self._read, self.period.period(), self._way()), self._show)

    def filter_edit(self) -> QLineEdit | None:
        """The filter of the lines."""
        return self.filter

    def print_current(self) -> None:
        """The sums of the period as a paper: numbers alone, no holders, nobody's name."""
        from dvqc_desktop.ui.pages.plans.balance.printing import preview_balance

        if self.balance is not None:
            preview_balance(self, self.context, self.balance)

    def zones(self) -> list[QWidget]:
        """Period, sentences, sums, names."""
        return [self.period, self.sentences, self.table, self.names]

    def _lay_out(self) -> None:
        tools, left, row, column = QHBoxLayout(), QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        tools.setContentsMargins(8, 8, 8, 8)
        for layout in (tools, left, row, column):
            layout.setSpacing(8)
        tools.addWidget(self.by)
        tools.addStretch(1)
        tools.addWidget(self.filter)
        box = panel()
        inside = box.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addLayout(tools)
        inside.addWidget(divider())
        inside.addWidget(self.table)
        left.addWidget(self.sentences)
        left.addWidget(box, 1)
        self.names.setFixedWidth(theme.px(NAMES_WIDTH))
        row.addLayout(left, 1)
        row.addWidget(self.names)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.period)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self._print.clicked.connect(self.print_current)
        self.period.changed.connect(self._turn_period)
        self.by.chosen.connect(self._turn)
        self.filter.filtered.connect(self._filter)
        self.sentences.wanted.connect(self._show_sentence)
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.table.opened.connect(self._choose)
        self.names.more_wanted.connect(self._read_more)
        self.names.person_chosen.connect(self._go)

    def _way(self) -> By:
        way = self.by.value()
        assert isinstance(way, By)
        return way

    def _read(self, period: Period, way: By) -> tuple[Balance, tuple[BalanceLine, ...]]:
        balance = gather_balance(self.store.read, period, clock.today())
        return balance, self.store.read(balance_lines, balance, way)

    def _show(self, found: tuple[Balance, tuple[BalanceLine, ...]]) -> None:
        self.balance = found[0]
        people, met, times = self.balance.whole
        share = f" ({round(100 * met / people)}%)" if people else ""
        self.set_note(f"Được gặp {met}/{people} người{share}, {times} lượt, {self.balance.period.words}")
        self.sentences.show_sentences(self.balance)
        self._show_lines(found[1])
        self._renew()

    def _show_lines(self, lines: tuple[BalanceLine, ...]) -> None:
        self._lines, self._folds = lines, {line.key: names.fold(line.words) for line in lines}
        cell = self.table.current_cell()
        chosen = self.table.selectionModel()
        chosen.blockSignals(True)  # the names open now stay, until another number is chosen
        self.table.show_lines(lines, self._way())
        self.table.set_empty_text("Không có dòng nào trong kỳ này.")
        self._filter()
        if cell is not None:
            self.table.take_cell(cell)
        chosen.blockSignals(False)

    @Slot()
    def _turn_period(self) -> None:
        self._close_names()
        self.refresh()

    @Slot()
    def _turn(self) -> None:
        self._close_names()
        self.table.select_row(-1)
        if self.balance is not None:
            self._reading.ask(partial(self.store.read, balance_lines, self.balance, self._way()), self._show_lines)

    @Slot()
    def _filter(self) -> None:
        words = names.fold(self.filter.text()).split()
        self.table.rows.set_filter(lambda line: all(word in self._folds[line.key] for word in words))

    @Slot()
    def _choose(self) -> None:
        """The names behind the number of the current cell."""
        found = self.table.chosen()
        if found is not None:
            self._ask(found)

    @Slot(object)
    def _show_sentence(self, sentence: Sentence) -> None:
        self._ask(sentence)

    def _ask(self, asked: Asked) -> None:
        self._asked, self._limit = asked, NAMES_AT_ONCE
        self._read_names()

    def _close_names(self) -> None:
        self._naming.drop()
        self._asked = None
        self.names.show_names(HINT, (), 0)

    @Slot()
    def _read_more(self) -> None:
        self._limit *= 5
        self._read_names()

    def _renew(self) -> None:
        """The names now open, as the new reading has them."""
        asked, balance = self._asked, self.balance
        if asked is None or balance is None:
            return
        if isinstance(asked, Sentence):
            self._asked = still_open(balance.sentences, asked)
        else:
            line = next((line for line in self._lines if line.key == asked[0].key), None)
            self._asked = (line, asked[1]) if line is not None else None
        if self._asked is None:
            self._close_names()
        else:
            self._read_names()

    def _read_names(self) -> None:
        asked, balance = self._asked, self.balance
        if asked is not None and balance is not None:
            self._naming.ask(partial(self._names_of, asked, balance, self._limit), partial(self._show_names, asked))

    def _names_of(self, asked: Asked, balance: Balance, limit: int) -> Names:
        people = asked.finding.people if isinstance(asked, Sentence) else self.store.read(ids_behind, balance, *asked)
        if _of_members(asked):
            return self.store.read(member_names, people), len(people)
        return self.store.read(names_behind, balance, people, limit), len(people)

    def _show_names(self, asked: Asked, found: Names) -> None:
        if isinstance(asked, Sentence):
            title = asked.words
        else:
            title = f"{HEAD_WORDS[asked[1]]} · {asked[0].words}: {found[1]} người"
        self.names.show_names(title, *found)

    @Slot(int)
    def _go(self, person_id: int) -> None:
        members = self._asked is not None and _of_members(self._asked)
        self.context.navigate(PageName.MEMBERS if members else PageName.PLANS, person_id)


def _of_members(asked: Asked) -> bool:
    return isinstance(asked, Sentence) and asked.finding.advice is Advice.NEW_MEMBER
