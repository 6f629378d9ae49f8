"""Several people into one of the first two classes: how it is to be done, strengths of each, one reason for all."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.dates import add_months
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.chain.chain import effects_of_classes
from dvqc_desktop.services.classes.classes import ClassForm
from dvqc_desktop.services.classes.reclassify import Move, known_strengths, move_together, recent_meetings
from dvqc_desktop.services.settings import read_setting
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name, with_class_names
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.effects_panel import EffectsPanel
from dvqc_desktop.ui.pages.board.person.reclassify_form import meeting_combo
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error
from dvqc_desktop.ui.widgets.segment import Segment

WIDTH, RIGHT_WIDTH = 900, 268
ROW, MOST_ROWS = 36, 8
ALONE = "Loại {needs_help} luôn xếp riêng từng người, có mặt mạnh, nguyên nhân và việc giúp."


class SeveralDialog(Dialog):
    """Asks how several people are to be given a class."""

    each_wanted = Signal()
    together_wanted = Signal()

    def __init__(self, parent: QWidget, count: int) -> None:
        super().__init__(parent, f"Chuyển loại {count} người", "severalDialog")
        self.setFixedWidth(theme.px(560))
        self.body.addWidget(label(f"Đang chọn {count} người. Chuyển loại thế nào?", "section"))
        for title, words in (
            ("Từng người", "mỗi người một hộp, ghi riêng lý do và người phụ trách."),
            ("Cùng lúc", with_class_names("một lý do chung, vào loại {active} hoặc {average}.")),
        ):
            self.body.addWidget(label(f"{title}: {words}", wrap=True))
        self.body.addWidget(label(with_class_names(ALONE), "hint", wrap=True))
        self.body.addStretch(1)
        self.add_button("Bỏ, giữ như cũ", self.reject, "keepSeveralButton")
        self.add_button("Cùng lúc…", lambda: self._choose(self.together_wanted), "togetherButton")
        self.add_primary("Từng người", lambda: self._choose(self.each_wanted), "oneByOneButton").setFocus()

    def _choose(self, wanted: SignalInstance) -> None:
        self.accept()
        wanted.emit()


class TogetherDialog(Dialog):
    """Strengths first, person by person; then the class, the day and one reason for all; one undo step."""

    def __init__(
        self, parent: QWidget, store: Store, data: BoardData, cards: Sequence[Card], target: WorkerClass | None
    ) -> None:
        super().__init__(parent, "Chuyển loại cùng lúc", "togetherDialog")
        self._store, self._data, self._cards = store, data, list(cards)
        today = clock.today()
        self._months = int(store.read(read_setting, "class.review_months"))
        classes = (WorkerClass.ACTIVE, WorkerClass.AVERAGE)
        self._target = Segment("togetherClassSegment", [(code, class_name(code)) for code in classes])
        self._date = DateEdit("togetherDateEdit", today)
        self._date.setMaximumDate(self._date.date())
        self._meeting = meeting_combo(store.read(recent_meetings, today), "togetherMeetingCombo")
        self._reason = QLineEdit()
        self._reason.setObjectName("togetherReasonEdit")
        self._reason.setPlaceholderText("Lý do chung, căn cứ")
        self._strengths = {card.id: self._strengths_edit(card) for card in cards}
        self._fields = {
            "people": FormField("Mặt mạnh của từng người", self._people(), required=True),
            "reason": FormField("Lý do, căn cứ", self._reason, required=True),
        }
        self._effects = EffectsPanel("Sau khi phân loại")
        self._lay_out()
        self._target.set_value(target or _higher(cards))
        self._target.chosen.connect(self._show_follow)
        self._date.picked.connect(self._show_follow)
        self._show_follow()

    def _lay_out(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(f"{len(self._cards)} người", "person"))
        head.addWidget(label("chuyển sang loại", "secondary"))
        head.addWidget(self._target)
        head.addStretch(1)
        head.addWidget(label("Từ ngày", "secondary"))
        head.addWidget(self._date)
        self.body.addLayout(head)
        columns, left, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        columns.setSpacing(16)
        left.addWidget(self._fields["people"])
        row = QHBoxLayout()
        row.addWidget(self._fields["reason"], 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(FormField("Buổi sinh hoạt", self._meeting), 0, Qt.AlignmentFlag.AlignTop)
        left.addLayout(row)
        left.addStretch(1)
        columns.addLayout(left, 1)
        self._effects.setFixedWidth(theme.px(RIGHT_WIDTH))
        right.addWidget(self._effects)
        right.addWidget(label(with_class_names(ALONE), "hint", wrap=True))
        right.addStretch(1)
        columns.addLayout(right)
        self.body.addLayout(columns, 1)
        self.add_help("* phải ghi · Ctrl+Enter phân loại · Esc bỏ")
        self.add_button("Bỏ, giữ loại cũ", self.reject, "keepTogetherButton")
        self.add_primary("Phân loại", self._save, "togetherSaveButton")

    def _strengths_edit(self, card: Card) -> QLineEdit:
        made = QLineEdit(self._store.read(known_strengths, card.id))
        made.setObjectName(f"strengths_{card.id}")
        made.setAccessibleName(f"Mặt mạnh của {card.name}")
        made.setPlaceholderText("Điều tốt, việc làm được")
        made.setCursorPosition(0)
        return made

    def _people(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("scrollBody")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for place, card in enumerate(self._cards):
            grid.addWidget(label(card.name), place, 0)
            grid.addWidget(Badge(class_name(card.worker_class), card.worker_class.value), place, 1)
            grid.addWidget(self._strengths[card.id], place, 2)
            grid.setRowMinimumHeight(place, theme.px(ROW - 4))
        grid.setRowStretch(len(self._cards), 1)
        area = QScrollArea()
        area.setObjectName("togetherPeople")
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(theme.px(ROW * min(len(self._cards), MOST_ROWS) + 8))
        area.setFocusProxy(self._strengths[self._cards[0].id])
        return area

    def _moving(self) -> list[Card]:
        """Whoever is in the class already stays as he is."""
        target = self._target.value()
        return [card for card in self._cards if card.worker_class != target]

    @Slot()
    def _show_follow(self, *_args: object) -> None:
        moving, target = self._moving(), WorkerClass(str(self._target.value()))
        ids = [card.id for card in moving]
        for person_id, edit in self._strengths.items():
            edit.setEnabled(person_id in ids)
        self._effects.clear()
        effects = self._store.read(effects_of_classes, ids, target, self._date.day())
        figures = self._data.figures()
        self._effects.show_counts(effects.counts, {code: figures[code].total for code in figures})
        self._effects.show_chain(effects, self._data.by_id)
        if len(moving) < len(self._cards):
            self._effects.say("info", "text2", f"{len(self._cards) - len(moving)} người đã ở loại này, giữ nguyên.")
        self._effects.say("calendar_clock", "text2", f"Xem lại trước {self._form('', target).review_on:%d/%m/%Y}.")

    def _form(self, strengths: str, target: WorkerClass) -> ClassForm:
        day = self._date.day()
        return ClassForm(
            target,
            day,
            self._reason.text().strip(),
            strengths,
            review_on=add_months(day, self._months),
            meeting_id=self._meeting.currentData(),
        )

    def _save(self) -> None:
        moving, target = self._moving(), WorkerClass(str(self._target.value()))
        empty = next((card for card in moving if not self._strengths[card.id].text().strip()), None)
        self._fields["people"].refuse(f"Chưa ghi mặt mạnh của {empty.name}." if empty else _nobody(moving))
        self._fields["reason"].refuse("" if self._reason.text().strip() else "Chưa ghi lý do hoặc căn cứ.")
        if empty is not None:
            self._strengths[empty.id].setFocus()
        if any(field.error for field in self._fields.values()):
            if empty is None:
                focus_first_error(list(self._fields.values()))
            return
        moves = [
            Move(card.id, self._form(self._strengths[card.id].text(), target), proposal_id=_proposal(card, target))
            for card in moving
        ]
        words = f"Chuyển {len(moves)} người sang loại {class_name(target)}"
        after_count(self, self._store, words, len(moves), partial(self._move, moves))

    def _move(self, moves: list[Move]) -> None:
        if self._store.attempt(move_together, moves) is not None:
            self.accept()


def _proposal(card: Card, target: WorkerClass) -> int | None:
    """The proposal that is agreed by this act."""
    proposed = card.proposed
    return proposed.id if proposed is not None and proposed.worker_class is target else None


def _nobody(moving: Sequence[Card]) -> str:
    return "" if moving else "Mọi người đã ở loại này."


def _higher(cards: Sequence[Card]) -> WorkerClass:
    """The class proposed at first: the one in which fewer of these people are already."""
    active = sum(card.worker_class is WorkerClass.ACTIVE for card in cards)
    return WorkerClass.AVERAGE if 2 * active > len(cards) else WorkerClass.ACTIVE
