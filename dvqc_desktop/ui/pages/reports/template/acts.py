"""The committees' forms on the page of reports: offered, read, mapped, and filled for a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.templates import TemplateChangedError
from dvqc_desktop.domain.forms import FormFile
from dvqc_desktop.domain.periods import Period
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.domain.template_advice import Row, known_rows
from dvqc_desktop.domain.template_maps import check_form
from dvqc_desktop.exports.excel.template import fill_form
from dvqc_desktop.exports.handing import Handout, hand_out
from dvqc_desktop.imports.process import read_form
from dvqc_desktop.services.reports.sent_reports import find_sent
from dvqc_desktop.services.reports.template_maps import SavedMap, map_for, saved_maps
from dvqc_desktop.ui import messages
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.reports.export import ReportChoice, read_choice, recipient_for
from dvqc_desktop.ui.pages.reports.template.dialog import FormToMap, TemplateMapDialog
from dvqc_desktop.ui.pages.reports.template_choice import ReportTemplate
from dvqc_desktop.ui.store import Store

FORMS = "Mẫu Excel của cấp trên (*.xlsx)"
NOTHING_WRITTEN = "Hủy thì không có tệp nào được ghi."
ADD = "Thêm, sửa mẫu của cấp trên…"


@dataclass(frozen=True, slots=True)
class Filling:
    """A form to be filled: its map, of which period, from which file into which."""

    saved: SavedMap
    period: Period
    form: Path
    out: Path


class TemplateActs:
    """Asks and works for a page; `window` has the dialogs."""

    def __init__(self, page: QWidget, context: PageContext) -> None:
        self._page, self._context = page, context

    def offered(self) -> Sequence[ReportTemplate]:
        """The forms the book keeps a map for, and the way to one more."""
        maps = self._context.store.read(saved_maps)
        kept = [ReportTemplate(saved.words, partial(self.ask, saved)) for saved in maps]
        return (*kept, ReportTemplate(ADD, self.ask_form, opens=True))

    def ask_form(self, period: Period) -> None:
        """Asks for a form to be mapped."""
        self._ask_for_form("Chọn mẫu Excel của cấp trên", partial(self.read, period))

    def read(self, period: Period, path: Path) -> None:
        """Reads a form in a job, then opens the dialog of its cells."""
        store = self._context.store
        self._context.jobs.run(
            f"Đang đọc mẫu {path.name}", lambda progress: _read(store, period, path, progress), self._open
        )

    def ask(self, saved: SavedMap, period: Period) -> None:
        """Asks which empty form is filled, unless the last one is still there, and where the filled one goes."""
        last = self._context.recall(_key(saved))
        if last and Path(last).is_file():
            self._ask_for_target(saved, period, Path(last))
        else:
            self._ask_for_form(f"Chọn tệp mẫu trống: {saved.name}", partial(self._ask_for_target, saved, period))

    def fill(self, filling: Filling) -> None:
        """Fills a form in a job and enters it in the register."""
        store = self._context.store

        def failed(refusal: AppError) -> None:
            self._context.remember(_key(filling.saved), "")
            messages.show_error(self._page.window(), refusal)

        def done(name: str) -> None:
            self._context.remember(_key(filling.saved), str(filling.form))
            self._context.toast(f"Đã điền mẫu: {name}")

        self._context.jobs.run(
            f"Đang điền {filling.saved.name}",
            lambda progress: _fill(store, filling, progress),
            done,
            failed,
            NOTHING_WRITTEN,
        )

    def _open(self, form: FormToMap) -> None:
        if isValid(self._page):
            TemplateMapDialog(self._page.window(), self._context, form).open()

    def _ask_for_form(self, title: str, chosen: partial[None]) -> None:
        dialog = QFileDialog(self._page.window(), title, "", FORMS)
        dialog.setObjectName("templateFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: chosen(Path(file)))
        dialog.open()

    def _ask_for_target(self, saved: SavedMap, period: Period, form: Path) -> None:
        dialog = QFileDialog(self._page.window(), f"Điền {saved.name}, {period.words}", "", FORMS)
        dialog.setObjectName("templateTargetDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{form.stem}-{period.code.replace('..', '_')}.xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.fill(Filling(saved, period, form, Path(file))))
        dialog.open()


def _key(saved: SavedMap) -> str:
    """Under what this user's place of a form is kept on this machine."""
    return f"template/{saved.cell_map.fingerprint[:16]}"


def _choice(store: Store, period: Period) -> ReportChoice:
    """The report of a period: as it was sent, once it was."""
    return ReportChoice(period, store.read(find_sent, period))


def _read(store: Store, period: Period, path: Path, progress: Progress) -> FormToMap:
    """A form with the map the book keeps for it, or with what maps of other editions say about its rows."""
    file = read_form(path, progress=progress)
    report = read_choice(store, _choice(store, period))
    saved = store.read(map_for, file.form)
    maps = store.read(saved_maps)
    known: dict[Row, str] = {}
    for other in maps:
        known |= known_rows(other.cell_map)
    return FormToMap(file, report, saved, known, "" if saved else _differs(maps, file))


def _differs(maps: Sequence[SavedMap], file: FormFile) -> str:
    """How the form differs from one of the same sheet that the book has a map for."""
    for other in maps:
        if file.form.sheet(other.cell_map.sheet) is not None:
            try:
                check_form(file, other.cell_map, other.name)
            except TemplateChangedError as changed:
                return (
                    f"Khác mẫu “{other.name}” đã lưu: {changed.values_by_name['changes']}. Lưu lại thì thành mẫu mới."
                )
    return ""


def _fill(store: Store, filling: Filling, progress: Progress) -> str:
    progress.report(0, 3, "Đang đọc mẫu")
    file = read_form(filling.form, progress=progress)
    progress.report(1, 3, "Đang đếm số liệu")
    choice = _choice(store, filling.period)
    report = read_choice(store, choice)
    progress.report(2, 3, "Đang điền mẫu")
    saved = filling.saved
    content = fill_form(file, saved.cell_map, report, saved.name)
    handout = Handout(f"Biểu của cấp trên: {saved.name}", filling.period.words, recipient_for(store, choice))
    hand_out(store, filling.out, content, handout)
    return filling.out.name
