"""The list of meetings and the ledger of numbers as they may leave for Excel, read anew within their columns."""

from collections.abc import Sequence
from functools import partial

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.dates import format_date, weekday_words
from dvqc_desktop.domain.meetings import meeting_name
from dvqc_desktop.services.leaving_columns import MEETINGS, NUMBERS
from dvqc_desktop.services.leaving_lists import numbers_given
from dvqc_desktop.services.meetings.meetings import MeetingRow, list_meetings
from dvqc_desktop.services.meetings.passed.numbers import NumberRow
from dvqc_desktop.ui.models.rows import Column
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.list_export import Listing, read_shown
from dvqc_desktop.ui.pages.meetings.meeting_list import state_words

NO_WORKERS = "Tên quần chúng trong trích yếu, lý do ở lại trong sổ."


def meetings_listing(
    context: PageContext, shown: Sequence[MeetingRow], unit_kind: str, chosen: str
) -> Listing[MeetingRow]:
    """The meetings shown; `chosen` says of which year."""

    def name(row: MeetingRow) -> str:
        return meeting_name(row.kind, row.held_on, unit_kind, row.kind_name)

    columns = (
        Column[MeetingRow]("Ngày", lambda row: format_date(row.held_on), 96),
        Column[MeetingRow]("Thứ", lambda row: weekday_words(row.held_on), 80),
        Column[MeetingRow]("Buổi họp", name, 220),
        Column[MeetingRow]("Tình trạng", state_words, 150),
        Column[MeetingRow]("Việc giao", lambda row: str(row.tasks), 80, right=True),
    )
    return Listing("Danh sách buổi họp", read_shown(context, MEETINGS, list_meetings, shown), columns, chosen)


def numbers_listing(
    context: PageContext, shown: Sequence[NumberRow], columns: Sequence[Column[NumberRow]], term: str, chosen: str
) -> Listing[NumberRow]:
    """The numbers shown of a term; `chosen` says of which type of paper."""
    query = partial(numbers_given, term=term, day=clock.today())
    return Listing("Sổ số văn bản", read_shown(context, NUMBERS, query, shown), columns, chosen, NO_WORKERS)
