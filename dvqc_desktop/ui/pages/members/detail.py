"""One member at the right of the roster: information, duties and striving, history."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from dvqc_desktop.domain.codes import MemberStatus, Precision, Sex
from dvqc_desktop.domain.dates import PartialDate, weekday_words
from dvqc_desktop.domain.posts import SEX_WORDS, STATUS_WORDS
from dvqc_desktop.services.members.member_chain import ChainNode
from dvqc_desktop.services.members.member_lists import MemberView
from dvqc_desktop.services.plans.plan_rows import PlanView
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.words import class_words
from dvqc_desktop.ui.pages.members.history import HistoryTable
from dvqc_desktop.ui.pages.members.striving import StrivingPanel
from dvqc_desktop.ui.pages.members.words import STATUS_TONES, party_age
from dvqc_desktop.ui.widgets.badge import Badge
from dvqc_desktop.ui.widgets.basics import button, divider, label, link_button
from dvqc_desktop.ui.widgets.date_edit import show_day
from dvqc_desktop.ui.widgets.empty import EmptyState

NONE = "–"


@dataclass(frozen=True, slots=True)
class MemberDetail:
    """What the panel shows of one member; `place` in words, `weekday` of the contact day (0 = Monday)."""

    view: MemberView
    place: str
    chain: tuple[ChainNode, ...]
    plan: PlanView | None
    weekday: int


class DetailPanel(QFrame):
    """Shows one member, or says that nobody is chosen; the signals carry the member's id."""

    edit_wanted = Signal(int)
    plan_wanted = Signal(int)
    whole_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName("memberDetail")
        self.setMinimumWidth(theme.px(380))
        self._member_id = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        self._empty = EmptyState("Chưa chọn ai", "Chọn một đồng chí trong danh sách để xem.")
        self._body = QWidget()
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._body, 1)
        self._name = label("", "person", "memberNameLabel")
        self._badge = Badge()
        self._line = label("", "secondary", "memberLineLabel", wrap=True)
        self._edit = button("Sửa…", "edit", name="editMemberButton")
        self._edit.clicked.connect(lambda _checked=False: self.edit_wanted.emit(self._member_id))
        self._info = QWidget()
        self._info.setObjectName("memberInfoForm")
        self._info_form = _form(self._info)
        self._duty = QWidget()
        self._duty_form = _form(self._duty)
        self._striving = StrivingPanel()
        self._striving.plan_wanted.connect(lambda: self.plan_wanted.emit(self._member_id))
        self._history = HistoryTable()
        self._build()
        self._body.hide()

    def show_member(self, detail: MemberDetail | None, today: date) -> None:
        """Shows another member, or none."""
        self._empty.setVisible(detail is None)
        self._body.setVisible(detail is not None)
        if detail is None:
            return
        view = detail.view
        self._member_id = view.id
        self._name.setText(view.person.full_name)
        self._badge.set_badge(STATUS_WORDS[view.status], STATUS_TONES[view.status])
        self._line.setText(_line(detail))
        _fill(self._info_form, _info_rows(detail))
        _fill(self._duty_form, _duty_rows(detail, today))
        self._striving.show_plan(detail.plan)
        self._history.show_history(view)

    def _build(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        rows = QVBoxLayout(head)
        rows.setContentsMargins(14, 12, 14, 10)
        rows.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._name)
        first.addWidget(self._badge)
        first.addStretch(1)
        first.addWidget(self._edit)
        rows.addLayout(first)
        second = QHBoxLayout()
        second.addWidget(self._line, 1)
        second.addWidget(link_button("Mọi việc…", self._want_whole, "memberTimelineLink"))
        rows.addLayout(second)
        column.addWidget(head)
        tabs = QTabWidget()
        tabs.setObjectName("memberDetailTabs")
        tabs.setDocumentMode(False)
        tabs.addTab(_scrolled(self._info), "Thông tin")
        tabs.addTab(_scrolled(self._duties()), "Phân công và phấn đấu")
        tabs.addTab(self._history, "Lịch sử")
        tabs.setCurrentIndex(1)
        column.addWidget(tabs, 1)

    def _want_whole(self) -> None:
        self.whole_wanted.emit(self._member_id)

    def _duties(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._duty)
        column.addWidget(divider())
        column.addWidget(self._striving, 1)
        return holder


