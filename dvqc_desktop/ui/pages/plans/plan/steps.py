"""The table of steps with its editors and the acts on the current step."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dvqc_desktop.services.people.leaders import MemberName
from dvqc_desktop.services.plans.plan_rows import PlanView
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.marks import paint_badge
from dvqc_desktop.ui.pages.plans.plan.step_model import (
    DONE,
    EDIT,
    MEASURE_ROLE,
    NEW_ROLE,
    NUMBER,
    OWNER,
    STATE,
    TARGET,
    TEXT,
    TONE_ROLE,
    StepModel,
)
from dvqc_desktop.ui.widgets.basics import icon_button, label, link_button
from dvqc_desktop.ui.widgets.table import COMPACT_HEIGHT, DISPLAY, CellDelegate, TableView

Index = QModelIndex | QPersistentModelIndex
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
MOST_HEIGHT = 92  # of a row: four lines
WIDTHS = [46, 140, 80, 44, 52, 52, 122]


class StepDelegate(CellDelegate):
    """Badges for the state, a list of members for the owner, a plain field for everything else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.members: Sequence[MemberName] = ()

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        tone = index.data(TONE_ROLE)
        if tone:
            paint_badge(painter, rect, str(index.data(DISPLAY)), str(tone))
        elif index.column() == TEXT and rect.height() > theme.px(COMPACT_HEIGHT):
            painter.setFont(option.font)
            painter.setPen(self.text_color(index, option))
            painter.drawText(rect, WRAPPED, full_words(index))
        else:
            super().paint_content(painter, rect, index, option)

    def text_color(self, index: Index, option: QStyleOptionViewItem) -> Any:
        return theme.color("text3") if index.data(NEW_ROLE) else super().text_color(index, option)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() != OWNER:
            edit = QLineEdit(parent)
            edit.setProperty("role", "cell")
            edit.setPlaceholderText("Kết quả" if index.column() == STATE else "")
            return edit
        combo = QComboBox(parent)
        combo.addItem("–", None)
        for member in self.members:
            combo.addItem(member.name, member.id)
        combo.activated.connect(lambda _row: self._taken(combo))
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(EDIT)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _taken(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)


def full_words(index: Index) -> str:
    """The words of a step, with its measure where no number stands beside them."""
    measure = index.data(MEASURE_ROLE)
    return f"{index.data(DISPLAY)}\nĐo: {measure}" if measure else str(index.data(DISPLAY))


class StepTable(TableView):
    """Space on "Xong" marks the step as done today, Alt+Up and Alt+Down move it, Delete takes it out."""

    done_wanted = Signal()
    move_wanted = Signal(int)
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("planStepTable", COMPACT_HEIGHT)
        self.setAccessibleName("Các bước của kế hoạch")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(True)
        self.horizontalHeader().sectionResized.connect(self._resized)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().column() == DONE:
            self.done_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    @Slot(int, int, int)
    def _resized(self, column: int, _before: int, now: int) -> None:
        if column == TEXT:
            self.fit(now)  # told before the head itself knows

    def fit(self, width: int = 0) -> None:
        """As high as the rows: the page scrolls, not the table. Long words get more lines."""
        model = self.model()
        rows = model.rowCount() if model is not None else 0
        area = QRect(0, 0, (width or self.columnWidth(TEXT)) - 16, 200)
        for row in range(rows):
            words = full_words(model.index(row, TEXT))
            needed = self.fontMetrics().boundingRect(area, WRAPPED, words).height() + 8
            self.setRowHeight(row, max(theme.px(COMPACT_HEIGHT), min(needed, theme.px(MOST_HEIGHT))))
        self.setFixedHeight(self.horizontalHeader().height() + self.verticalHeader().length() + 2)


