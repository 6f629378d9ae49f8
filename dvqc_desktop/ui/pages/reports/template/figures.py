"""What a cell of a form may show: the figures of the report and facts of its head, those advised first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain.forms import FormSheet, Place
from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.domain.sheet_places import reference_of
from dvqc_desktop.domain.template_maps import Beside, Target
from dvqc_desktop.exports.excel.words import HEAD
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit
from dvqc_desktop.ui.widgets.segment import Segment
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, CellDelegate, TableView

BESIDES = ((Beside.NOW, "Kỳ này"), (Beside.PREVIOUS, "Kỳ trước"), (Beside.LAST_YEAR, "Cùng kỳ năm trước"))
BESIDE_WORDS = dict(BESIDES)
PERIOD_WORDS = "Tên kỳ báo cáo"


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """A line of the list: the name of a figure, its words and unit, whether it is advised for the cell."""

    name: str
    words: str
    unit: str
    advised: bool = False


def choices_of(report: ReportFigures) -> tuple[FigureChoice, ...]:
    """Everything a cell may show, in the order of the report."""
    figures = [*report.definitions, *(extra.definition for extra in report.extras)]
    head = [*((name, words) for name, words in HEAD.items()), ("period_words", PERIOD_WORDS)]
    return (
        *(FigureChoice(figure.name, figure.words, str(figure.unit)) for figure in figures),
        *(FigureChoice(name, words, "chữ, ngày") for name, words in head),
    )


class FigurePanel(QWidget):
    """The side beside the grid; `wanted` carries the target for the cell, `unwanted` frees the cell."""

    wanted = Signal(object)
    unwanted = Signal()

    def __init__(self, choices: Sequence[FigureChoice]) -> None:
        super().__init__()
        self._choices = tuple(choices)
        self._words = {choice.name: choice.words for choice in choices}
        self._cell = label("", "section", "templateCellLabel", wrap=True)
        self._about = label("", "secondary", "templateAboutLabel", wrap=True)
        self.beside = Segment("templateBesideSegment", BESIDES)
        self.search = FilterEdit("templateFigureFilter", "Tìm số liệu")
        self.table = TableView("templateFigureList", COMPACT_HEIGHT)
        self._model: RowsModel[FigureChoice] = RowsModel(
            (
                Column[FigureChoice]("Số liệu", lambda choice: choice.words, 200),
                Column[FigureChoice]("Đơn vị", lambda choice: choice.unit, 74),
                Column[FigureChoice]("", lambda choice: "gợi ý" if choice.advised else "", 56),
            ),
            self.table,
        )
        self.table.setModel(self._model)
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.set_widths([200, 66, 52], 0)
        self.table.set_empty_text("Không có số liệu nào khớp.")
        self.take = button("Ghép vào ô này", "link_multiple", "", "templateTakeButton")
        self.free = button("Bỏ ghép", "", "", "templateFreeButton")
        self._set_up()
        self.search.filtered.connect(self._filter)
        self.table.opened.connect(self._take)
        self.take.clicked.connect(self._take)
        self.free.clicked.connect(self.unwanted)

    def words_of(self, target: Target) -> str:
        """A target in words: "Đảng viên (kỳ trước)"."""
        words = self._words.get(target.name, target.name)
        return f"{words} ({BESIDE_WORDS[target.beside].lower()})" if target.beside else words

    def show_cell(self, sheet: FormSheet, place: Place, advice: Sequence[Target], target: Target | None) -> None:
        """Shows what a cell's row says, what it may show, and what it shows now."""
        why = sheet.why_not(place)
        said = " · ".join((*sheet.row_words(place), sheet.head_words(place)))
        self._cell.setText(f"Ô {reference_of(*place)}")
        self._about.setText(f"Không ghép được: ô này {why}." if why else said or "Dòng này không có chữ.")
        advised = [each.name for each in advice]
        first = [choice for name in advised for choice in self._choices if choice.name == name]
        rest = [choice for choice in self._choices if choice.name not in advised]
        lines = [FigureChoice(each.name, each.words, each.unit, True) for each in first]
        self._model.set_rows([*lines, *rest])
        beside = target.beside if target else advice[0].beside if advice else Beside.NOW
        self.beside.set_value(beside)
        self._select(target.name if target else advised[0] if advised else "")
        self.take.setEnabled(not why)
        self.free.setEnabled(target is not None)

    def _select(self, name: str) -> None:
        names = [choice.name for choice in self._model.shown()]
        self.table.select_row(names.index(name) if name in names else -1)

    def _set_up(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        self._about.setMinimumHeight(theme.px(40))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.free)
        row.addStretch(1)
        row.addWidget(self.take)
        for widget in (self._cell, self._about, self.beside, self.search):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)

    @Slot(str)
    def _filter(self, text: str) -> None:
        wanted = fold(text)
        self._model.set_filter((lambda choice: wanted in fold(choice.words)) if wanted else None)
        if self._model.shown():
            self.table.select_row(0)

    @Slot()
    def _take(self) -> None:
        position = self.table.current_row()
        if position < 0 or not self.take.isEnabled():
            return
        name = self._model.row(position).name
        in_head = name in HEAD or name == "period_words"
        beside = self.beside.value()
        self.wanted.emit(Target(name, Beside.NOW if in_head else Beside(str(beside))))
