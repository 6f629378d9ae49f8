"""The context menu of the people selected: every act by its words, with the key that does the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name
from dvqc_desktop.ui.marks import mark_pixmap
from dvqc_desktop.ui.pages.board.chain.answers import question_of_held, question_of_holder
from dvqc_desktop.ui.pages.board.data import BoardData

if TYPE_CHECKING:
    from dvqc_desktop.ui.pages.board.acts import BoardActs

TARGETS = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP, WorkerClass.UNCLASSIFIED)


class PeopleMenu(QMenu):
    """All that can be done with these people; on an earlier day only what changes nothing."""

    def __init__(self, page: QWidget, acts: BoardActs, data: BoardData, cards: Sequence[Card]) -> None:
        super().__init__(page)
        self.setObjectName("boardMenu")
        self._acts, self._data = acts, data
        ids = [card.id for card in cards]
        if data.is_today:
            self._add_classes(cards, ids)
            self._add("person_link", "Đổi người phụ trách…\tF7", lambda: acts.assign(ids))
        if len(cards) == 1:
            self._add_acts_of_one(cards[0])
        elif data.is_today:
            self._add("people_checkmark", "Chuyển cùng lúc…", partial(acts.together_stated, ids))
            self._add("calendar_clock", "Xoay ca theo tuần…", lambda: acts.set_rotation(ids))

    def _add(self, icon: str, words: str, act: Callable[[], object]) -> None:
        self.addAction(theme.icon(icon), words).triggered.connect(lambda _on=False: act())

    def _add_classes(self, cards: Sequence[Card], ids: list[int]) -> None:
        classes = self.addMenu(theme.icon("arrow_swap"), "Chuyển sang loại…\tF8")
        classes.setObjectName("boardClassMenu")
        here = {card.worker_class for card in cards}
        for code in TARGETS:
            current = here == {code}
            words = class_name(code) + (" (hiện nay)" if current else "")
            action = classes.addAction(mark_pixmap(code, 12, self.devicePixelRatioF()), words)
            action.setEnabled(not current)
            action.triggered.connect(lambda _on=False, target=code: self._acts.reclassify(ids, target))

    def _add_acts_of_one(self, card: Card) -> None:
        acts, today = self._acts, self._data.is_today
        if today:
            self._add_acts_of_the_chain(card)
            self._add("add", "Ghi lần gặp…\tCtrl+G", lambda: acts.record_contact(card.id))
        self._add("open", "Mở kế hoạch\tEnter", lambda: acts.open_plan(card.id))
        self._add("history", "Mọi việc về người này…\tF5", lambda: acts.open_person(card.id))
        self._add("history", "Các lần phân loại…", lambda: acts.open_history(card.id))
        if today:
            self.addSeparator()
            self._add("people_checkmark", "Quan hệ trong công việc…", lambda: acts.open_links(card.id))
            self._add("calendar_clock", "Xoay ca theo tuần…", lambda: acts.set_rotation([card.id]))
            self._add("edit", "Sửa thông tin…\tF2", lambda: acts.edit_worker(card.id))
            self._add("arrow_right", "Rời danh sách…\tDelete", lambda: acts.end_worker(card.id))

    def _add_acts_of_the_chain(self, card: Card) -> None:
        acts, proposed = self._acts, card.proposed
        if proposed is not None:
            self._add("people_checkmark", "Thống nhất đề nghị…", lambda: acts.agree(card.id))
            self._add("dismiss", "Bỏ đề nghị", lambda: acts.withdraw(proposed.id))
        if card.holder is not None:
            self._add("link_dismiss", "Thôi phân công phụ trách…\tShift+F7", lambda: acts.end_assignment([card.id]))
        self._add_answers(card)

    def _add_answers(self, card: Card) -> None:
        """What the holder says, of a person held by a worker and of a worker who holds people."""
        held = [other for other in self._data.cards if other.holder is not None and other.holder.id == card.id]
        for question in (question_of_held(card), question_of_holder(card, held)):
            for answer in question.answers() if question else ():
                icon = "checkmark" if answer.accepts else "link_dismiss"
                self._add(icon, answer.words, partial(self._acts.answer, answer))
