"""The fields of a form are read by name and put back as if the user had done it; secrets and searches are not."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QTextEdit, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.passphrase import PassphraseEdit
from dvqc_desktop.ui.widgets.typed import has_words, put_into, typed_in


def form(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QTimeEdit, QCheckBox, QCheckBox)
    for kind in kinds:
        field = kind()
        field.setParent(made)
        field.setObjectName(kind.__name__)
    combo = QComboBox(made)
    combo.setObjectName("combo")
    combo.addItems(["anh", "chị"])
    for named in (DateEdit("day", date(2026, 11, 20)), PassphraseEdit("secret")):
        named.setParent(made)
    return made


def test_what_stood_in_a_form_comes_back_into_another(qtbot: QtBot) -> None:
    one, other = form(qtbot), form(qtbot)
    one.findChild(QLineEdit, "QLineEdit").setText("Chị kể")
    one.findChild(QPlainTextEdit).setPlainText("hai\ndòng")
    one.findChild(QTextEdit).setPlainText("nghị quyết")
    one.findChild(QSpinBox).setValue(7)
    one.findChild(QComboBox).setCurrentIndex(1)
    one.findChild(DateEdit).set_day(date(2026, 12, 1))
    one.findChildren(QCheckBox)[1].setChecked(True)
    one.findChild(PassphraseEdit).setText("bí mật")
    values = typed_in(one)
    assert "secret" not in values and values["QCheckBox#2"] is True and values["day"] == "2026-12-01"
    assert has_words(one, values) and not has_words(one, {"combo": "chị", "QSpinBox": 7})
    put_into(other, values)
    assert typed_in(other) == values


def test_choices_are_made_as_by_the_user_and_one_that_is_gone_is_left(qtbot: QtBot) -> None:
    made = form(qtbot)
    combo = made.findChild(QComboBox)
    with qtbot.waitSignal(combo.activated):
        put_into(made, {"combo": "chị", "không còn": "x"})
    put_into(made, {"combo": "không có"})
    assert combo.currentText() == "chị"
    combo.setEditable(True)
    put_into(made, {"combo": "không có"})
    assert combo.currentText() == "không có"
