"""The table of a joint proposal: person with a tick, holder to be chosen in the line, reasons."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget

from dvqc_desktop.domain.advice.fit import Fit
from dvqc_desktop.domain.chain_rules import Kind
from dvqc_desktop.services.chain.holders import HolderInfo
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.advice.lines import Proposal
from dvqc_desktop.ui.pages.board.advice.two_line import CHECKED, ICON, NOTE, UNCHECKED, TwoLineDelegate
from dvqc_desktop.ui.widgets.table import CellDelegate, TableView, is_selected

Index = QModelIndex | QPersistentModelIndex
DISPLAY, CHECK, EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.EditRole
WRONG = Qt.ItemDataRole.UserRole + 2
NO_INDEX = QModelIndex()
PERSON, HOLDER, REASONS = range(3)
HEADS = ("Người chưa có người phụ trách", "Đề nghị phụ trách", "Vì sao")
WIDTHS = [216, 178, 260]
ROW_HEIGHT = 62
NOBODY = "Chưa tìm được người hợp quy tắc dây chuyền."


class AdviceModel(QAbstractTableModel):
    """The lines of a proposal. `changed` after a tick or another choice. `names` and `works` are of the people left."""

    changed = Signal()

    def __init__(self, names: Mapping[int, str], works: Mapping[int, str]) -> None:
        super().__init__()
        self._names, self._works = names, works
        self._wrong: Mapping[int, int | None] = {}
        self.infos: Mapping[int, HolderInfo] = {}
        self.proposal: Proposal | None = None

    def show_proposal(self, proposal: Proposal, infos: Mapping[int, HolderInfo]) -> None:
        """Shows other lines."""
        self.beginResetModel()
        self.proposal, self.infos = proposal, infos
        self._wrong = proposal.hindrances()
        self.endResetModel()
        self.changed.emit()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self.proposal is None else len(self.proposal.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        return HEADS[section] if orientation is Qt.Orientation.Horizontal and role == DISPLAY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        assert self.proposal is not None
        if self.proposal.lines[index.row()].fit is None:
            return flags
        if index.column() == PERSON:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == HOLDER else flags

    def data(self, index: Index, role: int = DISPLAY) -> object:
        answer = {PERSON: self._person, HOLDER: self._holder, REASONS: self._reasons}[index.column()]
        return answer(index.row(), role)

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        assert self.proposal is not None
        if role == CHECK:
            self.proposal.tick(index.row(), Qt.CheckState(value) is CHECKED)
        elif role == EDIT and isinstance(value, Fit):
            self.proposal.choose(index.row(), value)
        else:
            return False
        self._wrong = self.proposal.hindrances()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, REASONS))
        self.changed.emit()
        return True

    def wrong_words(self, worker_id: int) -> str:
        """Why a ticked line cannot be taken together with those above it; empty where it can."""
        if worker_id not in self._wrong:
            return ""
        other = self._wrong[worker_id]
        if other is None:
            return "Không hợp quy tắc dây chuyền cùng với các dòng trên."
        return f"Không xếp cùng người phụ trách với {self._names.get(other, '')}."

    def _person(self, row: int, role: int) -> object:
        assert self.proposal is not None
        line = self.proposal.lines[row]
        if role == CHECK and line.fit is not None:
            return CHECKED if line.ticked else UNCHECKED
        return {DISPLAY: self._names.get(line.worker_id, ""), NOTE: self._works.get(line.worker_id, "")}.get(role)

    def _holder(self, row: int, role: int) -> object:
        assert self.proposal is not None
        fit = self.proposal.lines[row].fit
        if fit is None:
            return "–" if role == DISPLAY else None
        info = self.infos[fit.holder_id]
        return {DISPLAY: info.name, NOTE: load_note(fit), ICON: holder_icon(info), EDIT: fit}.get(role)

    def _reasons(self, row: int, role: int) -> object:
        assert self.proposal is not None
        line = self.proposal.lines[row]
        wrong = self.wrong_words(line.worker_id)
        if role == WRONG:
            return bool(wrong)
        if role not in (DISPLAY, Qt.ItemDataRole.ToolTipRole):
            return None
        return wrong or (", ".join(line.fit.reasons[:-1]) or "còn chỗ" if line.fit else NOBODY)


def load_note(fit: Fit) -> str:
    """ "2 người, còn chỗ": the load, which stands last among the reasons, below a name."""
    return fit.reasons[-1].removeprefix("đang phụ trách ")


def holder_icon(info: HolderInfo) -> tuple[str, str]:
    """Icon and colour of a holder: member or active worker."""
    return ("person_star_filled", "mark") if info.kind is Kind.MEMBER else ("person_filled", "tcEdge")


class HolderDelegate(TwoLineDelegate):
    """Chooses another holder in the line."""

    def __init__(self, parent: QWidget, chosen: Callable[[], object]) -> None:
        super().__init__(parent)
        self._chosen = chosen

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, AdviceModel) and model.proposal is not None
        combo = QComboBox(parent)
        combo.setObjectName("adviceHolderCombo")
        for fit in model.proposal.choices(index.row()):
            info = model.infos[fit.holder_id]
            icon, token = holder_icon(info)
            combo.addItem(theme.icon(icon, 16, token), f"{info.name}: {load_note(fit)}", fit)
        combo.activated.connect(lambda _place: self._take(combo))
        return combo

    def _take(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)
        self._chosen()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        fit = index.data(EDIT)
        editor.setCurrentIndex(next((at for at in range(editor.count()) if editor.itemData(at) == fit), 0))
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData(), EDIT)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(QRect(rect.left(), rect.top() + theme.px(4), rect.width(), theme.px(30)))


class ReasonsDelegate(CellDelegate):
    """Reasons over as many lines as the row has; what stands against a line in the colour of errors."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        wrong = bool(index.data(WRONG))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("danger" if wrong else "selText" if is_selected(option) else "text2"))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(rect, flags, str(index.data(DISPLAY) or ""))


class AdviceTable(TableView):
    """Enter, F2 or a click on the holder opens the choice; Space turns the tick of the line."""

    def __init__(self, model: AdviceModel) -> None:
        super().__init__("adviceTable", ROW_HEIGHT)
        self.setModel(model)
        self.set_widths(WIDTHS, REASONS)
        self.setItemDelegateForColumn(PERSON, TwoLineDelegate(self))
        self.setItemDelegateForColumn(HOLDER, HolderDelegate(self, self.setFocus))
        self.setItemDelegateForColumn(REASONS, ReasonsDelegate(self))
        self.setEditTriggers(TableView.EditTrigger.EditKeyPressed)
        self.opened.connect(self._choose)
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current_row() >= 0:
            place = self.model().index(self.current_row(), PERSON)
            if place.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                self.model().setData(place, UNCHECKED if place.data(CHECK) == CHECKED else CHECKED, CHECK)
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == HOLDER:
            self._choose(index.row())

    @Slot(int)
    def _choose(self, row: int) -> None:
        place = self.model().index(row, HOLDER)
        if place.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(place)
