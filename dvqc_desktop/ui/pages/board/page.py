"""The page Quần chúng: board of cards or list, coverage and chain above it, acts by drag, keys and menu."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.classes.rounds import list_rounds
from dvqc_desktop.ui.pages.base import Page, PageContext
from dvqc_desktop.ui.pages.board.acts import BoardActs
from dvqc_desktop.ui.pages.board.as_of import AsOfStrip, DayTeller
from dvqc_desktop.ui.pages.board.chain.light import ChainLight
from dvqc_desktop.ui.pages.board.chips import MemberChipBar
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.filter import Narrowing
from dvqc_desktop.ui.pages.board.memory import BoardMemory
from dvqc_desktop.ui.pages.board.printing import BoardPrinting
from dvqc_desktop.ui.pages.board.rounds.strip import RoundStrip
from dvqc_desktop.ui.pages.board.stack import CARDS, LANES, TABLE, BoardStack
from dvqc_desktop.ui.pages.board.strips import ChainStrip, CoverageStrip
from dvqc_desktop.ui.pages.board.tasks import BoardTasks
from dvqc_desktop.ui.pages.board.tools import COMPACT, FULL, BoardTools
from dvqc_desktop.ui.widgets.basics import PAGE_MARGINS, PageHeader, button, menu_button
from dvqc_desktop.ui.widgets.segment import Segment

FULL_LIMIT, COMPACT_LIMIT = 40, 120
TOUCH_ALONE = 120  # above it an act reads again only the people it touched


class BoardPage(Page):
    """Everything on it comes from `BoardData`; every act goes through `BoardActs`."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.WORKERS, Topic.CLASSES, Topic.CHAIN, Topic.CONTACTS, Topic.PLANS, Topic.MEMBERS, Topic.SETTINGS}
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("boardPage")
        self.data = BoardData(context.store)
        self.acts = BoardActs(self, context, self.data)
        self.tasks = BoardTasks(self, context, self.data, self.acts)
        self.printing = BoardPrinting(self, context, self.data, lambda: self.stack.shown(self._tools.wanted()))
        self._day: date | None = None
        self._narrowing = Narrowing()
        self._memory = BoardMemory(context)
        self._teller = DayTeller(context)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._add_keys()

    def _make_parts(self) -> None:
        self._view = Segment(
            "boardViewSegment",
            [(CARDS, "Bảng thẻ"), (LANES, "Theo nhóm"), (TABLE, "Danh sách")],
            ["grid_kanban", "text_bullet_list_ltr", "table_simple"],
        )
        self._round_button = button("Đợt phân loại…", "calendar_clock", "", "newRoundButton")
        self._more_button = button("Việc khác", "chevron_down", "", "boardMoreButton")
        self._more_menu = QMenu(self)
        self._more_menu.aboutToShow.connect(lambda: self.tasks.fill(self._more_menu))
        self._more_button.setMenu(self._more_menu)
        self._print_button = menu_button("print", "In…", self.printing.fill, "printBoardButton")
        self._add_button = button("Thêm người", "add", "primary", "addWorkerButton")
        self._header = PageHeader(
            "Quần chúng", self._view, self._print_button, self._round_button, self._more_button, self._add_button
        )
        self._tools = BoardTools()
        self._as_of = AsOfStrip()
        self._round = RoundStrip()
        self._coverage = CoverageStrip()
        self._chain_strip = ChainStrip()
        self._chips = MemberChipBar()
        self.stack = BoardStack(self.data, self.acts, self.new_item, self._memory)
        self.stack.nobody.add_action("Bỏ lọc", self._tools.clear, primary=False)
        self.stack.lanes_area.bar.kinds.set_value(self._memory.lanes())
        self.cards_area, self.list_view = self.stack.cards_area, self.stack.list_view
        self.stack.drops.stand_over(self, (self._coverage, self._chain_strip))
        self._light = ChainLight(self.data, self.stack, self._chips, self._coverage, self._chain_strip)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*PAGE_MARGINS)
        layout.setSpacing(8)
        layout.addWidget(self._header)
        layout.addWidget(self._tools)
        for strip in (self._as_of, self._round, self._coverage, self._chain_strip, self._chips):
            layout.addWidget(strip)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.data.loaded.connect(self._show_all)
        self.data.grown.connect(self._show_all)
        self.data.touched.connect(self._show_touched)
        self.data.person_wanted.connect(self.open_row)
        self._view.chosen.connect(self._choose_view)
        self._round_button.clicked.connect(lambda _on=False: self.tasks.open_rounds())
        self._add_button.clicked.connect(lambda _on=False: self.new_item())
        self.tasks.register_wanted.connect(self.printing.print_register)
        self.tasks.gaps_wanted.connect(self.printing.export_gaps)
        self.printing.movement_wanted.connect(self.tasks.open_movement)
        self._tools.filtered.connect(self._show_filtered)
        self._tools.day_picked.connect(self._show_day)
        self._tools.density_picked.connect(self._choose_density)
        self._as_of.day_wanted.connect(self._show_day)
        self._as_of.today_wanted.connect(self._back_to_today)
        self._round.together_wanted.connect(self.acts.agree_together)
        self._round.next_wanted.connect(self.acts.agree_each)
        self._round.walk_wanted.connect(self.tasks.walk_round)
        self._round.round_wanted.connect(lambda: self.tasks.open_rounds())
        self.tasks.together_wanted.connect(self.acts.agree_together)
        self.tasks.each_wanted.connect(self.acts.agree_each)
        self.tasks.walked.connect(self.refresh)
        self._coverage.assign_wanted.connect(lambda person_id: self.acts.assign([person_id]))
        self._coverage.list_wanted.connect(self._tools.show_uncovered)
        self._coverage.advice_wanted.connect(self.tasks.open_advice)
        self._coverage.coverage_wanted.connect(self.tasks.open_coverage)
        self._chain_strip.edit_wanted.connect(lambda: self.acts.assign(self.selected_ids()))
        self._chain_strip.answered.connect(self.acts.answer)
        self._chain_strip.cleared.connect(self.clear_selection)
        self._chips.chosen.connect(self._choose_member)
        self._chips.dropped.connect(lambda ids, member_id: self.acts.assign(ids, member_id))
        self.stack.picked.connect(self._pick)
        self.stack.refiltered.connect(self._show_filtered)
        self.stack.lanes_area.kind_chosen.connect(self._memory.keep_lanes)
        self.stack.drawing_wanted.connect(self.tasks.draw_chain)
        self.cards_area.before_chosen.connect(self.tasks.open_movement)

    def _add_keys(self) -> None:
        page = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in self.acts.by_key().items():
            QShortcut(QKeySequence(keys), self, lambda act=act: act(self.selected_ids()), context=page)
        QShortcut(QKeySequence("Ctrl+D"), self, self._back_to_today, context=page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear_selection()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.data.pause()
        self._teller.tell(self.data.day, False)
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.data.go_on()
        self._teller.tell(self.data.day, True)
        super().showEvent(event)

    def refresh(self) -> None:
        if self.tasks.walking:
            return
        touched = self.acts.touching
        if touched and self.data.total > TOUCH_ALONE and self.data.complete and self.data.is_today:
            self.data.reload({*touched, *(other for person_id in touched for other in self.data.behind(person_id))})
        else:
            self.data.load(self._day or clock.today())

    def filter_edit(self) -> QLineEdit | None:
        return self._tools.edit

    def zones(self) -> list[QWidget]:
        return [self._header, self._tools, self._chips, self.stack]

    def print_current(self) -> None:
        self.printing.print_shown()

    def new_item(self) -> None:
        if self.data.is_today:
            self.acts.add_worker()

    def open_row(self, row_id: int) -> None:
        """Selects a person; a filter that hides him is taken off, and a day on which he was not there is left."""
        if row_id not in self.data.by_id and not self.data.is_today:
            self._back_to_today()
        card = self.data.by_id.get(row_id)
        if card is None:
            return
        if not self._tools.wanted().chosen([card]):
            self._tools.clear()
        self.stack.select([row_id], focus=True)

    def selected_ids(self) -> list[int]:
        """The people selected in the view shown."""
        return self.stack.selected_ids()

    def clear_selection(self) -> None:
        """Esc: nobody is selected, no chain is highlighted."""
        self._light.member_id = None
        self.stack.clear_selection()

    @Slot()
    def _show_all(self) -> None:
        self._narrowing.forget()
        data = self.data
        self._view.set_value(self._memory.view() or (CARDS if data.total <= COMPACT_LIMIT else TABLE))
        self._set_usual_density()
        self._tools.show_data(data)
        self.stack.allow_drag(data.is_today)
        for made in (self._add_button, self._round_button):
            made.setEnabled(data.is_today)
        self._as_of.setVisible(not data.is_today)
        if not data.is_today:
            self._as_of.show_day(data.day, self.store.read(list_rounds))
        self._teller.tell(data.day, self.isVisible())
        self._show_figures()
        self._show_filtered()

    def _show_figures(self) -> None:
        """Everything that counts: note of the header, strips, chips, heads of the columns."""
        data = self.data
        last = f" · đợt gần nhất {data.last_round_on:%d/%m/%Y}" if data.last_round_on else ""
        groups = f" · {len(data.groups)} nhóm" if data.groups else ""
        when = last + groups if data.is_today else f" · tại ngày {data.day:%d/%m/%Y}"
        self._header.set_note(f"{data.total} người ngoài Đảng{when}")
        self._round.setVisible(self._round.show_round(data))
        self._coverage.show_coverage(data)
        self._chips.set_members(data.members if data.is_today else [], data.summary.troubles)
        self._show_heads()

    def _show_heads(self) -> None:
        if self._view.value() == CARDS:
            self.cards_area.show_heads(self.data, self._tools.wanted().is_on)

    @Slot()
    def _show_filtered(self) -> None:
        """The cards that the tools let through, in the view chosen."""
        view = str(self._view.value())
        people = self._narrowing.chosen(self._tools.wanted(), self.data.cards, self.stack.order(view))
        self._tools.show_count(len(people.cards), len(self.data.cards))
        self._tools.allow_density(view != TABLE)
        self._chips.setVisible(view == CARDS and bool(self._chips.chips))
        self.stack.show_people(view, people, self._tools.edit.text().strip())
        self._show_heads()
        self._pick()

    @Slot(object)
    def _show_touched(self, fresh: dict[int, Card]) -> None:
        """Some cards are new: they move alone, no model is reset."""
        self._narrowing.forget()
        if self._view.value() != CARDS:
            self._show_filtered()
        else:
            shown = {card.id for card in self._tools.wanted().chosen(list(fresh.values()))}
            self.stack.replace(fresh, shown)
        self._show_figures()
        self._pick()

    @Slot()
    def _pick(self) -> None:
        self._light.look_soon(self.selected_ids())

    @Slot(int)
    def _choose_member(self, person_id: int) -> None:
        chosen = None if person_id == self._light.member_id else person_id
        self.clear_selection()
        self._light.member_id = chosen
        self._pick()

    @Slot(object)
    def _choose_view(self, _view: object) -> None:
        kept = self.selected_ids()
        self._memory.keep_view(str(self._view.value()))
        self._set_usual_density()
        self._show_filtered()
        self.stack.select(kept)

    @Slot(str)
    def _choose_density(self, density: str) -> None:
        self._memory.keep_density(density)
        self._set_density(density)

    def _set_usual_density(self) -> None:
        """As chosen by hand, else by the number of people; lanes are narrow and begin compact."""
        few = self.data.total <= FULL_LIMIT and self._view.value() != LANES
        self._set_density(self._memory.density() or (FULL if few else COMPACT))

    def _set_density(self, density: str) -> None:
        self.stack.set_compact(density == COMPACT)
        self._tools.set_density(density)

    @Slot(object)
    def _show_day(self, day: date) -> None:
        self._day = None if day == clock.today() else day
        self.clear_selection()
        self.refresh()

    @Slot()
    def _back_to_today(self) -> None:
        self._show_day(clock.today())
