"""A damaged book: the newest whole copy is looked for, what was lost is named, and one button puts it in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.ui import messages
from dvqc_desktop.ui.jobs import Jobs
from dvqc_desktop.ui.widgets.basics import button, icon_label, label, panel
from dvqc_desktop.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database
    from dvqc_desktop.services.upkeep.repair import KeyFor, Repair

KEPT = "Tệp hỏng không bị xóa: nó được giữ bên cạnh sổ, dưới tên có ngày."


class RepairDialog(Dialog):
    """Shown once a copy was found; `repaired` carries the open Database."""

    repaired = Signal(object)

    def __init__(self, parent: QWidget, jobs: Jobs, book: Path, key_for: KeyFor, second_place: str) -> None:
        super().__init__(parent, "Tệp sổ bị hỏng", "repairDialog")
        self.setMinimumWidth(600)
        self._jobs, self._book, self._key_for = jobs, book, key_for
        self._folders = (Path(second_place),) if second_place else ()
        self._found: Repair | None = None
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(icon_label("error_circle_filled", "danger", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(label("Tệp sổ bị hỏng một phần", "section", "repairWhatLabel", wrap=True))
        self._copy = label("", "", "repairCopyLabel", wrap=True)
        words.addWidget(self._copy)
        self._lost = label("", "", "repairLostLabel", wrap=True)
        box = panel("repairLostPanel", self._lost)
        self._lost.setContentsMargins(12, 8, 12, 8)
        words.addWidget(box)
        words.addWidget(label(KEPT, "secondary", wrap=True))
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        other = button("Chọn bản sao khác…", "folder_open", "", "otherCopyButton")
        other.clicked.connect(self._choose)
        self.add_left(other)
        self.add_button("Để sau", self.close, "repairLaterButton")
        self.add_primary("Dùng bản sao này", self._repair, "repairButton", "arrow_undo")

    def begin(self) -> None:
        """Looks for the newest whole copy beside the window, then shows itself."""
        from dvqc_desktop.services.upkeep.repair import find_repair

        book, key_for, folders = self._book, self._key_for, self._folders
        self._jobs.run(
            "Tệp sổ bị hỏng, đang tìm bản sao còn nguyên vẹn",
            lambda _progress: find_repair(book, key_for, folders),
            self._show,
            self._none_found,
        )

    def _show(self, found: Repair) -> None:
        self._found = found
        until = f", ghi đến {found.written_until:%H:%M %d/%m/%Y}" if found.written_until else ""
        self._copy.setText(f"Bản sao gần nhất còn nguyên vẹn: {found.copy.name}{until}.")
        self._lost.setText("\n".join(found.lost))
        self.open()
        if self.primary is not None:
            self.primary.setFocus()

    def _none_found(self, error: AppError) -> None:
        shown = messages.show_error(self.parentWidget() or self, error, self.begin)
        choose = button("Chọn tệp bản sao…", "folder_open", "", "chooseCopyButton")
        choose.clicked.connect(shown.close)
        choose.clicked.connect(self._choose)
        shown.add_left(choose)

    def _choose(self, _checked: bool = False) -> None:
        dialog = QFileDialog(self.parentWidget(), "Chọn bản sao lưu", "", "Sổ (*.dvqc)")
        dialog.setObjectName("repairFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_file(self, file: str) -> None:
        """Looks at a copy that the user chose."""
        from dvqc_desktop.services.upkeep.repair import look_at_copy

        book, key_for = self._book, self._key_for
        self._jobs.run(
            "Đang xem bản sao", lambda _progress: look_at_copy(book, Path(file), key_for), self._show, self._none_found
        )

    def _repair(self) -> None:
        from dvqc_desktop.services.upkeep.repair import repair

        book, found = self._book, self._found
        assert found is not None, "the dialog is shown with a copy"
        self._set_awake(False)
        self._jobs.run(
            "Đang thay tệp hỏng bằng bản sao", lambda _progress: repair(book, found), self._done, self._failed
        )

    def _set_awake(self, awake: bool) -> None:
        if self.primary is not None:
            self.primary.setEnabled(awake)

    def _done(self, database: Database) -> None:
        self.close()
        self.repaired.emit(database)

    def _failed(self, error: AppError) -> None:
        self._set_awake(True)
        messages.show_error(self, error, self._repair)
