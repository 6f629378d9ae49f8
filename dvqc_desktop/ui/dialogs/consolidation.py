"""The reports of many cells added up: a folder is read, every file judged, and the committee's workbook written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.consolidation import CellName, Consolidation, ReportFile, consolidate
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.file_names import file_name
from dvqc_desktop.domain.periods import Period, PeriodKind, period_of, previous
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.exports.atomic import write_file
from dvqc_desktop.imports.report_files import list_in, read_cell_list, read_report_files, workbooks_in
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.jobs import Jobs
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.reports.free_period import FreePeriodDialog
from dvqc_desktop.ui.pages.reports.periods import KINDS, span_words
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField
from dvqc_desktop.ui.widgets.segment import Segment
from dvqc_desktop.ui.widgets.table import CellDelegate, TableView

OFFERED = 12
WORKBOOKS = "Sổ tính Excel (*.xlsx)"
LISTS = "Danh sách đơn vị (*.txt *.csv *.xlsx)"
NOTHING_YET = "Chọn thư mục có các tệp báo cáo Excel của đơn vị."
READING_NOTE = "Hủy thì các tệp trong thư mục vẫn nguyên."
WRITING_NOTE = "Hủy thì không có tệp nào được ghi."


@dataclass(frozen=True, slots=True)
class _Line:
    """A file or a cell of the list: what it is, what became of it, and why."""

    what: str
    verdict: str
    why: str


class ConsolidationDialog(Dialog):
    """Reads once, judges at each change of the period, writes when asked."""

    def __init__(self, parent: QWidget, jobs: Jobs) -> None:
        super().__init__(parent, "Tổng hợp báo cáo các chi bộ", "consolidationDialog")
        self._jobs = jobs
        self._closed = False
        self._files: tuple[ReportFile, ...] = ()
        self._expected: tuple[CellName, ...] = ()
        self._found: Consolidation | None = None
        self.kind = Segment("consolidationKindSegment", KINDS)
        self.period = QComboBox()
        self.period.setObjectName("consolidationPeriodCombo")
        self._folder = _path_edit("consolidationFolderEdit")
        self._list = _path_edit("consolidationListEdit")
        self._folder_field = FormField("Thư mục có báo cáo của các đơn vị", self._folder, required=True)
        self._list_field = FormField("Danh sách đơn vị phải báo cáo", self._list)
        self.table = TableView("consolidationTable")
        self._model: RowsModel[_Line] = RowsModel(
            (
                Column[_Line]("Tệp, đơn vị", lambda line: line.what, 250),
                Column[_Line]("Kết quả", lambda line: line.verdict, 116),
                Column[_Line]("Lý do, điều cần xem lại", lambda line: line.why, 400),
            ),
            self.table,
        )
        self._state = label(NOTHING_YET, "strong", "consolidationStateLabel", wrap=True)
        self._set_up()
        self.kind.chosen.connect(self._offer_periods)
        self.period.currentIndexChanged.connect(self._judge)
        self._offer_periods(PeriodKind.QUARTER)

    def done(self, result: int) -> None:
        self._closed = True
        super().done(result)

    def read_folder(self, folder: Path) -> None:
        """Reads the reports of a folder, and the list of cells that lies in it, in a job."""
        self._folder.setText(str(folder))
        self._folder_field.refuse("")

        def work(progress: Progress) -> tuple[tuple[ReportFile, ...], Path | None]:
            return read_report_files(workbooks_in(folder), progress), list_in(folder)

        def show(found: tuple[tuple[ReportFile, ...], Path | None]) -> None:
            if self._closed:
                return
            self._files, cell_list = found
            if cell_list is not None:
                self.read_list(cell_list)
            self._judge()

        def refused(error: AppError) -> None:
            if not self._closed:
                self._folder_field.refuse(error.parts[0])

        self._jobs.run("Đang đọc báo cáo của các đơn vị", work, show, refused, READING_NOTE)

    def read_list(self, path: Path) -> None:
        """Reads the list of the cells that should report, in a job."""
        self._list.setText(path.name)
        self._list_field.refuse("")

        def show(cells: tuple[CellName, ...]) -> None:
            if not self._closed:
                self._expected = cells
                self._judge()

        def refused(error: AppError) -> None:
            if not self._closed:
                self._list_field.refuse(error.parts[0])

        self._jobs.run("Đang đọc danh sách đơn vị", lambda _progress: read_cell_list(path), show, refused, READING_NOTE)

    def write(self, path: Path) -> None:
        """Makes the workbook in a child process and writes it."""
        found = self._found
        if found is None:
            return

        def work(progress: Progress) -> str:
            from dvqc_desktop.exports.child import in_child_until
            from dvqc_desktop.exports.excel.consolidation import build_consolidation_workbook

            progress.report(0, 2, "Đang lập bảng")
            content = in_child_until(progress, build_consolidation_workbook, found, clock.today())
            progress.report(1, 2, "Đang ghi tệp")
            write_file(path, content)
            return path.name

        self._jobs.run("Đang ghi bảng tổng hợp", work, self._written, note=WRITING_NOTE)

    def _written(self, name: str) -> None:
        if not self._closed:
            self._state.setText(f"Đã ghi {name}. {self._state.text()}")

    def _set_up(self) -> None:
        self.setMinimumSize(theme.px(980), theme.px(560))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kind)
        self.period.setAccessibleName("Kỳ báo cáo")
        self.period.setMinimumWidth(theme.px(150))
        row.addWidget(self.period)
        row.addStretch(1)
        self.body.addLayout(row)
        choices = (
            (self._folder_field, "Chọn thư mục…", self._ask_folder, "consolidationFolderButton"),
            (self._list_field, "Chọn danh sách…", self._ask_list, "consolidationListButton"),
        )
        for field, words, act, name in choices:
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(field, 1)
            choose = button(words, "folder_open", "", name)
            choose.setMinimumWidth(theme.px(156))
            choose.clicked.connect(act)
            line.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
            self.body.addLayout(line)
        self.body.addWidget(self._state)
        self.table.setModel(self._model)
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.set_widths([column.width for column in self._model.columns], 2)
        self.table.set_empty_text("Chưa đọc tệp nào.")
        self.body.addWidget(self.table, 1)
        self.add_button("Đóng", self.reject, "consolidationCloseButton")
        self.add_primary("Ghi bảng tổng hợp…", self._ask_target, "consolidationWriteButton", "document_table")

    @Slot(object)
    def _offer_periods(self, kind: PeriodKind) -> None:
        """The last periods of a kind, the newest first; of no kind the one span of days that is asked for."""
        if kind is PeriodKind.FREE:
            self._ask_span()
            return
        offered = [period_of(kind, clock.today())]
        while len(offered) < OFFERED:
            offered.append(previous(offered[-1]))
        self._offer(offered)

    def _ask_span(self) -> None:
        shown: Period = self.period.currentData()
        self.kind.set_value(shown.kind)
        dialog = FreePeriodDialog(self, shown)
        dialog.accepted_period.connect(lambda period: self._offer([period]))
        dialog.open()

    def _offer(self, periods: Sequence[Period]) -> None:
        self.kind.set_value(periods[0].kind)
        self.period.blockSignals(True)
        self.period.clear()
        for period in periods:
            self.period.addItem(span_words(period), period)
        self.period.blockSignals(False)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        """Judges what was read for the period now chosen."""
        if self.primary is not None:
            self.primary.setEnabled(False)
        if not self._files:
            return
        period: Period = self.period.currentData()
        self._found = found = consolidate(self._files, period, self._expected)
        self._model.set_rows(_lines(found))
        self._state.setText(_told(found))
        if self.primary is not None:
            self.primary.setEnabled(bool(found.accepted))

    @Slot()
    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "Chọn thư mục báo cáo")
        dialog.setObjectName("consolidationFolderDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda folder: self.read_folder(Path(folder)))
        dialog.open()

    @Slot()
    def _ask_list(self) -> None:
        dialog = QFileDialog(self, "Chọn danh sách đơn vị", "", LISTS)
        dialog.setObjectName("consolidationListDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.read_list(Path(file)))
        dialog.open()

    def _ask_target(self) -> None:
        if self._found is None:
            return
        dialog = QFileDialog(self, "Ghi bảng tổng hợp", "", WORKBOOKS)
        dialog.setObjectName("consolidationTargetDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(file_name(".xlsx", "tong-hop", self._found.period.code))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.write(Path(file)))
        dialog.open()


def _path_edit(name: str) -> QLineEdit:
    """A field that shows what was chosen."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setReadOnly(True)
    return made


def _lines(found: Consolidation) -> list[_Line]:
    """What does not count first, then who is missing, then what to look at, then the rest."""
    refused = [_Line(file.file, "Không nhận", file.reason) for file in found.refused]
    missing = [_Line(f"{cell.name} ({cell.code})", "Chưa báo cáo", "") for cell in found.missing]
    counted = sorted(found.accepted, key=lambda report: not report.remarks)
    accepted = [
        _Line(f"{report.cell.name} ({report.file})", "Đã tính", "; ".join(report.remarks)) for report in counted
    ]
    return [*refused, *missing, *accepted]


def _told(found: Consolidation) -> str:
    return (
        f"Đã tính {len(found.accepted)} đơn vị, không nhận {len(found.refused)} tệp, "
        f"chưa báo cáo {len(found.missing)} đơn vị."
    )


def open_consolidation(parent: QWidget, jobs: Jobs) -> None:
    """Opens the dialog over a window."""
    ConsolidationDialog(parent, jobs).open()
