"""The roster as it may leave for Excel: the members shown, read anew within their list of columns."""

from functools import partial

from dvqc_desktop.domain import clock
from dvqc_desktop.services.leaving_columns import MEMBERS
from dvqc_desktop.services.members.member_lists import MemberRow, list_members
from dvqc_desktop.ui.models.rows import RowsModel
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.list_export import Listing, chosen_words, read_shown, shown_columns
from dvqc_desktop.ui.widgets.table import TableView


def roster_listing(
    context: PageContext, table: TableView, model: RowsModel[MemberRow], present: bool, typed: str
) -> Listing[MemberRow]:
    """The rows and columns in sight; `present` for those taking part alone, `typed` what the filter asks for."""
    rows = read_shown(context, MEMBERS, partial(list_members, day=clock.today()), model.shown())
    chosen = "đang sinh hoạt" if present else "tất cả, cả người đã chuyển đi"
    return Listing("Danh sách đảng viên", rows, shown_columns(table, model.columns), chosen_words(chosen, typed))
