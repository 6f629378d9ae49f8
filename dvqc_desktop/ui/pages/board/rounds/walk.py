"""The work mode of a round: person by person, a digit proposes a class and goes on; nothing here is a class yet."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import board_frame
from dvqc_desktop.services.classes.round_walk import Known, WalkPerson, find_proposal, known_of, walk_people
from dvqc_desktop.services.classes.rounds import ProposalForm, RoundRow, propose_class, withdraw_proposal
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.rounds.bar import RoundBar
from dvqc_desktop.ui.pages.board.rounds.walk_known import KnownArea
from dvqc_desktop.ui.pages.board.rounds.walk_list import WalkList
from dvqc_desktop.ui.pages.board.rounds.walk_person import CHOICES, PersonPane
from dvqc_desktop.ui.pages.reading import Question, page_of
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label, panel, panel_head
from dvqc_desktop.ui.widgets.dialog import Dialog

READING = "Đang đọc danh sách…"
WIDTH, HEIGHT, HIGHEST = 968, 640, 690
LIST_WIDTH, KNOWN_WIDTH = 226, 344
BY_DIGIT = {int(digit): code for digit, code in CHOICES}
FREE = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RoundWalk(Dialog):
    """Every proposal is kept at once, as one undo step; Esc leaves, and the next time it goes on where it stopped."""

    def __init__(self, parent: QWidget, store: Store, running: RoundRow) -> None:
        super().__init__(parent, f"{running.name}: đi từng người", "roundWalk")
        today = clock.today()
        self._store, self._round, self._today = store, running, today
        self._frame = store.read(board_frame, today, today)
        self._list = WalkList()
        self._pane, self._known = PersonPane(), KnownArea()
        self._bar = RoundBar("walkBar")
        self._done = label("", "ok", "walkDone")
        self._shown: Known | None = None
        self._keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: self._step(-1),
            Qt.Key.Key_Backspace: lambda: self._step(-1),
            Qt.Key.Key_Right: lambda: self._step(1),
            Qt.Key.Key_Return: self._go_on,
            Qt.Key.Key_Enter: self._go_on,
            Qt.Key.Key_Delete: self._withdraw,
            Qt.Key.Key_PageDown: lambda: self._known.page(1),
            Qt.Key.Key_PageUp: lambda: self._known.page(-1),
        }
        self._lay_out()
        self._list.arrived.connect(self._show_person)
        self._pane.chosen.connect(self._choose)
        self._pane.withdrawn.connect(self._withdraw)
        self._pane.setEnabled(False)
        self._bar.hide()
        self._done.setText(READING)
        self._list.setFocus()
        asked = Question(page_of(parent).context, self)
        asked.ask(partial(store.read, walk_people, running.id, today), self._begin)

    def _begin(self, people: Sequence[WalkPerson]) -> None:
        """Goes to the first who has no proposal yet."""
        self._list.people.set_people(people)
        self._bar.show()
        self._show_progress()
        self._pane.setEnabled(bool(people))
        if people:
            self._list.go(max(self._list.people.first_open(), 0))
        self._list.setFocus()

    @property
    def _people(self) -> list[WalkPerson]:
        return self._list.people.people

    def _lay_out(self) -> None:
        self.setFixedSize(theme.px(WIDTH), min(theme.px(HEIGHT), HIGHEST))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._bar)
        head.addWidget(self._done)
        head.addStretch(1)
        head.addWidget(label("Đề nghị chưa phải là loại: chi bộ, tổ đảng thống nhất sau.", "secondary"))
        self.body.addLayout(head)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        self._list.setFixedWidth(theme.px(LIST_WIDTH))
        columns.addWidget(self._list)
        columns.addWidget(self._pane, 1)
        known = panel()
        known.setFixedWidth(theme.px(KNOWN_WIDTH))
        inside = known.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(panel_head("Những điều đã biết", "PageUp, PageDown để cuộn"))
        inside.addWidget(self._known, 1)
        columns.addWidget(known)
        self.body.addLayout(columns, 1)
        self.add_help(
            "1 2 3 0: đề nghị, sang người sau · Enter: để sau · Trái, Phải: lùi, tiến · Esc: nghỉ, giữ nguyên"
        )
        self.add_primary("Xong, về bảng", self.accept, "walkDoneButton")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._people:
            super().keyPressEvent(event)
        elif self._pane.third.isVisible():
            self._form_key(event)
        elif event.modifiers() in FREE and not event.isAutoRepeat() and (code := _class_of(event)) is not None:
            self._choose(code)
        elif event.modifiers() in FREE and event.key() in self._keys:
            self._keys[event.key()]()
        else:
            super().keyPressEvent(event)

    def _form_key(self, event: QKeyEvent) -> None:
        """While the aspect is asked, digits are text and only Enter and Esc mean anything here."""
        if event.key() in ENTER:
            self._answer_third()
        elif event.key() == Qt.Key.Key_Escape:
            self._show_person(self._row)

    @property
    def _row(self) -> int:
        return self._list.currentIndex().row()

    @Slot(int)
    def _show_person(self, row: int) -> None:
        person = self._people[row]
        self._shown = self._store.read(known_of, self._frame, person.id)
        assert self._shown is not None
        self._pane.show_person(self._shown.card, person.proposal)
        self._known.show_known(self._shown)
        self._list.setFocus()

    @Slot(object)
    def _choose(self, code: WorkerClass) -> None:
        """Puts the class down as a proposal and goes on; the third class first asks its aspect."""
        proposal = self._people[self._row].proposal
        if self._shown is None or (proposal is not None and proposal.agreed):
            return
        if code is WorkerClass.NEEDS_HELP:
            self._pane.ask_aspect(self._shown.card, proposal)
        else:
            self._propose(ProposalForm(code, self._today))

    def _answer_third(self) -> None:
        answer = self._pane.third.answer()
        if answer is not None:
            self._propose(ProposalForm(WorkerClass.NEEDS_HELP, self._today, *answer))

    def _propose(self, form: ProposalForm) -> None:
        if self._store.attempt(propose_class, self._round.id, self._people[self._row].id, form) is not None:
            self._take_over()
            self._go_on()
        else:
            self._show_person(self._row)

    def _withdraw(self) -> None:
        proposal = self._people[self._row].proposal
        if proposal is None or proposal.agreed:
            return
        if self._store.attempt(withdraw_proposal, proposal.id) is not None:
            self._take_over()
            self._show_person(self._row)

    def _take_over(self) -> None:
        """Reads again what is now proposed for the person."""
        row = self._row
        fresh = self._store.read(find_proposal, self._round.id, self._people[row].id)
        self._list.people.set_proposal(row, fresh)
        self._show_progress()

    def _step(self, by: int) -> None:
        self._list.go(min(max(self._row + by, 0), len(self._people) - 1))

    def _go_on(self) -> None:
        """The next person; after the last one, the first who has no proposal yet."""
        row = self._row + 1
        if row == len(self._people):
            row = self._list.people.first_open()
        if row in (-1, self._row):
            self._show_person(self._row)
        else:
            self._list.go(row)

    def _show_progress(self) -> None:
        proposed, people = self._list.people.proposed, len(self._people)
        self._bar.show_progress(proposed, people)
        self._done.setText("Mọi người đã có đề nghị." if proposed == people else "")


def _class_of(event: QKeyEvent) -> WorkerClass | None:
    """The class of a digit key; the Vietnamese keyboard of Windows has letters there, so the key itself counts too."""
    key = event.nativeVirtualKey() if event.text().isalpha() else event.key()
    return BY_DIGIT.get(key - Qt.Key.Key_0)
