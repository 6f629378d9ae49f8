"""The steps of making a new book, each a page of fields that says what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dvqc_desktop.domain.book_place import why_not_here
from dvqc_desktop.domain.codes import UnitKind
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.opening.drives import drive_of
from dvqc_desktop.ui.widgets.basics import button, label
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error

if TYPE_CHECKING:
    from dvqc_desktop.services.unit import Unit

SUFFIX = ".dvqc"
PURPOSE = "Ghi công tác quần chúng của tổ: giúp đỡ, bồi dưỡng anh chị em; không dùng để xét lương, kỷ luật, sa thải."
BASIS = "Nhiệm vụ công tác quần chúng của chi bộ theo Điều lệ Đảng; từng người biết và xem được phần ghi về mình."


class Step(QWidget):
    """One step; `complete` shows what is missing and gives True when nothing is."""

    def __init__(self, heading: str, sentence: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._fields: list[FormField] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(label(heading, "section"))
        self.column.addWidget(label(sentence, "secondary", wrap=True))

    def complete(self) -> bool:
        """Checks the fields; the focus goes to the first that cannot be taken."""
        self.check()
        return not focus_first_error(self._fields)

    def check(self) -> None:
        """Refuses every field that cannot be taken, and takes the refusal from the others."""

    def add_field(self, field: FormField) -> FormField:
        """Adds a field under the others."""
        self._fields.append(field)
        self.column.addWidget(field)
        return field

    def add_fields(self, fields: Sequence[FormField]) -> None:
        """Adds fields in two columns."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for position, field in enumerate(fields):
            self._fields.append(field)
            grid.addWidget(field, position // 2, position % 2, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(grid)


class UnitStep(Step):
    """Whose book it is, and where its file goes."""

    def __init__(self) -> None:
        super().__init__(
            "Sổ của đơn vị nào", "Tên ghi đúng như trên giấy tờ của Đảng, vì sẽ in ở đầu văn bản.", "newBookUnitStep"
        )
        self._kind = QComboBox()
        self._kind.setObjectName("unitKindCombo")
        self._kind.addItem("Tổ đảng", UnitKind.PARTY_GROUP.value)
        self._kind.addItem("Chi bộ", UnitKind.CELL.value)
        self._name = self._line("unitNameEdit", "Tổ đảng Tổ máy 6")
        self._code = self._line("unitCodeEdit", "ví dụ X40-Z2-TM6")
        self._parent = self._line("unitParentEdit", "Chi bộ Phân xưởng Z2")
        self._superior = self._line("unitSuperiorEdit", "Đảng bộ X.40")
        self._place = self._line("unitPlaceEdit", "Hà Nội")
        self._parent_field = FormField("Chi bộ", self._parent, required=True)
        self._name_field = FormField("Tên đơn vị", self._name, required=True)
        self._code_field = FormField("Mã đơn vị (trong báo cáo)", self._code)
        self._superior_field = FormField("Đảng bộ cấp trên", self._superior, required=True)
        self._place_field = FormField("Nơi ghi trên văn bản", self._place)
        self.add_fields(
            [
                FormField("Loại đơn vị", self._kind),
                self._name_field,
                self._parent_field,
                self._superior_field,
                self._place_field,
                self._code_field,
            ]
        )
        self._path = self._line("newBookPathEdit", "")
        self._path_field = self.add_field(FormField("Tệp sổ", self._path_row(), required=True))
        self.column.addStretch(1)
        self._path_typed = False
        self._kind.currentIndexChanged.connect(self._kind_changed)
        self._name.textEdited.connect(self._propose_path)
        self._path.textEdited.connect(self._path_was_typed)
        self._propose_path()

    @property
    def path(self) -> Path:
        """Where the file goes."""
        written = Path(self._path.text().strip())
        return written if written.suffix.lower() == SUFFIX else written.with_name(written.name + SUFFIX)

    def unit(self, purpose: str, keeper: str, basis: str) -> Unit:
        """The unit with the statement on keeping the book."""
        from dvqc_desktop.services.unit import Unit

        group = self._kind.currentData() == UnitKind.PARTY_GROUP.value
        return Unit(
            kind=str(self._kind.currentData()),
            name=self._name.text().strip(),
            code=self._code.text().strip(),
            parent_name=self._parent.text().strip() if group else "",
            superior_name=self._superior.text().strip(),
            place=self._place.text().strip(),
            purpose=purpose,
            keeper=keeper,
            basis=basis,
        )

    def focus_name(self) -> None:
        """Puts the cursor into the first empty field."""
        self._name.setFocus()

    def check(self) -> None:
        group = self._kind.currentData() == UnitKind.PARTY_GROUP.value
        self._name_field.refuse("" if self._name.text().strip() else "Ghi tên đơn vị.")
        self._parent_field.refuse("Ghi tên chi bộ của tổ đảng." if group and not self._parent.text().strip() else "")
        self._superior_field.refuse("" if self._superior.text().strip() else "Ghi tên đảng bộ cấp trên.")
        self._path_field.refuse(self._path_problem())

    def _path_problem(self) -> str:
        if not self._path.text().strip():
            return "Chọn chỗ để tệp sổ."
        if not self.path.parent.is_dir():
            return "Không có thư mục này. Chọn thư mục khác."
        if self.path.exists():
            return f"Đã có tệp {self.path.name}. Đặt tên khác."
        return why_not_here(str(self.path), drive_of(self.path))

    def _path_row(self) -> QWidget:
        holder = QWidget()
        holder.setObjectName("newBookPathRow")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._path, 1)
        choose = button("Chọn chỗ…", "folder_open", name="newBookPathButton")
        choose.clicked.connect(self._choose)
        row.addWidget(choose)
        return holder

    @staticmethod
    def _line(name: str, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setPlaceholderText(hint)
        made.setMinimumWidth(theme.px(260))
        return made

    @Slot()
    def _kind_changed(self) -> None:
        self._parent_field.setEnabled(self._kind.currentData() == UnitKind.PARTY_GROUP.value)

    @Slot()
    def _propose_path(self) -> None:
        if self._path_typed:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        allowed = "".join(character for character in self._name.text().strip() if character not in '\\/:*?"<>|')
        self._path.setText(str(Path(folder) / f"{allowed or 'So cong tac'}{SUFFIX}"))

    @Slot()
    def _path_was_typed(self) -> None:
        self._path_typed = True

    @Slot()
    def _choose(self) -> None:
        dialog = QFileDialog(self, "Chỗ để tệp sổ", self._path.text(), f"Sổ (*{SUFFIX})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    @Slot(str)
    def _chosen(self, file: str) -> None:
        self._path_typed = True
        self._path.setText(file)


class PurposeStep(Step):
    """Why, by whom and on what basis the book is kept."""

    def __init__(self, known: Unit | None = None) -> None:
        super().__init__(
            "Vì sao giữ sổ này, ai giữ",
            "Sổ ghi điều riêng tư của người khác nên cần nói rõ. "
            "Ba câu này in ở đầu tờ gửi từng người xem phần của mình.",
            "newBookPurposeStep",
        )
        self._purpose = self._text("bookPurposeEdit", PURPOSE)
        self._keeper = QLineEdit()
        self._keeper.setObjectName("bookKeeperEdit")
        self._keeper.setPlaceholderText("Họ tên, chức vụ người giữ sổ")
        self._basis = self._text("bookBasisEdit", BASIS)
        self._purpose_field = self.add_field(FormField("Giữ sổ để làm gì", self._purpose, required=True))
        self._keeper_field = self.add_field(FormField("Người giữ sổ", self._keeper, required=True))
        self._basis_field = self.add_field(FormField("Căn cứ", self._basis, required=True))
        self.column.addStretch(1)
        if known is not None:
            self._keeper.setText(known.keeper)
            self._purpose.setPlainText(known.purpose or PURPOSE)
            self._basis.setPlainText(known.basis or BASIS)

    def values(self) -> tuple[str, str, str]:
        """Purpose, keeper and basis."""
        purpose, basis = self._purpose.toPlainText().strip(), self._basis.toPlainText().strip()
        return purpose, self._keeper.text().strip(), basis

    def check(self) -> None:
        purpose, keeper, basis = self.values()
        self._purpose_field.refuse("" if purpose else "Ghi một câu: giữ sổ để làm gì.")
        self._keeper_field.refuse("" if keeper else "Ghi tên người giữ sổ.")
        self._basis_field.refuse("" if basis else "Ghi căn cứ giữ sổ.")

    @staticmethod
    def _text(name: str, text: str) -> QPlainTextEdit:
        made = QPlainTextEdit(text)
        made.setObjectName(name)
        made.setTabChangesFocus(True)
        made.setFixedHeight(theme.px(64))
        return made
