"""Small forms of the view: a new plan of the team (or its title), praise, a family that agreed, the list of phrases."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.services.plans.team_plans import WHOLE_TEAM, TeamFields
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.plans.plan.dialogs import FormDialog
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit, OptionalDateEdit
from dvqc_desktop.ui.widgets.person_combo import PersonCombo

DAYS = 30  # a team's problem is worked at for a month unless another day is chosen
PLAN_NOTE = "Ghi việc của cả tổ, không ghi của riêng ai. Bản nháp cho đến khi đã bàn với tổ."
FAMILY_NOTE = "Chỉ ghi khi anh/chị ấy đồng ý. Sổ chỉ giữ ngày đồng ý và một câu dưới đây, không ghi chuyện gia đình."


class TeamPlanDialog(FormDialog):
    """`accepted_fields` carries the TeamFields; of a plan that is there only title and group are asked."""

    accepted_fields = Signal(object)

    def __init__(self, parent: QWidget, groups: Sequence[tuple[int, str]], known: TeamFields | None = None) -> None:
        super().__init__(parent, "Lập việc của tổ" if known is None else "Sửa tên việc của tổ", "teamPlanDialog")
        today = clock.today()
        self._title = QLineEdit(known.title if known else "")
        self._title.setObjectName("teamTitleEdit")
        self._title.setPlaceholderText("ví dụ: Sản lượng QĐ 14 thấp hơn mức")
        self._group = QComboBox()
        self._group.setObjectName("teamGroupCombo")
        self._group.addItem(WHOLE_TEAM, None)
        for group_id, name in groups:
            self._group.addItem(name, group_id)
        self._group.setCurrentIndex(max(self._group.findData(known.group_id), 0) if known else 0)
        self._start = DateEdit("teamStartEdit", known.period_start if known else today)
        self._end = OptionalDateEdit("teamEndEdit", known.period_end if known else today + timedelta(days=DAYS))
        self.form.addRow("Việc gì *", self._title)
        self.form.addRow("Của", self._group)
        self.form.addRow("Từ ngày *", self._start)
        self.form.addRow("Hạn xong", self._end)
        for edit in (self._start, self._end):
            self.form.setRowVisible(edit, known is None)
        self.body.addWidget(label(PLAN_NOTE, "hint", wrap=True))
        self.add_button("Bỏ, giữ như cũ", self.close, "teamPlanCancelButton")
        self.add_primary("Lập việc" if known is None else "Ghi", self._accept, "teamPlanSaveButton")

    def _accept(self) -> None:
        if not self._title.text().strip():
            self.say("Ghi việc cả tổ cần giải quyết, một câu.")
            self._title.setFocus()
        elif self.days_fit(self._end):
            fields = TeamFields(self._title.text(), self._start.day(), self._end.day(), self._group.currentData())
            self.accepted_fields.emit(fields)


class PraiseDialog(FormDialog):
    """`accepted_praise` carries the day and what for; `text` is proposed from what was noted."""

    accepted_praise = Signal(object, str)

    def __init__(self, parent: QWidget, whom: str, text: str) -> None:
        super().__init__(parent, "Ghi đã biểu dương", "praiseDialog")
        self.body.insertWidget(0, label(whom, "section"))
        self._day = DateEdit("praiseDateEdit", clock.today())
        self._text = QPlainTextEdit(text)
        self._text.setObjectName("praiseTextEdit")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(72))
        self._text.setPlaceholderText("Việc, con số đã làm được; không ghi loại")
        self.form.addRow("Ngày *", self._day)
        self.form.addRow("Vì việc gì *", self._text)
        self.add_button("Bỏ, chưa ghi", self.close, "praiseCancelButton")
        self.add_primary("Ghi đã biểu dương", self._accept, "praiseSaveButton")

    def _accept(self) -> None:
        self.accepted_praise.emit(self._day.day(), self._text.toPlainText())


class FamilyDialog(FormDialog):
    """`accepted_family` carries the worker's id, the day of consent and the phrase."""

    accepted_family = Signal(int, object, str)

    def __init__(self, parent: QWidget, people: Sequence[tuple[int, str]], phrases: Sequence[str]) -> None:
        super().__init__(parent, "Gia đình đồng ý để tổ thăm", "familyDialog")
        self._person = PersonCombo("familyPersonCombo", "Gia đình của")
        self._person.set_people(people)
        self._day = DateEdit("familyDateEdit", clock.today())
        self._phrase = QComboBox()
        self._phrase.setObjectName("familyPhraseCombo")
        self._phrase.addItems(list(phrases))
        self.body.insertWidget(0, label(FAMILY_NOTE, "secondary", wrap=True))
        self.form.addRow("Gia đình của *", self._person)
        self.form.addRow("Đồng ý ngày *", self._day)
        self.form.addRow("Đã thống nhất", self._phrase)
        self.add_button("Bỏ, chưa ghi", self.close, "familyCancelButton")
        self.add_primary("Ghi đồng ý", self._accept, "familySaveButton")

    def select(self, person_id: int, phrase: str) -> None:
        """A family that is there already, its phrase first."""
        self._person.select(person_id)
        self._person.setEnabled(False)
        if self._phrase.findText(phrase) < 0:
            self._phrase.addItem(phrase)
        self._phrase.setCurrentText(phrase)

    def _accept(self) -> None:
        person_id = self._person.person_id()
        if person_id is None:
            self.say("Chọn một người trong danh sách quần chúng.")
        else:
            self.accepted_family.emit(person_id, self._day.day(), self._phrase.currentText())


class PhrasesDialog(FormDialog):
    """`accepted_lines` carries the phrases of the cell, one a line."""

    accepted_lines = Signal(list)

    def __init__(self, parent: QWidget, phrases: Sequence[str]) -> None:
        super().__init__(parent, "Các câu thống nhất", "phrasesDialog")
        self._text = QPlainTextEdit("\n".join(phrases))
        self._text.setObjectName("phrasesTextEdit")
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(theme.px(120))
        note = "Mỗi dòng một câu. Câu có chữ Tết, 27/7 hoặc 22/12 thì chỉ nhắc dịp ấy; câu khác nhắc cả ba dịp."
        self.body.insertWidget(0, label(note, "secondary", wrap=True))
        self.form.addRow(self._text)
        self.add_button("Bỏ, giữ như cũ", self.close, "phrasesCancelButton")
        self.add_primary("Ghi", self._accept, "phrasesSaveButton")

    def _accept(self) -> None:
        self.accepted_lines.emit(self._text.toPlainText().splitlines())
