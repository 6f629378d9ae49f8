"""The register of files handed out: when, what, for whom, the file and the hash it is known by."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from dvqc_desktop.domain.names import one_line
from dvqc_desktop.services.reports.export_register import SHOWN, ExportRow, exports, name_recipient
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import RecipientEdit
from dvqc_desktop.ui.widgets.table import CellDelegate, TableView

HASH_SHOWN = 12
COLUMNS = (
    Column[ExportRow]("Lúc", lambda row: f"{row.at:%d/%m/%Y %H:%M}", 138, key=lambda row: row.at),
    Column[ExportRow]("Tài liệu", lambda row: row.what, 170, key=lambda row: row.what),
    Column[ExportRow]("Kỳ, nội dung", lambda row: row.contents or "–", 230),
    Column[ExportRow]("Nơi nhận", lambda row: row.recipient or "–", 120),
    Column[ExportRow]("Tệp", lambda row: row.file_name, 220),
    Column[ExportRow]("Mã kiểm tra", lambda row: f"{row.sha256[:HASH_SHOWN]}…", 120),
)


class ExportRegisterDialog(Dialog):
    """The newest files first; for whom the chosen one was is put right below, where its whole hash is to be copied."""

    keeps_draft = False

    def __init__(self, parent: QWidget, store: Store) -> None:
        super().__init__(parent, "Sổ xuất báo cáo", "exportRegisterDialog")
        self.setMinimumSize(theme.px(1040), theme.px(520))
        self._store = store
        rows = store.read(exports)
        count = f"{len(rows)} tệp mới nhất" if len(rows) == SHOWN else f"{len(rows)} tệp"
        self.body.addWidget(label(f"Tệp đã ghi ra ngoài sổ: {count}", "section", "exportRegisterCountLabel"))
        self.body.addWidget(
            label("Sổ chỉ ghi tên tệp, không ghi nơi cất. Phiếu khôi phục và bản sao lưu không vào đây.", "secondary")
        )
        self.table = TableView("exportRegisterTable")
        self.table.setItemDelegate(CellDelegate(self.table))
        self._model: RowsModel[ExportRow] = RowsModel(COLUMNS, self.table)
        self._model.set_rows(rows)
        self.table.setModel(self._model)
        self.table.set_widths([column.width for column in COLUMNS], 4)
        self.table.setSortingEnabled(False)
        self.table.set_empty_text("Chưa ghi tệp nào ra ngoài sổ.")
        self.body.addWidget(self.table, 1)
        self._recipient = RecipientEdit("")
        self._keep = button("Ghi nơi nhận", "checkmark", "", "exportRecipientButton")
        self._lay_out_recipient()
        self._hash = QLineEdit()
        self._hash.setObjectName("exportHashEdit")
        self._hash.setReadOnly(True)
        self._hash.setPlaceholderText("Chọn một dòng để xem mã kiểm tra SHA-256 của tệp")
        self._hash.setAccessibleName("Mã kiểm tra SHA-256")
        self.body.addWidget(self._hash)
        self.add_help("Mã kiểm tra cho biết tệp có đúng là tệp đã xuất")
        self.add_primary("Đóng", self.close, "exportRegisterCloseButton")
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(self._show_chosen, Qt.ConnectionType.AutoConnection)
        self._keep.clicked.connect(self._name_recipient)
        self._recipient.returnPressed.connect(self._name_recipient)
        self._recipient.textEdited.connect(self._allow)
        self._show_chosen()
        if rows:
            self.table.select_row(0)
        self.table.setFocus()

    def _lay_out_recipient(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label("Nơi nhận", "secondary"))
        line.addWidget(self._recipient, 1)
        line.addWidget(self._keep)
        self.body.addLayout(line)

    def _chosen(self) -> ExportRow | None:
        place = self.table.current_row()
        return self._model.row(place) if place >= 0 else None

    @Slot()
    def _show_chosen(self) -> None:
        row = self._chosen()
        self._hash.setText(row.sha256 if row is not None else "")
        self._hash.setCursorPosition(0)
        self._recipient.setText(row.recipient if row is not None else "")
        self._recipient.setEnabled(row is not None)
        self._allow()

    @Slot()
    def _allow(self) -> None:
        row = self._chosen()
        self._keep.setEnabled(row is not None and one_line(self._recipient.text()) != row.recipient)

    @Slot()
    def _name_recipient(self) -> None:
        """Says for whom the chosen file was; the table shows it at once."""
        row = self._chosen()
        if row is None or not self._keep.isEnabled():
            return
        if self._store.attempt(name_recipient, row.id, self._recipient.text()) is not None:
            place = self.table.current_row()
            self._model.set_rows(self._store.read(exports))
            self.table.select_row(place)
            self._show_chosen()


def open_export_register(parent: QWidget, store: Store) -> ExportRegisterDialog:
    """Opens the register over a window."""
    dialog = ExportRegisterDialog(parent, store)
    dialog.open()
    return dialog
