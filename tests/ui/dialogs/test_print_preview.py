"""The print preview: pages as pictures, zoom, turning, print, PDF and Word, without stopping the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.exports.documents.model import (
    Closing,
    Document,
    Header,
    Paper,
    Paragraph,
    RecoverySheet,
    Run,
    Signature,
)
from dvqc_desktop.exports.documents.typeset import PRINT_PPI, render_pages
from dvqc_desktop.services.reports.export_register import exports
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.ui.dialogs.print_preview import options
from dvqc_desktop.ui.dialogs.print_preview import window as window_module
from dvqc_desktop.ui.dialogs.print_preview.printing import PrintChoice, print_pages, set_sheet
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow, preview_document
from dvqc_desktop.ui.jobs import Jobs
from dvqc_desktop.ui.theme import apply_theme

HEADER = Header("Chi bộ Phân xưởng Z2", "Tổ đảng Tổ máy 6", "Hà Nội, ngày 20 tháng 11 năm 2026")
CLOSING = Closing(Signature("TỔ TRƯỞNG", "", "T/M TỔ ĐẢNG"), recipients=("Lưu tổ đảng",))
LINE = Paragraph((Run("Thống nhất các việc tháng tới. " * 12),))
PAPER = Paper("Chương trình", (*(LINE for _ in range(20)), CLOSING), HEADER)
SHEET = RecoverySheet("Phiếu khôi phục sổ", "Tổ đảng Tổ máy 6", "20/11/2026", ("AAAA", "BBBB"))


class Desk:
    """A window to stand over, its jobs, and the preview of a document once its pages are drawn."""

    def __init__(self, qtbot: QtBot, book: Database) -> None:
        self.qtbot = qtbot
        self.book = book
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.jobs = Jobs(self.host)

    def preview(self, document: Document) -> PrintPreviewWindow:
        window = preview_document(self.host, self.jobs, document, load_rule_pack(), self.book)
        self.qtbot.waitUntil(lambda: window.page_count() > 0)
        return window

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, db: Database) -> Iterator[Desk]:
    apply_theme(qapp)
    made = Desk(qtbot, db)
    yield made
    made.jobs.close()


def find(window: QWidget, kind: type, name: str):  # type: ignore[no-untyped-def]
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def choose_file(window: QWidget, path: Path) -> None:
    dialog = find(window, QFileDialog, "saveFileDialog")
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_paper_is_shown_page_by_page(desk: Desk) -> None:
    window = desk.preview(PAPER)
    assert window.page_count() == 4
    place = find(window, QLabel, "pagePlaceLabel")
    assert place.text() == "Trang 1/4"
    find(window, QPushButton, "nextPageButton").click()
    assert place.text() == "Trang 2/4"
    window.turn(-1)
    window.turn(-1)
    assert place.text() == "Trang 1/4"
    assert find(window, QLabel, "previewStateLabel").text() == "4 trang A4. Phông Times New Roman."


def test_zoom_makes_the_page_larger_and_draws_it_anew(desk: Desk) -> None:
    window = desk.preview(PAPER)
    canvas = find(window, QWidget, "previewWidget")
    before = canvas.page_size().width()
    find(window, QPushButton, "zoomInButton").click()
    assert canvas.page_size().width() > before
    desk.settle()
    find(window, QPushButton, "fitPageButton").click()
    desk.settle()
    assert canvas.page_size().height() <= window.height()


def test_margins_and_recipients_belong_to_the_print(desk: Desk) -> None:
    window = desk.preview(PAPER)
    find(window, QSpinBox, "marginSpin_left").setValue(40)
    find(window, QCheckBox, "recipientsCheck").setChecked(False)
    desk.settle()
    assert window.rules().number("page.margin_left") == 40
    document = window.document()
    assert isinstance(document, Paper)
    assert document.blocks[-1] == Closing(CLOSING.right)


def test_the_button_says_how_many_copies(desk: Desk) -> None:
    window = desk.preview(PAPER)
    find(window, QSpinBox, "copiesSpin").setValue(3)
    assert find(window, QPushButton, "printButton").text() == "In 3 bản"


def test_without_a_printer_the_reason_stands_beside_the_sleeping_button(desk: Desk) -> None:
    window = desk.preview(PAPER)
    if window.findChild(QLabel, "noPrinterLabel").isVisible():  # type: ignore[union-attr]
        assert not find(window, QPushButton, "printButton").isEnabled()
    else:
        assert find(window, QPushButton, "printButton").isEnabled()


def test_the_pdf_is_saved_where_the_user_says(desk: Desk, tmp_path: Path) -> None:
    window = desk.preview(PAPER)
    find(window, QLineEdit, "exportRecipientEdit").setText(" Chi ủy  Z2")
    find(window, QPushButton, "savePdfButton").click()
    choose_file(window, tmp_path / "Chương trình.pdf")
    desk.settle()
    assert (tmp_path / "Chương trình.pdf").read_bytes().startswith(b"%PDF")
    assert find(window, QLabel, "previewStateLabel").text() == "Đã ghi tệp Chương trình.pdf."
    (entry,) = desk.book.read(exports)
    assert (entry.what, entry.file_name, entry.recipient) == ("Chương trình", "Chương trình.pdf", "Chi ủy Z2")


class Opener(QObject):
    """Stands for the word processor of the machine."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_word_file_is_saved_and_opened(desk: Desk, tmp_path: Path) -> None:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")
    try:
        window = desk.preview(PAPER)
        find(window, QPushButton, "openWordButton").click()
        choose_file(window, tmp_path / "a.docx")
        desk.settle()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [str(tmp_path / "a.docx")]


