"""What is printed from the board: papers without any class, made in a job, shown before they are printed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from dvqc_desktop.domain.errors.exports import ClassListExportError, ClassListPrintError
from dvqc_desktop.domain.names import group_words
from dvqc_desktop.services.board.board import by_name
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.messages import show_error
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.filter import BoardFilter
from dvqc_desktop.ui.pages.board.leaving import BoardShown
from dvqc_desktop.ui.pages.board.listing.cells import GAP_PLACES, OUTSIDE
from dvqc_desktop.ui.pages.board.only import ONLY
from dvqc_desktop.ui.pages.list_export import EXPORT_WORDS, ListExport, Listing
from dvqc_desktop.ui.pages.papers import PaperJob, preview_slips

if TYPE_CHECKING:
    from dvqc_desktop.exports.documents.model import Document


NO_REASON = "Loại và lý do chưa có người phụ trách ở lại trong sổ, vì lý do làm lộ loại."
NO_CLASS = "Loại, mặt cần giúp và biến động của từng người ở lại trong sổ, không ra tệp nào."


class BoardPrinting(QObject):
    """The entries of the print button and Ctrl+P; `look` says what is shown now.

    `movement_wanted` opens the dialog of the movement, which prints its sums.
    """

    movement_wanted = Signal()

    def __init__(self, page: QWidget, context: PageContext, data: BoardData, look: Callable[[], BoardShown]) -> None:
        super().__init__(page)
        self._page, self._context, self._data, self._look = page, context, data, look
        self._export = ListExport(page, context)

    def fill(self, menu: QMenu) -> None:
        """Puts every paper into the menu; on an earlier day those that can be made as of it."""
        menu.clear()
        group_id = self._look().wanted.group_id
        chain = "Dây chuyền"
        if group_id is not None:
            chain = f"Dây chuyền {group_words(self._data.groups[group_id]).lower()}"
        entries: list[tuple[str, str, Callable[[], None]]] = [
            ("printShownAction", "Như đang hiện trên màn hình\tCtrl+P", self.print_shown),
            ("printGroupsAction", "Nhóm và người phụ trách", self.print_groups),
            ("printChainAction", chain, self.print_chain),
        ]
        if self._data.is_today:
            year = f"Sổ phân công năm {self._data.day.year}"
            entries.append(("printRegisterAction", year, self.print_register))
            entries.append(("printSlipsAction", "Phiếu gặp gỡ tuần này", self.print_slips))
        entries.append(("printMovementAction", "Bảng chuyển loại (số)…", self.movement_wanted.emit))
        for name, words, act in entries:
            action = menu.addAction(theme.icon("print"), words)
            action.setObjectName(name)
            action.triggered.connect(lambda _on=False, do=act: do())
        menu.addSeparator()
        export = menu.addAction(theme.icon("document_table"), EXPORT_WORDS)
        export.setObjectName("exportShownAction")
        export.triggered.connect(lambda _on=False: self.export_shown())

    def export_shown(self) -> None:
        """The people shown, to Excel, without any class; refused where their choice tells one."""
        shown = self._look()
        by = shown.tells
        if by:
            show_error(self._page, ClassListExportError(by=by))
            return
        columns = OUTSIDE.leaving(shown.places, gaps=shown.wanted.uncovered)
        people = sorted(shown.cards, key=by_name)
        self._export.ask(
            Listing(
                "Danh sách quần chúng",
                tuple(shown.cards if shown.listed else people),
                columns,
                self._chosen_words(shown),
                NO_CLASS,
            )
        )

    def export_gaps(self, ids: Collection[int], over: QWidget) -> None:
        """People without a holder who counts, to Excel, above a dialog; no class, nor the reason, which tells it."""
        people = sorted((card for card in self._data.cards if card.id in ids), key=by_name)
        chosen = f"chưa có người phụ trách, tính ngày {self._data.day:%d/%m/%Y}; thứ tự theo họ và tên"
        columns = OUTSIDE.leaving(GAP_PLACES, gaps=True)
        listing = Listing("Quần chúng chưa có người phụ trách", tuple(people), columns, chosen, NO_REASON)
        ListExport(over, self._context).ask(listing)

    def print_shown(self) -> None:
        """The list as it is shown, or the groups of the people whose cards are; refused where that tells a class."""
        shown = self._look()
        by = shown.tells
        if by:
            show_error(self._page, ClassListPrintError(by=by))
            return
        note, day, database = self._note(shown), self._data.day, self._context.store.database
        from dvqc_desktop.exports.documents.board_papers import groups_document, people_document
        from dvqc_desktop.exports.documents.people_paper import ShownPeople

        if shown.listed:
            people = ShownPeople(day, shown.cards, note, shown.wanted.uncovered)
            self._make("danh sách", len(shown.cards), lambda: people_document(database, people))
        elif not shown.wanted.is_on:
            self.print_groups()
        else:
            ids, gaps = {card.id for card in shown.cards}, shown.wanted.uncovered
            self._make("danh sách nhóm", len(ids), lambda: groups_document(database, day, ids, note, gaps))

    def print_groups(self) -> None:
        """All groups with their people and holders."""
        from dvqc_desktop.exports.documents.board_papers import groups_document

        day, database = self._data.day, self._context.store.database
        self._make("danh sách nhóm", self._data.total, lambda: groups_document(database, day))

    def print_chain(self) -> None:
        """The chain of the group now filtered, else of everybody."""
        from dvqc_desktop.exports.documents.board_papers import chain_document

        day, database, group_id = self._data.day, self._context.store.database, self._look().wanted.group_id
        people = sum(group_id in (None, card.group_id) for card in self._data.cards)
        self._make("dây chuyền", people, lambda: chain_document(database, day, group_id))

    def print_register(self, year: int | None = None, over: QWidget | None = None) -> None:
        """The register of a year (None: this one); `over` is the dialog above which it is shown."""
        from dvqc_desktop.exports.documents.board_papers import register_document

        database, wanted = self._context.store.database, year or self._data.day.year
        self._make("sổ phân công", 0, lambda: register_document(database, wanted), over)

    def print_slips(self) -> None:
        """The pocket slips of this week."""
        preview_slips(self._page, self._context)

    def _make(self, paper: str, people: int, make: Callable[[], Document], over: QWidget | None = None) -> None:
        PaperJob(over or self._page, self._context, paper).show(make, lambda _document: people)

    def _note(self, shown: BoardShown) -> str:
        """What the paper says of itself: "In như đang hiện: nhóm 2, quá hẹn gặp; thứ tự theo họ và tên.\""""
        return f"In như đang hiện trên màn hình: {self._chosen_words(shown)}."

    def _chosen_words(self, shown: BoardShown) -> str:
        parts = self._filter_words(shown.wanted)
        order = f"thứ tự theo {shown.order}" if shown.order else ""
        what = ", ".join(parts) or "tất cả"
        return "; ".join(part for part in (what, order) if part)

    def _filter_words(self, wanted: BoardFilter) -> list[str]:
        people = (one for card in self._data.cards for one in (card.holder, *card.helpers) if one is not None)
        holder = next((one.name for one in people if one.id == wanted.holder_id), "")
        helped = f"người do {holder} phụ trách hoặc cùng giúp" if holder else ""
        words = (
            f"tên, nghề có “{wanted.text}”" if wanted.text else "",
            group_words(self._data.groups.get(wanted.group_id or 0, "")).lower(),
            helped,
            "quá hẹn gặp" if wanted.overdue else "",
            "chưa có người phụ trách" if wanted.uncovered else "",
            *(words.lower() for key, words, _lets in ONLY if key in wanted.only),
        )
        return [part for part in words if part]
