"""What is to be overcome: each line tied to the strength that carries it and to who helps, and the causes."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.plans.plan_parts import WeaknessFields
from dvqc_desktop.services.plans.plan_rows import PlanView, StrengthRow, WeaknessRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import label, link_button
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.edit_box import EditBox, TextPanel
from dvqc_desktop.ui.widgets.two_lines import broken

TIE_LINES = 3
AROUND = 8  # pixels beside and above the words of a link


class PanelWords(NamedTuple):
    """What the panel says: its title, the hint of the causes, the hint of a new line."""

    title: str = "Mặt còn yếu và nguyên nhân"
    causes: str = "Nguyên nhân: vì sao, theo chính anh/chị ấy"
    new: str = "Thêm mặt còn yếu: ghi việc, con số đã thấy"


PERSON = PanelWords()


class WeaknessLine(QWidget):
    """One weakness: its words, and under them what it is tied to."""

    left_changed = Signal(object, str)
    tie_wanted = Signal(object)

    def __init__(self, number: int, hint: str) -> None:
        super().__init__()
        self.row: WeaknessRow | None = None
        self.box = EditBox(f"weaknessEdit{number}", hint)
        self.tie = WrappedLink(f"weaknessTieButton{number}")
        self.tie.clicked.connect(self._want_tie)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addWidget(self.tie)
        self.box.left_changed.connect(self._changed)

    def show_row(self, row: WeaknessRow | None, tie: str) -> None:
        """Shows a weakness and what it is tied to, or an empty line for a new one."""
        if self.row is not None and row is not None and self.row.id != row.id:
            self.box.setPlainText(row.text)
        self.row = row
        self.box.set_saved(row.text if row else "")
        self.tie.setVisible(row is not None)
        self.tie.set_words(tie)

    @Slot()
    def _want_tie(self) -> None:
        self.tie_wanted.emit(self.row)

    @Slot(str)
    def _changed(self, text: str) -> None:
        self.left_changed.emit(self.row, text)


def tie_words(row: WeaknessRow, strengths: Sequence[StrengthRow]) -> str:
    """What a weakness is tied to, in one line."""
    strength = next((item.text for item in strengths if item.id == row.strength_id), "")
    helped = f"Nhờ {row.helped_by}" if row.helped_by else "Chưa ghi ai giúp"
    carried = f"dựa vào: {strength}" if strength else "chưa gắn với mặt mạnh nào"
    return f"{helped} · {carried}"


class WrappedLink(QPushButton):
    """A link whose words go on in as many lines as the width asks for, as far as three; the tooltip has all of them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "link")
        self.setProperty("side", "left")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words = ""

    def set_words(self, words: str) -> None:
        """Shows other words."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._break()

    def heightForWidth(self, width: int) -> int:
        return self.fontMetrics().lineSpacing() * len(self._lines(width)) + AROUND

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._break()

    def _break(self) -> None:
        self.setText("\n".join(self._lines(self.width())).replace("&", "&&"))

    def _lines(self, width: int) -> list[str]:
        return broken(self._words, self.fontMetrics(), width - AROUND, TIE_LINES)


class WeaknessPanel(TextPanel):
    """`line_changed` carries a weakness (None for a new one) with its new words; `tie_wanted` asks for the dialog.

    The box of the panel itself holds the causes.
    """

    line_changed = Signal(object, str)
    tie_wanted = Signal(object)

    def __init__(self, words: PanelWords = PERSON) -> None:
        super().__init__("weaknessPanel", words.title, words.causes, "target_arrow", "kt")
        self._words = words
        self._lines: list[WeaknessLine] = []
        self._adding = False
        self._count = 0
        self._add = link_button("Thêm", self._begin, "addWeaknessButton")
        row = self.head.layout()
        assert row is not None
        row.addWidget(self._add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(1)
        self.body.insertLayout(0, self._rows)

    def show_plan(self, plan: PlanView) -> None:
        """Shows the weaknesses and causes of a plan."""
        self._adding = self._adding and self._count == len(plan.weaknesses)
        self._count = len(plan.weaknesses)
        wanted: list[WeaknessRow | None] = [*plan.weaknesses]
        if self._adding or not wanted:
            wanted.append(None)
        while len(self._lines) < len(wanted):
            self._add_line()
        for line, row in zip(self._lines, wanted, strict=False):
            line.show_row(row, self.tie_words(row, plan.strengths) if row is not None else "")
            line.show()
        for line in self._lines[len(wanted) :]:
            line.row = None
            line.hide()
        self.set_saved(plan.text.causes or "")

    def tie_words(self, row: WeaknessRow, strengths: Sequence[StrengthRow]) -> str:
        """What stands under a line."""
        return tie_words(row, strengths)

    def set_editable(self, editable: bool) -> None:
        """Lines are added, and ties changed, only while the plan is open."""
        self._add.setVisible(editable)
        for line in self._lines:
            line.tie.setEnabled(editable)
            line.setVisible(line.row is not None or (editable and line.isVisibleTo(self)))

    @Slot()
    def _begin(self) -> None:
        """Opens an empty line at the end."""
        if self._count == len(self._lines):
            self._add_line()
        self._adding = True
        line = self._lines[self._count]
        line.show_row(None, "")
        line.show()
        line.box.setFocus()

    def _add_line(self) -> None:
        line = WeaknessLine(len(self._lines) + 1, self._words.new)
        line.left_changed.connect(self.line_changed)
        line.tie_wanted.connect(self.tie_wanted)
        self._lines.append(line)
        self._rows.addWidget(line)


class WeaknessDialog(Dialog):
    """Ties a weakness to a strength and to who helps; `accepted_fields` carries the WeaknessFields."""

    accepted_fields = Signal(object)

    def __init__(self, parent: QWidget, row: WeaknessRow, plan: PlanView, helpers: Sequence[str]) -> None:
        super().__init__(parent, "Mặt còn yếu", "weaknessDialog")
        self.setMinimumWidth(theme.px(580))
        self._text = QPlainTextEdit(row.text)
        self._text.setObjectName("weaknessTextEdit")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(64))
        self._strength = QComboBox()
        self._strength.setObjectName("weaknessStrengthCombo")
        self._strength.addItem("Chưa chọn", None)
        for strength in plan.strengths:
            self._strength.addItem(strength.text, strength.id)
        self._strength.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._strength.setCurrentIndex(max(self._strength.findData(row.strength_id), 0))
        self._helper = QComboBox()
        self._helper.setObjectName("weaknessHelperCombo")
        self._helper.setEditable(True)
        self._helper.addItems(list(helpers))
        self._helper.setCurrentText(row.helped_by or "")
        edit = self._helper.lineEdit()
        if isinstance(edit, QLineEdit):
            edit.setPlaceholderText("người hoặc đoàn thể giúp được")
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(12)
        self.form.addRow("Mặt còn yếu", self._text)
        self.form.addRow("Dựa vào mặt mạnh", self._strength)
        self.form.addRow("Ai giúp", self._helper)
        self.body.addLayout(self.form)
        self._told = label("", "error", "weaknessError", wrap=True)
        self._told.hide()
        self.body.addWidget(self._told)
        self.add_help("Ctrl+Enter ghi")
        self.add_button("Bỏ, giữ như cũ", self.close, "weaknessKeepButton")
        self.add_primary("Ghi", self._accept, "weaknessSaveButton")

    def refuse(self, error: AppError) -> None:
        """Says under the fields what is missing."""
        what, _, remedy = error.parts
        self._told.setText(f"{what} {remedy}")
        self._told.show()

    def fields(self) -> WeaknessFields:
        """What the dialog holds."""
        return WeaknessFields(self._text.toPlainText(), self._strength.currentData(), self._helper.currentText())

    def _accept(self) -> None:
        self.accepted_fields.emit(self.fields())