def test_a_full_failure_to_save_is_told_in_three_parts(desk: Desk, tmp_path: Path) -> None:
    window = desk.preview(PAPER)
    find(window, QPushButton, "savePdfButton").click()
    choose_file(window, tmp_path / "none" / "a.pdf")
    desk.settle()
    dialog = find(desk.host, QWidget, "errorDialog")
    assert find(dialog, QLabel, "errorWhatLabel").text() == "Chưa ghi được tệp a.pdf: thư mục chứa tệp không có"
    dialog.close()


def test_a_recovery_sheet_has_neither_word_nor_margins(desk: Desk) -> None:
    window = desk.preview(SHEET)
    assert (
        window.findChild(QPushButton, "openWordButton") is None
        or not find(window, QPushButton, "openWordButton").isVisible()
    )
    assert window.findChild(QSpinBox, "marginSpin_left") is None
    assert window.windowTitle() == "Xem trước khi in – Phiếu khôi phục sổ"


def test_pages_go_to_the_printer_grey_and_whole(desk: Desk, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    set_sheet(printer)
    pages = render_pages(PAPER, load_rule_pack(), PRINT_PPI)
    assert print_pages(printer, pages[:2])
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert printed.startswith(b"%PDF")
    assert b"/Count 2" in printed


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_a_printer_that_takes_nothing_is_told(desk: Desk, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "none" / "printed.pdf"))
    assert not print_pages(printer, render_pages(SHEET, load_rule_pack(), 50))


def test_a_drawing_overtaken_by_a_newer_one_is_forgotten(desk: Desk) -> None:
    window = desk.preview(PAPER)
    for _ in range(3):
        find(window, QPushButton, "zoomInButton").click()
    desk.settle()
    assert window.page_count() == 4


def test_closing_the_preview_while_it_draws_is_no_fault(desk: Desk, qtbot: QtBot) -> None:
    started: list[int] = []

    def first(_progress: Progress) -> None:
        started.append(1)

    desk.jobs.run_quietly(first, lambda _none: None)
    window = preview_document(desk.host, desk.jobs, PAPER, load_rule_pack(), desk.book)
    window.close()
    desk.settle()
    assert started == [1]


@pytest.fixture
def paper_tray(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine with one printer, whose sheets fall into a file."""

    def load(choice: PrintChoice) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / choice.printer / "sheets.pdf"))
        set_sheet(printer)
        return printer

    monkeypatch.setattr(options, "printer_names", lambda: ["Canon LBP2900"])
    monkeypatch.setattr(window_module, "make_printer", load)
    return tmp_path / "Canon LBP2900"


def test_the_chosen_pages_are_printed(desk: Desk, paper_tray: Path) -> None:
    paper_tray.mkdir()
    window = desk.preview(PAPER)
    find(window, QRadioButton, "somePagesRadio").setChecked(True)
    find(window, QSpinBox, "firstPageSpin").setValue(3)
    find(window, QSpinBox, "lastPageSpin").setValue(2)
    find(window, QPushButton, "printButton").click()
    desk.settle()
    assert b"/Count 2" in (paper_tray / "sheets.pdf").read_bytes()
    assert find(window, QLabel, "previewStateLabel").text() == "Đã gửi 2 trang đến máy in."


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_a_printer_that_is_off_is_told_in_words(desk: Desk, paper_tray: Path) -> None:
    window = desk.preview(SHEET)
    window.print_document()
    desk.settle()
    assert find(window, QLabel, "previewStateLabel").text().startswith("Máy in không nhận trang in.")


def test_page_keys_turn_at_the_ends_of_a_page(desk: Desk) -> None:
    window = desk.preview(PAPER)
    scroll = find(window, QScrollArea, "previewScroll")
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    for code, place in (
        (Qt.Key.Key_PageDown, "Trang 2/4"),
        (Qt.Key.Key_PageUp, "Trang 1/4"),
        (Qt.Key.Key_Down, "Trang 1/4"),
    ):
        QApplication.sendEvent(scroll, QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier))
        assert find(window, QLabel, "pagePlaceLabel").text() == place


def test_the_zoom_list_and_the_keys_of_zoom_agree(desk: Desk) -> None:
    window = desk.preview(SHEET)
    zooms = find(window, QComboBox, "zoomCombo")
    zooms.activated.emit(6)
    assert not find(window, QPushButton, "zoomInButton").isEnabled()
    find(window, QPushButton, "zoomOutButton").click()
    assert zooms.currentText() == "150%"
    desk.settle()
