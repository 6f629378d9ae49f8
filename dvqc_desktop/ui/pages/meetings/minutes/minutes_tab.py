"""The sub-tab "Biên bản": items at the left, what is written of one in the middle, who was there at the right."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from dvqc_desktop.services.meetings.minutes.versions import list_versions
from dvqc_desktop.services.meetings.roll.attendance import meeting_electorate, roll_call
from dvqc_desktop.services.rules import meeting_rules
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.minutes.item_list import LIST_WIDTH, ItemDelegate, ItemModel
from dvqc_desktop.ui.pages.meetings.minutes.item_sheet import ItemSheet
from dvqc_desktop.ui.pages.meetings.minutes.meeting_clock import MeetingClock
from dvqc_desktop.ui.pages.meetings.minutes.minutes_tools import MinutesTools
from dvqc_desktop.ui.pages.meetings.minutes.present_list import PresentList
from dvqc_desktop.ui.pages.meetings.minutes.shown_items import shown_items
from dvqc_desktop.ui.pages.meetings.minutes.versions_dialog import VersionsDialog
from dvqc_desktop.ui.pages.meetings.minutes.writing_view import WritingView
from dvqc_desktop.ui.pages.meetings.roll.quorum import Attending, QuorumBox
from dvqc_desktop.ui.pages.meetings.tab import MeetingTab, Shown
from dvqc_desktop.ui.widgets.basics import button, divider, label, link_button
from dvqc_desktop.ui.widgets.lists import ListView

SIDE_WIDTH = 232


class MinutesTab(MeetingTab):
    """Each sentence is kept as it is finished."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.items = ItemModel()
        self.list = ListView()
        self.list.setObjectName("minuteItemList")
        self.list.setAccessibleName("Các mục của chương trình")
        self.list.setModel(self.items)
        self.list.setItemDelegate(ItemDelegate(self.list))
        self.list.setFixedWidth(theme.px(LIST_WIDTH))
        self.sheet = ItemSheet(self.store)
        self.text, self.conclusion = self.sheet.text, self.sheet.conclusion
        self.tools = MinutesTools(context, self.sheet)
        self._large = button("Viết lớn (F11)", "", "", "writingButton")
        self._large.setProperty("kind", "small")
        self.times = MeetingClock(context, QBoxLayout.Direction.TopToBottom)
        self._versions = link_button("", self.show_versions, "minutesVersionsButton")
        self._present = PresentList()
        self.quorum = QuorumBox("minutesQuorumBox")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.tools.row.addWidget(self._large)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 5, 8, 5)
        tools.addWidget(self.tools)
        middle.addLayout(tools)
        middle.addWidget(divider())
        middle.addWidget(self.sheet, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list)
        whole.addWidget(divider(vertical=True))
        whole.addLayout(middle, 1)
        whole.addWidget(divider(vertical=True))
        whole.addWidget(self._side())

    def _side(self) -> QFrame:
        side = QFrame()
        side.setFixedWidth(theme.px(SIDE_WIDTH))
        right = QVBoxLayout(side)
        right.setContentsMargins(12, 12, 12, 12)
        right.setSpacing(8)
        right.addWidget(label("Điểm danh", "strong"))
        right.addWidget(self._present)
        right.addWidget(self.quorum)
        right.addWidget(label("Giờ họp", "strong"))
        right.addWidget(self.times)
        right.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._versions)
        foot.addStretch(1)
        right.addLayout(foot)
        return side

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._choose)
        self._large.clicked.connect(self.write_large)
        key = QShortcut(QKeySequence("F11"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.write_large)

    def fill(self, shown: Shown) -> None:
        """Reads the items with their minutes; the chosen item and what is typed stay."""
        items = shown_items(self.store, shown)
        place = next((at for at, item in enumerate(items) if item.record.id == self.sheet.item_id), 0)
        self.list.selectionModel().blockSignals(True)
        self.items.set_rows([item.record for item in items])
        self.list.setCurrentIndex(self.items.index(place) if items else QModelIndex())
        self.list.selectionModel().blockSignals(False)
        self.sheet.show_item(items[place] if items else None)
        self.tools.show_meeting(shown, bool(items))
        self._large.setEnabled(bool(items))
        self.times.show_meeting(shown)
        count = len(self.store.read(list_versions, shown.meeting.id))
        self._versions.setVisible(count > 0)
        self._versions.setText(f"Các bản đã chốt ({count})…")
        self._fill_present(shown)

    def leave(self) -> None:
        """Keeps what is being typed."""
        self.sheet.keep()

    def _fill_present(self, shown: Shown) -> None:
        rows = self.store.read(roll_call, shown.meeting.id)
        self._present.show_roll(rows)
        roll = self.store.read(meeting_electorate, shown.meeting.id, expected=shown.is_ahead)
        majority = self.store.read(meeting_rules, shown.meeting.id).threshold("vote.majority")
        self.quorum.show_roll(Attending(roll, roll.can_pass(majority), shown.is_ahead))

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid() or self.shown is None:
            return
        chosen = self.items.row(current.row()).id
        self.leave()
        items = shown_items(self.store, self.shown)
        self.sheet.show_item(next((item for item in items if item.record.id == chosen), None))
        self.list.viewport().update()

    @Slot()
    def write_large(self) -> None:
        """Opens the view of writing at the item chosen; back here the same item is shown."""
        if self.shown is None or self.sheet.item_id is None:
            return
        self.leave()
        view = WritingView(self, self.context, self.shown, self.sheet.item_id)
        view.turned.connect(self.show_item)
        view.open()

    @Slot(int)
    def show_item(self, item_id: int) -> None:
        """Chooses an item of the meeting shown; the first where it is not among them."""
        place = next((at for at in range(self.items.rowCount()) if self.items.row(at).id == item_id), 0)
        self.list.setCurrentIndex(self.items.index(place))

    @Slot()
    def show_versions(self) -> None:
        """Holds the closed versions side by side."""
        if self.shown is not None:
            VersionsDialog(self, self.store, self.shown.meeting.id).open()
