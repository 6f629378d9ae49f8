"""The field in which a rule's own value is typed or chosen, by the rule's unit."""

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dvqc_desktop.domain.rule_pack import Rule, RuleValue, Unit
from dvqc_desktop.domain.rule_show import read_typed, typed
from dvqc_desktop.ui import theme

NAME = "ruleValueEdit"
LINES_HEIGHT = 110


def make_editor(rule: Rule, value: RuleValue) -> QWidget:
    """A field for the rule, showing the value in force."""
    made = _choice(rule, value) if rule.unit is Unit.YES_NO or rule.forms else _typing(rule, value)
    made.setObjectName(NAME)
    return made


def editor_value(rule: Rule, editor: QWidget) -> RuleValue:
    """What the field says now."""
    if isinstance(editor, QComboBox):
        return bool(editor.currentData()) if rule.unit is Unit.YES_NO else read_typed(rule, editor.currentText())
    if isinstance(editor, QPlainTextEdit):
        return read_typed(rule, editor.toPlainText())
    assert isinstance(editor, QLineEdit)
    return read_typed(rule, editor.text())


def _choice(rule: Rule, value: RuleValue) -> QComboBox:
    made = QComboBox()
    if rule.unit is Unit.YES_NO:
        made.addItem("Có", True)
        made.addItem("Không", False)
        made.setCurrentIndex(0 if value else 1)
    else:
        made.setEditable(True)
        made.addItems(list(rule.forms))
        made.setEditText(typed(value))
    return made


def _typing(rule: Rule, value: RuleValue) -> QWidget:
    if rule.unit is not Unit.LINES:
        edit = QLineEdit(typed(value))
        edit.setCursorPosition(0)
        return edit
    lines = QPlainTextEdit(typed(value))
    lines.setWordWrapMode(QTextOption.WrapMode.NoWrap)
    lines.setTabChangesFocus(True)
    lines.setFixedHeight(theme.px(LINES_HEIGHT))
    return lines
