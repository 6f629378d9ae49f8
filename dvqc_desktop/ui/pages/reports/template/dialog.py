"""The dialog in which the cells of a committee's form are given their figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QTabBar, QVBoxLayout, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.forms import FormFile, FormSheet, Place
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.domain.sheet_places import place_of, reference_of
from dvqc_desktop.domain.template_advice import Row, advice_for, advice_for_sheet, title_in, version_in
from dvqc_desktop.domain.template_maps import CellMap, Target, check_cells, for_others, map_of_form, map_to_json
from dvqc_desktop.exports.atomic import write_file
from dvqc_desktop.imports.maps import read_map
from dvqc_desktop.services.reports.template_maps import SavedMap, delete_map, save_map
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.reports.template.figures import FigurePanel, choices_of
from dvqc_desktop.ui.pages.reports.template.grid import FormGrid
from dvqc_desktop.ui.widgets.basics import button, label, panel
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField

SIDE_WIDTH = 396
MAP_FILES = "Bảng ghép ô (*.json)"
_MARGIN = 40


@dataclass(frozen=True, slots=True)
class FormToMap:
    """A form that was read: the map the book keeps for it, what maps of other editions say, the report to choose from.

    `notice` says how it differs from an edition that is kept.
    """

    file: FormFile
    report: ReportFigures
    saved: SavedMap | None = None
    known: Mapping[Row, str] | None = None
    notice: str = ""


class TemplateMapDialog(Dialog):
    """Click a cell, choose a figure; nothing is kept before "Lưu mẫu"."""

    def __init__(self, parent: QWidget, context: PageContext, form: FormToMap) -> None:
        super().__init__(parent, "Ghép ô của mẫu cấp trên", "templateMapDialog")
        self._context, self._form = context, form
        self._sheets = [sheet for sheet in form.file.form.sheets if sheet.visible and sheet.cells]
        self._sheet = self._first_sheet()
        self._cells: dict[str, Target] = dict(form.saved.cell_map.cells) if form.saved else {}
        self.tabs = QTabBar()
        self.tabs.setObjectName("templateSheetTabs")
        self.grid = FormGrid()
        self.side = FigurePanel(choices_of(form.report))
        self.name = QLineEdit()
        self.name.setObjectName("templateNameEdit")
        self.version = QLineEdit()
        self.version.setObjectName("templateVersionEdit")
        self._name_field = FormField("Tên mẫu", self.name, required=True)
        self._counted = label("", "secondary", "templateCountLabel")
        self._alarm = label("", "error", "templateAlarmLabel")
        self._set_up()
        size = parent.window().size()
        self.resize(min(theme.px(1200), size.width() - _MARGIN), min(theme.px(690), size.height() - _MARGIN))
        self._connect()
        self._fill()

    def _first_sheet(self) -> FormSheet:
        kept = self._form.file.form.sheet(self._form.saved.cell_map.sheet) if self._form.saved else None
        return kept or (self._sheets[0] if self._sheets else FormSheet(""))

    def _set_up(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._name_field, 3)
        head.addWidget(FormField("Phiên bản ghi trong mẫu", self.version), 2)
        self.body.addLayout(head)
        if self._form.notice:
            self.body.addWidget(label(self._form.notice, "secondary", "templateNoticeLabel", wrap=True))
        self.suggest = button("", "target_arrow", "", "templateSuggestButton")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self._counted)
        row.addWidget(self.suggest)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(row)
        left.addWidget(panel("", self.grid), 1)
        side = panel("", self.side)
        side.setFixedWidth(theme.px(SIDE_WIDTH))
        both = QHBoxLayout()
        both.setSpacing(8)
        both.addLayout(left, 1)
        both.addWidget(side)
        self.body.addLayout(both, 1)
        self._add_foot()

    def _add_foot(self) -> None:
        self.add_left(self._alarm)
        self.add_button("Nhập bảng ghép…", self._ask_import, "templateImportButton")
        self.add_button("Xuất bảng ghép…", self._ask_export, "templateExportButton")
        if self._form.saved is not None:
            self.add_button("Bỏ mẫu này", self._delete, "templateDeleteButton")
        self.add_button("Hủy", self.reject, "templateCancelButton")
        self.add_primary("Lưu mẫu", self._save, "templateSaveButton")

    def _connect(self) -> None:
        self.grid.chosen.connect(self._show_cell)
        self.grid.opened.connect(lambda _row: self.side.take.click())
        self.side.wanted.connect(self._take)
        self.side.unwanted.connect(self._free)
        self.suggest.clicked.connect(self._take_advice)
        self.tabs.currentChanged.connect(self._change_sheet)
        self.name.textChanged.connect(lambda _text: self._name_field.refuse(""))

    def _fill(self) -> None:
        saved = self._form.saved
        self.name.setText(saved.name if saved else _sentence(title_in(self._sheet)))
        self.version.setText(saved.version if saved else version_in(self._form.file.form))
        self.tabs.blockSignals(True)
        for sheet in self._sheets:
            self.tabs.addTab(sheet.name)
        if self._sheet in self._sheets:
            self.tabs.setCurrentIndex(self._sheets.index(self._sheet))
        self.tabs.blockSignals(False)
        self._show_sheet()

    def _show_sheet(self) -> None:
        self._advice = advice_for_sheet(self._sheet, self._form.known)
        wide = frozenset(place_of(reference)[1] for reference in (*self._advice, *self._cells))
        self.grid.show_sheet(self._sheet, self._words(), wide)
        advised = sorted(place_of(reference) for reference in self._advice)
        first = advised[0] if advised else self.grid.next_waiting(None)
        self.grid.go_to(first or (1, 1))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_cells()

    def _words(self) -> dict[str, str]:
        return {reference: self.side.words_of(target) for reference, target in self._cells.items()}

    def _show_cells(self) -> None:
        self.grid.show_words(self._words())
        self._alarm.setText("")
        self._counted.setText(f"Đã ghép {len(self._cells)} ô")
        left = [reference for reference in self._advice if reference not in self._cells]
        self.suggest.setText(f"Ghép {len(left)} ô theo gợi ý" if left else "Không còn gợi ý")
        self.suggest.setEnabled(bool(left))

    @Slot(object)
    def _show_cell(self, place: Place) -> None:
        advice = advice_for(self._sheet, place, self._form.known)
        self.side.show_cell(self._sheet, place, advice, self._cells.get(reference_of(*place)))

    @Slot(object)
    def _take(self, target: Target) -> None:
        place = self.grid.place()
        if place is None or self._sheet.why_not(place):
            return
        self._cells[reference_of(*place)] = target
        self._show_cells()
        following = self.grid.next_waiting(place)
        if following is not None:
            self.grid.go_to(following)
        else:
            self._show_cell(place)

    @Slot()
    def _free(self) -> None:
        place = self.grid.place()
        if place is not None:
            self._cells.pop(reference_of(*place), None)
            self._show_cells()
            self._show_cell(place)

    @Slot()
    def _take_advice(self) -> None:
        self._cells = {**self._advice, **self._cells}
        self._show_cells()
        place = self.grid.place()
        if place is not None:
            self._show_cell(place)

    @Slot(int)
    def _change_sheet(self, position: int) -> None:
        """Another sheet begins without figures: a map is of one sheet."""
        self._sheet = self._sheets[position]
        saved = self._form.saved.cell_map if self._form.saved else None
        self._cells = dict(saved.cells) if saved is not None and saved.sheet == self._sheet.name else {}
        self._show_sheet()

    def _map(self) -> CellMap:
        return map_of_form(self._form.file.form, self._sheet.name, self._cells)

    def _save(self) -> None:
        if not self.name.text().strip():
            self._name_field.refuse("Ghi tên mẫu, ví dụ tên in trên đầu biểu.")
            self.name.setFocus()
        elif not self._cells:
            self._alarm.setText("Chưa ghép ô nào: chọn một ô nhập số, rồi chọn số liệu.")
        elif self._context.store.attempt(save_map, self._map(), self.name.text(), self.version.text()) is not None:
            self._context.toast(f"Đã lưu mẫu {self.name.text().strip()}, {len(self._cells)} ô")
            self.accept()

    def _delete(self) -> None:
        saved = self._form.saved
        if saved is not None and self._context.store.attempt(delete_map, saved.id) is not None:
            self._context.toast(f"Đã bỏ mẫu {saved.name}")
            self.accept()

    def _ask_import(self) -> None:
        dialog = QFileDialog(self, "Nhập bảng ghép ô", "", MAP_FILES)
        dialog.setObjectName("templateImportFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.import_map(Path(file)))
        dialog.open()

    def import_map(self, path: Path) -> None:
        """Takes the cells of a map from another book, or says why it does not fit this form."""
        try:
            found = read_map(path)
            check_cells(self._form.file.form, found)
        except AppError as refusal:
            self._alarm.setText(refusal.parts[0])
            return
        names = [sheet.name for sheet in self._sheets]
        if found.sheet in names:
            self.tabs.setCurrentIndex(names.index(found.sheet))
        self._cells = {reference: target for reference, target in found.cells.items() if place_of(reference)}
        self._show_cells()

    def _ask_export(self) -> None:
        if not self._cells:
            self._alarm.setText("Chưa ghép ô nào để xuất.")
            return
        dialog = QFileDialog(self, "Xuất bảng ghép ô", "bang-ghep-o.json", MAP_FILES)
        dialog.setObjectName("templateExportFileDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.export_map(Path(file)))
        dialog.open()

    def export_map(self, path: Path) -> None:
        """Writes the map for another book; figures that this book alone has stay here."""
        try:
            write_file(path, map_to_json(for_others(self._map())).encode())
        except AppError as refusal:
            self._alarm.setText(refusal.parts[0])
            return
        self._context.toast(f"Đã ghi bảng ghép ô {path.name}")


def _sentence(title: str) -> str:
    """A title in capitals as a name: "Biểu tổng hợp công tác…"."""
    return title.capitalize() if title.isupper() else title
