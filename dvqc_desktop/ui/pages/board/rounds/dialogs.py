"""The dialog of rounds: the one that runs with its next step (open, agree, close), and those closed before."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass, totals_words
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.domain.periods import quarter_of
from dvqc_desktop.services.classes.round_progress import abandon_round
from dvqc_desktop.services.classes.rounds import (
    Basis,
    RoundForm,
    RoundRow,
    agree_round,
    close_round,
    find_running_round,
    open_round,
)
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_names_now
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.dialogs.privacy.statement import after_statement
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.rounds.fields import meeting_combo, text_edit
from dvqc_desktop.ui.pages.board.rounds.panel import ProgressPanel
from dvqc_desktop.ui.pages.board.rounds.past import RoundList
from dvqc_desktop.ui.pages.reading import COUNTING, Question, page_of
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import divider, label, link_button
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField

STATE_WORDS = {RoundState.OPEN: ("đang mở", "info"), RoundState.AGREED: ("đã thống nhất, chờ chốt", "ok")}
WIDTH = 720


class RoundDialog(Dialog):
    """Proposals and agreed classes are made elsewhere: `walk_wanted`, `together_wanted`, `each_wanted` ask for it.

    `again_wanted` asks for this dialog with `again`: an agreed round is agreed anew, by other totals.
    """

    walk_wanted = Signal()
    together_wanted = Signal()
    each_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget, store: Store, data: BoardData, again: bool = False) -> None:
        super().__init__(parent, "Đợt phân loại", "roundDialog")
        self._store, self._data = store, data
        self.setFixedWidth(theme.px(WIDTH))
        today = clock.today()
        self._name = text_edit("roundNameEdit", "Ví dụ: Đợt quý IV năm 2026")
        self._start, self._end = DateEdit("roundStartEdit", today), DateEdit("roundEndEdit", today)
        self._date = DateEdit("roundDateEdit", today)
        self._date.setMaximumDate(self._date.date())
        self._meeting = meeting_combo(store, "roundMeetingCombo")
        self._number = text_edit("roundNumberEdit", "Số văn bản, ví dụ 05-KL/TĐ")
        self._totals = label("", "", "roundTotals", wrap=True)
        self._counting = Question(page_of(parent).context, self)
        self._fields: dict[str, FormField] = {}
        self._running = store.read(find_running_round)
        self.add_button("Đóng", self.reject, "closeRoundDialogButton")
        if self._running is None:
            self._offer_open()
        elif self._running.state is RoundState.OPEN or again:
            self._offer_agree(self._running)
        else:
            self._offer_close(self._running)
        self._rounds = RoundList(parent, store, data)
        self._rounds.leaving.connect(self.accept)
        if self._rounds.rows:
            self.body.addWidget(divider())
            self.body.addWidget(self._rounds)
        self.body.addStretch(1)

    def _offer_open(self) -> None:
        period = quarter_of(clock.today())
        self._start.set_day(period.start)
        self._end.set_day(period.end)
        words = period.words
        self._name.setText(f"Đợt {words[:1].lower()}{words[1:]}")
        self.body.addWidget(label("Mở đợt mới", "section"))
        self.body.addWidget(self._field("name", "Tên đợt", self._name, True))
        row = QHBoxLayout()
        row.addWidget(self._field("start", "Xem lại từ ngày", self._start, True))
        row.addWidget(self._field("end", "đến ngày", self._end, True))
        row.addStretch(1)
        self.body.addLayout(row)
        self.add_primary("Mở đợt", self._open, "openRoundButton")

    def _head(self, running: RoundRow) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(running.name, "section"))
        row.addWidget(Badge(*STATE_WORDS[running.state]))
        row.addStretch(1)
        start, end = running.period_start, running.period_end
        row.addWidget(label(f"xem lại từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}", "secondary"))
        self.body.addLayout(row)

    def _offer_agree(self, running: RoundRow) -> None:
        self._head(running)
        self._show_progress()
        self.body.addWidget(label("Buổi sinh hoạt thống nhất đợt theo tổng số, không nêu tên từng người", "strong"))
        self.body.addWidget(self._totals)
        row = QHBoxLayout()
        row.addWidget(self._field("meeting", "Buổi sinh hoạt", self._meeting, False), 1)
        row.addWidget(self._field("number", "Số văn bản", self._number, False), 1)
        row.addWidget(self._field("date", "Ngày thống nhất", self._date, True))
        self.body.addLayout(row)
        self._date.picked.connect(self._show_totals)
        self._show_totals()
        if running.state is RoundState.OPEN:
            self._offer_abandon(running)
        self.add_primary("Thống nhất đợt", lambda: self._agree(running), "agreeRoundButton")

    def _show_progress(self) -> None:
        progress = self._data.progress
        if progress is None:
            return
        shown = ProgressPanel(progress)
        shown.walk_wanted.connect(lambda: self._leave_for(self.walk_wanted.emit))
        shown.together_wanted.connect(lambda: self._leave_for(self.together_wanted.emit))
        shown.each_wanted.connect(lambda: self._leave_for(self.each_wanted.emit))
        self.body.addWidget(shown)

    def _offer_abandon(self, running: RoundRow) -> None:
        progress = self._data.progress
        if progress is not None and not progress.agreed:
            abandon = partial(self._abandon, running, progress.proposed)
            self.add_left(link_button("Bỏ đợt này, mọi loại giữ nguyên", abandon, "abandonRoundButton"))

    def _abandon(self, running: RoundRow, proposed: int) -> None:
        words = f"Bỏ đợt {running.name} với đề nghị cho {proposed} người"
        go = lambda: self._finish(self._store.attempt(abandon_round, running.id))  # noqa: E731
        after_count(self, self._store, words, proposed, go)

    def _offer_close(self, running: RoundRow) -> None:
        self._head(running)
        assert running.agreed_on is not None
        number = f", số {running.document_number}" if running.document_number else ""
        agreed = totals_words(running.totals or {}, class_names_now())
        self.body.addWidget(label(f"Đã thống nhất ngày {running.agreed_on:%d/%m/%Y}{number}: {agreed}.", wrap=True))
        self.body.addWidget(
            label("Chốt rồi, số liệu của đợt giữ nguyên và dùng để so sánh với các đợt sau.", "secondary", wrap=True)
        )
        self._date.set_day(running.agreed_on)
        self._date.setMinimumDate(self._date.date())
        self.body.addWidget(self._field("date", "Ngày chốt", self._date, True))
        self.body.addWidget(self._totals)
        self._date.picked.connect(self._show_totals)
        self._show_totals()
        self.add_left(link_button("Thống nhất lại…", lambda: self._leave_for(self.again_wanted.emit), "againButton"))
        self.add_primary("Chốt đợt", lambda: self._close_round(running), "closeRoundButton")

    @Slot()
    def _show_totals(self, *_args: object) -> None:
        self._count(lambda _day, _counted: None)

    def _count(self, then: Callable[[date, dict[WorkerClass, int]], None]) -> None:
        """Counts by the day now chosen, shows it, and goes on; another day chosen meanwhile goes on instead."""
        day = self._date.day()
        words = f"Theo sổ đến ngày {day:%d/%m/%Y}"
        self._totals.setText(f"{words}: {COUNTING.lower()}")

        def take(counted: dict[WorkerClass, int]) -> None:
            self._totals.setText(f"{words}: {totals_words(counted, class_names_now())}.")
            then(day, counted)

        self._data.ask_totals(self._counting, day, take)

    def _field(self, key: str, words: str, widget: QWidget, required: bool) -> FormField:
        made = FormField(words, widget, required)
        self._fields[key] = made
        return made

    def _open(self) -> None:
        form = RoundForm(self._name.text(), self._start.day(), self._end.day())
        self._fields["name"].refuse("" if form.name.strip() else "Chưa ghi tên đợt.")
        if form.name.strip():
            self._finish(self._store.attempt(open_round, form))

    def _agree(self, running: RoundRow) -> None:
        basis = Basis(self._date.day(), self._meeting.currentData(), self._number.text())
        given = basis.meeting_id is not None or bool(basis.document_number.strip())
        self._fields["number"].refuse("" if given else "Chọn buổi sinh hoạt hoặc ghi số văn bản.")
        if given:
            agree = lambda: self._finish(self._store.attempt(agree_round, running.id, basis))  # noqa: E731
            after_statement(self, self._store, agree)

    def _close_round(self, running: RoundRow) -> None:
        self._count(partial(self._close_counted, running))

    def _close_counted(self, running: RoundRow, day: date, counted: dict[WorkerClass, int]) -> None:
        moved = running.totals is not None and running.totals != counted
        self._fields["date"].refuse(
            "Số đến ngày này khác số đã thống nhất: chọn ngày khác, hoặc thống nhất lại." if moved else ""
        )
        if not moved:
            self._finish(self._store.attempt(close_round, running.id, day))

    def _finish(self, change: object | None) -> None:
        """The dialog ends with the act; after a refusal it stays."""
        if change is not None:
            self.accept()

    def _leave_for(self, elsewhere: Callable[[], object]) -> None:
        self.accept()
        elsewhere()
