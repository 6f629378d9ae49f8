"""What is done from the board: every act by drag, key and menu ends here and opens its dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.board.board import Card
from dvqc_desktop.services.classes.rounds import withdraw_proposal
from dvqc_desktop.ui.dialogs.privacy.statement import after_statement
from dvqc_desktop.ui.pages.base import PageContext, PageName
from dvqc_desktop.ui.pages.board.chain.answers import Answer
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.people_menu import PeopleMenu

TOGETHER = (None, WorkerClass.ACTIVE, WorkerClass.AVERAGE)  # the third class is given one person at a time


class BoardActs(QObject):
    """`touching` are the people whom the dialog now open may change; nobody else's card need be read again."""

    def __init__(self, page: QWidget, context: PageContext, data: BoardData) -> None:
        super().__init__(page)
        self._page, self._context, self._data = page, context, data
        self._queue: list[tuple[int, WorkerClass | None]] = []
        self.touching: set[int] = set()

    def reclassify(self, ids: Sequence[int], target: WorkerClass | None = None) -> None:
        """One person: the dialog of the class; several: asks how. First of all comes the statement of the book."""
        after_statement(self._page, self._context.store, partial(self._reclassify, ids, target))

    def together_stated(self, ids: Sequence[int]) -> None:
        """Several people together, after the statement of the book."""
        after_statement(self._page, self._context.store, partial(self.reclassify_together, ids))

    def _reclassify(self, ids: Sequence[int], target: WorkerClass | None) -> None:
        cards = [card for card in self._cards(ids) if card.worker_class is not target]
        if len(cards) < 2 or target not in TOGETHER:
            self.reclassify_each(ids, target)
        elif self._data.is_today:
            self._ask_how([card.id for card in cards], target)

    def _ask_how(self, ids: Sequence[int], target: WorkerClass | None) -> None:
        from dvqc_desktop.ui.pages.board.person.together_dialog import SeveralDialog

        dialog = SeveralDialog(self._page, len(ids))
        dialog.each_wanted.connect(lambda: self.reclassify_each(ids, target))
        dialog.together_wanted.connect(lambda: self.reclassify_together(ids, target))
        dialog.open()

    def reclassify_together(self, ids: Sequence[int], target: WorkerClass | None = None) -> None:
        """Opens the dialog that gives several people one of the first two classes, with one reason."""
        from dvqc_desktop.ui.pages.board.person.together_dialog import TogetherDialog

        cards = self._cards(ids)
        if cards and self._data.is_today:
            dialog = TogetherDialog(self._page, self._context.store, self._data, cards, target)
            self._watch(dialog, [card.id for card in cards])
            dialog.open()

    def reclassify_each(self, ids: Sequence[int], target: WorkerClass | None = None) -> None:
        """Opens the dialog of the class, person by person; people already in the target class are passed over."""
        if self._data.is_today:
            self._queue = [(card.id, target) for card in self._cards(ids) if card.worker_class is not target]
            self._next()

    def agree_each(self) -> None:
        """Goes through the proposals of the open round one by one, the third class last."""
        self._agree_stated([card.id for card in sorted(self._data.proposed(), key=_third_last)])

    def agree(self, person_id: int) -> None:
        """Opens the dialog on one proposal."""
        self._agree_stated([person_id])

    def _agree_stated(self, ids: Sequence[int]) -> None:
        self._queue = [(person_id, None) for person_id in ids]
        after_statement(self._page, self._context.store, self._next)

    def agree_together(self) -> None:
        """Asks for the one reason under which all proposals of the first two classes are agreed."""
        after_statement(self._page, self._context.store, self._agree_together)

    def _agree_together(self) -> None:
        from dvqc_desktop.ui.pages.board.rounds.agree_together import AgreeTogetherDialog

        cards = [card for card in self._data.proposed() if not _third_last(card)]
        if cards and self._data.is_today:
            AgreeTogetherDialog(self._page, self._context.store, self._data, cards).open()

    def withdraw(self, proposal_id: int) -> None:
        """Takes a proposal back."""
        self._context.store.attempt(withdraw_proposal, proposal_id)

    def assign(self, ids: Sequence[int], holder_id: int | None = None) -> None:
        """Opens the dialog of the chain for these people; `holder_id` is proposed, as by a drop."""
        from dvqc_desktop.ui.pages.board.chain.holder_dialog import HolderDialog

        cards = self._cards(ids)
        if cards and self._data.is_today:
            dialog = HolderDialog(self._page, self._context.store, self._data, cards, holder_id)
            self._watch(dialog, [card.id for card in cards])
            dialog.open()

    def end_assignment(self, ids: Sequence[int]) -> None:
        """Opens the dialog of the chain of one person at the reason why the main holder stops."""
        from dvqc_desktop.ui.pages.board.chain.holder_dialog import HolderDialog

        cards = self._cards(ids)
        if len(cards) == 1 and cards[0].holder is not None and self._data.is_today:
            dialog = HolderDialog(self._page, self._context.store, self._data, cards, None)
            self._watch(dialog, ids)
            dialog.open()
            dialog.end_main()

    def add_worker(self) -> None:
        """Opens the dialog of a new worker."""
        from dvqc_desktop.ui.pages.board.person.worker_dialog import WorkerDialog

        WorkerDialog(self._page, self._context.store, self._data, None).open()

    def edit_worker(self, person_id: int) -> None:
        """Opens the sheet of a worker."""
        from dvqc_desktop.ui.pages.board.person.worker_dialog import WorkerDialog

        if self._data.is_today:
            WorkerDialog(self._page, self._context.store, self._data, person_id).open()

    def end_worker(self, person_id: int) -> None:
        """Opens the dialog of somebody who leaves."""
        from dvqc_desktop.ui.pages.board.person.end_dialog import EndDialog

        cards = self._cards([person_id])
        if cards and self._data.is_today:
            dialog = EndDialog(self._page, self._context.store, self._data, cards[0])
            dialog.replacement_wanted.connect(self.advise)
            dialog.open()

    @Slot(object)
    def tell_drag(self, ids: Sequence[int]) -> None:
        """Says in the status bar who is being dragged and how to give it up; nothing once the drag is over."""
        cards = self._cards(ids)
        who = cards[0].name if len(cards) == 1 else f"{len(cards)} người"
        self._context.say(f"Đang kéo thẻ {who}. Thả ra ngoài hoặc bấm Esc để bỏ." if cards else "")

    def advise(self, ids: Sequence[int], day: date) -> None:
        """Proposes holders for these people from a day on."""
        from dvqc_desktop.ui.pages.board.advice.dialog import open_advice

        open_advice(self._page, self._context, self._data, ids, day)

    def open_history(self, person_id: int) -> None:
        """Shows how a worker was classified over the time."""
        from dvqc_desktop.ui.pages.board.person.history_dialog import HistoryDialog

        for card in self._cards([person_id]):
            HistoryDialog(self._page, self._context.store, self._data, card).open()

    def open_person(self, person_id: int) -> None:
        """Shows everything about a worker, by days."""
        from dvqc_desktop.ui.dialogs.person_page.dialog import open_person_page

        open_person_page(self._page, self._context, person_id)

    def open_links(self, person_id: int) -> None:
        """Opens the links of a worker with others in the work."""
        from dvqc_desktop.ui.pages.board.person.links_dialog import LinksDialog

        if self._data.is_today:
            for card in self._cards([person_id]):
                LinksDialog(self._page, self._context.store, self._data, card).open()

    def set_rotation(self, ids: Sequence[int]) -> None:
        """Opens the rotation of shifts of these people, of their group or of a member."""
        from dvqc_desktop.ui.pages.board.person.rotation_dialog import RotationDialog

        if self._data.is_today:
            RotationDialog(self._page, self._context.store, self._data, ids).open()

    def open_plan(self, person_id: int) -> None:
        """Goes to the person's plan."""
        self._context.navigate(PageName.PLANS, person_id)

    def record_contact(self, person_id: int) -> None:
        """Opens the dialog of a contact with this person."""
        from dvqc_desktop.ui.dialogs.contact import open_contact_dialog

        open_contact_dialog(self._page, self._context, person_id)

    def show_menu(self, at: QPoint, ids: Sequence[int]) -> None:
        """The context menu of the people selected."""
        cards = self._cards(ids)
        if cards:
            menu = self.make_menu(cards)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def make_menu(self, cards: Sequence[Card]) -> QMenu:
        """All that can be done with these people; on an earlier day only what changes nothing."""
        return PeopleMenu(self._page, self, self._data, cards)

    def by_key(self) -> dict[str, Callable[[list[int]], None]]:
        """What each key does with the people selected."""
        return {
            "F8": self.reclassify,
            "F7": self.assign,
            "Shift+F7": self.end_assignment,
            "F2": partial(_with_one, self.edit_worker),
            "Del": partial(_with_one, self.end_worker),
        }

    def answer(self, answer: Answer) -> None:
        """Notes at once what a holder says; it can be undone."""
        if self._data.is_today:
            self.touching = {answer.holder_id, *answer.worker_ids}
            answer.give(self._context.store)
            self.touching = set()

    def _next(self) -> None:
        """Opens the dialog for the next person of the queue."""
        from dvqc_desktop.ui.pages.board.person.reclassify_dialog import ReclassifyDialog

        while self._queue:
            person_id, target = self._queue.pop(0)
            card = self._data.by_id.get(person_id)
            if card is None:
                continue
            dialog = ReclassifyDialog(self._page, self._context.store, self._data, card, target)
            self._watch(dialog, [person_id])
            dialog.saved.connect(lambda _id: self._next())
            dialog.kept.connect(self._next)
            if self._queue:
                dialog.offer_stop(len(self._queue), self._queue.clear)
            dialog.open()
            return

    def _watch(self, dialog: QDialog, ids: Sequence[int]) -> None:
        """Notes whom the dialog may change, as long as it is open."""
        self.touching = set(ids)
        dialog.finished.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self.touching = set()

    def _cards(self, ids: Sequence[int]) -> list[Card]:
        return [self._data.by_id[person_id] for person_id in ids if person_id in self._data.by_id]


def _with_one(act: Callable[[int], None], ids: list[int]) -> None:
    if len(ids) == 1:
        act(ids[0])


def _third_last(card: Card) -> bool:
    return card.proposed is not None and card.proposed.worker_class is WorkerClass.NEEDS_HELP
