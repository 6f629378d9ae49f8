"""Góp ý: the workers' criticism by quarter: opinions without authors, answers, promises of the time before."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.opinions import body_words
from dvqc_desktop.services.contacts import opinion_reading as reading
from dvqc_desktop.services.contacts import opinions
from dvqc_desktop.services.contacts.opinion_reading import OpinionRow, PromiseRow, SessionRow
from dvqc_desktop.services.meetings.tasks import tasks
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.plans.opinions.acts import ask_opinion, ask_session, ask_slips, preview_answers
from dvqc_desktop.ui.pages.plans.opinions.tables import (
    OPINION_TEXT,
    PROMISE_TEXT,
    ActTable,
    OpinionModel,
    PromiseModel,
)
from dvqc_desktop.ui.pages.plans.view import View
from dvqc_desktop.ui.widgets.basics import button, divider, label, panel, panel_head
from dvqc_desktop.ui.widgets.empty import EmptyState
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit, shown_of
from dvqc_desktop.ui.widgets.list_page import lay_out_list
from dvqc_desktop.ui.widgets.segment import Segment

ALL, WAITING = "all", "waiting"
PROMISES_HEIGHT = 186


class OpinionsView(View):
    """A session at a time; the last one heard is shown first."""

    key: ClassVar[str] = "opinions"
    words: ClassVar[str] = "Góp ý"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.OPINIONS, Topic.TASKS, Topic.MEETINGS, Topic.MEMBERS, Topic.WORKERS, Topic.SETTINGS}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.setObjectName("opinionsView")
        self._sessions: dict[int, SessionRow] = {}
        self._session_id: int | None = None
        self._print_slips = button("In phiếu trống…", "print", "", "printOpinionSlipsButton")
        self._print_answers = button("In bản trả lời", "print", "", "printAnswersButton")
        self._add = button("Ghi ý kiến", "add", "primary", "addOpinionButton")
        self.set_tools(self._print_slips, self._print_answers, self._add)
        self.session = QComboBox()
        self._new = button("Mở kỳ mới…", "add", "", "addOpinionSessionButton")
        self._edit_session = button("Sửa kỳ…", "edit", "", "editOpinionSessionButton")
        self.filter = FilterEdit("opinionFilterEdit", "Lọc theo ý kiến, trả lời")
        self.states = Segment("opinionStateSegment", ((ALL, "Tất cả"), (WAITING, "Chưa trả lời")))
        self._count = label("", "secondary", "opinionCountLabel")
        self.model, self.promises = OpinionModel(), PromiseModel()
        self.table = ActTable("opinionTable", "Ý kiến quần chúng góp ý")
        self.promise_table = ActTable("opinionPromiseTable", "Việc đã hứa kỳ trước", compact=True)
        self._sums = label("", "secondary", "opinionSumsLabel")
        self._remove = button("Bỏ ý kiến", "delete", "", "removeOpinionButton")
        self._read = button("Đã đọc trước tổ hôm nay", "checkmark", "", "readAnswersButton")
        self._done = button("Đã làm xong hôm nay", "checkmark", "", "promiseDoneButton")
        self._before, self._stack = QWidget(), QStackedWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Reads the sessions and the one shown."""
        rows = self.store.read(reading.list_sessions)
        self._sessions = {row.id: row for row in rows}
        if self._session_id not in self._sessions:
            usual = reading.usual_session(rows)
            self._session_id = None if usual is None else usual.id
        self.model.body = body_words(self.store.read(get_unit).is_group)
        self.session.blockSignals(True)
        self.session.clear()
        for row in rows:
            words = f"{row.fields.words[:1].upper()}{row.fields.words[1:]}"
            self.session.addItem(f"{words} – {row.fields.held_on:%d/%m/%Y}", row.id)
        self.session.setCurrentIndex(self.session.findData(self._session_id))
        self.session.blockSignals(False)
        self._show_session()

    def filter_edit(self) -> QLineEdit | None:
        """The filter of the opinions."""
        return self.filter

    def new_item(self) -> None:
        """Begins an opinion of the session shown; without a session begins one."""
        heard = self._shown()
        if heard is None:
            ask_session(self, self.context, None)
        else:
            ask_opinion(self, self.context, heard, None)

    def open_row(self, row_id: int) -> None:
        """Shows a session."""
        if row_id in self._sessions:
            self._session_id = row_id
            self.session.setCurrentIndex(self.session.findData(row_id))
            self._show_session()

    @Slot()
    def print_current(self) -> None:
        """The sheet of answers of the session shown."""
        preview_answers(self, self.context, self._session_id)

    def _shown(self) -> SessionRow | None:
        return self._sessions.get(self._session_id) if self._session_id is not None else None

    def _build(self) -> None:
        self.session.setObjectName("opinionSessionCombo")
        self.session.setAccessibleName("Kỳ góp ý")
        self.session.setMinimumWidth(theme.px(220))
        self.table.show_model(self.model, OPINION_TEXT)
        self.table.keep_readable(OPINION_TEXT, 180)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.promise_table.show_model(self.promises, PROMISE_TEXT)
        whole = QWidget()
        tools = (self.session, self._edit_session, self._new, self.filter, self.states, self._count)
        column = lay_out_list(whole, tools, self.table, (self._sums, self._remove, self._read))
        self._before = panel("", panel_head("Đã hứa kỳ trước", "", self._done), divider(), self.promise_table)
        self._before.setFixedHeight(theme.px(PROMISES_HEIGHT))
        column.addWidget(self._before)
        empty = EmptyState("Chưa mở kỳ góp ý nào", "Mỗi quý nghe quần chúng góp ý một lần; phiếu không ghi tên.")
        empty.add_action("Mở kỳ góp ý…", self._begin_session, "add")
        self._stack.addWidget(whole)
        self._stack.addWidget(empty)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)

    def _connect(self) -> None:
        self._print_slips.clicked.connect(self._ask_slips)
        self._print_answers.clicked.connect(self.print_current)
        self._add.clicked.connect(self.new_item)
        self._new.clicked.connect(self._begin_session)
        self._edit_session.clicked.connect(self._change_session)
        self.session.activated.connect(self._choose)
        self.filter.filtered.connect(self._filtered)
        self.states.chosen.connect(self._filtered)
        self.table.opened.connect(self._edit)
        self.table.removal_wanted.connect(self._take_out)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.promise_table.selectionModel().currentRowChanged.connect(self._offer)
        self.promise_table.act_wanted.connect(self._turn_promise)
        self._done.clicked.connect(self._turn_promise)
        self._remove.clicked.connect(self._take_out)
        self._read.clicked.connect(self._read_out)

    def _show_session(self) -> None:
        heard = self._shown()
        self._stack.setCurrentIndex(int(heard is None))
        self._add.setVisible(heard is not None)
        self._print_answers.setVisible(heard is not None)
        if heard is None:
            return
        chosen, promise = self._current(), self._promise()
        self.model.set_rows(self.store.read(reading.list_opinions, heard.id))
        before = self.store.read(reading.promised_before, heard.id)
        self.promises.set_rows(sorted(before, key=lambda row: row.done_by(clock.today())))
        self._before.setVisible(bool(before))
        waiting = heard.received - heard.answered
        self.states.set_words(WAITING, f"Chưa trả lời  {waiting}")
        read = f"; đã đọc trước tổ {heard.fields.read_on:%d/%m/%Y}" if heard.fields.read_on else ""
        words = heard.fields.words
        sums = f"nhận {heard.received} ý kiến, đã trả lời {heard.answered}"
        self._sums.setText(f"{words[:1].upper()}{words[1:]}: {sums}{read}.")
        self._show(chosen.id if chosen is not None else None)
        kept = [row.task_id for row in self.promises.shown()]
        self.promise_table.keep_row(kept, promise.task_id if promise is not None else None)
        self._offer()

    @Slot()
    def _filtered(self) -> None:
        chosen = self._current()
        self._show(chosen.id if chosen is not None else None)

    def _show(self, chosen: int | None) -> None:
        waiting = self.states.value() == WAITING
        words = names.fold(self.filter.text()).split()

        def passes(row: OpinionRow) -> bool:
            text = names.fold(f"{self.model.about_words(row)} {row.fields.text} {row.fields.answer}")
            return not (waiting and row.fields.answered_on) and all(word in text for word in words)

        self.model.set_filter(passes)
        shown = [row.id for row in self.model.shown()]
        self._count.setText(shown_of(len(shown), self.model.total()))
        self.table.set_empty_text(
            "Không có ý kiến nào khớp với bộ lọc." if self.model.total() else "Chưa ghi ý kiến nào. Ctrl+N để ghi."
        )
        self.table.keep_row(shown, chosen)
        self._offer()

    def _current(self) -> OpinionRow | None:
        place = self.table.current_row()
        return self.model.row(place) if 0 <= place < len(self.model.shown()) else None

    def _promise(self) -> PromiseRow | None:
        place = self.promise_table.current_row()
        return self.promises.row(place) if 0 <= place < len(self.promises.shown()) else None

    @Slot()
    def _offer(self) -> None:
        heard, promise = self._shown(), self._promise()
        self._remove.setVisible(self._current() is not None)
        heard_now = heard is not None and heard.received > 0 and heard.fields.held_on <= clock.today()
        self._read.setVisible(heard_now and heard is not None and heard.fields.read_on is None)
        self._done.setVisible(promise is not None)
        done = promise is not None and promise.done_by(clock.today())
        self._done.setText("Ghi lại là chưa xong" if done else "Đã làm xong hôm nay")

    @Slot()
    def _choose(self) -> None:
        self._session_id = self.session.currentData()
        self._show_session()

    @Slot()
    def _begin_session(self) -> None:
        ask_session(self, self.context, None)

    @Slot()
    def _change_session(self) -> None:
        heard = self._shown()
        if heard is not None:
            ask_session(self, self.context, heard)

    @Slot()
    def _ask_slips(self) -> None:
        ask_slips(self, self.context)

    @Slot(int)
    def _edit(self, position: int) -> None:
        heard = self._shown()
        if heard is not None:
            ask_opinion(self, self.context, heard, self.model.row(position))

    @Slot()
    def _take_out(self) -> None:
        row = self._current()
        change = None if row is None else self.store.attempt(opinions.remove_opinion, row.id)
        if change is not None:
            self.context.toast(f"Đã {change.label}.")

    @Slot()
    def _read_out(self) -> None:
        heard = self._shown()
        change = None if heard is None else self.store.attempt(opinions.read_out, heard.id, clock.today())
        if change is not None:
            self.context.toast(f"Đã {change.label}.")

    @Slot()
    def _turn_promise(self) -> None:
        """A promise is done today, or not done after all."""
        row = self._promise()
        if row is None:
            return
        done = row.done_by(clock.today())
        change = self.store.attempt(tasks.reopen_task if done else tasks.finish_task, row.task_id)
        if change is not None:
            self.context.toast(f"Đã {change.label}.")
