"""The pages of the import dialog: the file, the columns with their doubts, and what the import will do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.imported import Finding, ListKind
from dvqc_desktop.imports.encodings import Encoding
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.import_wizard.map_table import MapTable
from dvqc_desktop.ui.dialogs.import_wizard.work import Reading, readable_sheets
from dvqc_desktop.ui.models.rows import ROW_ROLE, Column, Index, RowsModel
from dvqc_desktop.ui.widgets.basics import Strip, icon_label, label, link_button, panel
from dvqc_desktop.ui.widgets.segment import Segment
from dvqc_desktop.ui.widgets.table import CellDelegate, TableView

KINDS = ((ListKind.WORKERS, "Quần chúng"), (ListKind.MEMBERS, "Đảng viên"))
ENCODINGS = {Encoding.TCVN3: "TCVN3 (ABC)", Encoding.VNI: "VNI"}
_LONGEST = 40


@dataclass(frozen=True)
class Issue:
    """A doubt as the table shows it."""

    finding: Finding
    rejects: bool

    @property
    def place(self) -> str:
        return f"Dòng {self.finding.row}, cột {self.finding.column}"

    @property
    def words(self) -> str:
        value = " ".join(self.finding.value.split())
        value = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
        reason = self.finding.reason.partition(";")[0] if not self.rejects else self.finding.reason
        return f"“{value}”: {reason}." if value else f"{reason[:1].upper()}{reason[1:]}."

    @property
    def outcome(self) -> str:
        if self.rejects:
            return f"Bỏ dòng {self.finding.row}"
        if "chỉ có" in self.finding.reason and "để trống" not in self.finding.reason:
            return "Ghi phần đã biết"
        last = self.finding.reason.rpartition(";")[2].strip()
        return f"{last[:1].upper()}{last[1:]}" if ";" in self.finding.reason else "Để trống ô này"


class IssueDelegate(CellDelegate):
    """Paints the mark of a doubt in the first column."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        if index.column():
            super().paint_content(painter, rect, index, option)
            return
        issue: Issue = index.data(ROW_ROLE)
        icon, token = ("error_circle_filled", "danger") if issue.rejects else ("warning_filled", "warn")
        theme.icon(icon, 16, token).paint(painter, QRect(rect.left(), rect.center().y() - 8, 16, 16))


class FilePage(QWidget):
    """The first step: what the list holds, and the file; a refusal stands here in its three parts."""

    def __init__(self, kind: ListKind) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(label("Danh sách trong tệp là ai?", "section"))
        self.kind = Segment("importKindSegment", KINDS)
        self.kind.set_value(kind)
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._file_box())
        self._error = Strip("danger", "importErrorStrip")
        self._error.setFixedHeight(theme.px(64))
        self._error.row.addWidget(icon_label("error_circle_filled", "danger"))
        self._error_words = label("", "", "importErrorLabel", wrap=True)
        self._error.row.addWidget(self._error_words, 1)
        layout.addWidget(self._error)
        layout.addStretch(1)
        self._error.hide()

    def show_error(self, error: AppError | None) -> None:
        """Shows a refusal, or none."""
        self._error_words.setText("" if error is None else str(error))
        self._error.setVisible(error is not None)

    def _file_box(self) -> QWidget:
        box = panel()
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(8)
        inner.addWidget(label("Chọn tệp Excel có danh sách", "strong"))
        for line in (
            "Nhận tệp .xlsx, .xlsm, .xls và .ods, kể cả tệp cũ gõ bằng phông .VnTime hoặc VNI.",
            "Phần mềm tự tìm dòng tiêu đề, bỏ dòng cộng và dòng ký; ô nào chưa rõ sẽ hỏi lại, không tự đoán.",
            "Loại ghi trong tệp thành đề nghị của một đợt phân loại, chờ thống nhất từng người.",
        ):
            inner.addWidget(label(line, "secondary", wrap=True))
        layout = box.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(inner)
        return box


