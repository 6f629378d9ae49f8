"""The figures of coverage by class, group, team, shift or holder, and the names behind the number chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain.chain_rules import Cover
from dvqc_desktop.domain.classes import name_inside
from dvqc_desktop.domain.coverage import Key, Part, Split, Stand, behind, cover_by, number
from dvqc_desktop.services.chain.coverage import StandRow, split_labels, stand_rows
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_name, with_class_names
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.board.words import group_words
from dvqc_desktop.ui.pages.reading import COUNTING, Question
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.segment import Segment
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, TableView

SPLITS = (
    (Split.CLASS, "Loại"),
    (Split.GROUP, "Nhóm"),
    (Split.TEAM, "Tổ"),
    (Split.SHIFT, "Ca"),
    (Split.HOLDER, "Người phụ trách"),
)
PARTS = (
    (Part.TOTAL, "Tổng số"),
    (Part.MEMBER, "Đảng viên"),
    (Part.ACTIVE, "{active}"),
    (Part.GROUP, "Đoàn thể"),
    (Part.EXCEPTION, "Ngoại lệ"),
    (Part.GAP, "Chưa có"),
)
WHOLE = "Cộng"
MOST_NAMES = 2_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: the keys of the split that it counts."""

    words: str
    keys: tuple[Key, ...]
    cover: Cover


def _title(part: Part) -> str:
    """The head of a column; whoever holds people himself is called as the cell calls his class."""
    words = with_class_names(dict(PARTS)[part])
    return words[:1].upper() + words[1:]


def _number(part: Part) -> Column[Line]:
    def text(line: Line) -> str:
        return str(number(line.cover, part) or "–")

    return Column(_title(part), text, 74, True)


NAME_COLUMNS = (
    Column[StandRow]("Họ và tên", lambda row: row.name, 132),
    Column[StandRow]("Loại", lambda row: class_name(row.worker_class), 112),
    Column[StandRow]("Người phụ trách", lambda row: row.how, 190),
)


class SplitTab(QWidget):
    """Every number opens its names beside it, inside the program alone."""

    def __init__(self, context: PageContext, day: date) -> None:
        super().__init__()
        self._store, self._day = context.store, day
        self._figures, self._behind = Question(context, self), Question(context, self)
        self._stands: Sequence[Stand] = ()
        self._split = Split.CLASS
        self._segment = Segment("coverageSplitSegment", SPLITS)
        self._segment.chosen.connect(self._choose)
        columns = (Column[Line]("", lambda line: line.words, 150), *(_number(part) for part, _words in PARTS))
        self.lines: RowsModel[Line] = RowsModel(columns)
        self.table = TableView("coverageTable", COMPACT_HEIGHT)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.setModel(self.lines)
        self.table.set_widths([column.width for column in self.lines.columns], 0)
        self.names: RowsModel[StandRow] = RowsModel(NAME_COLUMNS)
        self.names_table = TableView("coverageNamesTable", COMPACT_HEIGHT)
        self.names_table.setItemDelegate(CellDelegate(self.names_table))
        self.names_table.setModel(self.names)
        self.names_table.set_widths([column.width for column in NAME_COLUMNS], 2)
        self._title = label("", "strong", "coverageNamesLabel", wrap=True)
        self.table.selectionModel().currentChanged.connect(self._open)
        self._lay_out()

    def _lay_out(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.setSpacing(14)
        left, right = QVBoxLayout(), QVBoxLayout()
        line = QHBoxLayout()
        line.addWidget(label("Chia theo", "secondary"))
        line.addWidget(self._segment)
        line.addStretch(1)
        left.addLayout(line)
        left.addWidget(self.table, 1)
        self._title.setMinimumHeight(theme.px(30))
        right.addWidget(self._title)
        right.addWidget(self.names_table, 1)
        outer.addLayout(left, 8)
        outer.addLayout(right, 5)

    def show_stands(self, stands: Sequence[Stand]) -> None:
        """Shows other figures, by the split now chosen."""
        self._stands = stands
        self._fill()

    @Slot(object)
    def _choose(self, split: Split) -> None:
        self._split = split
        self._fill()

    def _fill(self) -> None:
        """Counts by the split now chosen; what was counted by another goes at once."""
        stands, split = self._stands, self._split
        self._show_lines([])
        self.table.set_empty_text(COUNTING)
        self._figures.ask(lambda: self._count(stands, split), self._show_lines)

    def _count(self, stands: Sequence[Stand], split: Split) -> list[Line]:
        covers = cover_by(stands, split)
        labels = self._store.read(split_labels, self._day, split)
        lines = [
            Line(group_words(words) if split is Split.GROUP else words, (key,), covers.get(key, Cover()))
            for key, words in labels.items()
            if key in covers or (split is not Split.HOLDER and key is not None)
        ]
        whole = sum((cover for cover in covers.values()), Cover())
        return [*lines, Line(WHOLE, tuple(covers), whole)] if stands else []

    def _show_lines(self, lines: Sequence[Line]) -> None:
        self._behind.drop()
        self.lines.set_rows(lines)
        self.table.set_empty_text("Chưa có ai trong danh sách.")
        self._title.setText("")
        self.names_table.set_empty_text("Chọn một số ở bảng bên trái để xem tên.")
        self.names.set_rows(())

    @Slot(QModelIndex, QModelIndex)
    def _open(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid():
            return
        line, part = self.lines.row(index.row()), PARTS[max(index.column() - 1, 0)][0]
        stands, split = self._stands, self._split
        title = line.words if part is Part.TOTAL else f"{line.words}, {name_inside(_title(part))}"
        self._title.setText(title)
        self.names.set_rows(())
        self.names_table.set_empty_text(COUNTING)

        def read() -> tuple[int, list[StandRow]]:
            found = behind(stands, split, line.keys, part)
            return len(found), self._store.read(stand_rows, found[:MOST_NAMES])

        self._behind.ask(read, lambda found: self._show_names(title, *found))

    def _show_names(self, title: str, count: int, rows: Sequence[StandRow]) -> None:
        more = f" (hiện {MOST_NAMES} người đầu)" if count > MOST_NAMES else ""
        self._title.setText(f"{title}: {count} người{more}")
        self.names_table.set_empty_text("Không có ai.")
        self.names.set_rows(rows)
