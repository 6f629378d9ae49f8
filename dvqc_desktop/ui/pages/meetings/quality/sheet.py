"""The dialog of a meeting's sheet: what the book proposes with its reason, what people judge, the total and grade."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.quality import Template, score
from dvqc_desktop.exports.documents.print_paper import PaperKind
from dvqc_desktop.services.meetings.quality.quality import (
    Line,
    Sheet,
    choose_template,
    read_sheet,
    save_sheet,
    templates,
)
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.meetings.choices import combo, fill
from dvqc_desktop.ui.pages.meetings.papers.papers import show_paper
from dvqc_desktop.ui.pages.meetings.quality.template import TemplateDialog
from dvqc_desktop.ui.pages.meetings.quality.year import YearDialog
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.dialog import Dialog

UNJUDGED = "– chưa chấm –"


def points_words(points: float) -> str:
    """Points as people write them: "4", "7,5"."""
    return f"{points:g}".replace(".", ",")


class SheetDialog(Dialog):
    """Lines in criteria; nothing is kept before the button is pressed."""

    def __init__(self, parent: QWidget, context: PageContext, shown: Shown) -> None:
        super().__init__(parent, "Tự chấm chất lượng buổi họp", "qualityDialog")
        self._context, self._store, self._shown = context, context.store, shown
        self.setMinimumSize(theme.px(940), theme.px(620))
        self._template = combo("qualityTemplateCombo", "Mẫu phiếu")
        self._own = button("Sửa mẫu…", "edit", "", "qualityTemplateButton")
        self._year = button("Bảng cả năm…", "table_simple", "", "qualityYearButton")
        self._print = button("Xem trước khi in", "print", "", "printQualityButton")
        self._total = label("", "section", "qualityTotalLabel")
        self._error = label("", "error", "qualityErrorLabel", wrap=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self.boxes: dict[str, QComboBox] = {}
        self._notes: dict[str, QLineEdit] = {}
        self._lay_out()
        self._show(self._store.read(read_sheet, shown.meeting.id))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (label("Mẫu phiếu"), self._template, self._own):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._print)
        head.addWidget(self._year)
        self.body.addLayout(head)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self._error)
        self.add_left(self._total)
        self.add_button("Chưa ghi", self.close)
        save = self.add_primary("Ghi phiếu chấm", self.save, "saveQualityButton")
        save.setEnabled(self._shown.is_open)
        self._template.activated.connect(self._choose)
        self._own.clicked.connect(self._edit_template)
        self._year.clicked.connect(self._show_year)
        self._print.clicked.connect(self._preview)

    def _show(self, sheet: Sheet) -> None:
        self._sheet = sheet
        made = self._store.read(templates)
        fill(self._template, [(one.name, one.key) for one in made], sheet.template.key)
        self._template.setEnabled(self._shown.is_open)
        self._own.setEnabled(self._shown.is_open)
        self._print.setEnabled(sheet.kept)
        self.boxes, self._notes = {}, {}
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 4, 10, 4)
        grid.setVerticalSpacing(5)
        grid.setHorizontalSpacing(10)
        for column, stretch in enumerate((5, 4, 4, 3)):
            grid.setColumnStretch(column, stretch)
        titles = {row.title: row.most for row in sheet.score.criteria}
        for place, criterion in enumerate(dict.fromkeys(line.criterion for line in sheet.lines), start=1):
            words = f"{place}. {criterion} ({points_words(titles[criterion])} điểm)"
            grid.addWidget(label(words, "strong"), grid.rowCount(), 0, 1, 4)
            for line in sheet.lines:
                if line.criterion == criterion:
                    self._add_line(grid, line)
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(inner)
        self._count()

    def _add_line(self, grid: QGridLayout, line: Line) -> None:
        row, key = grid.rowCount(), line.item.key
        name = key.replace(".", "_")
        box = combo(f"quality_{name}", line.item.title)
        levels = [(f"{one.words} ({points_words(one.points * line.factor)})", one.points) for one in line.item.levels]
        fill(box, [(UNJUDGED, None), *levels], line.points)
        box.setMinimumContentsLength(14)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setEnabled(self._shown.is_open)
        box.activated.connect(self._count)
        note = QLineEdit(line.note or "")
        note.setObjectName(f"qualityNote_{name}")
        note.setPlaceholderText("Ghi chú")
        note.setReadOnly(not self._shown.is_open)
        origin = label(line.origin or "Buổi họp nhận xét", "secondary" if line.origin else "hint", wrap=True)
        title = label(line.item.title, wrap=True)
        title.setContentsMargins(theme.px(14), 0, 0, 0)
        for column, widget in enumerate((title, box, origin, note)):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        self.boxes[key], self._notes[key] = box, note

    def marks(self) -> dict[str, float]:
        """The points chosen so far."""
        return {key: box.currentData() for key, box in self.boxes.items() if box.currentData() is not None}

    @Slot()
    def _count(self) -> None:
        made = score(self._sheet.template, self._sheet.meeting_kind, self.marks())
        left = f", còn {made.missing} mục chưa chấm" if made.missing else f": {made.grade}"
        self._total.setText(f"Tổng {points_words(made.total)}/100 điểm{left}")

    @Slot()
    def _choose(self) -> None:
        if self._store.attempt(choose_template, self._template.currentData()) is not None:
            self._show_template()

    def _show_template(self) -> None:
        key = self._template.currentData()
        found: list[Template] = [one for one in self._store.read(templates) if one.key == key]
        self._show(self._store.read(read_sheet, self._shown.meeting.id, found[0]))

    @Slot()
    def _edit_template(self) -> None:
        dialog = TemplateDialog(self, self._store, self._sheet.template)
        dialog.kept.connect(self._use_own)
        dialog.open()

    @Slot()
    def _use_own(self) -> None:
        made = self._store.read(templates)
        self._show(self._store.read(read_sheet, self._shown.meeting.id, made[-1]))

    @Slot()
    def _show_year(self) -> None:
        YearDialog(self, self._context, self._shown.meeting.held_on.year).open()

    @Slot()
    def _preview(self) -> None:
        show_paper(self, self._context, PaperKind.QUALITY, self._shown.meeting.id)

    def save(self) -> None:
        """Keeps the sheet; what is missing is told, and the first such line gets the focus."""
        notes = {key: note.text() for key, note in self._notes.items()}
        try:
            self._store.write(save_sheet, self._shown.meeting.id, self._sheet.template, self.marks(), notes)
        except AppError as error:
            self._error.setText(told(error))
            missing = next((box for box in self.boxes.values() if box.currentData() is None), None)
            if missing is not None:
                missing.setFocus()
                self._area.ensureWidgetVisible(missing)
            return
        self.close()
