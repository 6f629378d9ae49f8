"""What is done with the whole board rather than with chosen people: each task opens its own dialog or window."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu

from dvqc_desktop.domain.codes import RoundState
from dvqc_desktop.domain.periods import quarter_of
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.privacy.statement import after_statement
from dvqc_desktop.ui.pages.base import Page, PageContext
from dvqc_desktop.ui.pages.board.acts import BoardActs
from dvqc_desktop.ui.pages.board.data import BoardData

MOVEMENT = "Ai đã chuyển loại…"
READING = frozenset({MOVEMENT, "Vẽ dây chuyền…"})  # what may be opened on an earlier day, too: it changes nothing


class BoardTasks(QObject):
    """The tasks behind the button "Việc khác" of the page's head.

    `together_wanted`, `each_wanted`: proposals of the round are to be agreed, together or one by one. `walked` when the
    work mode of a round ends; as long as it is open, `walking`, nothing under it need be read again.
    `register_wanted` asks for the paper of a year's register, `gaps_wanted` for people in Excel, both above a dialog.
    """

    together_wanted = Signal()
    each_wanted = Signal()
    walked = Signal()
    register_wanted = Signal(int, object)
    gaps_wanted = Signal(list, object)

    def __init__(self, page: Page, context: PageContext, data: BoardData, acts: BoardActs) -> None:
        super().__init__(page)
        self._page, self._context, self._data, self._acts = page, context, data, acts
        self.walking = False

    def fill(self, menu: QMenu) -> None:
        """Puts every task into the menu, in the order in which they are usually done."""
        entries = (
            ("calendar_clock", "Đợt phân loại…", self.open_rounds),
            ("arrow_swap", MOVEMENT, self.open_movement),
            ("checkmark_circle", "Độ phủ dây chuyền…", self.open_coverage),
            ("person_link", "Đề nghị phân công…", self.open_advice),
            ("link_multiple", "Vẽ dây chuyền…", self.draw_chain),
            ("group_list", "Chia nhóm…", self.open_groups),
            ("document_table", "Sổ phân công năm…", self.open_register),
        )
        menu.clear()
        for icon, words, act in entries:
            made = menu.addAction(theme.icon(icon), words)
            made.setEnabled(self._data.is_today or words in READING)
            made.triggered.connect(lambda _on=False, do=act: do())

    def open_movement(self) -> None:
        """Compares the day shown with the round before it, or with the end of the last quarter where there is none."""
        from dvqc_desktop.ui.pages.board.movement.dialog import MovementDialog

        day = self._data.day
        before = self._data.compared_on or quarter_of(day).start - timedelta(days=1)
        MovementDialog(self._page, self._context.store, self._data, before, day).open()

    def open_rounds(self, again: bool = False) -> None:
        """Opens the dialog of rounds; with `again` an agreed round is agreed anew."""
        from dvqc_desktop.ui.pages.board.rounds.dialogs import RoundDialog

        dialog = RoundDialog(self._page, self._context.store, self._data, again)
        dialog.walk_wanted.connect(self.walk_round)
        dialog.together_wanted.connect(self.together_wanted)
        dialog.each_wanted.connect(self.each_wanted)
        dialog.again_wanted.connect(lambda: self.open_rounds(again=True))
        dialog.open()

    @Slot()
    def walk_round(self) -> None:
        """Opens the work mode of the open round, once the book says what it is kept for."""
        after_statement(self._page, self._context.store, self._walk)

    def _walk(self) -> None:
        from dvqc_desktop.ui.pages.board.rounds.walk import RoundWalk

        running = self._data.round
        if running is not None and running.state is RoundState.OPEN:
            walk = RoundWalk(self._page, self._context.store, running)
            walk.finished.connect(self._end_walk)
            self.walking = True
            walk.open()

    @Slot()
    def _end_walk(self) -> None:
        self.walking = False
        self.walked.emit()

    def open_register(self) -> None:
        """Opens the register of the year's assignments."""
        from dvqc_desktop.ui.pages.board.register.dialog import RegisterDialog
        from dvqc_desktop.ui.pages.list_export import ListExport

        dialog = RegisterDialog(self._page, self._context.store)
        dialog.export_wanted.connect(lambda listing: ListExport(dialog, self._context).ask(listing))
        dialog.paper_wanted.connect(lambda year: self.register_wanted.emit(year, dialog))
        dialog.open()

    def open_advice(self) -> None:
        """Proposes holders for everybody who has none."""
        from dvqc_desktop.ui.pages.board.advice.dialog import open_advice

        gaps = [card.id for figures in self._data.figures().values() for card in figures.gaps]
        open_advice(self._page, self._context, self._data, gaps, self._data.day)

    def draw_chain(self, group_id: int | None = None) -> None:
        """Shows the chain of a group as a drawing; without one named, that of the first."""
        from dvqc_desktop.ui.pages.board.chain.drawing import ChainDrawingDialog

        dialog = ChainDrawingDialog(self._page, self._context.store, self._data, group_id)
        dialog.person_wanted.connect(self._page.open_row)
        dialog.open()

    def open_groups(self) -> None:
        """Proposes new groups."""
        from dvqc_desktop.ui.pages.board.advice.groups_dialog import GroupsDialog

        GroupsDialog(self._page, self._context).open()

    def open_coverage(self) -> None:
        """Opens the dialog of coverage."""
        from dvqc_desktop.ui.pages.board.chain.coverage_dialog import CoverageDialog

        dialog = CoverageDialog(self._page, self._context, self._data)
        dialog.assign_wanted.connect(self._acts.assign)
        dialog.advice_wanted.connect(self.open_advice)
        dialog.export_wanted.connect(lambda ids: self.gaps_wanted.emit(ids, dialog))
        dialog.open()
