"""What was with a member when: statuses and posts, the latest first."""

from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.posts import ORGANIZATION_WORDS, STATUS_WORDS
from dvqc_desktop.services.members.member_lists import MemberView
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.widgets.date_edit import show_day
from dvqc_desktop.ui.widgets.table import CellDelegate, TableView


@dataclass(frozen=True, slots=True)
class _Line:
    start_on: date
    end_on: date | None
    words: str


class HistoryTable(TableView):
    """Days and words; a post with the day it ended."""

    def __init__(self) -> None:
        super().__init__("memberHistoryTable")
        self._model: RowsModel[_Line] = RowsModel(
            (
                Column("Từ ngày", lambda row: show_day(row.start_on), right=True),
                Column("Đến ngày", lambda row: show_day(row.end_on), right=True),
                Column("Tình trạng, chức vụ", lambda row: row.words),
            )
        )
        self.setModel(self._model)
        self.setItemDelegate(CellDelegate(self))
        self.set_widths([86, 86, 180], 2)

    def show_history(self, view: MemberView) -> None:
        """Shows the history of another member."""
        lines = [_Line(row.start_on, None, STATUS_WORDS[row.status]) for row in view.history]
        lines += [
            _Line(row.start_on, row.end_on, f"{ORGANIZATION_WORDS[row.organization]}: {row.title}")
            for row in view.posts
        ]
        self._model.set_rows(sorted(lines, key=lambda line: line.start_on, reverse=True))