class MapPage(QWidget):
    """The second step: the columns and the doubts."""

    remapped = Signal(object)
    sheet_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label("Mỗi cột trong tệp ứng với mục nào trong sổ?", "strong"))
        head.addStretch(1)
        self._source = label("", "secondary", "importSourceLabel")
        self._sheets = QComboBox()
        self._sheets.setObjectName("importSheetCombo")
        self._sheets.setAccessibleName("Trang tính")
        head.addWidget(self._source)
        head.addWidget(self._sheets)
        layout.addLayout(head)
        self._encoding = Strip("info", "importEncodingStrip")
        self._encoding.row.addWidget(icon_label("info", "info"))
        self._encoding_words = label("", "", "importEncodingLabel")
        self._encoding.row.addWidget(self._encoding_words, 1)
        layout.addWidget(self._encoding)
        self.table = MapTable()
        layout.addWidget(self.table, 3)
        self._fill_issues()
        layout.addWidget(self.issues, 2)
        self.table.remapped.connect(self.remapped)
        self._sheets.textActivated.connect(self.sheet_chosen)
        self.issues.selectionModel().currentRowChanged.connect(self._show_place)

    def _fill_issues(self) -> None:
        self.issues = TableView("importIssueTable")
        self._model: RowsModel[Issue] = RowsModel(
            (
                Column("", lambda issue: "Dòng bỏ" if issue.rejects else "Nên xem"),
                Column("Ô", lambda issue: issue.place),
                Column("Chỗ cần xem", lambda issue: issue.words, tooltip=""),
                Column("Khi nhập", lambda issue: issue.outcome),
            ),
            self,
        )
        self.issues.setModel(self._model)
        self.issues.setItemDelegate(IssueDelegate(self.issues))
        self.issues.set_widths([36, 130, 300, 150], stretch=2)
        self.issues.set_empty_text("Không có chỗ nào cần xem lại.")
        self.issues.setAccessibleName("Chỗ cần xem")

    def show_reading(self, reading: Reading) -> None:
        """Shows a reading: the table, its doubts, where it comes from and how its text was written."""
        understood, result = reading.understood, reading.result
        self.table.show_reading(reading)
        issues = [Issue(one, True) for one in result.rejected] + [Issue(one, False) for one in result.warnings]
        self._model.set_rows(issues)
        titles = readable_sheets(understood.workbook)
        listed = f", đến ngày {format_date(understood.listed_on)}" if understood.listed_on else ""
        self._source.setText(f"{understood.file}, {result.rows} người{listed}")
        self._sheets.clear()
        self._sheets.addItems(titles)
        self._sheets.setCurrentText(understood.sheet.name)
        self._sheets.setVisible(len(titles) > 1)
        self._show_notes(reading)

    def _show_notes(self, reading: Reading) -> None:
        notes = []
        conversion = reading.understood.conversion
        if conversion.encoding in ENCODINGS:
            example = next(iter(conversion.examples[-1:]), ("", ""))
            notes.append(
                f"Tệp gõ bảng mã {ENCODINGS[conversion.encoding]}, đã chuyển {conversion.count} ô sang Unicode: "
                f"“{example[0]}” thành “{example[1]}”."
            )
        hidden = [sheet.name for sheet in reading.understood.workbook.sheets if not sheet.visible]
        if hidden:
            notes.append(f"Có {len(hidden)} trang tính ẩn không đọc.")
        if reading.understood.workbook.left_alone:
            notes.append(f"Trong tệp có {', '.join(reading.understood.workbook.left_alone)}: phần mềm không dùng đến.")
        self._encoding_words.setText(" ".join(notes))
        self._encoding.setVisible(bool(notes))

    @Slot()
    def _show_place(self) -> None:
        row = self.issues.current_row()
        if row >= 0:
            finding = self._model.row(row).finding
            self.table.show_cell(finding.row, finding.column)


@dataclass(frozen=True)
class Outcome:
    """One person of the import: the row, the name, and what happens."""

    row: int
    name: str
    act: str
    facts: str


class ReviewPage(QWidget):
    """The third step: what the import will do, person by person."""

    rejects_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._sum = label("", "section", "importSummaryLabel")
        self._notes = label("", "secondary", "importReviewLabel", wrap=True)
        layout.addWidget(self._sum)
        layout.addWidget(self._notes)
        self.table = TableView("importReviewTable", 28)
        self._model: RowsModel[Outcome] = RowsModel(
            (
                Column("Dòng", lambda one: str(one.row), right=True),
                Column("Họ và tên", lambda one: one.name),
                Column("Việc", lambda one: one.act),
                Column("Ghi vào sổ", lambda one: one.facts),
            ),
            self,
        )
        self.table.setModel(self._model)
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.set_widths([64, 240, 110, 400], stretch=3)
        self.table.set_empty_text("Danh sách này không làm sổ thay đổi gì.")
        layout.addWidget(self.table, 1)
        self._rejects = link_button("", self.rejects_wanted.emit, "importRejectsButton")
        row = QHBoxLayout()
        row.addWidget(self._rejects)
        row.addStretch(1)
        layout.addLayout(row)

    def show_reading(self, reading: Reading) -> None:
        """Shows what importing the reading would do."""
        plan, result = reading.plan, reading.result
        self._sum.setText(
            f"Thêm {result.added} người, cập nhật {result.updated} người, {result.unchanged} người không đổi"
        )
        self._notes.setText(_notes(reading))
        outcomes = [Outcome(one.row, one.full_name, "thêm mới", _facts(one.work, one.trade)) for one in plan.added]
        outcomes += [
            Outcome(one.listed.row, one.listed.full_name, "cập nhật", ", ".join(one.words)) for one in plan.updated
        ]
        self._model.set_rows(sorted(outcomes, key=lambda one: one.row))
        count = len(result.rejected)
        self._rejects.setText(f"Ghi {count} dòng chưa nhập ra tệp Excel…")
        self._rejects.setVisible(count > 0)


def _notes(reading: Reading) -> str:
    notes = []
    if reading.plan.proposals:
        notes.append(
            f"{reading.plan.proposals} loại ghi trong tệp thành đề nghị của một đợt phân loại đang mở, "
            f"đề ngày {format_date(reading.plan.as_of)}; chưa ai được xếp loại."
        )
    if reading.result.rejected:
        notes.append(f"{len(reading.result.rejected)} dòng bỏ lại, sửa trong tệp rồi nhập thêm lần nữa.")
    notes.append("Nhập xong có thể hoàn tác cả lần nhập.")
    return " ".join(notes)


def _facts(work: object, trade: str | None) -> str:
    named = [getattr(work, part) for part in ("team", "group", "shift")]
    return ", ".join(part for part in (*named, trade) if part)
