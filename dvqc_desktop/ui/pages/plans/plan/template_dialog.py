"""The cell's own sentences for a situation: rewritten here, used by every plan begun from it afterwards."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from dvqc_desktop.domain.plan_templates import PlanTemplate, read_steps, step_line
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.plans.plan.dialogs import FormDialog
from dvqc_desktop.ui.widgets.basics import button, label

STEPS_HINT = "Mỗi dòng một bước: số ngày sau ngày bắt đầu, dấu hai chấm, việc, gạch đứng, đo bằng gì."


class TemplateDialog(FormDialog):
    """`accepted_template` carries the PlanTemplate as rewritten; `restored` asks for the first sentences back."""

    accepted_template = Signal(object)
    restored = Signal(object)

    def __init__(self, parent: QWidget, template: PlanTemplate) -> None:
        super().__init__(parent, "Mẫu câu theo tình huống", "templateDialog")
        self.setMinimumWidth(theme.px(720))
        self._template = template
        self._ask = _box("templateAskEdit", "\n".join(template.ask), 3)
        self._situation = _line("templateSituationEdit", template.situation)
        self._requirement = _line("templateRequirementEdit", template.requirement)
        self._near = _box("templateNearEdit", "\n".join(template.near), 2)
        self._long = _box("templateLongEdit", "\n".join(template.long), 2)
        self._steps = _box("templateStepsEdit", "\n".join(map(step_line, template.steps)), 5)
        self.body.insertWidget(0, label(template.title, "section"))
        for words, widget in (
            ("Nên hỏi", self._ask),
            ("Hoàn cảnh", self._situation),
            ("Yêu cầu", self._requirement),
            ("Mục tiêu gần", self._near),
            ("Mục tiêu lâu dài", self._long),
            ("Các bước", self._steps),
        ):
            self.form.addRow(words, widget)
        self.body.addWidget(label(STEPS_HINT, "hint", wrap=True))
        restore = button("Trả về câu gốc", "arrow_undo", "", "templateRestoreButton")
        restore.clicked.connect(lambda: self.restored.emit(self._template))
        self.add_left(restore)
        self.add_button("Bỏ, giữ như cũ", self.close, "templateCancelButton")
        self.add_primary("Ghi mẫu câu", self._accept, "templateSaveButton")

    def _accept(self) -> None:
        steps, fault = read_steps(_lines(self._steps))
        if fault:
            self.say(fault)
            self._steps.setFocus()
            return
        self.accepted_template.emit(
            replace(
                self._template,
                ask=_lines(self._ask),
                situation=self._situation.text().strip(),
                requirement=self._requirement.text().strip(),
                near=_lines(self._near),
                long=_lines(self._long),
                steps=steps,
            )
        )


def _lines(box: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in box.toPlainText().splitlines() if line.strip())


def _line(name: str, text: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setObjectName(name)
    made.setCursorPosition(0)
    return made


def _box(name: str, text: str, lines: int) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setObjectName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(lines * made.fontMetrics().lineSpacing() + theme.px(16))
    return made
