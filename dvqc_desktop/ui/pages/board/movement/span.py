"""Which two days are compared, each by itself or by a round's name, and whose movement is looked at."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.services.classes.movement import Span
from dvqc_desktop.services.classes.movement_scope import EVERYBODY, Scope, ScopeKind, main_holders
from dvqc_desktop.services.classes.rounds import RoundRow, list_rounds
from dvqc_desktop.services.people.groups import list_groups
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.tools import MOST_HOLDERS
from dvqc_desktop.ui.pages.board.words import group_words
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.fields import FormField

ROUND_WIDTH, SCOPE_WIDTH, FIELD_HEIGHT = 200, 230, 32
LATE = "Ngày cuối sớm hơn ngày đầu. Chọn lại một trong hai ngày."


class DayChoice(QWidget):
    """A day: a closed round by its name, today, or any other; `changed` when another is chosen."""

    changed = Signal()

    def __init__(self, name: str, day: date, rounds: list[RoundRow]) -> None:
        super().__init__()
        self.setObjectName(f"{name}Choice")
        today = clock.today()
        self._combo = QComboBox()
        self._combo.setObjectName(f"{name}RoundCombo")
        self._combo.setMinimumWidth(theme.px(ROUND_WIDTH))
        self._combo.setFixedHeight(theme.px(FIELD_HEIGHT))
        self._combo.addItem("Ngày khác", None)
        self._combo.addItem("Hôm nay", today)
        for row in rounds:
            if row.closed_on is not None:
                self._combo.addItem(row.name, row.closed_on)
        self._date = DateEdit(f"{name}DateEdit", day)
        self._date.setFixedHeight(theme.px(FIELD_HEIGHT))
        self._date.setMaximumDate(QDate(today.year, today.month, today.day))
        row_of = QHBoxLayout(self)
        row_of.setContentsMargins(0, 0, 0, 0)
        row_of.setSpacing(6)
        row_of.addWidget(self._combo, 1)
        row_of.addWidget(self._date)
        self.setFocusProxy(self._combo)
        self._match()
        self._combo.activated.connect(self._take_round)
        self._date.picked.connect(self._take_day)

    def day(self) -> date:
        """The day chosen."""
        return self._date.day()

    def _match(self) -> None:
        places = [self._combo.itemData(place) for place in range(self._combo.count())]
        day = self.day()
        self._combo.setCurrentIndex(places.index(day) if day in places else 0)

    @Slot(int)
    def _take_round(self, place: int) -> None:
        day = self._combo.itemData(place)
        if day is None:
            self._date.setFocus()
            return
        self._date.set_day(day)
        self.changed.emit()

    @Slot(object)
    def _take_day(self, _day: date) -> None:
        self._match()
        self.changed.emit()


class SpanBar(QWidget):
    """Both days and the scope in one line; `changed` when something else is to be shown."""

    changed = Signal()

    def __init__(self, store: Store, opening_on: date, closing_on: date) -> None:
        super().__init__()
        self._store = store
        self.rounds = store.read(list_rounds)
        self._opening = DayChoice("movementOpening", opening_on, self.rounds)
        self._closing = DayChoice("movementClosing", closing_on, self.rounds)
        self._closing_field = FormField("Đến cuối ngày", self._closing)
        self._scope = QComboBox()
        self._scope.setObjectName("movementScopeCombo")
        self._scope.setMinimumWidth(theme.px(SCOPE_WIDTH))
        self._scope.setFixedHeight(theme.px(FIELD_HEIGHT))
        self._fill_scopes()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for field in (FormField("Từ cuối ngày", self._opening), self._closing_field, FormField("Của", self._scope)):
            layout.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        layout.addStretch(1)
        self._opening.changed.connect(self._tell)
        self._closing.changed.connect(self._tell)
        self._scope.activated.connect(lambda _place: self.changed.emit())

    def span(self) -> Span | None:
        """What is chosen; None, with a sentence under the field, where the days stand the wrong way round."""
        wrong = self._closing.day() < self._opening.day()
        self._closing_field.refuse(LATE if wrong else "")
        return None if wrong else Span(self._opening.day(), self._closing.day(), self._scope.currentData())

    def _fill_scopes(self) -> None:
        """Groups, and who holds somebody on either day; the choice is kept where it still is possible."""
        chosen = self._scope.currentData() or EVERYBODY
        options = [(EVERYBODY, "Cả sổ")]
        options += [(Scope(ScopeKind.GROUP, row.id), group_words(row.name)) for row in self._store.read(list_groups)]
        holders = self._store.read(main_holders, (self._opening.day(), self._closing.day()), MOST_HOLDERS)
        options += [(Scope(ScopeKind.HOLDER, row_id), f"Người do {name} phụ trách") for row_id, name in holders]
        self._scope.clear()
        for scope, words in options:
            self._scope.addItem(words, scope)
        places = [scope for scope, _words in options]
        self._scope.setCurrentIndex(places.index(chosen) if chosen in places else 0)

    @Slot()
    def _tell(self) -> None:
        self._fill_scopes()
        self.changed.emit()
