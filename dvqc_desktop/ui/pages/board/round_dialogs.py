"""Rounds: opened, agreed by a meeting or a number, closed; and the first two classes agreed together."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.domain.dates import add_months
from dvqc_desktop.domain.periods import quarter_of
from dvqc_desktop.services.board import Card
from dvqc_desktop.services.classes import ClassForm
from dvqc_desktop.services.reclassify import recent_meetings
from dvqc_desktop.services.rounds import (
    Basis,
    RoundForm,
    RoundRow,
    agree_proposals,
    agree_round,
    close_round,
    find_running_round,
    list_rounds,
    open_round,
)
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.effects_panel import EffectsPanel
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import divider, label
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField

STATE_WORDS = {
    RoundState.OPEN: "đang mở",
    RoundState.AGREED: "đã thống nhất, chờ chốt",
    RoundState.CLOSED: "đã chốt",
}
WIDTH = 620
SHOWN = 5
NAMED = 8


class RoundDialog(Dialog):
    """The round that runs and its next step (open, agree, close), and the last ones below."""

    def __init__(self, parent: QWidget, store: Store, data: BoardData) -> None:
        super().__init__(parent, "Đợt phân loại", "roundDialog")
        self._store, self._data = store, data
        self.setFixedWidth(theme.px(WIDTH))
        self._running = store.read(find_running_round)
        today = clock.today()
        self._name = _edit("roundNameEdit", "Ví dụ: Đợt quý IV/2026")
        self._start, self._end = DateEdit("roundStartEdit", today), DateEdit("roundEndEdit", today)
        self._date = DateEdit("roundDateEdit", today)
        self._meeting = _meetings(store, "roundMeetingCombo")
        self._number = _edit("roundNumberEdit", "Số văn bản, ví dụ 05-KL/TĐ")
        self._fields: dict[str, FormField] = {}
        self.add_button("Đóng", self.reject, "closeRoundDialogButton")
        running = self._running
        if running is None:
            self._offer_open()
        elif running.state is RoundState.OPEN:
            self._offer_agree(running)
        else:
            self._offer_close(running)
        self._list_rounds()
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

    def _offer_agree(self, running: RoundRow) -> None:
        self.body.addWidget(label(f"{running.name}: {STATE_WORDS[running.state]}", "section"))
        waiting = f"Còn {running.waiting} đề nghị chưa thống nhất. " if running.waiting else ""
        self.body.addWidget(
            label(f"{waiting}Buổi sinh hoạt thống nhất đợt theo tổng số, không nêu tên từng người.", wrap=True)
        )
        row = QHBoxLayout()
        row.addWidget(self._field("meeting", "Buổi sinh hoạt", self._meeting, False), 1)
        row.addWidget(self._field("number", "Số văn bản", self._number, False), 1)
        row.addWidget(self._field("date", "Ngày thống nhất", self._date, True))
        self.body.addLayout(row)
        self.add_primary("Thống nhất đợt", lambda: self._agree(running), "agreeRoundButton")

    def _offer_close(self, running: RoundRow) -> None:
        self.body.addWidget(label(f"{running.name}: {STATE_WORDS[running.state]}", "section"))
        self.body.addWidget(label("Chốt rồi, số liệu của đợt dùng để so sánh với các đợt sau.", wrap=True))
        self.body.addWidget(self._field("date", "Ngày chốt", self._date, True))
        self.add_primary("Chốt đợt", lambda: self._close_round(running), "closeRoundButton")

    def _list_rounds(self) -> None:
        rows = [row for row in self._store.read(list_rounds) if row.state is RoundState.CLOSED][:SHOWN]
        if rows:
            self.body.addWidget(divider())
            self.body.addWidget(label("Các đợt trước", "strong"))
        for row in rows:
            number = f" · số {row.document_number}" if row.document_number else ""
            self.body.addWidget(label(f"{row.name} · chốt ngày {row.closed_on:%d/%m/%Y}{number}", "secondary"))

    def _field(self, key: str, words: str, widget: QWidget, required: bool) -> FormField:
        made = FormField(words, widget, required)
        self._fields[key] = made
        return made

    def _open(self) -> None:
        form = RoundForm(self._name.text(), self._start.day(), self._end.day())
        self._fields["name"].refuse("" if form.name.strip() else "Chưa ghi tên đợt.")
        if form.name.strip() and self._store.attempt(open_round, form) is not None:
            self.accept()

    def _agree(self, running: RoundRow) -> None:
        basis = Basis(self._date.day(), self._meeting.currentData(), self._number.text())
        given = basis.meeting_id is not None or bool(basis.document_number.strip())
        self._fields["number"].refuse("" if given else "Chọn buổi sinh hoạt hoặc ghi số văn bản.")
        if given and self._store.attempt(agree_round, running.id, basis) is not None:
            self.accept()

    def _close_round(self, running: RoundRow) -> None:
        if self._store.attempt(close_round, running.id, self._date.day()) is not None:
            self.accept()


class AgreeTogetherDialog(Dialog):
    """Who gets which of the first two classes, with one reason for all; the third class is never among them."""

    def __init__(self, parent: QWidget, store: Store, data: BoardData, cards: Sequence[Card]) -> None:
        super().__init__(parent, "Thống nhất hai loại đầu", "agreeTogetherDialog")
        self._store, self._cards = store, cards
        self.setFixedWidth(theme.px(WIDTH))
        self._date = DateEdit("agreeDateEdit", clock.today())
        self._date.setMaximumDate(self._date.date())
        self._meeting = _meetings(store, "agreeMeetingCombo")
        self._reason = _edit("agreeReasonEdit", "Lý do chung, căn cứ")
        if data.round is not None:
            self._reason.setText(f"Thống nhất trong {data.round.name[:1].lower()}{data.round.name[1:]}")
        self._field = FormField("Lý do, căn cứ", self._reason, required=True)
        self.body.addWidget(label(f"Thống nhất cùng lúc {len(cards)} người", "section"))
        for code in (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.UNCLASSIFIED):
            self._name_people(code)
        row = QHBoxLayout()
        row.addWidget(FormField("Buổi sinh hoạt", self._meeting), 1)
        row.addWidget(FormField("Từ ngày", self._date, required=True))
        self.body.addLayout(row)
        self.body.addWidget(self._field)
        self.body.addWidget(self._follow(data))
        self.body.addStretch(1)
        self.add_help("Người cần giúp từng mặt được thống nhất riêng từng người.")
        self.add_button("Chưa thống nhất", self.reject, "notYetButton")
        self.add_primary("Thống nhất", self._save, "agreeButton")

    def _name_people(self, code: WorkerClass) -> None:
        names = [card.name for card in self._cards if card.proposed is not None and card.proposed.worker_class is code]
        if names:
            more = f" và {len(names) - NAMED} người nữa" if len(names) > NAMED else ""
            title = {WorkerClass.ACTIVE: "Tích cực", WorkerClass.AVERAGE: "Trung bình"}.get(code, "Chưa phân loại")
            self.body.addWidget(label(f"{title}, {len(names)} người: {', '.join(names[:NAMED])}{more}", wrap=True))

    def _follow(self, data: BoardData) -> EffectsPanel:
        effects = EffectsPanel("Sau khi thống nhất")
        change: Counter[WorkerClass] = Counter()
        for card in self._cards:
            if card.proposed is not None and card.proposed.worker_class is not card.worker_class:
                change[card.proposed.worker_class] += 1
                change[card.worker_class] -= 1
        figures = data.figures()
        effects.show_counts(
            {code: count for code, count in change.items() if count}, {code: figures[code].total for code in figures}
        )
        effects.say("info", "text2", "Phân công phụ trách làm sau, ở dải Dây chuyền của bảng.")
        return effects

    def _save(self) -> None:
        reason = self._reason.text().strip()
        self._field.refuse("" if reason else "Chưa ghi lý do hoặc căn cứ.")
        if not reason:
            self._reason.setFocus()
            return
        months = int(self._store.read(read_setting, "class.review_months"))
        form = ClassForm(
            WorkerClass.UNCLASSIFIED,
            self._date.day(),
            reason,
            review_on=add_months(self._date.day(), months),
            meeting_id=self._meeting.currentData(),
        )
        ids = [card.proposed.id for card in self._cards if card.proposed is not None]
        if self._store.attempt(agree_proposals, ids, form) is not None:
            self.accept()


def _edit(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    return made


def _meetings(store: Store, name: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.addItem("Không qua buổi họp", None)
    for meeting in store.read(recent_meetings, clock.today()):
        combo.addItem(f"Buổi họp {meeting.held_on:%d/%m/%Y}", meeting.id)
    return combo
