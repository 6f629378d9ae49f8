"""The choices beside the page: printer, copies, pages, margins, what to include."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dvqc_desktop.domain.names import one_line
from dvqc_desktop.exports.documents.model import Closing, Document, Paper, RecoverySheet, SlipForm, SlipSheet
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.print_preview.printing import PrintChoice, printer_names
from dvqc_desktop.ui.widgets.basics import divider, label, spin_box
from dvqc_desktop.ui.widgets.fields import FormField, RecipientEdit

MOST_COPIES = 99
KEPT = "Lưu "
MARGINS = {
    "page.margin_left": "trái",
    "page.margin_right": "phải",
    "page.margin_top": "trên",
    "page.margin_bottom": "dưới",
}
SLIP_FORMS = {
    SlipForm.POCKET: "A6 bỏ túi, bốn phiếu một tờ A4",
    SlipForm.LINES: "A4, có dòng để ghi",
}
NO_PRINTER = "Máy này chưa cài máy in. Lưu PDF rồi in ở máy khác."


class PrintOptions(QFrame):
    """The form; `layout_changed` asks for the pages to be drawn anew, `print_changed` for new words on the button."""

    layout_changed = Signal()
    print_changed = Signal()

    def __init__(
        self, document: Document, margins: Mapping[str, float], *, both_sides: bool = False, recipient: str = ""
    ) -> None:
        """`margins` in mm by key, empty where the paper's margins are fixed; `both_sides`: the unit's habit.

        `recipient`: for whom a file of the same paper was last time.
        """
        super().__init__()
        self.setObjectName("printOptionsForm")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(4)
        self._column.addWidget(label(f"In {document.name[:1].lower()}{document.name[1:]}", "section", wrap=True))
        self._column.addSpacing(4)
        self.printers = QComboBox()
        self.copies = spin_box()
        self._all = QRadioButton("Tất cả")
        self._some = QRadioButton("Từ–đến")
        self.first, self.last = spin_box(), spin_box()
        self.margins: dict[str, QSpinBox] = {}
        self.both_sides = QCheckBox("In hai mặt, lề đổi bên ở mặt sau")
        self.recipients = QCheckBox("In phần Nơi nhận")
        self.forms = QComboBox()
        self._choices = 0  # shown below the line
        self._add_printer()
        self._add_forms(document)
        self._add_copies()
        self._add_pages()
        if margins:
            self._add_margins(margins)
        words = document.named_words if isinstance(document, Paper) else ""
        self.named = QCheckBox(words)
        self._add_choice(self.both_sides, "bothSidesCheck", bool(margins), both_sides)
        self._add_choice(self.recipients, "recipientsCheck", bool(_recipients(document)), True)
        self._add_choice(self.named, "printNamesCheck", bool(words), False)
        self._column.addStretch(1)
        self.file_for = RecipientEdit(recipient or _first_recipient(document))
        self._add_file_for(document)

    def _add_file_for(self, document: Document) -> None:
        """For whom a file is, which its register says; the sheet that opens the book stands in no register."""
        if isinstance(document, RecoverySheet):
            self.file_for.setParent(self)
            self.file_for.hide()
        else:
            self._column.addWidget(FormField("Lưu thành tệp để gửi cho ai", self.file_for))

    def _add_printer(self) -> None:
        self.printers.setObjectName("printerCombo")
        self.printers.addItems(printer_names())
        self.printers.setVisible(self.printers.count() > 0)
        self._column.addWidget(label("Máy in", "secondary"))
        self._column.addWidget(self.printers)
        missing = label(NO_PRINTER, "warn", "noPrinterLabel", wrap=True)
        missing.setVisible(self.printers.count() == 0)
        self._column.addWidget(missing)
        self._column.addWidget(label("Khổ giấy", "secondary"))
        self._column.addWidget(label("A4 (210 × 297 mm)"))

    def _add_forms(self, document: Document) -> None:
        """Pocket slips or whole sheets with lines, where slips are printed."""
        self.forms.setObjectName("slipFormCombo")
        self.forms.setAccessibleName("Mẫu phiếu")
        for form, words in SLIP_FORMS.items():
            self.forms.addItem(words, form)
        if isinstance(document, SlipSheet):
            self.forms.setCurrentIndex(self.forms.findData(document.form))
            self._column.addWidget(label("Mẫu phiếu", "secondary"))
            self._column.addWidget(self.forms)
        else:
            self.forms.setParent(self)
            self.forms.hide()
        self.forms.currentIndexChanged.connect(self._layout_changed)

    def _add_copies(self) -> None:
        self.copies.setObjectName("copiesSpin")
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setFixedWidth(theme.px(72))
        self.copies.valueChanged.connect(self._print_changed)
        self._column.addWidget(label("Số bản", "secondary"))
        self._column.addWidget(self.copies)

    def _add_pages(self) -> None:
        group = QButtonGroup(self)
        line = QHBoxLayout()
        for choice, name in ((self._all, "allPagesRadio"), (self._some, "somePagesRadio")):
            choice.setObjectName(name)
            group.addButton(choice)
            line.addWidget(choice)
        line.addStretch(1)
        self._all.setChecked(True)
        pages = QHBoxLayout()
        for spin, name in ((self.first, "firstPageSpin"), (self.last, "lastPageSpin")):
            spin.setObjectName(name)
            spin.setRange(1, 1)
            spin.setFixedWidth(theme.px(64))
            spin.setVisible(False)
            spin.valueChanged.connect(self._print_changed)
            pages.addWidget(spin)
        pages.addStretch(1)
        self._some.toggled.connect(self.first.setVisible)
        self._some.toggled.connect(self.last.setVisible)
        self._some.toggled.connect(self._print_changed)
        self._column.addWidget(label("Trang", "secondary"))
        self._column.addLayout(line)
        self._column.addLayout(pages)

    def _add_margins(self, margins: Mapping[str, float]) -> None:
        self._column.addWidget(label("Lề (mm)", "secondary"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        for position, (key, words) in enumerate(MARGINS.items()):
            spin = spin_box()
            spin.setObjectName(f"marginSpin_{key.rpartition('_')[2]}")
            spin.setAccessibleName(f"Lề {words}, mm")
            spin.setRange(10, 40)
            spin.setValue(round(margins[key]))
            spin.setFixedWidth(theme.px(64))
            spin.valueChanged.connect(self._layout_changed)
            row, column = divmod(position, 2)
            grid.addWidget(label(words), row, 2 * column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(spin, row, 2 * column + 1)
            self.margins[key] = spin
        grid.setColumnStretch(4, 1)
        self._column.addLayout(grid)

    def _add_choice(self, box: QCheckBox, name: str, offered: bool, checked: bool) -> None:
        box.setObjectName(name)
        box.setChecked(checked)
        box.toggled.connect(self._layout_changed)
        if offered:
            if not self._choices:
                self._column.addSpacing(6)
                self._column.addWidget(divider())
                self._column.addSpacing(6)
            self._choices += 1
            self._column.addWidget(box)
        else:
            box.setParent(self)
            box.hide()

    def set_pages(self, count: int) -> None:
        """Says how many pages there are to choose from."""
        self._all.setText(f"Tất cả ({count})")
        self._some.setEnabled(count > 1)
        self.first.setRange(1, count)
        self.last.setRange(1, count)
        if not self._some.isChecked():
            self.last.setValue(count)

    def arranged(self, document: Document) -> Document:
        """The document as chosen: with or without its recipients and names, slips in the form wanted."""
        if isinstance(document, SlipSheet):
            return replace(document, form=SlipForm(self.forms.currentData()))
        if not isinstance(document, Paper):
            return document
        if document.named is not None:
            document = document.named if self.named.isChecked() else replace(document, named=None)
        if self.recipients.isChecked():
            return document
        kept = tuple(
            replace(block, recipients=()) if isinstance(block, Closing) else block for block in document.blocks
        )
        return replace(document, blocks=kept)

    def page_values(self) -> dict[str, float | int]:
        """The margins chosen, in mm, and the sides printed, by the keys of the rule pack."""
        margins: dict[str, float | int] = {key: float(spin.value()) for key, spin in self.margins.items()}
        return margins | {"page.sides": 2 if self.both_sides.isChecked() else 1}

    def recipient(self) -> str | None:
        """For whom a file is; None for nobody in particular."""
        return one_line(self.file_for.text()) or None

    def choice(self) -> PrintChoice | None:
        """What to print; None on a machine without a printer."""
        if self.printers.count() == 0:
            return None
        first, last = self.page_range()
        both_sides = self.both_sides.isChecked()
        return PrintChoice(self.printers.currentText(), self.copies.value(), first, last, both_sides=both_sides)

    def page_range(self) -> tuple[int, int]:
        """The first and the last page chosen, in order, from 1."""
        if not self._some.isChecked():
            return 1, self.last.maximum()
        return min(self.first.value(), self.last.value()), max(self.first.value(), self.last.value())

    @Slot()
    def _print_changed(self) -> None:
        self.print_changed.emit()

    @Slot()
    def _layout_changed(self) -> None:
        self.layout_changed.emit()


def _recipients(document: Document) -> tuple[str, ...]:
    blocks = document.blocks if isinstance(document, Paper) else ()
    return next((block.recipients for block in blocks if isinstance(block, Closing)), ())


def _first_recipient(document: Document) -> str:
    """The first whom the paper itself names: "Đảng ủy X.40 (để báo cáo)" is "Đảng ủy X.40"."""
    first = next(iter(_recipients(document)), "")
    return "" if first.startswith(KEPT) else first.partition(" (")[0]


def option_column(options: PrintOptions, *buttons: QWidget) -> QFrame:
    """The column at the right of the page: the form, then the buttons, the primary one above the others."""
    column = QFrame()
    column.setFixedWidth(theme.px(268))
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 12)
    layout.setSpacing(8)
    layout.addWidget(options, 1)
    primary, *others = buttons
    row = QHBoxLayout()
    row.setContentsMargins(14, 0, 14, 0)
    row.addWidget(primary)
    layout.addLayout(row)
    rest = QHBoxLayout()
    rest.setContentsMargins(14, 0, 14, 0)
    rest.setSpacing(8)
    for other in others:
        rest.addWidget(other, 1)
    layout.addLayout(rest)
    return column
