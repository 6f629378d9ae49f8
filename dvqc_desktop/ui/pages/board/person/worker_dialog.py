"""The sheet of one worker: who he is, where he works, his posts outside the Party, his direct superior."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import Precision, Sex
from dvqc_desktop.domain.dates import DateProblem, PartialDate, parse_date
from dvqc_desktop.domain.links import ApartNote
from dvqc_desktop.services.chain.chain_effects import ChainSheet
from dvqc_desktop.services.people.groups import folded_place, list_groups, list_shifts, list_teams
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.posts import list_posts
from dvqc_desktop.services.people.shifts import rotation_of
from dvqc_desktop.services.people.worker_forms import WorkerCard, WorkerSheet, add_sheet, get_sheet, save_sheet
from dvqc_desktop.services.people.worker_links import apart_in_group
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.consent import CONSENT_WORDS, consent_problem
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.person.posts_part import PostsPart
from dvqc_desktop.ui.pages.board.person.sheet_effects import SheetEffects
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit, OptionalDateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error
from dvqc_desktop.ui.widgets.rotation import RotationPart

WIDTH = 720
SEXES = ((None, "–"), (Sex.MALE.value, "Nam"), (Sex.FEMALE.value, "Nữ"))
GRADES = tuple(f"{step}/7" for step in range(1, 8))
TEXTS = (
    ("full_name", "Họ và tên", "workerNameEdit"),
    ("birth", "Ngày sinh", "workerBirthEdit"),
    ("code", "Mã công nhân", "workerCodeEdit"),
    ("phone", "Điện thoại", "workerPhoneEdit"),
    ("trade", "Nghề", "workerTradeEdit"),
    ("way_home", "Nơi ở, đường về", "workerWayHomeEdit"),
)


class WorkerDialog(Dialog):
    """Adds a worker, or edits the one given."""

    def __init__(self, parent: QWidget, store: Store, data: BoardData, person_id: int | None) -> None:
        title = "Thêm người" if person_id is None else "Sửa thông tin"
        super().__init__(parent, title, "workerDialog")
        self._store, self._data, self._person_id = store, data, person_id
        self._today = clock.today()
        self._edits = {key: _edit(name) for key, _words, name in TEXTS}
        self._sex = QComboBox()
        self._sex.setObjectName("workerSexCombo")
        for code, words in SEXES:
            self._sex.addItem(words, code)
        self._grade = _choices("workerGradeCombo", GRADES)
        self._team = _choices("workerTeamCombo", [row.name for row in store.read(list_teams)])
        self._group = _choices("workerGroupCombo", [row.name for row in store.read(list_groups)])
        shifts = [row.name for row in store.read(list_shifts)]
        self._shift = _choices("workerShiftCombo", shifts)
        known = store.read(rotation_of, person_id, self._today) if person_id else ()
        self._rotation = RotationPart(shifts, known)
        self._interval = _edit("workerIntervalEdit")
        self._interval.setPlaceholderText("theo chi bộ")
        self._consent = OptionalDateEdit("workerConsentEdit")
        self._start = DateEdit("workerStartEdit", self._today)
        self._superior = QComboBox()
        self._superior.setObjectName("workerSuperiorCombo")
        self._superior.addItem("–", None)
        for member in data.members:
            self._superior.addItem(member.name, member.id)
        self._posts = PostsPart()
        self._effects = SheetEffects(store)
        self._fields: dict[str, FormField] = {}
        self._card: WorkerCard | None = store.read(get_sheet, person_id, self._today) if person_id else None
        self._apart = label("", "warn", "workerApartNote", wrap=True)
        self._lay_out()
        self._fill()
        self._group.currentTextChanged.connect(self._warn_apart)
        self._start.picked.connect(self._warn_apart)
        self._warn_apart()
        self._watch()

    def _lay_out(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        start_words = "Vào danh sách từ ngày" if self._person_id is None else "Thay đổi nơi làm từ ngày"
        cells: tuple[tuple[str, str, QWidget, int, int, int], ...] = (
            ("full_name", "Họ và tên", self._edits["full_name"], 0, 0, 2),
            ("sex", "Giới tính", self._sex, 0, 2, 1),
            ("birth", "Ngày sinh", self._edits["birth"], 0, 3, 1),
            ("trade", "Nghề", self._edits["trade"], 1, 0, 1),
            ("grade", "Bậc thợ", self._grade, 1, 1, 1),
            ("code", "Mã công nhân", self._edits["code"], 1, 2, 1),
            ("phone", "Điện thoại", self._edits["phone"], 1, 3, 1),
            ("team", "Tổ", self._team, 2, 0, 1),
            ("group", "Nhóm", self._group, 2, 1, 1),
            ("shift", "Ca", self._shift, 2, 2, 1),
            ("way_home", "Nơi ở, đường về", self._edits["way_home"], 2, 3, 1),
            ("superior", "Cấp trên trực tiếp là đảng viên", self._superior, 3, 0, 2),
            ("interval", "Số ngày giữa hai lần gặp", self._interval, 3, 2, 1),
            ("start", start_words, self._start, 3, 3, 1),
            ("consent", "Ngày đồng ý cho ghi vào sổ", self._consent, 4, 0, 2),
        )
        for key, words, widget, line, column, span in cells:
            field = FormField(words, widget, required=key in ("full_name", "start"))
            self._fields[key] = field
            grid.addWidget(field, line, column, 1, span)
        self.body.addLayout(grid)
        grid.addWidget(label(CONSENT_WORDS, "hint", "workerConsentNote", wrap=True), 4, 2, 1, 2)
        self.body.addWidget(self._apart)
        self.body.addWidget(FormField("Xoay ca theo tuần (nếu có)", self._rotation))
        self.body.addWidget(self._posts)
        self.body.addWidget(self._effects)
        self.add_help("* phải ghi · không ghi lý lịch, sức khỏe, hoàn cảnh riêng ở đây")
        self.add_button("Bỏ", self.reject, "cancelWorkerButton")
        self.add_primary("Thêm người" if self._person_id is None else "Lưu", self._save, "saveWorkerButton")

    def _fill(self) -> None:
        card = self._card
        if card is None:
            self._edits["full_name"].setFocus()
            return
        person = card.person
        for key in ("full_name", "code", "phone", "trade", "way_home"):
            self._edits[key].setText(getattr(person, key) or "")
        if person.birth_date is not None:
            self._edits["birth"].setText(
                str(PartialDate(person.birth_date, Precision(person.birth_precision or "day")))
            )
        self._sex.setCurrentIndex(max(self._sex.findData(person.sex), 0))
        self._grade.setCurrentText(person.skill_grade or "")
        self._interval.setText(str(person.contact_interval_days or ""))
        self._consent.set_day(person.consent_on)
        self._superior.setCurrentIndex(max(self._superior.findData(card.superior_id), 0))
        for combo, rows, chosen in (
            (self._team, self._store.read(list_teams), card.place.team_id),
            (self._group, self._store.read(list_groups), card.place.work_group_id),
            (self._shift, self._store.read(list_shifts), card.place.shift_id),
        ):
            combo.setCurrentText(next((row.name for row in rows if row.id == chosen), ""))
        if self._person_id is not None:
            self._posts.show_posts(card.posts, self._store.read(list_posts, self._person_id), self._today)

    @Slot()
    def _warn_apart(self, *_args: object) -> None:
        """Says who is better placed in another group; no refusal."""
        notes: tuple[ApartNote, ...] = ()
        if self._person_id is not None:
            notes = self._store.read(apart_in_group, self._person_id, self._group.currentText(), self._start.day())
        self._apart.setText("\n".join(note.words for note in notes))
        self._apart.setVisible(bool(notes))

    def _watch(self) -> None:
        """Shows what follows for the chain, at first and with every change of place, posts, superior and day."""
        self._effects.setVisible(self._person_id is not None)
        self.body.addStretch(1)
        for combo in (self._team, self._group, self._shift):
            combo.currentTextChanged.connect(self._show_follow)
        self._superior.currentIndexChanged.connect(self._show_follow)
        self._posts.changed.connect(self._show_follow)
        self._start.picked.connect(self._show_follow)
        self._show_follow()

    @Slot()
    def _show_follow(self, *_args: object) -> None:
        if self._person_id is None or self._card is None:
            return
        day = self._start.day()
        groups = {folded_place(row.name): row.id for row in self._store.read(list_groups)}
        group_id = groups.get(folded_place(self._group.currentText()), 0)
        sheet = ChainSheet(
            self._person_id,
            day,
            self._posts.organizations(day),
            group_id,
            self._superior.currentData() or 0,
        )
        card = self._data.by_id.get(self._person_id)
        holder = card.holder if card is not None else None
        moved = group_id != (self._card.place.work_group_id or 0)
        self._effects.show_sheet(sheet, *([f"{holder.name} vẫn phụ trách."] if moved and holder is not None else []))

    def _birth(self) -> PartialDate | None:
        text = self._edits["birth"].text().strip()
        return parse_date(text) if text else None

    def _check(self) -> bool:
        name = self._edits["full_name"].text().strip()
        self._fields["full_name"].refuse("" if name else "Chưa ghi họ và tên.")
        try:
            birth = self._birth()
            late = birth is not None and birth.date > self._today
            self._fields["birth"].refuse("Ngày sinh chưa đến." if late else "")
        except DateProblem as problem:
            words = str(problem)
            self._fields["birth"].refuse(f"{words[:1].upper()}{words[1:]}.")
        self._fields["grade"].refuse(_grade_problem(self._grade.currentText().strip()))
        days = self._interval.text().strip()
        fine = not days or (days.isdecimal() and 1 <= int(days) <= 366)
        self._fields["interval"].refuse("" if fine else "Ghi số ngày từ 1 đến 366.")
        self._fields["consent"].refuse(consent_problem(self._consent, self._today))
        fine_posts = self._posts.check() and self._rotation.check()
        return not focus_first_error(list(self._fields.values())) and fine_posts

    def _sheet(self) -> WorkerSheet:
        birth, old = self._birth(), self._card.person if self._card else PersonFields("")
        text = {key: edit.text() for key, edit in self._edits.items()}
        day: date | None = birth.date if birth else None
        person = PersonFields(
            full_name=text["full_name"],
            code=text["code"],
            sex=self._sex.currentData(),
            birth_date=day,
            birth_precision=birth.precision.value if birth else None,
            phone=text["phone"],
            trade=text["trade"],
            skill_grade=self._grade.currentText().strip(),
            way_home=text["way_home"],
            education=old.education,
            note=old.note,
            contact_interval_days=int(self._interval.text()) if self._interval.text().strip() else None,
            consent_on=self._consent.day(),
        )
        return WorkerSheet(
            person,
            self._start.day(),
            self._team.currentText(),
            self._group.currentText(),
            self._shift.currentText(),
            self._posts.entries(),
            self._superior.currentData(),
            self._rotation.changed_weeks(),
        )

    def _save(self) -> None:
        if not self._check():
            return
        if self._person_id is None:
            change = self._store.attempt(add_sheet, self._sheet())
        else:
            change = self._store.attempt(save_sheet, self._person_id, self._sheet())
        if change is not None:
            self.accept()


def _grade_problem(text: str) -> str:
    return "" if not text or text in GRADES else f"“{text}”: bậc thợ từ 1/7 đến 7/7."


def _edit(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def _choices(name: str, options: list[str] | tuple[str, ...]) -> QComboBox:
    """A list that takes a new word as well."""
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setEditable(True)
    combo.addItem("")
    combo.addItems(list(options))
    return combo
