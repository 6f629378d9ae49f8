"""The dialog of new groups: how many, who goes together, who leads; people can be moved before it is accepted."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.advice.facts import Facts
from dvqc_desktop.domain.advice.groups import Basis, NewGroup, clashes, group_effects, moved_to, propose_groups
from dvqc_desktop.services.chain.advice import names_of
from dvqc_desktop.services.chain.advice_groups import make_groups, people_to_split, read_basis
from dvqc_desktop.services.people.groups import list_teams
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.large_act import after_count
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.pages.board.advice.group_panel import GroupPanel, PersonWords
from dvqc_desktop.ui.pages.board.advice.work import work_out
from dvqc_desktop.ui.widgets.basics import label, spin_box
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField

WIDTH, HEIGHT = 968, 616
MOST, MOST_GROUPS = 500, 60
USUAL_SIZE = 5
EVERYBODY = "Toàn bộ danh sách"


class GroupsDialog(Dialog):
    """The program proposes groups alike in trade, shift and way home; nothing is written before they are accepted."""

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent, "Chia nhóm", "groupsDialog")
        self._context, self._store = context, context.store
        self._basis: Basis | None = None
        self._groups: tuple[NewGroup, ...] = ()
        self._names: dict[int, str] = {}
        self._panels: list[GroupPanel] = []
        self._people: list[int] = []
        self._person: int | None = None
        self._scope = QComboBox()
        self._scope.setObjectName("groupsScopeCombo")
        self._number = spin_box()
        self._number.setObjectName("groupsNumberSpin")
        self._number.setRange(1, MOST_GROUPS)
        self._number.setKeyboardTracking(False)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setMinimumWidth(theme.px(76))
        self._date = DateEdit("groupsDateEdit", clock.today())
        self._date.setMaximumDate(self._date.date())
        self._target = QComboBox()
        self._target.setObjectName("groupTargetCombo")
        self._moving = label("", "secondary", "groupMovingLabel")
        self._follow = label("", "secondary", "groupsFollowLabel", wrap=True)
        self._number_field = FormField("Số nhóm", self._number)
        self._lay_out()
        self._offer_scopes()
        self._choose_scope()

    def _lay_out(self) -> None:
        self.setFixedSize(theme.px(WIDTH), theme.px(HEIGHT))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(FormField("Chia những ai", self._scope))
        head.addWidget(self._number_field)
        head.addWidget(FormField("Từ ngày", self._date))
        head.addStretch(1)
        self.body.addLayout(head)
        how = "Người cùng nghề, cùng ca, cùng đường về ở một nhóm; các nhóm hơn kém nhau nhiều nhất một người."
        self.body.addWidget(label(how + " Kéo người sang nhóm khác nếu cần.", "secondary"))
        self._area, inner = QScrollArea(), QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._area.setWidget(inner)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.body.addWidget(self._area, 1)
        move = QHBoxLayout()
        move.addWidget(self._moving)
        move.addWidget(self._target)
        move.addStretch(1)
        self.body.addLayout(move)
        self.body.addWidget(self._follow)
        self.add_help("Ctrl+Enter chia nhóm · Esc bỏ")
        self.add_button("Bỏ, giữ nhóm cũ", self.reject, "keepGroupsButton")
        self.add_primary("Chia nhóm", self._accept_groups, "makeGroupsButton")
        self._scope.activated.connect(self._choose_scope)
        self._number.valueChanged.connect(self._propose)
        self._date.picked.connect(self._choose_scope)
        self._target.activated.connect(self._move_to_target)

    def _offer_scopes(self) -> None:
        self._scope.addItem(EVERYBODY, None)
        teams = self._store.read(list_teams)
        for team in teams if len(teams) > 1 else []:
            self._scope.addItem(team.name, team.id)

    @Slot()
    def _choose_scope(self, *_args: object) -> None:
        """Reads the people of the scope, and proposes as many groups as they have now."""
        day, team = self._date.day(), self._scope.currentData()
        self._people = self._store.read(people_to_split, day, team)
        basis = self._store.read(read_basis, self._people[:MOST], day)
        now = len(set(basis.before().values()))
        self._number.blockSignals(True)
        self._number.setRange(1, max(1, min(MOST_GROUPS, len(self._people))))
        self._number.setValue(now if now > 1 else -(-len(self._people) // USUAL_SIZE))
        self._number.blockSignals(False)
        self._propose()

    @Slot()
    def _propose(self, *_args: object) -> None:
        """Works groups out anew; what was moved by hand gives way."""
        people, day = self._people, self._date.day()
        if not people or len(people) > MOST:
            refusal = f"Chọn một tổ: chia mỗi lần nhiều nhất {MOST} người." if people else "Chưa có ai để chia nhóm."
            self._show_refusal(refusal)
            return
        read = partial(self._store.read, read_basis, people, day)
        work_out(self._context, len(people), read, partial(propose_groups, number=self._number.value()), self._show)

    def _show(self, basis: Basis, groups: tuple[NewGroup, ...] | None) -> None:
        if not isValid(self):
            return
        self._basis = basis
        self._names = self._store.read(names_of, {*basis.team.people, *basis.members})
        if groups is None:
            number = self._number.value()
            self._show_refusal(f"Chưa chia được thành {number} nhóm: có những người cần xếp riêng. Chọn số nhóm khác.")
        else:
            self._number_field.refuse("")
            self._show_groups(groups)

    def _show_refusal(self, sentence: str) -> None:
        self._number_field.refuse(sentence)
        self._show_groups(())

    def _show_groups(self, groups: tuple[NewGroup, ...]) -> None:
        """New panels for new groups."""
        self._groups, self._person = groups, None
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        members = self._basis.members if self._basis else {}
        leaders = {member: self._names[member] for member in members}
        self._panels = [GroupPanel(place, group, leaders) for place, group in enumerate(groups)]
        self._target.clear()
        for place, made in enumerate(self._panels):
            self._row.addWidget(made)
            self._target.addItem(groups[place].name)
            made.led.connect(self._lead)
            made.picked.connect(self._pick)
            made.people.dropped.connect(partial(self._move, place))
        self._show_people()

    def _show_people(self) -> None:
        """Who is in each group now, who stands beside one he is kept apart from, and what would change."""
        found = clashes(self._basis, self._groups) if self._basis else {}
        for made, group in zip(self._panels, self._groups, strict=True):
            made.show_people(group.people, {person: self._words(person, group, found) for person in group.people})
        self._moving.setText("Chọn một người để chuyển sang nhóm:")
        if self._person is not None:
            self._moving.setText(f"Chuyển {self._names[self._person]} sang:")
        self._follow.setText(self._follow_words(len(found)))

    def _words(self, person: int, group: NewGroup, found: dict[int, int]) -> PersonWords:
        assert self._basis is not None
        facts: Facts = self._basis.team.people[person]
        came = facts.group if facts.group_id is not None and facts.group_id != group.group_id else ""
        parts = (f"từ {came}" if came else "", facts.trade, facts.shift, facts.way_home)
        clash = f"cần xếp riêng với {self._names[found[person]]}" if person in found else ""
        return PersonWords(self._names[person], " · ".join(part for part in parts if part), clash)

    def _follow_words(self, clashing: int) -> str:
        if self._basis is None or not self._groups:
            return ""
        effects = group_effects(self._basis, self._groups)
        parts = (
            f"{effects.stay} người giữ nhóm cũ",
            f"{effects.move} người đổi nhóm" if effects.move else "",
            f"{effects.placed} người lần đầu có nhóm" if effects.placed else "",
            f"{effects.made} nhóm mới" if effects.made else "",
            f"{effects.led_anew} nhóm đổi người dẫn" if effects.led_anew else "",
            f"{clashing} người còn ở cùng nhóm với người cần xếp riêng" if clashing else "",
        )
        return "Sau khi chia: " + ", ".join(part for part in parts if part) + "."

    @Slot(int)
    def _pick(self, person_id: int) -> None:
        self._person = person_id
        self._moving.setText(f"Chuyển {self._names[person_id]} sang:")
        here = next(place for place, group in enumerate(self._groups) if person_id in group.people)
        self._target.setCurrentIndex(here)

    @Slot(int)
    def _move_to_target(self, place: int) -> None:
        if self._person is not None:
            self._move(place, [self._person])

    def _move(self, place: int, ids: list[int]) -> None:
        for person in ids:
            self._groups = moved_to(self._groups, person, place)
        self._person = None
        self._show_people()

    @Slot()
    def _lead(self) -> None:
        self._groups = tuple(
            replace(group, leader_id=made.leader_id()) for group, made in zip(self._groups, self._panels, strict=True)
        )
        self._show_people()

    def _accept_groups(self) -> None:
        """Everybody goes into his group in one act; not while two are together who are kept apart."""
        groups = tuple(group for group in self._groups if group.people)
        if not groups or self._basis is None:
            self._number.setFocus()
            return
        if clashes(self._basis, groups):
            self._number_field.refuse("Chuyển những người có dấu sang nhóm khác trước đã.")
            return
        count = sum(len(group.people) for group in groups)
        words = f"Chia {count} người vào {len(groups)} nhóm"
        after_count(self, self._store, words, count, partial(self._make, groups))

    def _make(self, groups: tuple[NewGroup, ...]) -> None:
        if self._store.attempt(make_groups, groups, self._date.day()) is not None:
            self.accept()
