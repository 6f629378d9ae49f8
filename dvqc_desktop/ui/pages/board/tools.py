"""The tools above the board: filter, group, holder, two checks, the menu "Chỉ hiện", day and density."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.filter import BoardFilter
from dvqc_desktop.ui.pages.board.only import OnlyButton
from dvqc_desktop.ui.pages.board.words import group_words
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import WIDTH, DateEdit
from dvqc_desktop.ui.widgets.filter_edit import FilterEdit, shown_of

FULL, COMPACT = "full", "compact"
ALL_WORDS = 1120
GROUP, HOLDER, DENSITY = (118, 92), (140, 104), (98, 84)  # usual and least width
DAY = WIDTH, 128
MOST_HOLDERS = 300


class BoardTools(QWidget):
    """`filtered` when anything asked for has changed, `day_picked` with a day, `density_picked` with a density."""

    filtered = Signal()
    day_picked = Signal(object)
    density_picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(38))
        self.edit = FilterEdit("boardFilterEdit", "Lọc tên, nghề, mặt…")
        self.edit.setMinimumWidth(theme.px(96))
        self.edit.setMaximumWidth(theme.px(226))
        self._group = _combo("boardGroupCombo", GROUP[0])
        self._holder = _combo("boardHelperCombo", HOLDER[0])
        self._overdue = _check("boardOverdueCheck")
        self._uncovered = _check("boardUncoveredCheck")
        self._only = OnlyButton()
        self._shown = label("", "secondary", "boardShownLabel")
        self._day = DateEdit("boardAsOfDateEdit", clock.today())
        self._density = _combo("boardDensityCombo", DENSITY[0])
        self._density.addItem("Thẻ vừa", FULL)
        self._density.addItem("Thẻ gọn", COMPACT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        left: tuple[QWidget, ...] = (self.edit, self._group, self._holder, self._overdue, self._uncovered, self._only)
        self._day_words = label("Xem tại ngày", "secondary")
        self._day.setToolTip("Xem tại ngày")
        right: tuple[QWidget, ...] = (self._shown, self._day_words, self._day, self._density)
        for widget in left:
            row.addWidget(widget, 100 if widget is self.edit else 0)
        row.addStretch(1)
        for widget in right:
            row.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        self.edit.filtered.connect(lambda _text: self.filtered.emit())
        for combo in (self._group, self._holder):
            combo.currentIndexChanged.connect(lambda _place: self.filtered.emit())
        for check in (self._overdue, self._uncovered):
            check.toggled.connect(lambda _on: self.filtered.emit())
        self._only.changed.connect(self.filtered)
        self._day.picked.connect(self.day_picked)
        self._density.activated.connect(self._tell_density)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the room is short the day stands without its words, it and the lists narrower."""
        super().resizeEvent(event)
        roomy = self.width() >= theme.px(ALL_WORDS)
        self._day_words.setVisible(roomy)
        for combo, (usual, least) in ((self._group, GROUP), (self._holder, HOLDER), (self._density, DENSITY)):
            combo.setMinimumWidth(theme.px(usual if roomy else least))
        self._day.setFixedWidth(theme.px(DAY[0] if roomy else DAY[1]))

    def wanted(self) -> BoardFilter:
        """What is asked for now."""
        return BoardFilter(
            names.fold(self.edit.text()),
            self._group.currentData(),
            self._holder.currentData(),
            self._overdue.isChecked(),
            self._uncovered.isChecked(),
            only=self._only.chosen(),
        )

    def clear(self) -> None:
        """Lets everybody through again."""
        blocked = self.blockSignals(True)
        self.edit.clear()
        self._group.setCurrentIndex(0)
        self._holder.setCurrentIndex(0)
        self._overdue.setChecked(False)
        self._uncovered.setChecked(False)
        self._only.clear()
        self.blockSignals(blocked)
        self.filtered.emit()

    def show_uncovered(self) -> None:
        """Leaves only the people whom nobody holds in order."""
        self._uncovered.setChecked(True)

    def show_data(self, data: BoardData) -> None:
        """Fills the lists and counts once all cards are there; choices stay where they still are possible."""
        self._day.set_day(data.day)
        self._day.setMaximumDate(_qdate(clock.today()))
        if not data.complete:
            return
        groups = [(group_words(name), group_id) for group_id, name in data.groups.items()]
        _fill(self._group, "Nhóm: tất cả", groups)
        _fill(self._holder, "Phụ trách: tất cả", _holders(data))
        self._overdue.setText(f"Quá hẹn gặp ({data.summary.overdue})")
        self._uncovered.setText(f"Chưa phân công ({data.summary.uncovered})")
        self._only.show_cards(data.cards)

    def show_count(self, shown: int, total: int) -> None:
        """ "Đang hiện 12/500" while a filter is on."""
        self._shown.setText(shown_of(shown, total))

    def set_density(self, density: str) -> None:
        """Shows the density now used."""
        self._density.setCurrentIndex(self._density.findData(density))

    def allow_density(self, on: bool) -> None:
        """The list has one density only."""
        self._density.setVisible(on)

    @Slot(int)
    def _tell_density(self, place: int) -> None:
        self.density_picked.emit(self._density.itemData(place))


def _combo(name: str, width: int) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setMinimumWidth(theme.px(width))
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _check(name: str) -> QCheckBox:
    made = QCheckBox()
    made.setObjectName(name)
    return made


def _fill(combo: QComboBox, everybody: str, options: Sequence[tuple[str, int]]) -> None:
    """Other options, the choice kept; nobody is told."""
    chosen = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    combo.addItem(everybody, None)
    for text, row_id in options:
        combo.addItem(text, row_id)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    combo.blockSignals(False)


def _holders(data: BoardData) -> list[tuple[str, int]]:
    """Members first, then whoever else holds somebody, unless they are too many for a list to choose from."""
    members = [(member.name, member.id) for member in data.members]
    others: dict[int, str] = {}
    for card in data.cards:
        if card.holder is not None and card.holder.kind is Kind.WORKER:
            others[card.holder.id] = card.holder.name
            if len(others) > MOST_HOLDERS:
                return members
    return members + sorted(
        ((name, row_id) for row_id, name in others.items()), key=lambda option: names.name_sort_key(option[0])
    )


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