class StepsPanel(QFrame):
    """The table and the acts on its current step, which leave as signals with the step's id.

    `form_wanted` carries the step's id, or None for a new one.
    """

    edited = Signal(int, object)
    added = Signal(str)
    done = Signal(int)
    moved = Signal(int, int)
    removed = Signal(int)
    form_wanted = Signal(object)
    series_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName("planStepsPanel")
        self.model = StepModel()
        self.view = StepTable()
        self.view.setModel(self.model)
        self._delegate = StepDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.set_widths(WIDTHS, TEXT)
        self._told = label("", "error", "planStepError")
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._series = link_button("Theo dõi số liệu…", self.series_wanted.emit, "seriesButton")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.view)
        self._foot = self._make_foot()
        column.addWidget(self._foot)
        # queued: writing reads the rows anew, which must not happen while the editor of a cell is being closed
        self.model.edited.connect(self.edited, Qt.ConnectionType.QueuedConnection)
        self.model.added.connect(self.added, Qt.ConnectionType.QueuedConnection)
        self.model.misread.connect(self.tell)
        self.view.opened.connect(self._edit_current)
        self.view.done_wanted.connect(self._done)
        self.view.move_wanted.connect(self._move)
        self.view.removal_wanted.connect(self._remove)

    def show_plan(self, plan: PlanView, members: Sequence[MemberName], day: date) -> None:
        """Shows the steps of a plan; keeps the current cell."""
        current = self.view.currentIndex()
        step = self.model.step(current.row()) if current.isValid() else None
        self._delegate.members = members
        larger = theme.scale() > 1  # the words need the width more; number and target are in the form of a step
        self.model.show_plan(plan, day, numbered=not larger)
        self.view.setColumnHidden(NUMBER, larger)
        self.view.setColumnHidden(TARGET, larger or not plan.series)
        self.view.fit()
        self._series.setText("Ghi số liệu…" if plan.series else "Theo dõi số liệu…")
        self.tell("")
        place = self.model.position(step.id) if step is not None else -1
        if place >= 0:
            self.view.setCurrentIndex(self.model.index(place, current.column()))

    def hideEvent(self, event: QHideEvent) -> None:
        # an edit still queued is told now: the book may be closed before its turn comes
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
        super().hideEvent(event)

    @Slot(str)
    def tell(self, text: str) -> None:
        """Says under the table why a cell was not taken."""
        self._told.setText(text)

    def set_editable(self, editable: bool) -> None:
        """The steps of a closed plan are only read."""
        self._foot.setVisible(editable)

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(8, 1, 8, 1)
        row.setSpacing(6)
        row.addWidget(link_button("Xong hôm nay", self._done, "stepDoneButton"))
        row.addWidget(link_button("Sửa bước…", self._want_form, "stepFormButton"))
        for icon, tip, name, act in (
            ("arrow_up", "Đưa bước lên (Alt+Lên)", "stepUpButton", lambda: self._move(-1)),
            ("arrow_down", "Đưa bước xuống (Alt+Xuống)", "stepDownButton", lambda: self._move(1)),
            ("delete", "Bỏ bước (Delete)", "stepRemoveButton", self._remove),
        ):
            made = icon_button(icon, tip, name)
            made.setProperty("kind", "small")
            made.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(made)
        row.addWidget(self._told, 1)
        row.addWidget(self._series)
        return foot

    @Slot()
    def _want_form(self) -> None:
        step = self.model.step(self.view.currentIndex().row())
        self.form_wanted.emit(step.id if step is not None else None)

    def _current_id(self) -> int | None:
        step = self.model.step(self.view.currentIndex().row())
        if step is None:
            self.tell("Chọn một bước trước.")
            return None
        return step.id

    @Slot(int)
    def _edit_current(self, _row: int) -> None:
        self.view.edit(self.view.currentIndex())

    @Slot()
    def _done(self) -> None:
        step_id = self._current_id()
        if step_id is not None:
            self.done.emit(step_id)

    @Slot(int)
    def _move(self, places: int) -> None:
        step_id = self._current_id()
        if step_id is not None:
            self.moved.emit(step_id, places)

    @Slot()
    def _remove(self) -> None:
        step_id = self._current_id()
        if step_id is not None:
            self.removed.emit(step_id)
