"""The import dialog: four steps, reading and writing beside the window, nothing written before the last one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.imports import ImportOutdatedError
from dvqc_desktop.domain.imported import ListKind
from dvqc_desktop.imports.fields import Field
from dvqc_desktop.imports.header import names_people
from dvqc_desktop.ui import messages, theme
from dvqc_desktop.ui.dialogs.import_wizard import work
from dvqc_desktop.ui.dialogs.import_wizard.pages import FilePage, MapPage, ReviewPage
from dvqc_desktop.ui.dialogs.import_wizard.steps import STEPS, StepBar
from dvqc_desktop.ui.dialogs.import_wizard.work import Reading
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import label, set_look
from dvqc_desktop.ui.widgets.dialog import Dialog

FILE, MAP, REVIEW, WRITE = range(4)
FILE_KINDS = "Bảng tính (*.xlsx *.xlsm *.xls *.ods);;Mọi tệp (*)"
NOTHING_YET = "Chưa có gì ghi vào sổ."
_MARGIN = 40


class ImportWizard(Dialog):
    """The conversation of one import."""

    def __init__(self, parent: QWidget, context: PageContext, kind: ListKind) -> None:
        super().__init__(parent, "Nhập danh sách từ Excel", "importWizard")
        self._context = context
        self._reading: Reading | None = None
        self._mapping: dict[int, Field] | None = None
        self._closed = self._busy = False
        self.steps = StepBar()
        self.file_page, self.map_page, self.review_page = FilePage(kind), MapPage(), ReviewPage()
        self._stack = QStackedWidget()
        for page in (self.file_page, self.map_page, self.review_page):
            self._stack.addWidget(page)
        self.body.addWidget(self.steps)
        self.body.addWidget(self._stack, 1)
        self._state = label(NOTHING_YET, "secondary", "importStateLabel")
        self._alarm = label("", "error", "importAlarmLabel")
        self.add_left(self._state)
        self.add_left(self._alarm)
        self._cancel = self.add_button("Hủy", self.reject, "importCancelButton")
        self._back = self.add_button("Quay lại", self._go_back, "importBackButton", "chevron_left")
        self._skip = self.add_button("", self._go_on, "importSkipButton")
        self._next = self.add_primary("Tiếp theo", self._go_on, "importNextButton")
        self.setMinimumSize(theme.px(760), theme.px(520))
        size = parent.window().size()
        self.resize(min(theme.px(966), size.width() - _MARGIN), min(theme.px(664), size.height() - _MARGIN))
        self.map_page.remapped.connect(self._remap)
        self.map_page.sheet_chosen.connect(self._change_sheet)
        self.review_page.rejects_wanted.connect(self._choose_rejects_file)
        self._show_step(FILE)

    @Slot()
    def choose_file(self) -> None:
        """Asks for the file, without stopping the window."""
        dialog = QFileDialog(self, "Chọn tệp danh sách", "", FILE_KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.read(Path(file)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Reads a workbook and goes to the second step, or says why it cannot be read."""
        kind = ListKind(str(self.file_page.kind.value()))
        self.file_page.show_error(None)
        self._run("Đang đọc danh sách", partial(work.read_file, self._context.store, path, kind))

    def done(self, result: int) -> None:
        """Esc and the close button leave the book as it is; while the import is being written they wait."""
        if self._busy and self.steps.step() == WRITE:
            return
        self._closed = True
        super().done(result)

    @Slot(object)
    def _remap(self, mapping: dict[int, Field]) -> None:
        self._mapping = mapping
        if self._reading is None or not names_people(mapping):
            self._show_buttons()
            return
        self._run(
            "Đang xem lại danh sách", partial(work.read_mapped, self._context.store, self._reading.understood, mapping)
        )

    @Slot(str)
    def _change_sheet(self, title: str) -> None:
        if self._reading is not None and title != self._reading.understood.sheet.name:
            task = partial(work.read_sheet, self._context.store, self._reading.understood, title)
            self._run("Đang đọc trang tính", task)

    def _run(self, title: str, task: partial[Reading]) -> None:
        self._set_busy(True)
        self._context.jobs.run(title, task, self._show_reading, self._refused, NOTHING_YET)

    def _show_reading(self, reading: Reading) -> None:
        if self._closed:
            return
        self._set_busy(False)
        self._reading, self._mapping = reading, reading.understood.header.mapping
        self.map_page.show_reading(reading)
        self.review_page.show_reading(reading)
        if self.steps.step() == FILE or self.steps.step() == WRITE:
            self._show_step(MAP)
        self._show_buttons()

    def _refused(self, error: AppError) -> None:
        if self._closed:
            return
        self._set_busy(False)
        if self.steps.step() == FILE:
            self.file_page.show_error(error)
        else:
            if self._reading is not None:
                self.map_page.show_reading(self._reading)
            messages.show_error(self, error)
        self._show_buttons()

    def _go_back(self) -> None:
        self._show_step(max(self.steps.step() - 1, FILE))

    def _go_on(self) -> None:
        if self.steps.step() == FILE:
            self.choose_file() if self._reading is None else self._show_step(MAP)
        elif self.steps.step() == MAP:
            self._show_step(REVIEW)
        else:
            self._write()

    def _write(self) -> None:
        if self._reading is None:
            return
        if not self._count():
            self.done(0)
            return
        result = self._reading.result
        words = f"Nhập từ Excel: thêm {result.added} người, cập nhật {result.updated} người"
        after_count(self, self._context.store, words, self._count(), partial(self._write_counted, self._reading))

    def _write_counted(self, reading: Reading) -> None:
        self._show_step(WRITE)
        self._set_busy(True)
        task = partial(work.write_import, self._context.store, reading)
        self._context.jobs.run(f"Đang nhập {self._count()} người từ Excel", task, self._written, self._not_written)

    def _written(self, _change: Change) -> None:
        self._set_busy(False)
        if self._reading is None or self._closed:
            return
        result = self._reading.result
        left = f" {len(result.rejected)} dòng chưa nhập." if result.rejected else ""
        self.done(1)
        self._context.toast(f"Đã nhập từ Excel: thêm {result.added} người, cập nhật {result.updated} người.{left}")

    def _not_written(self, error: AppError) -> None:
        self._set_busy(False)
        self._show_step(REVIEW)
        messages.show_error(self, error)
        if isinstance(error, ImportOutdatedError):
            self._remap(dict(self._mapping or {}))

    @Slot()
    def _choose_rejects_file(self) -> None:
        dialog = QFileDialog(self, "Ghi các dòng chưa nhập", "dong-chua-nhap.xlsx", "Excel (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.save_rejects(Path(file)))
        dialog.open()

    def save_rejects(self, path: Path) -> None:
        """Writes the rows that do not go in to a workbook."""
        if self._reading is not None:
            task = partial(work.write_rejects, path, self._reading)
            self._context.jobs.run("Đang ghi các dòng chưa nhập", task, self._told_saved)

    def _told_saved(self, name: str) -> None:
        if not self._closed:
            self._state.setText(f"Đã ghi các dòng chưa nhập ra {name}.")

    def _count(self) -> int:
        return 0 if self._reading is None else self._reading.result.added + self._reading.result.updated

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for widget in (self._stack, self._back, self._skip, self._next):
            widget.setEnabled(not busy)

    def _show_step(self, step: int) -> None:
        self.steps.set_step(step)
        self._stack.setCurrentIndex(min(step, REVIEW))
        self.setWindowTitle(f"Nhập danh sách từ Excel (bước {step + 1}/{len(STEPS)}: {STEPS[step].lower()})")
        self._show_buttons()

    def _show_buttons(self) -> None:
        step = self.steps.step()
        rejected = len(self._reading.result.rejected) if self._reading else 0
        named = self._mapping is None or names_people(self._mapping)
        self._back.setVisible(step in (MAP, REVIEW))
        self._skip.setVisible(step == MAP and rejected > 0)
        self._skip.setText(f"Tiếp, bỏ {rejected} dòng")
        self._skip.setEnabled(named)
        self._next.setEnabled(step != WRITE and not (step == MAP and (rejected or not named)))
        count = self._count()
        review = f"Nhập {count} người" if count else "Đóng, không có gì mới"
        self._next.setText(
            {FILE: "Chọn tệp…" if self._reading is None else "Tiếp theo", MAP: "Tiếp theo"}.get(step, review)
        )
        self._alarm.setText(self._alarm_words(rejected, named) if step == MAP else "")
        self._alarm.setVisible(bool(self._alarm.text()))
        set_look(self._alarm, "role", "error" if rejected or not named else "warn")
        self._state.setText(NOTHING_YET)
        for wanted in (self._next, self._skip):
            if wanted.isVisibleTo(self) and wanted.isEnabled():
                wanted.setFocus()
                break

    def _alarm_words(self, rejected: int, named: bool) -> str:
        if self._reading is None:
            return ""
        if not named:
            return "Chưa có cột nào là Họ và tên."
        warned = len(self._reading.result.warnings)
        parts = [f"{rejected} dòng chưa nhập được"] if rejected else []
        parts += [f"{warned} ô nên xem"] if warned else []
        return f"Còn {', '.join(parts)}." if parts else ""


def open_import(parent: QWidget, context: PageContext, kind: str, path: Path | None = None) -> ImportWizard:
    """Opens the import dialog for a list of "members" or "workers"; with a path it reads that file at once."""
    wizard = ImportWizard(parent, context, ListKind(kind))
    wizard.open()
    if path is not None:
        wizard.read(path)
    return wizard
