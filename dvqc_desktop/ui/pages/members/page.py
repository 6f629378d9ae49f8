"""The roster: the table of members, the chain of the one chosen, and his or her details."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.services.members.member_chain import ChainNode, member_chain
from dvqc_desktop.services.members.member_lists import MemberRow, MemberView, get_member, list_members
from dvqc_desktop.services.people.groups import list_groups
from dvqc_desktop.services.plans.plan_reading import find_plan
from dvqc_desktop.services.settings import contact_rule
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import with_class_names
from dvqc_desktop.ui.dialogs.person_page.dialog import open_person_page
from dvqc_desktop.ui.pages.base import Page, PageContext, PageName
from dvqc_desktop.ui.pages.board.words import group_words
from dvqc_desktop.ui.pages.list_export import ListExport, export_button
from dvqc_desktop.ui.pages.members.chain import ChainTree
from dvqc_desktop.ui.pages.members.detail import DetailPanel, MemberDetail
from dvqc_desktop.ui.pages.members.dialog import MemberDialog
from dvqc_desktop.ui.pages.members.leaving import roster_listing
from dvqc_desktop.ui.pages.members.table import WIDTHS, RosterDelegate, roster_model
from dvqc_desktop.ui.pages.members.words import counts_words, probation_words
from dvqc_desktop.ui.pages.papers import preview_roster
from dvqc_desktop.ui.widgets.basics import (
    PAGE_MARGINS,
    PageHeader,
    Strip,
    button,
    icon_label,
    label,
    link_button,
    panel,
)
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit, shown_of
from dvqc_desktop.ui.widgets.segment import Segment
from dvqc_desktop.ui.widgets.table import ROW_HEIGHT, TableView

PRESENT, ALL = "present", "all"
NAME_ROOM = 112


class MembersPage(Page):
    """Đảng viên."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.MEMBERS, Topic.CHAIN, Topic.CLASSES, Topic.CONTACTS, Topic.PLANS, Topic.WORKERS, Topic.SETTINGS}
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("memberPage")
        self._chosen: int | None = None
        self._settling = False
        self._words: list[str] = []
        self._filter = FilterEdit("memberFilterEdit", "Lọc theo tên, nhiệm vụ…")
        self._segment = Segment("memberStatusSegment", ((PRESENT, "Đang sinh hoạt"), (ALL, "Tất cả")))
        self._count = label("", "secondary")
        self._strip_words = label("", "warn")
        self._strip = Strip("warn", "memberStrip")
        self._strip_member = 0
        self._model = roster_model()
        self._table = TableView("memberTable")
        self._table.setAccessibleName("Danh sách đảng viên")
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._split_by_hand = False
        self._chain = ChainTree()
        self._chain_title = label("", "strong")
        self._chain_note = label("", "secondary")
        self._detail = DetailPanel()
        add = button("Thêm đảng viên", "person_add", "primary", "addMemberButton")
        roster = button("In danh sách", "print", "", "printMembersButton")
        export = export_button("exportMembersButton")
        self._export = ListExport(self, context)
        self._header = PageHeader("Đảng viên", export, roster, add)
        self._build()
        add.clicked.connect(self.new_item)
        roster.clicked.connect(self.print_current)
        export.clicked.connect(self.export_shown)
        self._filter.filtered.connect(self._filter_typed)
        self._segment.chosen.connect(self._show_rows)
        self._table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._table.opened.connect(self._open_editor)
        self._detail.edit_wanted.connect(self._edit)
        self._detail.plan_wanted.connect(self._go_to_plan)
        self._detail.whole_wanted.connect(self._show_whole)
        self._chain.person_opened.connect(self._go_to_worker)

    def refresh(self) -> None:
        today = clock.today()
        rows = self.store.read(list_members, today)
        self._header.set_note(counts_words(rows))
        present = sum(not row.former for row in rows)
        self._segment.set_words(PRESENT, f"Đang sinh hoạt  {present}")
        self._segment.set_words(ALL, f"Tất cả  {len(rows)}")
        self._show_strip(probation_words(rows, today))
        self._settling = True
        self._model.set_rows(rows)
        self._show_rows()

    def filter_edit(self) -> QLineEdit:
        return self._filter

    def new_item(self) -> None:
        MemberDialog(self, self.context, None, self._member_saved).open()

    @Slot()
    def print_current(self) -> None:
        """Makes the roster and opens its preview."""
        preview_roster(self, self.context, self._model.total())

    @Slot()
    def export_shown(self) -> None:
        """The members shown, to Excel."""
        present, typed = self._segment.value() == PRESENT, self._filter.text()
        self._export.ask(roster_listing(self.context, self._table, self._model, present, typed))

    def open_row(self, row_id: int) -> None:
        self._filter.clear()
        self._segment.set_value(ALL)
        self._chosen = row_id
        self._show_rows()

    def shown_person(self) -> int | None:
        return self._chosen

    def zones(self) -> list[QWidget]:
        return [self._header, self._filter, self._table, self._chain, self._detail]

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*PAGE_MARGINS)
        layout.setSpacing(8)
        layout.addWidget(self._header)
        layout.addLayout(self._tools())
        self._table.setModel(self._model)
        self._table.setItemDelegate(RosterDelegate(self._table))
        self._table.set_widths(WIDTHS, 0)
        self._table.keep_readable(0, NAME_ROOM)
        self._table.setSortingEnabled(True)
        self._table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        left = self._left
        left.setObjectName("memberRosterSplitter")
        left.addWidget(panel("", self._table))
        left.addWidget(self._chain_panel())
        left.setChildrenCollapsible(False)
        left.splitterMoved.connect(self._keep_split)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("memberSplitter")
        splitter.addWidget(left)
        splitter.addWidget(self._detail)
        splitter.setSizes([theme.px(756), theme.px(406)])
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        layout.addWidget(splitter, 1)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._filter)
        row.addWidget(self._segment)
        row.addWidget(self._count)
        row.addStretch(1)
        self._strip.setFixedHeight(theme.px(30))
        self._strip.row.addWidget(icon_label("clock", "warn"))
        self._strip.row.addWidget(self._strip_words)
        self._strip.row.addWidget(link_button("Xem", self._open_strip_member, "memberStripLink"))
        row.addWidget(self._strip)
        return row

    def _chain_panel(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(theme.px(36))
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._chain_title)
        row.addWidget(self._chain_note)
        row.addStretch(1)
        row.addWidget(link_button("Mở trên bảng", self._open_board, "memberBoardLink"))
        return panel("", head, self._chain)

    @Slot(str)
    def _filter_typed(self, typed: str) -> None:
        self._words = names.fold(typed).split()
        self._show_rows()

    @Slot()
    def _show_rows(self) -> None:
        """Applies filter and segment, and keeps the chosen member chosen."""
        present_only = self._segment.value() == PRESENT
        words = self._words

        def passes(row: MemberRow) -> bool:
            return not (present_only and row.former) and all(word in row.search for word in words)

        self._settling = True
        self._model.set_filter(passes)
        shown = [row.id for row in self._model.shown()]
        typed = self._filter.text().strip()
        self._table.set_empty_text(
            f"Không có ai khớp “{typed}”." if typed else "Chưa có đảng viên nào. Bấm “Thêm đảng viên” để bắt đầu."
        )
        self._count.setText(shown_of(len(shown), self._model.total()) if typed else "")
        if self._chosen not in shown:
            self._chosen = shown[0] if shown else None
        self._table.select_row(shown.index(self._chosen) if self._chosen is not None else -1)
        self._settling = False
        self._share_height(len(shown))
        self._show_chosen()

    def _share_height(self, rows: int) -> None:
        """The roster gets the height of its rows up to six tenths, until the user moves the handle."""
        whole = self._left.height()
        if not self._split_by_hand:
            wanted = theme.px(ROW_HEIGHT) * max(rows, 4) + theme.px(66)
            roster = min(wanted, whole * 6 // 10)
            self._left.setSizes([roster, whole - roster])

    @Slot()
    def _keep_split(self) -> None:
        self._split_by_hand = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height(len(self._model.shown()))

    @Slot(QModelIndex, QModelIndex)
    def _row_chosen(self, current: QModelIndex) -> None:
        if current.isValid() and not self._settling:
            self._chosen = self._model.row(current.row()).id
            self._show_chosen()

    def _show_chosen(self) -> None:
        today = clock.today()
        if self._chosen is None:
            self._detail.show_member(None, today)
            self._show_chain("", ())
            return
        view = self.store.read(get_member, self._chosen, today)
        chain = self.store.read(member_chain, self._chosen, today)
        plan = self.store.read(find_plan, self._chosen)
        weekday = self.store.read(contact_rule).weekday
        self._detail.show_member(MemberDetail(view, self._place_words(view), chain, plan, weekday), today)
        self._show_chain(view.person.full_name, chain)

    def _place_words(self, view: MemberView) -> str:
        groups = {row.id: row.name for row in self.store.read(list_groups)}
        group = groups.get(view.place.work_group_id or 0, "")
        return group_words(group)

    def _show_chain(self, name: str, chain: tuple[ChainNode, ...]) -> None:
        direct = sum(not node.beside for node in chain)
        through = sum(not node.beside for top in chain for node in top.below)
        self._chain_title.setText(f"Dây chuyền của {name}" if name else "Dây chuyền")
        parts = [f"{direct} người trực tiếp"] if direct else ["chưa phụ trách ai"] if name else []
        parts += [with_class_names(f"{through} người qua {{active}}")] if through else []
        self._chain_note.setText(", ".join(parts))
        self._chain.show_chain(chain)

    def _show_strip(self, found: tuple[str, int] | None) -> None:
        self._strip.setVisible(found is not None)
        if found is not None:
            words, self._strip_member = found
            self._strip_words.setText(words)

    def _open_strip_member(self) -> None:
        self.open_row(self._strip_member)

    def _open_board(self) -> None:
        self.context.navigate(PageName.BOARD, None)

    @Slot(int)
    def _go_to_worker(self, worker_id: int) -> None:
        self.context.navigate(PageName.BOARD, worker_id)

    @Slot(int)
    def _go_to_plan(self, member_id: int) -> None:
        self.context.navigate(PageName.PLANS, member_id)

    @Slot(int)
    def _open_editor(self, position: int) -> None:
        self._edit(self._model.row(position).id)

    @Slot(int)
    def _edit(self, member_id: int) -> None:
        view = self.store.read(get_member, member_id, clock.today())
        MemberDialog(self, self.context, view, self._member_saved).open()

    @Slot(int)
    def _show_whole(self, member_id: int) -> None:
        open_person_page(self, self.context, member_id)

    def _member_saved(self, member_id: int) -> None:
        self.open_row(member_id)
