"""A list as it stands on screen to Excel: same rows, columns and order; what it holds is said before it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors.exports import NothingToExportError
from dvqc_desktop.domain.file_names import file_name
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.exports.handing import Handout, hand_out
from dvqc_desktop.services.reports.export_register import last_recipient
from dvqc_desktop.services.reports.report import report_unit
from dvqc_desktop.ui.messages import Question, ask, show_error
from dvqc_desktop.ui.models.rows import Column
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import button
from dvqc_desktop.ui.widgets.fields import FormField, RecipientEdit
from dvqc_desktop.ui.widgets.save_workbook import ask_workbook
from dvqc_desktop.ui.widgets.table import TableView

R = TypeVar("R")


class Known(Protocol):
    """A row that is known by its id."""

    @property
    def id(self) -> int:
        """The id."""


K = TypeVar("K", bound=Known)
if TYPE_CHECKING:
    from dvqc_desktop.db.authorizer import Columns

EXPORT_WORDS = "Xuất danh sách ra Excel…"
STEP = 1_000  # rows between two looks whether the user cancelled


@dataclass(frozen=True)
class Listing(Generic[R]):
    """A list now shown: its title, rows and columns as they may leave, what it was chosen by, what stays inside."""

    title: str
    rows: Sequence[R]
    columns: Sequence[Column[R]]
    chosen: str = "tất cả"
    left_out: str = ""

    @property
    def column_words(self) -> str:
        """The heads in one line."""
        return ", ".join(column.title.strip().lower() for column in self.columns if column.title.strip())


def shown_columns(table: TableView, columns: Sequence[Column[R]], inside: Collection[int] = ()) -> list[Column[R]]:
    """The columns of a table in the order seen, without those hidden and those that stay `inside` the book."""
    heads = table.horizontalHeader()
    places = [heads.logicalIndex(place) for place in range(heads.count())]
    return [columns[place] for place in places if place not in inside and not table.isColumnHidden(place)]


def chosen_words(shown: str, typed: str) -> str:
    """By what a list was chosen: the part of it that is shown, and what was typed into its filter."""
    return f"{shown}; có “{typed.strip()}”" if typed.strip() else shown


def read_shown(
    context: PageContext, columns: Columns, query: Callable[[Any], Sequence[K]], shown: Sequence[K]
) -> tuple[K, ...]:
    """The rows shown, read anew for a file: the engine lets nothing through but these columns."""
    fresh = {row.id: row for row in context.store.read_outward(columns, query)}
    return tuple(fresh[row.id] for row in shown if row.id in fresh)


def export_button(name: str) -> QPushButton:
    """The button of a list."""
    return button(EXPORT_WORDS, "document_table", "", name)


class ListExport:
    """Asks and exports for a page or a dialog; `above` is what it is shown over."""

    def __init__(self, above: QWidget, context: PageContext) -> None:
        self._above, self._context = above, context

    def ask(self, listing: Listing[Any]) -> None:
        """Says what the file would hold, then asks where it goes."""
        if not listing.rows:
            show_error(self._above, NothingToExportError())
            return
        question = Question(
            "Xuất danh sách ra Excel",
            f"{listing.title}: {len(listing.rows):,} dòng".replace(",", "."),
            "Tệp Excel không có mật khẩu: ai cầm tệp là đọc được.",
            "Chọn chỗ ghi…",
            "Không xuất",
            "Tôi chỉ đưa tệp này cho người có việc cần đến.",
            (f"Cột: {listing.column_words}.", f"Chọn theo: {listing.chosen}.", *filter(None, (listing.left_out,))),
        )
        recipient = RecipientEdit(self._context.store.read(last_recipient, listing.title))
        field = FormField("Gửi cho ai (ghi vào sổ xuất, không bắt buộc)", recipient)
        ask(self._above, question, lambda: self._ask_path(listing, recipient.text()), field)

    def _ask_path(self, listing: Listing[Any], recipient: str) -> None:
        name = file_name(".xlsx", listing.title.lower(), clock.today().isoformat())
        ask_workbook(
            self._above, "Xuất danh sách", name, lambda path: self.write(listing, path, recipient), "listFileDialog"
        )

    def write(self, listing: Listing[Any], path: Path, recipient: str = "") -> None:
        """Makes the workbook in a child process, writes it to `path`, and enters it in the register of exports."""
        contents = f"{len(listing.rows)} dòng; cột {listing.column_words}"
        handout = Handout(listing.title, contents, one_line(recipient) or None)
        store, unit, today = self._context.store, self._context.store.read(report_unit).name, clock.today()

        def work(progress: Progress) -> str:
            from dvqc_desktop.exports.child import in_child_until
            from dvqc_desktop.exports.excel.listing import ListHead, ShownList, build_list_workbook

            progress.report(0, 3, "Đang đọc danh sách")
            heads = tuple(ListHead(column.title.strip(), column.right) for column in listing.columns)
            lines = _lines(listing, progress)
            progress.report(1, 3, "Đang lập bảng")
            shown = ShownList(listing.title, unit, today, listing.chosen, listing.left_out, heads, lines)
            content = in_child_until(progress, build_list_workbook, shown)
            progress.report(2, 3, "Đang ghi tệp")
            hand_out(store, path, content, handout)
            return path.name

        title = f"Đang xuất {listing.title.lower()}"
        self._context.jobs.run(title, work, self._done, note="Hủy thì không có tệp nào được ghi.")

    def _done(self, name: str) -> None:
        self._context.tell(f"Đã xuất Excel: {name}")


def _lines(listing: Listing[Any], progress: Progress) -> tuple[str, ...]:
    from dvqc_desktop.exports.excel.listing import line_of

    texts = [column.text for column in listing.columns]
    lines: list[str] = []
    for begin in range(0, len(listing.rows), STEP):
        progress.check()
        lines += [line_of([text(row) for text in texts]) for row in listing.rows[begin : begin + STEP]]
    return tuple(lines)
