"""The copies of the book: how well it is kept, one button for each thing to do, and giving a copy back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain.backups import EVERY_MINUTES
from dvqc_desktop.domain.book_place import why_not_here
from dvqc_desktop.domain.codes import BackupPlace
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.store import BookDamaged
from dvqc_desktop.services.upkeep import copies
from dvqc_desktop.services.upkeep.copies import Copy, Upkeep
from dvqc_desktop.services.upkeep.restore import former_of_restore
from dvqc_desktop.ui import messages, theme
from dvqc_desktop.ui.dialogs.upkeep.lines import StateLine
from dvqc_desktop.ui.dialogs.upkeep.restoring import Restoring
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.opening.drives import drive_of
from dvqc_desktop.ui.user_settings import SECOND_PLACE
from dvqc_desktop.ui.widgets.basics import Strip, button, divider, label, link_button, panel
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.table import TableView

if TYPE_CHECKING:
    from dvqc_desktop.ui.frame.book_frame import BookFrame

WIDTH, TABLE_HEIGHT = 820, 176
MEGABYTE = 1 << 20
NOTE = "Bản sao được đọc lại, mở ra và so với sổ rồi mới tính."
PLACES = {
    BackupPlace.MAIN: "trên máy này",
    BackupPlace.SECOND: "USB, ổ khác",
    BackupPlace.CHOSEN: "chỗ chọn riêng",
}


def _acts_after(copy: Copy) -> str:
    if copy.acts_after is None:
        return "có việc sổ nay không có"
    return str(copy.acts_after) if copy.acts_after else "không có"


COLUMNS: tuple[Column[Copy], ...] = (
    Column("Bản số", lambda copy: str(copy.sequence), 70, right=True),
    Column("Làm lúc", lambda copy: f"{copy.at:%H:%M  %d/%m/%Y}", 150),
    Column("Để ở", lambda copy: PLACES[copy.place], 130),
    Column("Cỡ", lambda copy: f"{copy.size / MEGABYTE:.1f} MB".replace(".", ","), 80, right=True),
    Column(
        "Việc ghi sau bản này", lambda copy: str(copy.acts_after) if copy.acts_after else "không có", 160, right=True
    ),
)


class BackupDialog(Dialog):
    """Opened from the navigation's foot, the file menu, and the overview's line."""

    def __init__(self, frame: BookFrame) -> None:
        super().__init__(frame.window, "Sao lưu", "backupDialog")
        self.setFixedWidth(theme.px(WIDTH))
        self._frame, self._store, self._jobs = frame, frame.store, frame.window.jobs
        self._upkeep: Upkeep | None = None
        self._restoring = Restoring(self, self._store, self._jobs, self._restored)
        self._build_lines()
        self._strip = self._take_back_strip()
        self._notice = label("", "warn", "backupNoticeLabel", wrap=True)
        self._table = TableView("copiesTable")
        self._model: RowsModel[Copy] = RowsModel(COLUMNS, self)
        self._table.setModel(self._model)
        self._table.setFixedHeight(theme.px(TABLE_HEIGHT))
        self._table.set_widths([column.width for column in COLUMNS], stretch=4)
        self._table.set_empty_text("Chưa có bản sao nào. Bấm “Sao lưu ngay” để làm bản đầu tiên.")
        self._table.opened.connect(lambda _row: self._look())
        self._lay_out()
        from_file = button("Khôi phục từ tệp khác…", "folder_open", "", "restoreFileButton")
        from_file.clicked.connect(self._choose_file)
        self.add_left(from_file)
        self.add_button("Đóng", self.close, "closeBackupButton")
        self._look_button = self.add_primary("Xem trước, khôi phục…", self._look, "lookIntoCopyButton")
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._wake())
        self._read()

    def _build_lines(self) -> None:
        self._here_button = button("Sao lưu ngay", "save", "", "backupHereButton")
        self._away_button = button("Sao lưu ra USB", "save", "", "backupAwayButton")
        self._check_button = button("Kiểm tra ngay", "checkmark_circle", "", "checkBookButton")
        often = f"Tự làm {EVERY_MINUTES} phút một lần khi sổ có thay đổi, khi đóng sổ, và trước những việc lớn."
        self._here = StateLine("Trên máy này", often, self._here_button, "hereLine")
        self._away = StateLine("Ra USB hay ổ khác", "", self._away_button, "awayLine")
        self._change_place = link_button("Đổi chỗ…", self._choose_place, "changeSecondPlaceLink")
        self._away.add_link(self._change_place)
        self._check = StateLine("Kiểm tra toàn bộ sổ", "Tự làm mỗi tuần một lần.", self._check_button, "checkLine")
        self._here_button.clicked.connect(self._copy_here)
        self._away_button.clicked.connect(self._copy_away)
        self._check_button.clicked.connect(self._check_now)

    def _lay_out(self) -> None:
        lines = panel("backupStatePanel")
        column = lines.layout()
        assert isinstance(column, QVBoxLayout)
        for place, line in enumerate((self._here, self._away, self._check)):
            if place:
                column.addWidget(divider())
            column.addWidget(line)
        self.body.addWidget(lines)
        self.body.addWidget(self._notice)
        self.body.addWidget(self._strip)
        self.body.addWidget(label("Các bản sao", "section"))
        self.body.addWidget(self._table)

    def _take_back_strip(self) -> QWidget:
        strip = Strip("info", "takeBackStrip")
        strip.row.addWidget(label("Sổ đã được khôi phục từ một bản sao; sổ trước đó còn giữ."), 1)
        act = button("Hoàn tác khôi phục", "arrow_undo", "", "takeBackButton")
        act.clicked.connect(self._restoring.take_back)
        strip.row.addWidget(act)
        return strip

    def _read(self) -> None:
        """Reads the state beside the window: a stick that was pulled out answers late."""
        database = self._store.database
        self._jobs.run_quietly(lambda _progress: copies.read_upkeep(database), self._show)

    def _show(self, upkeep: Upkeep) -> None:
        if not isValid(self):
            return
        self._upkeep = upkeep
        self._here.show_state(upkeep.states.here)
        self._away.show_state(upkeep.states.away)
        self._check.show_state(upkeep.states.check)
        folder = upkeep.second_folder
        self._away.hint.setText(f"Để ở: {folder}" if folder else "Chưa chọn chỗ: một thư mục trên USB hay ổ khác.")
        self._away_button.setText("Sao lưu ra USB" if folder else "Chọn chỗ…")
        self._change_place.setVisible(bool(folder))
        book = self._store.database.path
        place = why_not_here(str(book), drive_of(book))
        notices = [f"Chỗ để sổ: {place}" if place else "", upkeep.states.clock_fault]
        self._notice.setText("\n".join(filter(None, notices)))
        self._notice.setVisible(any(notices))
        self._strip.setVisible(former_of_restore(self._store.database) is not None)
        self._model.set_rows(upkeep.copies)
        self._table.select_row(0)
        self._wake()
        self.adjustSize()

    def _wake(self) -> None:
        self._look_button.setEnabled(self._table.current_row() >= 0)

    def _copy_here(self) -> None:
        database = self._store.database
        self._jobs.run("Đang sao lưu sổ", lambda _p: copies.copy_here(database), self._copied, self._failed, NOTE)

    def _copy_away(self) -> None:
        if self._upkeep is None or not self._upkeep.second_folder:
            self._choose_place()
        else:
            self._make_copy_away()

    def _make_copy_away(self) -> None:
        database = self._store.database
        self._jobs.run(
            "Đang sao lưu ra USB", lambda _p: copies.copy_away(database), self._copied, self._away_failed, NOTE
        )

    def _check_now(self) -> None:
        database = self._store.database
        self._jobs.run("Đang kiểm tra toàn bộ sổ", lambda _p: copies.check_book(database), self._checked, self._failed)

    def _copied(self, copy: Path) -> None:
        self._frame.status.say(f"Đã sao lưu và đọc lại: {copy.name}.")
        self._changed()

    def _checked(self, _nothing: None) -> None:
        self._frame.status.say("Đã kiểm tra toàn bộ sổ: còn nguyên vẹn.")
        self._changed()

    def _changed(self) -> None:
        self._frame.copies_changed()
        if isValid(self):
            self._read()

    def _failed(self, error: AppError) -> None:
        self._changed()
        if isinstance(error, BookDamaged):
            self._frame.offer_repair()
        else:
            messages.show_error(self, error)

    def _away_failed(self, error: AppError) -> None:
        self._changed()
        if isinstance(error, BookDamaged):
            self._frame.offer_repair()
            return
        shown = messages.show_error(self, error, self._make_copy_away)
        other = button("Chọn chỗ khác…", "folder_open", "", "chooseOtherPlaceButton")
        other.clicked.connect(shown.close)
        other.clicked.connect(self._choose_place)
        shown.add_left(other)

    def _choose_place(self, _checked: bool = False) -> None:
        dialog = QFileDialog(self, "Chọn chỗ giữ bản sao: thư mục trên USB hay ổ khác")
        dialog.setObjectName("secondPlaceDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_place)
        dialog.open()

    def take_place(self, folder: str) -> None:
        """Keeps the second place and makes the first copy there."""
        if self._store.attempt(copies.set_second_folder, folder) is not None:
            self._frame.window.settings.remember(SECOND_PLACE, folder)
            self._make_copy_away()

    def _look(self) -> None:
        row = self._table.current_row()
        if row >= 0:
            self._restoring.look_into(self._model.row(row).path)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, "Chọn bản sao lưu", "", "Sổ (*.dvqc)")
        dialog.setObjectName("restoreFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.look_into_file)
        dialog.open()

    def look_into_file(self, file: str) -> None:
        """Looks into a file that the user chose, and asks whether to give it back."""
        self._restoring.look_into(Path(file))

    def _restored(self) -> None:
        self._frame.copies_changed()
        if isValid(self):
            self._read()
