"""Closed versions of minutes side by side: what was changed, and why they were opened again."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from dvqc_desktop.domain.codes import MeetingState
from dvqc_desktop.domain.version_lines import ComparedLine, compared
from dvqc_desktop.services.meetings.meetings import get_meeting
from dvqc_desktop.services.meetings.minutes.record import read_record
from dvqc_desktop.services.meetings.minutes.versions import VersionRow, list_versions, record_lines, version_record
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.choices import combo, fill
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

NOW = 0  # the minutes as they stand, opened again and not closed yet
HEADS = ("Thay đổi", "Bản trước", "Bản sau")


class VersionsDialog(Dialog):
    """Two versions to choose; only what differs is shown at first."""

    def __init__(self, parent: QWidget, store: Store, meeting_id: int) -> None:
        super().__init__(parent, "Các bản biên bản đã chốt", "versionsDialog")
        self._store, self._meeting_id = store, meeting_id
        self._versions = store.read(list_versions, meeting_id)
        self.setMinimumSize(theme.px(900), theme.px(560))
        self._before, self._after = combo("versionBeforeCombo", "Bản trước"), combo("versionAfterCombo", "Bản sau")
        self._reason = label("", "secondary", "versionReasonLabel", wrap=True)
        self._all = QCheckBox("Hiện cả những dòng không đổi")
        self._all.setObjectName("versionAllCheck")
        self._table = QTableWidget(0, len(HEADS))
        self._table.setObjectName("versionTable")
        self._table.setHorizontalHeaderLabels(HEADS)
        self._table.verticalHeader().hide()
        self._table.setWordWrap(True)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        head = self._table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self._sum = label("", "secondary", "versionSumLabel")
        self._lay_out()
        self._choose_last()
        self._all.setChecked(self._before.currentData() == self._after.currentData())  # one version alone is read
        self._before.activated.connect(self.read)
        self._after.activated.connect(self.read)
        self._all.toggled.connect(self.read)
        self.read()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label("Bản trước"))
        line.addWidget(self._before, 1)
        line.addWidget(label("Bản sau"))
        line.addWidget(self._after, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._reason)
        self.body.addWidget(self._table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._all)
        foot.addStretch(1)
        foot.addWidget(self._sum)
        self.body.addLayout(foot)
        self.add_primary("Đóng", self.close, "versionsCloseButton")

    def _choose_last(self) -> None:
        """The last two versions, or the last one and the minutes now open."""
        closed = self._store.read(get_meeting, self._meeting_id).state == MeetingState.CLOSED
        choices = [(_words(row), row.version) for row in self._versions]
        if not closed:
            choices.append(("Biên bản đang mở", NOW))
        fill(self._before, choices, choices[-2 if len(choices) > 1 else -1][1])
        fill(self._after, choices, choices[-1][1])

    @Slot()
    def read(self) -> None:
        """Holds the two versions side by side."""
        lines = compared(self._lines(self._before), self._lines(self._after))
        changed = [line for line in lines if line.change]
        shown = lines if self._all.isChecked() else changed
        self._table.setRowCount(len(shown))
        for place, line in enumerate(shown):
            self._put(place, line)
        self._table.resizeRowsToContents()
        self._sum.setText(f"{len(changed)} dòng khác nhau" if changed else "Hai bản như nhau")
        before = next((row for row in self._versions if row.version == self._before.currentData()), None)
        reason = before.reason if before is not None else None
        self._reason.setText(f"Lý do mở lại bản trước: {reason}." if reason else "")
        self._reason.setVisible(bool(reason))

    def _lines(self, box: QComboBox) -> tuple[str, ...]:
        version = box.currentData()
        if version == NOW:
            last = self._store.read(version_record, self._meeting_id, self._versions[-1].version)
            return record_lines(self._store.read(read_record, self._meeting_id, last.approved_by))
        return record_lines(self._store.read(version_record, self._meeting_id, version))

    def _put(self, place: int, line: ComparedLine) -> None:
        for column, words in enumerate((line.change, line.before or "", line.after or "")):
            cell = QTableWidgetItem(words)
            if line.change:
                cell.setBackground(theme.color("warnBg"))
                cell.setForeground(theme.color("text"))
            self._table.setItem(place, column, cell)


def _words(row: VersionRow) -> str:
    return f"Bản {row.version}, chốt {row.closed_at:%d/%m/%Y %H:%M}"
