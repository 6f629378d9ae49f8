"""Page pictures sent to a printer: grey, whole sheets, copies and a range of pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from dvqc_desktop.exports.documents.typeset import PRINT_PPI


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What the user chose: printer by name, copies, first and last page (from 1); `landscape` is the paper's own."""

    printer: str
    copies: int
    first: int
    last: int
    landscape: bool = False
    both_sides: bool = False


def printer_names() -> list[str]:
    """The printers of this machine, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)


def make_printer(choice: PrintChoice) -> QPrinter:
    """The chosen printer, set to whole A4 sheets in grey, upright or turned."""
    printer = QPrinter(QPrinterInfo.printerInfo(choice.printer), QPrinter.PrinterMode.HighResolution)
    set_sheet(printer, choice.landscape)
    printer.setCopyCount(choice.copies)
    if choice.both_sides:
        edge = QPrinter.DuplexMode.DuplexShortSide if choice.landscape else QPrinter.DuplexMode.DuplexLongSide
        printer.setDuplex(edge)
    return printer


def set_sheet(printer: QPrinter, landscape: bool = False) -> None:
    """A4 without margins of its own (the page picture has them), 300 dots to the inch, grey."""
    printer.setResolution(PRINT_PPI)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    sides = QPageLayout.Orientation
    printer.setPageOrientation(sides.Landscape if landscape else sides.Portrait)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setFullPage(True)
    printer.setDocName("Sổ công tác quần chúng")


def print_pages(printer: QPrinter, pages: Sequence[bytes]) -> bool:
    """Prints PNG pages, each on a sheet; False when the printer does not take them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    whole = printer.paperRect(QPrinter.Unit.DevicePixel).size()
    for position, page in enumerate(pages):
        if position and not printer.newPage():
            painter.end()
            return False
        painter.drawImage(_target(whole), _grey(page))
    return painter.end()


def _target(size: QSizeF) -> QRect:
    return QRect(0, 0, round(size.width()), round(size.height()))


def _grey(page: bytes) -> QImage:
    return QImage.fromData(page).convertToFormat(QImage.Format.Format_Grayscale8)
