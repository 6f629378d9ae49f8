"""The preview window: page pictures, zoom, page turning; from here a paper goes to the printer, to PDF, to Word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.atomic import write_file
from dvqc_desktop.exports.documents.chain_model import ChainSheet
from dvqc_desktop.exports.documents.model import Book, Document, Paper, PaperSet, RecoverySheet
from dvqc_desktop.exports.documents.typeset import PRINT_PPI, render_pages, render_pdf
from dvqc_desktop.exports.handing import Handout, Register, hand_out
from dvqc_desktop.services.reports.export_register import last_recipient
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.print_preview.canvas import EDGE, PageCanvas, PageScroll
from dvqc_desktop.ui.dialogs.print_preview.options import MARGINS, PrintOptions, option_column
from dvqc_desktop.ui.dialogs.print_preview.printing import make_printer, print_pages
from dvqc_desktop.ui.dialogs.print_preview.questions import SHEET_AS_FILE, SHEET_OF_PERSON
from dvqc_desktop.ui.dialogs.print_preview.tools import ZOOMS, PreviewTools
from dvqc_desktop.ui.messages import ask, show_error
from dvqc_desktop.ui.widgets.basics import button, label

if TYPE_CHECKING:
    from dvqc_desktop.ui.jobs import Jobs

SCREEN_DPI = 96
A4_INCHES = (8.27, 11.69)
PRINT_FAULT = "Máy in không nhận trang in. Xem máy in đã bật, còn giấy chưa, rồi in lại."


class PrintPreviewWindow(QMainWindow):
    """Shows one document; it is drawn in a job, so that the window stays alive.

    `sent` tells that it went to a printer or into a PDF: the document, the first and last page, the number of copies.
    """

    sent = Signal(object, int, int, int)

    def __init__(self, parent: QWidget, jobs: Jobs, document: Document, rules: RulePack, register: Register) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("printPreviewWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Xem trước khi in – {document.name}")
        self.resize(theme.px(1280), theme.px(700))
        self._above, self._jobs, self._register = parent, jobs, register
        self._document = document
        self._rules = rules
        self._pages: tuple[bytes, ...] = ()
        self._page = 0
        self._asked = 0
        self._drawn_zoom = 0
        self._canvas = PageCanvas()
        self._scroll = PageScroll(self._canvas)
        self._tools = PreviewTools()
        self._options = self._make_options()
        self._print = button("In", "print", "primary", "printButton")
        self._save = button("Lưu PDF", "document_pdf", "", "savePdfButton")
        self._word = button("Mở Word", "edit", "", "openWordButton")
        self._set_up()
        self._connect()
        self._print_changed()
        self._draw()

    def _make_options(self) -> PrintOptions:
        set_here = isinstance(self._document, Paper | PaperSet | Book)
        margins = {key: self._rules.number(key) for key in MARGINS} if set_here else {}
        last = self._register.read(last_recipient, self._document.name)
        return PrintOptions(self._document, margins, both_sides=self._rules.count("page.sides") == 2, recipient=last)

    def _for_word(self) -> bool:
        """Papers that are sent on can be edited in Word; internal sheets, with their foot line, stay as they are."""
        return isinstance(self._document, Paper) and self._document.foot is None

    def _inches(self) -> tuple[float, float]:
        """Width and height of a sheet, upright or turned."""
        turned = isinstance(self._document, Paper | ChainSheet) and self._document.landscape
        return (A4_INCHES[1], A4_INCHES[0]) if turned else A4_INCHES

    def _set_up(self) -> None:
        others = [self._save, self._word] if self._for_word() else [self._save]
        if self._word not in others:
            self._word.deleteLater()
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._scroll, 1)
        middle.addWidget(option_column(self._options, self._print, *others))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addLayout(middle, 1)
        self.setCentralWidget(whole)
        self._state = label("", "", "previewStateLabel")
        self._state.setContentsMargins(10, 0, 0, 0)
        self.statusBar().addWidget(self._state)
        self._scroll.setFocus()

    def _connect(self) -> None:
        self._tools.closed.connect(self.close)
        self._tools.zoomed.connect(self._zoom_changed)
        self._tools.fitted.connect(self.fit_page)
        self._tools.turned.connect(self.turn)
        self._scroll.turned.connect(self.turn)
        self._options.layout_changed.connect(self._draw)
        self._options.print_changed.connect(self._print_changed)
        self._print.clicked.connect(self.print_document)
        self._save.clicked.connect(self.save_pdf)
        if self._for_word():
            self._word.clicked.connect(self.save_word)
        for keys, act in ((QKeySequence.StandardKey.Print, self.print_document), (Qt.Key.Key_Escape, self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def document(self) -> Document:
        """The document as it would be printed now, as chosen at the right."""
        return self._options.arranged(self._document)

    def rules(self) -> RulePack:
        """The rule pack with the margins chosen for this print."""
        return self._rules.with_values(self._options.page_values())

    def page_count(self) -> int:
        """How many pages are shown; 0 before the first drawing is done."""
        return len(self._pages)

    @Slot()
    def _draw(self) -> None:
        """Draws the pages for the zoom and the choices now on; an older drawing under way is forgotten."""
        self._asked += 1
        number, document, rules = self._asked, self.document(), self.rules()
        ppi = round(SCREEN_DPI * self._tools.zoom() / 100 * self.devicePixelRatioF())

        def work(_progress: Progress) -> tuple[bytes, ...]:
            return render_pages(document, rules, ppi)

        zoom = self._tools.zoom()
        self._jobs.run_quietly(work, lambda pages: self._drawn(number, zoom, pages), self._refused)

    def _refused(self, error: AppError) -> None:
        """Says why there is nothing to be seen, and closes."""
        if isValid(self):
            show_error(self._above, error)
            self.close()

    def _drawn(self, number: int, zoom: int, pages: tuple[bytes, ...]) -> None:
        if number != self._asked or not isValid(self):
            return
        self._pages, self._drawn_zoom = pages, zoom
        self._options.set_pages(len(pages))
        self._page = min(self._page, len(pages) - 1)
        self._state.setText(f"{len(pages)} trang A4. Phông {self._rules.text('text.font')}.")
        self._show_page()
        self._print_changed()

    def _show_page(self) -> None:
        if not self._pages:
            return
        image, scale = QImage.fromData(self._pages[self._page]), SCREEN_DPI * self._tools.zoom() / 100
        size = QSize(*(round(side * scale) for side in self._inches()))
        if self._tools.zoom() == self._drawn_zoom:
            size = (image.size().toSizeF() / self.devicePixelRatioF()).toSize()
        self._canvas.show_page(image, size)
        self._tools.show_place(self._page + 1, len(self._pages))

    @Slot(int)
    def turn(self, step: int) -> None:
        """Shows the next page (1) or the one before (-1)."""
        place = self._page + step
        if 0 <= place < len(self._pages):
            self._page = place
            self._show_page()
            self._scroll.verticalScrollBar().setValue(0)

    @Slot()
    def fit_page(self) -> None:
        """Chooses the greatest zoom at which the whole page is seen."""
        room = self._scroll.viewport().size() - QSize(2 * EDGE, 2 * EDGE)
        width, height = self._inches()
        share = min(room.width() / width, room.height() / height) / SCREEN_DPI
        self._tools.set_zoom(max(ZOOMS[0] // 2, int(share * 100)))

    @Slot()
    def _zoom_changed(self) -> None:
        self._show_page()
        self._draw()

    @Slot()
    def _print_changed(self) -> None:
        copies = self._options.copies.value()
        self._print.setText(f"In {copies} bản")
        self._print.setEnabled(self._options.choice() is not None and bool(self._pages))

    @Slot()
    def print_document(self) -> None:
        """Sends the chosen pages to the chosen printer."""
        choice = self._options.choice()
        if choice is None or not self._pages:
            return
        document, rules, (width, height) = self.document(), self.rules(), self._inches()
        chosen = replace(choice, landscape=width > height)

        def work(_progress: Progress) -> tuple[bytes, ...]:
            return render_pages(document, rules, PRINT_PPI)[choice.first - 1 : choice.last]

        def done(pages: tuple[bytes, ...]) -> None:
            printed = print_pages(make_printer(chosen), pages)
            self._tell(f"Đã gửi {len(pages)} trang đến máy in." if printed else PRINT_FAULT)
            if printed and isValid(self):
                self.sent.emit(document, choice.first, choice.last, choice.copies)

        self._jobs.run("Đang gửi đến máy in", work, done)

    @Slot()
    def save_pdf(self) -> None:
        """Asks for a name and writes the PDF there; a sheet that opens the book or tells of a person: once warned."""
        if isinstance(self._document, RecoverySheet):
            ask(self, SHEET_AS_FILE, self._ask_pdf_name)
        elif isinstance(self._document, Paper) and self._document.handed:
            ask(self, SHEET_OF_PERSON, self._ask_pdf_name)
        else:
            self._ask_pdf_name()

    def _ask_pdf_name(self) -> None:
        self._ask_name("pdf", "Tệp PDF (*.pdf)", self._write_pdf)

    @Slot()
    def save_word(self) -> None:
        """Asks for a name, writes the .docx there and opens it in the program that the machine has for it."""
        self._ask_name("docx", "Tệp Word (*.docx)", self._write_word)

    def _ask_name(self, ending: str, kinds: str, write: object) -> None:
        dialog = QFileDialog(self, "Lưu tệp", f"{self._document.name}.{ending}", kinds)
        dialog.setObjectName("saveFileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.fileSelected.connect(write)
        dialog.open()

    @Slot(str)
    def _write_pdf(self, name: str) -> None:
        document, rules, path = self.document(), self.rules(), Path(name)

        def work(_progress: Progress) -> None:
            self._write(path, render_pdf(document, rules), document)

        def done(_none: None) -> None:
            self._tell(f"Đã ghi tệp {path.name}.")
            if isValid(self):
                self.sent.emit(document, 1, self.page_count(), 1)

        self._jobs.run("Đang ghi PDF", work, done)

    @Slot(str)
    def _write_word(self, name: str) -> None:
        document, rules, path = self.document(), self.rules(), Path(name)
        if not isinstance(document, Paper):
            return

        def work(_progress: Progress) -> None:
            from dvqc_desktop.exports.documents.word import render_docx

            self._write(path, render_docx(document, rules), document)

        def done(_none: None) -> None:
            self._tell(f"Đã ghi tệp {path.name}.")
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._jobs.run("Đang ghi tệp Word", work, done)

    def _write(self, path: Path, content: bytes, document: Document) -> None:
        """Writes a file; all but the sheet that opens the book stands in the register of exports."""
        if isinstance(document, RecoverySheet):
            write_file(path, content)
        else:
            hand_out(self._register, path, content, Handout(document.name, recipient=self._options.recipient()))

    def _tell(self, text: str) -> None:
        """Says what was done, if the window is still there when the job ends."""
        if isValid(self):
            self._state.setText(text)


def preview_document(
    parent: QWidget, jobs: Jobs, document: Document, rules: RulePack, register: Register
) -> PrintPreviewWindow:
    """Opens the preview of a document over a window; it closes with that window. Files go into the register."""
    window = PrintPreviewWindow(parent, jobs, document, rules, register)
    window.show()
    return window
