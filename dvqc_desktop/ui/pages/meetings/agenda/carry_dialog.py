"""Shows what may be carried over from an earlier meeting, to be ticked; one act takes it all into the agenda."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QWidget

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.meetings import meeting_name
from dvqc_desktop.services.meetings.agenda.carry_over import (
    CarryKind,
    CarryPick,
    CarryRow,
    carry_over,
    carry_rows,
    carry_sources,
)
from dvqc_desktop.services.meetings.meetings import MeetingRow
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.meetings.choices import combo, fill
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.lists import ListWidget

HEADS = {
    CarryKind.POSTPONED: "Để lại, chưa bàn",
    CarryKind.STANDING: "Mục thường kỳ",
    CarryKind.UNDISCUSSED: "Biên bản chưa ghi gì",
    CarryKind.TASK: "Việc chưa xong",
}
ROW_ROLE = Qt.ItemDataRole.UserRole


class CarryOverDialog(Dialog):
    """Items of the meeting chosen above and open tasks, under a heading each; what the agenda has stays unticked."""

    def __init__(self, parent: QWidget, store: Store, meeting_id: int) -> None:
        super().__init__(parent, "Chép từ kỳ trước", "carryOverDialog")
        self._store, self._meeting_id = store, meeting_id
        self.setMinimumSize(theme.px(620), theme.px(480))
        unit_kind, sources = store.read(get_unit).kind, store.read(carry_sources, meeting_id)
        self._meeting = combo("carryMeetingCombo", "Chép từ buổi")
        choices = [(f"{format_date(row.held_on)}  {row.title or _name(row, unit_kind)}", row.id) for row in sources]
        fill(self._meeting, choices or [("Chưa có buổi nào đã họp", None)], choices[0][1] if choices else None)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label("Chép từ buổi"))
        line.addWidget(self._meeting, 1)
        self.body.addLayout(line)
        note = "Đánh dấu những gì đưa vào chương trình. Tên quần chúng không in ra."
        self.body.addWidget(label(note, "secondary", wrap=True))
        self._list = ListWidget()
        self._list.setObjectName("carryOverList")
        self._list.setAccessibleName("Những gì có thể chép")
        self._list.setWordWrap(True)
        self.body.addWidget(self._list, 1)
        self._error = label("", "error", "carryOverErrorLabel", wrap=True)
        self.body.addWidget(self._error)
        self._list.itemChanged.connect(self._count)
        self._meeting.activated.connect(self.read)
        self.add_button("Không chép", self.close)
        self.add_primary("Chép vào chương trình", self.save, "carryOverSaveButton")
        self.read()

    @Slot()
    def read(self) -> None:
        """Shows what may come from the meeting chosen."""
        rows = self._store.read(carry_rows, self._meeting_id, self._meeting.currentData())
        self._list.blockSignals(True)
        self._list.clear()
        shown = None
        for row in rows:
            if row.pick.kind is not shown:
                shown = row.pick.kind
                self._add_head(HEADS[shown])
            self._add_row(row)
        if not rows:
            self._add_head("Buổi này không để lại mục nào, và không còn việc chưa xong.")
        self._list.blockSignals(False)
        self._count()

    def _add_head(self, words: str) -> None:
        line = QListWidgetItem(words, self._list)
        line.setFlags(Qt.ItemFlag.NoItemFlags)
        line.setFont(theme.font(13, 600))
        line.setForeground(theme.color("text"))

    def _add_row(self, row: CarryRow) -> None:
        line = QListWidgetItem(_words(row), self._list)
        line.setData(ROW_ROLE, row)
        line.setCheckState(Qt.CheckState.Checked if row.wanted else Qt.CheckState.Unchecked)
        if row.place is not None:
            line.setFlags(line.flags() & ~Qt.ItemFlag.ItemIsEnabled)

    def chosen(self) -> list[CarryRow]:
        """What is ticked."""
        lines = [self._list.item(place) for place in range(self._list.count())]
        return [line.data(ROW_ROLE) for line in lines if line.checkState() == Qt.CheckState.Checked]

    @Slot()
    def _count(self) -> None:
        count = len(self.chosen())
        if self.primary is not None:
            self.primary.setText(f"Chép {count} dòng vào chương trình" if count else "Chép vào chương trình")

    def save(self) -> None:
        """Takes what is ticked into the agenda; with nothing ticked it says so."""
        picks = [row.pick for row in self.chosen()]
        if not picks:
            self._error.setText("Chưa đánh dấu dòng nào.")
            return
        after_count(self, self._store, f"Chép {len(picks)} dòng", len(picks), partial(self._write, picks))

    def _write(self, picks: list[CarryPick]) -> None:
        try:
            self._store.write(carry_over, self._meeting_id, picks)
        except AppError as error:
            self._error.setText(told(error))
            return
        self.close()


def _words(row: CarryRow) -> str:
    """A line: what, how long or by whom, and where the agenda has it already."""
    length = f"{row.minutes} phút" if row.minutes else row.detail
    there = f"đã có ở mục {row.place}" if row.place is not None else ""
    tail = "; ".join(part for part in (length, there) if part)
    return f"{row.title} ({tail})" if tail else row.title


def _name(row: MeetingRow, unit_kind: str) -> str:
    return meeting_name(row.kind, row.held_on, unit_kind, row.kind_name)
