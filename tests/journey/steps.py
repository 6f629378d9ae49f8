"""What the secretary does in the window, step by step, by the widgets' names."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.periods import PeriodKind
from dvqc_desktop.services.people.worker_lists import list_workers
from dvqc_desktop.ui.dialogs.import_wizard import open_import
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.board.cards.model import MIME
from dvqc_desktop.ui.pages.board.page import BoardPage
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.segment import Segment
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.new_book_answers import answer_step, press_next, the_dialog

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
MARKER = "Điều riêng thử nghiệm 7Q: ngại anh em cho là chạy mức"


class Secretary:
    """Works in one window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def store(self) -> Store:
        """The open book."""
        assert self.window.store is not None
        return self.window.store

    def until(self, true: Callable[[], bool]) -> None:
        """Waits for something to become true."""
        self.qtbot.waitUntil(true, timeout=20_000)

    def until_closed(self, name: str) -> None:
        """Waits for a dialog to be gone."""
        self.until(lambda: name not in open_dialogs(self.window))

    def go(self, name: PageName) -> QWidget:
        """Turns to a page."""
        assert self.window.frame is not None
        self.window.frame.navigate(name)
        page = self.window.frame.shelf.current()
        assert page is not None
        return page

    def write(self, parent: QWidget, name: str, text: str) -> None:
        """Leaves a text in a field."""
        field = parent.findChild(QWidget, name)
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        else:
            assert isinstance(field, QLineEdit), name
            field.setText(text)

    def make_book(self, path: Path) -> None:
        """The four steps of a new book, the code of the recovery sheet typed back."""
        self.window.make_new_book()
        for number in (1, 2, 3):
            answer_step(self.window, number, path)
        made = the_dialog(self.window)
        code = child(made, QLabel, "recoveryCodeLabel")
        self.until(lambda: bool(code.text()))
        child(made, QPlainTextEdit, "recoveryTypedEdit").setPlainText(code.text())
        press_next(self.window)
        self.until(lambda: self.window.store is not None)

    def import_list(self, name: str, kind: str) -> None:
        """The import dialog: what was understood, problems, import."""
        assert self.window.frame is not None
        wizard = open_import(self.window, self.window.frame.context, kind, SAMPLES / name)
        self.until(lambda: wizard.steps.step() == 1)
        press(wizard, "importNextButton")
        press(wizard, "importNextButton")
        self.until_closed("importWizard")

    def agree_round(self) -> None:
        """The first two classes together; the third one by one, each with strengths, aspect, cause and help."""
        board = self.go(PageName.BOARD)
        press(board, "agreeTogetherButton")
        together = dialog(self.window, "agreeTogetherDialog")
        self.write(together, "agreeReasonEdit", "Họp tổ đảng thống nhất")
        press(together, "agreeButton")
        self.until(lambda: self.classes().count("active") == 5)
        press(board, "agreeNextButton")
        for done in (1, 2):
            self.classify(dialog(self.window, "reclassifyDialog"))
            self.until(lambda done=done: self.classes().count("needs_help") == done)  # type: ignore[misc]

    def classify(self, form: QDialog) -> None:
        """Fills the form of the third class and agrees."""
        self.write(form, "strengthEdit", "Giữ giờ tốt, thương bạn")
        aspects, causes = (
            child(form, QWidget, name).findChildren(QCheckBox) for name in ("aspectChecks", "causeChecks")
        )
        if not any(box.isChecked() for box in aspects):
            aspects[0].setChecked(True)
        causes[0].setChecked(True)
        self.write(form, "helpEdit", "Mỗi tuần kèm một buổi")
        self.write(form, "basisEdit", "Họp tổ đảng thống nhất")
        press(form, "reclassifyButton")

    def drag(self, name: str, column: str) -> QDialog:
        """Drags somebody's card into a column; the dialog opens."""
        board = self.go(PageName.BOARD)
        assert isinstance(board, BoardPage)
        card = next(card for card in board.data.cards if card.name == name)
        source = next(made for made in board.cards_area.columns.values() if card in made.model.cards)
        row = source.model.cards.index(card)
        mime = source.model.mimeData([source.model.index(row, 0)])
        assert mime.hasFormat(MIME)
        target = child(board, QListView, column)
        at = QPointF(target.viewport().width() / 2, target.viewport().height() - 4)
        keys = Qt.KeyboardModifier.NoModifier
        target.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, keys))
        self.until(lambda: "reclassifyDialog" in open_dialogs(self.window))
        return dialog(self.window, "reclassifyDialog")

    def assign(self, worker: str) -> None:
        """Gives somebody without a holder the first member offered."""
        board = self.go(PageName.BOARD)
        assert isinstance(board, BoardPage)
        worker_id = next(card.id for card in board.data.cards if card.name == worker)
        board.open_row(worker_id)
        board.acts.assign(board.selected_ids())
        made = dialog(self.window, "holderDialog")
        combo = child(made, QComboBox, "holderCombo")
        combo.setCurrentIndex(next(at for at in range(combo.count()) if combo.itemData(at)))
        press(made, "assignButton")
        self.until_closed("holderDialog")

    def meet(self) -> None:
        """Records a contact with a private note, from the overview."""
        press(self.go(PageName.OVERVIEW), "logContactButton")
        form = dialog(self.window, "contactDialog")
        self.write(form, "contactTextEdit", "Đồng ý thử mức mới từ thứ Hai")
        self.write(form, "progressEdit", "Giữ mức ba ngày liền")
        child(form, QPlainTextEdit, "privateNoteEdit").setPlainText(MARKER)
        press(form, "saveContactButton")
        self.until_closed("contactDialog")

    def prepare_meeting(self) -> None:
        """A meeting with the usual items of its kind."""
        page = self.go(PageName.MEETINGS)
        press(page, "addMeetingButton")
        form = dialog(self.window, "meetingDialog")
        self.write(form, "newMeetingPlaceEdit", "Phòng giao ca")
        press(form, "saveMeetingButton")
        self.until_closed("meetingDialog")

    def save_agenda(self, path: Path) -> None:
        """The agenda's preview, saved as PDF."""
        press(self.go(PageName.MEETINGS), "meetingPreviewButton")
        self.until(lambda: bool(self.window.findChildren(PrintPreviewWindow)))
        preview = self.window.findChildren(PrintPreviewWindow)[-1]
        self.until(lambda: preview.page_count() > 0)
        press(preview, "savePdfButton")
        self.choose(preview, "saveFileDialog", path)
        self.until(path.exists)
        self.until(lambda: not self.window.jobs.busy)
        preview.close()

    def export_quarter(self, path: Path) -> None:
        """The quarter's workbook."""
        page = self.go(PageName.REPORTS)
        kinds = child(page, Segment, "reportKindSegment")
        kinds.set_value(PeriodKind.QUARTER)
        kinds.chosen.emit(PeriodKind.QUARTER)
        press(page, "exportExcelButton")
        self.choose(self.window, "reportFileDialog", path)
        self.until(path.exists)
        self.until(lambda: not self.window.jobs.busy)

    def choose(self, parent: QWidget, name: str, path: Path) -> None:
        """Names the file in a save dialog."""
        files = child(parent, QFileDialog, name)
        files.fileSelected.emit(str(path))
        files.close()

    def classes(self) -> list[str]:
        """The agreed class of everybody."""
        return [str(row.worker_class) for row in self.store.read(list_workers, clock.today())]
