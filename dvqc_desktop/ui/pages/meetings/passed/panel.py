"""The paper of a meeting under its votes: number, main text, and the ways to its parts, ledger, sheet and print."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain.marked_text import MarkedText
from dvqc_desktop.services.meetings.passed.numbers import MOST_PAPERS
from dvqc_desktop.services.meetings.passed.resolutions import (
    MAIN,
    find_resolution,
    renumber_resolution,
    save_section,
    section_texts,
)
from dvqc_desktop.services.meetings.quality.quality import is_judged, kept_sheet
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.minutes.marked_edit import MarkedEdit
from dvqc_desktop.ui.pages.meetings.passed.ledger import LedgerDialog
from dvqc_desktop.ui.pages.meetings.passed.parts import PartsDialog
from dvqc_desktop.ui.pages.meetings.quality.sheet import SheetDialog
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.widgets.basics import button, label, spin_box


class ResolutionPanel(QWidget):
    """The lower half of the fourth sub-tab."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._store = context, context.store
        self._shown: Shown | None = None
        self._title = label("", "strong", "resolutionTitleLabel")
        self._number = label("", "secondary", "resolutionNumberLabel")
        self._place_label = label("Số trong nhiệm kỳ", "secondary")
        self._place = spin_box()
        self._place.setObjectName("resolutionNumberSpin")
        self._place.setAccessibleName("Số văn bản trong nhiệm kỳ")
        self._place.setRange(1, MOST_PAPERS)
        self._place.setKeyboardTracking(False)
        self.text = MarkedEdit("resolutionEdit", "Kết luận của buổi họp")
        self._parts = button("Soạn các phần…", "edit", "", "resolutionPartsButton")
        self._ledger = button("Sổ số văn bản…", "table_simple", "", "numberLedgerButton")
        self._quality = button("Chấm điểm…", "checkmark", "", "qualityButton")
        self._score = label("", "secondary", "qualityScoreLabel")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._number, 1)
        head.addWidget(self._place_label)
        head.addWidget(self._place)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for widget in (self._parts, self._ledger, self._quality, self._score):
            acts.addWidget(widget)
        acts.addStretch(1)
        below = QVBoxLayout(self)
        below.setContentsMargins(12, 0, 12, 10)
        below.addLayout(head)
        below.addWidget(self.text, 1)
        below.addLayout(acts)

    def _connect(self) -> None:
        self.text.marked.connect(self._save_text)
        self._place.editingFinished.connect(self._renumber)
        self._parts.clicked.connect(self._show_parts)
        self._ledger.clicked.connect(self._show_ledger)
        self._quality.clicked.connect(self._show_quality)

    def forget(self) -> None:
        """Takes the text of another meeting off the screen."""
        self.text.forget_marked(MarkedText())

    def fill(self, shown: Shown) -> None:
        """Reads the paper of the meeting."""
        self._shown = shown
        found = self._store.read(find_resolution, shown.meeting.id)
        group = shown.unit.is_group
        self._title.setText("Kết luận, kiến nghị với chi bộ" if group else "Nghị quyết")
        self._number.setText((found.printed_number or "") if found else "Ghi nội dung, sổ tự cho số kế tiếp.")
        numbered = found is not None and found.number is not None
        for part in (self._place_label, self._place):
            part.setVisible(numbered)
        self._place.setEnabled(shown.is_open)
        if found is not None and found.number is not None:
            self._place.setValue(found.number)
        self.text.setReadOnly(not shown.is_open)
        self.text.show_marked(self._store.read(section_texts, shown.meeting.id).get(MAIN, MarkedText()))
        self._fill_quality(shown)

    def _fill_quality(self, shown: Shown) -> None:
        judged = is_judged(shown.meeting.kind) and not shown.is_ahead
        sheet = self._store.read(kept_sheet, shown.meeting.id) if judged else None
        self._quality.setVisible(judged)
        self._score.setVisible(judged)
        points = f"{sheet.score.total:g}".replace(".", ",") if sheet is not None else ""
        self._score.setText(f"Buổi họp tự chấm {points} điểm: {sheet.score.grade}" if sheet else "Chưa chấm điểm")

    @Slot()
    def _renumber(self) -> None:
        """Gives the paper another number; a number already given is refused and the old one comes back."""
        if self._shown is None:
            return
        found = self._store.read(find_resolution, self._shown.meeting.id)
        if found is None or found.number == self._place.value():
            return
        if self._store.attempt(renumber_resolution, self._shown.meeting.id, self._place.value()) is None:
            self._place.setValue(found.number or 1)

    @Slot(object)
    def _save_text(self, written: MarkedText) -> None:
        if self._shown is not None:
            self._store.attempt(save_section, self._shown.meeting.id, MAIN, written.text, written.marks)

    @Slot()
    def _show_parts(self) -> None:
        self.open_part("")

    def open_part(self, key: str) -> None:
        """Opens the paper by its parts, at one of them where its key is given."""
        self.text.keep()
        if self._shown is not None:
            dialog = PartsDialog(self, self._context, self._shown)
            dialog.open()
            dialog.show_part(key)

    @Slot()
    def _show_ledger(self) -> None:
        self.text.keep()
        LedgerDialog(self, self._context).open()

    @Slot()
    def _show_quality(self) -> None:
        self.text.keep()
        if self._shown is not None:
            SheetDialog(self, self._context, self._shown).open()