def _form(holder: QWidget) -> QFormLayout:
    form = QFormLayout(holder)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(4)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return form


def _fill(form: QFormLayout, rows: list[tuple[str, str]]) -> None:
    if form.rowCount() == len(rows):
        for position, (_words, value) in enumerate(rows):
            item = form.itemAt(position, QFormLayout.ItemRole.FieldRole)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QLabel):
                widget.setText(value)
        return
    while form.rowCount():
        form.removeRow(0)
    for words, value in rows:
        caption = label(words, "secondary")
        caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        caption.setContentsMargins(0, 1, 0, 0)
        form.addRow(caption, label(value, wrap=True))


def _line(detail: MemberDetail) -> str:
    view = detail.view
    post = next((row.title for row in view.posts if row.end_on is None), "")
    trade = " ".join(part for part in (view.person.trade, f"bậc {view.person.skill_grade}") if part)
    parts = (post, detail.place, trade if view.person.skill_grade else view.person.trade or "")
    return " · ".join(part for part in parts if part)


def _info_rows(detail: MemberDetail) -> list[tuple[str, str]]:
    view, person, membership = detail.view, detail.view.person, detail.view.membership
    sex = SEX_WORDS[Sex(person.sex)] if person.sex else NONE
    return [
        ("Ngày sinh", _birth(view)),
        ("Giới tính", sex),
        ("Điện thoại", person.phone or NONE),
        ("Quyết định kết nạp", show_day(membership.admission_decision_date)),
        ("Lễ kết nạp", show_day(membership.admission_date)),
        ("Ngày chính thức", show_day(membership.official_date)),
        ("Lý luận chính trị", membership.political_theory or NONE),
        ("Chi bộ nơi cư trú", membership.residence_cell or NONE),
        ("Giới thiệu về nơi cư trú", show_day(membership.residence_introduced_on)),
        ("Nhận xét của nơi cư trú", show_day(membership.residence_comment_on)),
        ("Cấp trên trực tiếp của", ", ".join(view.superior_of) or NONE),
    ]


def _duty_rows(detail: MemberDetail, today: date) -> list[tuple[str, str]]:
    membership = detail.view.membership
    age = party_age(membership.admission_decision_date or membership.admission_date, today)
    joined = show_day(membership.admission_date) + (f" (tuổi đảng {age})" if age else "")
    volunteered = membership.volunteered_on
    weekday = weekday_words(date(2026, 11, 16 + detail.weekday))
    rows = [
        ("Ngày vào Đảng", joined),
        ("Nhiệm vụ", membership.mass_work_duty or NONE),
        ("Công tác quần chúng", f"tự đăng ký ngày {show_day(volunteered)}" if volunteered else "được phân công"),
        ("Giúp trực tiếp", _helped(detail.chain) or NONE),
        ("Ngày gặp gỡ", f"{weekday} hằng tuần"),
    ]
    if detail.view.status is MemberStatus.PROBATIONARY:
        rows.insert(1, ("Chính thức", "chưa; đang trong 12 tháng dự bị"))
    return rows


def _helped(chain: tuple[ChainNode, ...]) -> str:
    """ "Phạm Văn Cường, Bùi Thị Hạnh (tích cực); Trịnh Đình Khải (cần giúp: mức sản lượng)"."""
    groups: dict[str, list[str]] = {}
    for node in chain:
        if not node.beside:
            words = class_words(node.card.worker_class, node.card.aspects)
            groups.setdefault(words[:1].lower() + words[1:], []).append(node.card.name)
    return "; ".join(f"{', '.join(people)} ({words})" for words, people in groups.items())


def _birth(view: MemberView) -> str:
    person = view.person
    if person.birth_date is None or person.birth_precision is None:
        return NONE
    return str(PartialDate(person.birth_date, Precision(person.birth_precision)))


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget()
    holder.setObjectName("scrollBody")
    column = QVBoxLayout(holder)
    column.setContentsMargins(14, 12, 14, 12)
    column.addWidget(widget, 1)
    column.addStretch(0)
    area.setWidget(holder)
    return area
