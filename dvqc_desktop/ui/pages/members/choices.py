"""The lists to choose from in the dialog of a member."""

from PySide6.QtWidgets import QComboBox

from dvqc_desktop.domain.posts import SEX_WORDS, STATUS_WORDS


def _combo(options: list[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    for value, words in options:
        made.addItem(words, value)
    return made


def sex_choices() -> QComboBox:
    """The sexes, and a dash for not noted."""
    return _combo([("", "–"), *((sex.value, words) for sex, words in SEX_WORDS.items())])


def status_choices() -> QComboBox:
    """The statuses of a member."""
    return _combo([(status.value, words) for status, words in STATUS_WORDS.items()])


def name_choices(names: list[str]) -> QComboBox:
    """Names known so far; a new one may be written."""
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.addItems(["", *names])
    return made
