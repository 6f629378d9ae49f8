"""Adding and editing a member: the three dates apart, the status with its day, posts and place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import PRESENT_STATUSES, MemberStatus, Organization, Precision
from dvqc_desktop.domain.dates import DateProblem, PartialDate, parse_date
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.chain.chain_effects import ChainSheet
from dvqc_desktop.services.members.member_forms import SHEET_POSTS, MemberSheet, add_member_sheet, edit_member_sheet
from dvqc_desktop.services.members.member_lists import MemberView
from dvqc_desktop.services.members.members import MembershipFields, StatusFrom
from dvqc_desktop.services.people.groups import list_groups, list_shifts, list_teams
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.consent import consent_problem
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.board.person.sheet_effects import SheetEffects
from dvqc_desktop.ui.pages.members.choices import name_choices, sex_choices, status_choices
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField, focus_first_error

NO_DAY = "Không phải ngày. Ghi ngày/tháng/năm, ví dụ 19/05/2014."
POST_WORDS = {
    Organization.PARTY: "Chức vụ trong Đảng",
    Organization.PRODUCTION: "Chức vụ chuyên môn",
    Organization.UNION: "Chức vụ công đoàn",
}


class MemberDialog(Dialog):
    """One sheet of fields; `saved` gets the member's row id after the act is done."""

    def __init__(
        self, parent: QWidget, context: PageContext, view: MemberView | None, saved: Callable[[int], None]
    ) -> None:
        name = view.person.full_name if view else ""
        super().__init__(parent, f"Sửa thông tin: {name}" if view else "Thêm đảng viên", "memberDialog")
        self._context = context
        self._view = view
        self._saved = saved
        self._fields: dict[str, FormField] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self.body.addLayout(self._grid)
        self._effects = SheetEffects(context.store)
        self._effects.setVisible(view is not None)
        self.body.addWidget(self._effects)
        self._error = label("", "error", "memberErrorLabel", wrap=True)
        self.body.addWidget(self._error)
        self.body.addStretch(1)
        self._build()
        self.add_help("* cần ghi")
        self.add_button("Thôi, không ghi", self.close)
        self.add_primary("Lưu" if view else "Thêm đảng viên", self._save, "saveMemberButton")
        if view is not None:
            self._show(view)
            self._watch(view)
        self._line("fullName").setFocus()

    def _build(self) -> None:
        store = self._context.store
        teams = [row.name for row in store.read(list_teams)]
        groups = [row.name for row in store.read(list_groups)]
        shifts = [row.name for row in store.read(list_shifts)]
        rows: tuple[tuple[tuple[str, str, QWidget], ...], ...] = (
            (("fullName", "Họ và tên", QLineEdit()), ("sex", "Giới tính", sex_choices()), _text("birth", "Ngày sinh")),
            (_text("trade", "Nghề"), _text("grade", "Bậc thợ"), _text("phone", "Điện thoại")),
            (
                _day("decision", "Quyết định kết nạp"),
                _day("ceremony", "Lễ kết nạp"),
                _day("official", "Ngày chính thức"),
            ),
            (
                ("status", "Tình trạng", status_choices()),
                _day("statusOn", "Tình trạng từ ngày"),
                _day("volunteered", "Tự đăng ký làm công tác quần chúng"),
            ),
            tuple(_text(f"post_{item.value}", POST_WORDS[item]) for item in SHEET_POSTS),
            (
                ("team", "Tổ sản xuất", name_choices(teams)),
                ("group", "Nhóm", name_choices(groups)),
                ("shift", "Ca", name_choices(shifts)),
            ),
            (
                _text("duty", "Nhiệm vụ được phân công"),
                _text("theory", "Lý luận chính trị"),
                _day("on", "Chức vụ, nơi làm từ ngày"),
            ),
            (
                _text("residence", "Chi bộ nơi cư trú"),
                _day("introduced", "Giới thiệu ngày"),
                _day("comment", "Nhận xét ngày"),
            ),
            (_day("consent", "Ngày đồng ý cho ghi vào sổ"),),
        )
        for line, fields in enumerate(rows):
            for column, (name, words, widget) in enumerate(fields):
                self._add_to_grid(name, words, widget, line, column)
        self._date("on").set_day(clock.today())

    def _add_to_grid(self, name: str, words: str, widget: QWidget, line: int, column: int) -> None:
        widget.setObjectName(f"member{name[0].upper()}{name[1:]}Edit")
        widget.setMinimumWidth(theme.px(250))
        field = FormField(words, widget, required=name == "fullName")
        self._fields[name] = field
        self._grid.addWidget(field, line, column, Qt.AlignmentFlag.AlignTop)

    def _show(self, view: MemberView) -> None:
        person, membership = view.person, view.membership
        texts = {
            "fullName": person.full_name,
            "birth": _birth_words(person),
            "trade": person.trade,
            "grade": person.skill_grade,
            "phone": person.phone,
            "duty": membership.mass_work_duty,
            "theory": membership.political_theory,
            "residence": membership.residence_cell,
        }
        posts = {post.organization: post.title for post in reversed(view.posts) if post.end_on is None}
        texts |= {f"post_{item.value}": posts.get(item, "") for item in SHEET_POSTS}
        for name, text in texts.items():
            self._line(name).setText(text or "")
        days = {
            "decision": membership.admission_decision_date,
            "ceremony": membership.admission_date,
            "official": membership.official_date,
            "volunteered": membership.volunteered_on,
            "introduced": membership.residence_introduced_on,
            "comment": membership.residence_comment_on,
            "consent": person.consent_on,
            "statusOn": view.history[-1].start_on if view.history else None,
        }
        for name, day in days.items():
            self._date(name).set_day(day)
        self._choose("sex", person.sex or "")
        self._choose("status", view.status.value)
        self._show_place(view)

    def _show_place(self, view: MemberView) -> None:
        store = self._context.store
        for name, rows, row_id in (
            ("team", store.read(list_teams), view.place.team_id),
            ("shift", store.read(list_shifts), view.place.shift_id),
            ("group", store.read(list_groups), view.place.work_group_id),
        ):
            found = [row.name for row in rows if row.id == row_id]
            self._combo(name).setCurrentText(found[0] if found else "")

    def _watch(self, view: MemberView) -> None:
        """Shows what follows for the chain, at first and with every change of status and posts."""
        self._combo("status").currentIndexChanged.connect(partial(self._date_status, view))
        show = partial(self._show_follow, view)
        self._combo("status").currentIndexChanged.connect(show)
        for item in SHEET_POSTS:
            self._line(f"post_{item.value}").textChanged.connect(show)
        self._show_follow(view)

    def _date_status(self, view: MemberView, *_args: object) -> None:
        """Another status begins today unless a day was typed for it; the former one has its own day back."""
        before = view.history[-1].start_on if view.history else None
        changed = self._combo("status").currentData() != view.status.value
        old, new = (before, clock.today()) if changed else (clock.today(), before)
        if self._date("statusOn").day() == old:
            self._date("statusOn").set_day(new)

    def _show_follow(self, view: MemberView, *_args: object) -> None:
        status = MemberStatus(str(self._combo("status").currentData()))
        changed = status is not view.status
        kept = {post.organization for post in view.posts if post.end_on is None} - set(SHEET_POSTS)
        written = {item for item in SHEET_POSTS if self._value(f"post_{item.value}")}
        present = status in PRESENT_STATUSES if changed else None
        self._effects.show_sheet(ChainSheet(view.id, clock.today(), frozenset(kept | written), present=present))

    def _save(self) -> None:
        if not self._check():
            return
        sheet, store = self._sheet(), self._context.store
        try:
            if self._view is None:
                change = store.write(add_member_sheet, sheet)
            else:
                change = store.write(edit_member_sheet, self._view.id, sheet)
        except AppError as error:
            what, _safe, remedy = error.parts
            self._error.setText(f"{what} {remedy}")
            return
        self.close()
        self._saved(int(change.row_id or 0))

    def _check(self) -> bool:
        self._error.clear()
        self._fields["fullName"].refuse("" if self._value("fullName") else "Ghi họ và tên.")
        for field in self._fields.values():
            if isinstance(field.field, OptionalDateEdit):
                field.refuse("" if field.field.is_valid() else NO_DAY)
        self._fields["consent"].refuse(consent_problem(self._date("consent"), clock.today()))
        self._fields["birth"].refuse(_birth_problem(self._value("birth")))
        return not focus_first_error(list(self._fields.values()))

    def _sheet(self) -> MemberSheet:
        birth = parse_date(self._value("birth")) if self._value("birth") else None
        before = self._view.person if self._view else PersonFields("")
        person = PersonFields(
            full_name=self._value("fullName"),
            code=before.code,
            sex=str(self._combo("sex").currentData()) or None,
            birth_date=birth.date if birth else None,
            birth_precision=birth.precision.value if birth else None,
            phone=self._value("phone"),
            trade=self._value("trade"),
            skill_grade=self._value("grade"),
            way_home=before.way_home,
            education=before.education,
            note=before.note,
            contact_interval_days=before.contact_interval_days,
            consent_on=self._date("consent").day(),
        )
        status = MemberStatus(str(self._combo("status").currentData()))
        return MemberSheet(
            person=person,
            membership=self._membership(),
            status=StatusFrom(status, self._date("statusOn").day()),
            team=self._combo("team").currentText(),
            group=self._combo("group").currentText(),
            shift=self._combo("shift").currentText(),
            posts={item: self._value(f"post_{item.value}") for item in SHEET_POSTS},
            on=self._date("on").day() or clock.today(),
        )

    def _membership(self) -> MembershipFields:
        return MembershipFields(
            admission_decision_date=self._date("decision").day(),
            admission_date=self._date("ceremony").day(),
            official_date=self._date("official").day(),
            volunteered_on=self._date("volunteered").day(),
            mass_work_duty=self._value("duty"),
            political_theory=self._value("theory"),
            residence_cell=self._value("residence"),
            residence_introduced_on=self._date("introduced").day(),
            residence_comment_on=self._date("comment").day(),
        )

    def _line(self, name: str) -> QLineEdit:
        field = self._fields[name].field
        assert isinstance(field, QLineEdit)
        return field

    def _date(self, name: str) -> OptionalDateEdit:
        field = self._fields[name].field
        assert isinstance(field, OptionalDateEdit)
        return field

    def _combo(self, name: str) -> QComboBox:
        field = self._fields[name].field
        assert isinstance(field, QComboBox)
        return field

    def _value(self, name: str) -> str:
        return self._line(name).text().strip()

    def _choose(self, name: str, value: str) -> None:
        combo = self._combo(name)
        combo.setCurrentIndex(max(0, combo.findData(value)))


def _text(name: str, words: str) -> tuple[str, str, QWidget]:
    return name, words, QLineEdit()


def _day(name: str, words: str) -> tuple[str, str, QWidget]:
    return name, words, OptionalDateEdit("")


def _birth_words(person: PersonFields) -> str:
    if person.birth_date is None or person.birth_precision is None:
        return ""
    return str(PartialDate(person.birth_date, Precision(person.birth_precision)))


def _birth_problem(text: str) -> str:
    if not text:
        return ""
    try:
        parse_date(text)
    except DateProblem as problem:
        return str(problem)
    return ""
