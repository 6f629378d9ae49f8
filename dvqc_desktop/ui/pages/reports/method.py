"""How a figure is worked out: what counts, as of which day, persons or turns, beside its numbers of three periods."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from dvqc_desktop.domain.figure_lines import change_words, number_words
from dvqc_desktop.domain.figures import FigureDefinition, Section, Unit
from dvqc_desktop.services.reports.told import Told
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

PERSONS = "Đếm người: mỗi người một lần, dù có nhiều lượt."
TURNS = "Đếm lượt: một người có thể nhiều lượt, không cộng với số người."
SHARES = "Là tỉ lệ: khi cộng nhiều đơn vị thì tính lại từ hai số, không bình quân."
STANDING = "Tính tại ngày chốt số"
FLOWING = "Tính cả kỳ, từ ngày đầu đến hết ngày chốt số"
OPENING = "Tính tại hết ngày trước ngày đầu kỳ"


def counted_words(definition: FigureDefinition) -> str:
    """Whether persons or turns are counted; empty for what is neither."""
    return {str(Unit.PEOPLE): PERSONS, str(Unit.TIMES): TURNS, str(Unit.SHARE): SHARES}.get(str(definition.unit), "")


def day_words(definition: FigureDefinition) -> str:
    """As of which day, or over which days, the figure is."""
    if definition.name.startswith("opening"):
        return OPENING
    standing = definition.section in (Section.MEMBERS, Section.CLASSES) or definition.name == "tasks_overdue"
    return STANDING if standing else FLOWING


class MethodDialog(Dialog):
    """The definition of one line, as it stands beside its numbers."""

    def __init__(self, parent: QWidget, told: Told) -> None:
        super().__init__(parent, "Cách tính", "figureMethodDialog")
        self.setMinimumWidth(theme.px(540))
        figure = told.figure
        definition = figure.definition
        self.body.addWidget(label(definition.words, "section", "figureMethodTitle", wrap=True))
        self.body.addWidget(label(definition.meaning, "", "figureMethodLabel", wrap=True))
        day = day_words(definition)
        said = f"{day}: {told.closed_on:%d/%m/%Y}." if day == STANDING else f"{day}."
        for words in (said, counted_words(definition)):
            if words:
                self.body.addWidget(label(words, "secondary", wrap=True))
        self.body.addLayout(self._numbers(told))
        self.body.addStretch(1)
        self.add_help(f"Tên trong biểu: {definition.name}")
        self.add_primary("Đóng", self.close, "figureMethodCloseButton")

    @staticmethod
    def _numbers(told: Told) -> QGridLayout:
        """The three periods with the change since each of the earlier ones."""
        figure = told.figure
        definition, now = figure.definition, figure.now
        grid = QGridLayout()
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for row, (words, value) in enumerate(
            zip(told.periods, (figure.now, figure.previous, figure.last_year), strict=True)
        ):
            change = "" if row == 0 or now is None or value is None else change_words(definition, now, value)
            unit = "" if definition.unit == Unit.SHARE or value is None else f" {definition.unit}"
            grid.addWidget(label(words, "secondary"), row, 0)
            number = label(number_words(value, definition.unit) + unit, "strong" if row == 0 else "")
            grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight)
            said = f"kỳ này {change}" if change else ("" if row == 0 else "chưa so được")
            grid.addWidget(label(said, "secondary"), row, 2)
        grid.setColumnStretch(3, 1)
        return grid
