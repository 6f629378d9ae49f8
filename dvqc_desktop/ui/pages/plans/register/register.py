"""The register "nghe – chuyển – trả lời – báo lại" of everybody: what is open, what is late, where it was passed on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.periods import quarter_of
from dvqc_desktop.domain.proposals import REFERRED_WORDS, STATE_WORDS, ProposalState
from dvqc_desktop.services.contacts import proposals
from dvqc_desktop.services.contacts.proposals import ProposalFields, ProposalRow
from dvqc_desktop.services.leaving_columns import TOLD
from dvqc_desktop.services.leaving_lists import told
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.list_export import ListExport, Listing, export_button, read_shown, shown_columns
from dvqc_desktop.ui.pages.plans.log.referrals import TONE_ROLE, TONES
from dvqc_desktop.ui.pages.plans.register.register_acts import ask_entry, preview_register
from dvqc_desktop.ui.pages.plans.view import View
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit, shown_of
from dvqc_desktop.ui.widgets.list_page import lay_out_list
from dvqc_desktop.ui.widgets.segment import Segment
from dvqc_desktop.ui.widgets.table import DISPLAY, TWO_LINE_HEIGHT, TableView
from dvqc_desktop.ui.widgets.two_lines import TwoLineDelegate

Index = QModelIndex | QPersistentModelIndex
TOOLTIP = Qt.ItemDataRole.ToolTipRole
WHOLE_TEAM = "Cả tổ"
WORKER_COLUMN, OWNER_COLUMN, STATE_COLUMN = 1, 6, 7
WRAPPED = frozenset({2, 5})  # what was heard, the answer
NO_NAMES = "Tên người nêu và điều chưa được đồng ý cho chuyển ở lại trong sổ."
ROOM_FOR_OWNER = 1060  # pixels of the normal type
OPEN, LATE, UNTOLD, ALL = "open", "late", "untold", "all"
FILTERS: dict[str, tuple[str, Callable[[ProposalRow], bool]]] = {
    OPEN: ("Đang mở", lambda row: row.state is not ProposalState.TOLD_BACK),
    LATE: ("Quá hẹn trả lời", lambda row: row.state is ProposalState.LATE),
    UNTOLD: ("Chưa báo lại", lambda row: row.state is ProposalState.ANSWERED),
    ALL: ("Tất cả", lambda row: True),
}
ORDER = {
    ProposalState.ANSWERED: 0,
    ProposalState.LATE: 1,
    ProposalState.REFERRED: 2,
    ProposalState.HEARD: 3,
    ProposalState.TOLD_BACK: 4,
}


def _to_words(row: ProposalRow) -> str:
    to = row.fields.referred_to
    return REFERRED_WORDS[to] if to is not None else "–"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day is not None else "–"


def _day_key(day: date | None) -> date:
    return day or date.max


def _state_key(row: ProposalRow) -> tuple[int, date]:
    """What is to be told back stands first, then what is late; within a state by the day an answer is due."""
    return ORDER[row.state], _day_key(row.fields.due_on)


COLUMNS: tuple[Column[ProposalRow], ...] = (
    Column("Nghe ngày", lambda row: _day(row.fields.received_on), 92, key=lambda row: row.fields.received_on),
    Column("Người nêu", lambda row: row.worker_name or WHOLE_TEAM, 130, key=lambda row: row.worker_sort),
    Column("Nội dung", lambda row: row.fields.text.replace("\n", " "), 250),
    Column("Chuyển cho", _to_words, 100, key=_to_words),
    Column("Hẹn trả lời", lambda row: _day(row.fields.due_on), 92, key=lambda row: _day_key(row.fields.due_on)),
    Column("Trả lời", lambda row: (row.fields.answer or "–").replace("\n", " "), 200),
    Column("Người theo dõi", lambda row: row.owner_name or "–", 118, key=lambda row: row.owner_name or ""),
    Column("Tình trạng", lambda row: STATE_WORDS[row.state], 122, key=_state_key),
)


class RegisterModel(RowsModel[ProposalRow]):
    """The entries; the state is a badge, the tooltip tells whether it may be passed on."""

    def __init__(self) -> None:
        super().__init__(COLUMNS)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row = self.row(index.row())
        if role == TONE_ROLE:
            return TONES[row.state] if index.column() == STATE_COLUMN else None
        if role == TOOLTIP:
            agreed = "Người nêu đồng ý cho chuyển." if row.fields.consent else "Chưa được đồng ý cho chuyển."
            return f"{row.fields.text}\n{agreed}"
        return super().data(index, role)


class RegisterTable(TableView):
    """The table; Delete asks to take the entry out, Space to note that it was told back; narrow, it has no owner."""

    removal_wanted = Signal()
    told_wanted = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setColumnHidden(OWNER_COLUMN, self.viewport().width() < theme.px(ROOM_FOR_OWNER))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.told_wanted.emit()
        else:
            super().keyPressEvent(event)


class RegisterView(View):
    """Filters, table and acts of the register."""

    key: ClassVar[str] = "register"
    words: ClassVar[str] = "Kiến nghị"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PROPOSALS, Topic.WORKERS, Topic.MEMBERS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.setObjectName("proposalRegister")
        self._add = button("Ghi điều nghe được", "add", "primary", "addProposalButton")
        self._print = button("In sổ…", "print", "", "printProposalsButton")
        self._export = export_button("exportProposalsButton")
        self._exporting = ListExport(self, context)
        self.set_tools(self._export, self._print, self._add)
        self.filter = FilterEdit("registerFilterEdit", "Lọc theo tên, nội dung")
        self.states = Segment("registerStateSegment", [(key, words) for key, (words, _lets) in FILTERS.items()])
        self.to = QComboBox()
        self.model = RegisterModel()
        self.table = RegisterTable("registerTable", TWO_LINE_HEIGHT)
        self._count = label("", "secondary", "registerCountLabel")
        self._sums = label("", "secondary", "registerSumsLabel")
        self._told = button("Đã báo lại hôm nay", "checkmark", "", "registerToldButton")
        self._remove = button("Bỏ khỏi sổ", "delete", "", "registerRemoveButton")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Reads the register again and keeps the entry chosen."""
        today = clock.today()
        rows = self.store.read(proposals.list_proposals, today)
        for key, (words, lets) in FILTERS.items():
            self.states.set_words(key, f"{words}  {sum(map(lets, rows))}")
        period = quarter_of(today)
        counts = self.store.read(proposals.count_proposals, period.start, min(period.end, today))
        steps = f"nghe {counts.received}, chuyển {counts.referred}, có trả lời {counts.answered}"
        name = f"{period.words[:1].upper()}{period.words[1:]}"
        self._sums.setText(f"{name}: {steps}, đã báo lại {counts.told_back}.")
        chosen = self._current()
        self.model.set_rows(rows)
        self._show(chosen.id if chosen is not None else None)

    def filter_edit(self) -> QLineEdit:
        """The filter by words."""
        return self.filter

    @Slot()
    def new_item(self) -> None:
        """Begins an entry; the person is chosen in its form."""
        ask_entry(self, self.store, "", ProposalFields("", clock.today()), None)

    def open_row(self, row_id: int) -> None:
        """Chooses an entry, as when the overview leads here; filters that hide it are taken away."""
        if row_id not in [row.id for row in self.model.shown()]:
            self.filter.clear()
            self.to.setCurrentIndex(0)
            self.states.set_value(ALL)
        self._show(row_id)
        self.table.setFocus()

    def shown_person(self) -> int | None:
        """Whose entry is chosen."""
        row = self._current()
        return row.fields.worker_id if row is not None else None

    @Slot()
    def print_current(self) -> None:
        """The entries shown, as a list for a meeting."""
        preview_register(self, self.context, self.model.shown(), self._chosen_words())

    @Slot()
    def export_shown(self) -> None:
        """The entries shown, to Excel, without who told of them."""
        columns = shown_columns(self.table, self.model.columns, {WORKER_COLUMN})
        rows = read_shown(self.context, TOLD, partial(told, day=clock.today()), self.model.shown())
        self._exporting.ask(Listing("Sổ nghe, chuyển, trả lời, báo lại", rows, columns, self._chosen_words(), NO_NAMES))

    def _chosen_words(self) -> str:
        """The filters now on, in words."""
        parts = [FILTERS[str(self.states.value())][0].lower()]
        if self.to.currentData() is not None:
            parts.append(f"chuyển cho {self.to.currentText().lower()}")
        if self.filter.text().strip():
            parts.append(f"có “{self.filter.text().strip()}”")
        return ", ".join(parts)

    def _build(self) -> None:
        self.to.setObjectName("registerToCombo")
        self.to.setAccessibleName("Chuyển cho")
        self.to.addItem("Chuyển cho: tất cả", None)
        for code, words in REFERRED_WORDS.items():
            self.to.addItem(words, code)
        self.table.setAccessibleName("Sổ nghe, chuyển, trả lời, báo lại")
        self.table.setModel(self.model)
        self.table.setItemDelegate(TwoLineDelegate(WRAPPED, self.table, TONE_ROLE))
        self.table.set_widths([column.width for column in COLUMNS], 2)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(STATE_COLUMN, Qt.SortOrder.AscendingOrder)
        tools = (self.filter, self.states, self.to, self._count)
        lay_out_list(self, tools, self.table, (self._sums, self._remove, self._told))

    def _connect(self) -> None:
        self._add.clicked.connect(self.new_item)
        self._print.clicked.connect(self.print_current)
        self._export.clicked.connect(self.export_shown)
        self.filter.filtered.connect(self._filtered)
        self.states.chosen.connect(self._filtered)
        self.to.currentIndexChanged.connect(self._filtered)
        self.table.opened.connect(self._edit)
        self.table.removal_wanted.connect(self._take_out)
        self.table.told_wanted.connect(self._tell_back)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self._told.clicked.connect(self._tell_back)
        self._remove.clicked.connect(self._take_out)

    @Slot()
    def _filtered(self) -> None:
        chosen = self._current()
        self._show(chosen.id if chosen is not None else None)

    def _show(self, chosen: int | None) -> None:
        lets, to = FILTERS[str(self.states.value())][1], self.to.currentData()
        words = names.fold(self.filter.text()).split()

        def passes(row: ProposalRow) -> bool:
            text = names.fold(f"{row.worker_name or WHOLE_TEAM} {row.fields.text} {row.fields.answer or ''}")
            return lets(row) and to in (None, row.fields.referred_to) and all(word in text for word in words)

        self.model.set_filter(passes)
        shown = [row.id for row in self.model.shown()]
        self._count.setText(shown_of(len(shown), self.model.total()))
        self.table.set_empty_text(
            "Không có điều nào khớp với bộ lọc." if self.model.total() else "Chưa ghi điều nào. Ctrl+N để ghi."
        )
        self.table.keep_row(shown, chosen)
        self._offer()

    def _current(self) -> ProposalRow | None:
        place = self.table.current_row()
        return self.model.row(place) if 0 <= place < len(self.model.shown()) else None

    @Slot()
    def _offer(self) -> None:
        row = self._current()
        self._remove.setVisible(row is not None)
        self._told.setVisible(row is not None and row.state is ProposalState.ANSWERED)

    @Slot(int)
    def _edit(self, position: int) -> None:
        row = self.model.row(position)
        ask_entry(self, self.store, row.worker_name or "", row.fields, row)

    @Slot()
    def _tell_back(self) -> None:
        row = self._current()
        if row is not None and row.state is ProposalState.ANSWERED:
            change = self.store.attempt(proposals.tell_back, row.id, clock.today())
            if change is not None:
                self.context.toast(f"Đã {change.label}.")

    @Slot()
    def _take_out(self) -> None:
        row = self._current()
        if row is not None:
            change = self.store.attempt(proposals.remove_proposal, row.id)
            if change is not None:
                self.context.toast(f"Đã {change.label}.")
