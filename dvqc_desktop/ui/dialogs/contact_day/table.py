"""The grid itself: 1 met, 2 not met, Enter goes on to the next field and from the last one to the next person."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.contact_day.lines import (
    AT,
    EDIT,
    KIND,
    MET,
    NAME,
    NEXT,
    OF_MEMBERS,
    PLACE,
    STEP,
    TEXTS,
    WORDS,
    DayModel,
    second_line,
)
from dvqc_desktop.ui.dialogs.contact_form import KINDS
from dvqc_desktop.ui.widgets.table import TWO_LINE_HEIGHT, CellDelegate, TableView, is_selected

Index = QModelIndex | QPersistentModelIndex
STOPS = (MET, KIND, WORDS, STEP, NEXT)
YES, NO = Qt.Key.Key_1, Qt.Key.Key_2
CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WIDTHS = [68, 200, 106, 78, 88, 176, 130, 80]
HINTS = {
    WORDS: "nghe, nói, thấy",
    STEP: "việc hẹn",
    AT: "ngày/tháng",
    NEXT: "ngày/tháng",
}


class DayDelegate(CellDelegate):
    """Names over two lines, marks of met and not met; editors are lines of text."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        model = index.model()
        assert isinstance(model, DayModel)
        line = model.line(index.row())
        if index.column() == NAME:
            _two_lines(painter, rect, line.row.person.name, second_line(line), option)
            return
        if index.column() == MET and line.met is not None:
            icon, tone = ("checkmark", "ok") if line.met else ("dismiss", "text2")
            theme.icon(icon, 16, tone).paint(painter, QRect(rect.left(), rect.center().y() - 8, 16, 16))
            rect = rect.adjusted(20, 0, 0, 0)
        super().paint_content(painter, rect, index, option)

    def text_color(self, index: Index, option: QStyleOptionViewItem) -> object:
        model = index.model()
        assert isinstance(model, DayModel)
        pale = index.column() != NAME and model.line(index.row()).met is not True and index.column() != MET
        return theme.color("text3") if pale and not is_selected(option) else super().text_color(index, option)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        edit = QLineEdit(parent)
        edit.setProperty("role", "cell")
        model = index.model()
        assert isinstance(model, DayModel)
        free = model.line(index.row()).row.free
        edit.setPlaceholderText(HINTS[index.column()] if free or index.column() != WORDS else "việc đã giúp")
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(str(index.data(EDIT)))
            editor.selectAll()


class DayTable(TableView):
    """`finished` comes after the last person; a cell that holds what the model cannot take is not left."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__("contactDayTable", TWO_LINE_HEIGHT)
        self.lines = DayModel()
        self.setModel(self.lines)
        self.setItemDelegate(DayDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.set_widths(WIDTHS, WORDS)
        self.set_empty_text("Tuần này chưa đảng viên nào được phân công phụ trách ai.")
        self._refused = ""
        self.lines.told.connect(self._keep_refusal)
        self.clicked.connect(self._clicked)

    def begin(self) -> None:
        """Puts the cursor on the first person about whom the book has nothing of the week."""
        rows = range(self.lines.rowCount())
        blank = (place for place in rows if self.lines.line(place).met is None and self._is_open(place))
        place = next(blank, 0 if rows else -1)
        if place >= 0:
            self.setCurrentIndex(self.lines.index(place, MET))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in ENTERS and self.state() == QAbstractItemView.State.EditingState:
            self._enter_while_editing(event, plain)
            return
        if plain and index.isValid() and self._typed(index, key, event.text()):
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """Enter and Tab in a cell go on; a cell that holds no day is not left."""
        hints = QAbstractItemDelegate.EndEditHint
        index = self.currentIndex()
        goes_on = hint in (hints.SubmitModelCache, hints.EditNextItem)
        super().closeEditor(editor, hints.NoHint)
        self.setFocus()
        if goes_on and self._refused:
            self.edit(index)
        elif goes_on:
            self._go_on(index)

    def _enter_while_editing(self, event: QKeyEvent, plain: bool) -> None:
        """The editor itself ends by Enter; with Ctrl its text is taken first, then the dialog writes the sheet."""
        editor = self.indexWidget(self.currentIndex())
        if not plain and editor is not None:
            self.commitData(editor)
        event.setAccepted(plain or bool(self._refused))

    def _typed(self, index: QModelIndex, key: Qt.Key, text: str) -> bool:
        """Does what a key means in the cell; False leaves it to the table."""
        column = index.column()
        if key in ENTERS:
            if column in TEXTS and self.lines.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self._go_on(index)
            return True
        if column in (PLACE, NAME, MET):
            return self._say_met(index, key)
        if column == KIND and text in tuple("12345678")[: len(KINDS)]:
            self.lines.set_kind(index.row(), KINDS[int(text) - 1])
            self._go_on(index)
            return True
        if column in TEXTS and text.strip() and text.isprintable():
            return self._begin_with(index, text)
        return False

    def _say_met(self, index: QModelIndex, key: Qt.Key) -> bool:
        if key not in (YES, NO, *CLEAR):
            return False
        self.lines.set_met(index.row(), {YES: True, NO: False}.get(key))
        if key == YES:
            self._go_on(self.lines.index(index.row(), MET))
        elif key == NO:
            self._next_person(index.row())
        return True

    def _begin_with(self, index: QModelIndex, text: str) -> bool:
        """Typing over a cell begins its editor with what was typed."""
        if not self.lines.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.edit(index)
        editor = self.indexWidget(index) or self.viewport().focusWidget()
        if isinstance(editor, QLineEdit):
            editor.insert(text)
        return True

    def _go_on(self, index: QModelIndex) -> None:
        """The next field of this person, where there is one to fill in, else the next person."""
        line = self.lines.line(index.row())
        later = [stop for stop in STOPS if stop > index.column() and (line.row.free or stop not in OF_MEMBERS)]
        if line.met is not True or not later:
            self._next_person(index.row())
            return
        target = self.lines.index(index.row(), later[0])
        self.setCurrentIndex(target)
        if later[0] in TEXTS:
            self.edit(target)

    def _next_person(self, position: int) -> None:
        if position + 1 < self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(position + 1, MET))
        else:
            self.setCurrentIndex(self.lines.index(position, MET))
            self.finished.emit()

    def _is_open(self, position: int) -> bool:
        row = self.lines.line(position).row
        return row.met_on is None and row.missed_on is None

    def _keep_refusal(self, text: str) -> None:
        self._refused = text

    def _clicked(self, index: QModelIndex) -> None:
        """By the mouse the cell of "Gặp" goes from nothing to met, to not met, to nothing."""
        if index.column() == MET:
            line = self.lines.line(index.row())
            self.lines.set_met(index.row(), {None: True, True: False, False: None}[line.met])


def _two_lines(painter: QPainter, rect: QRect, name: str, under: str, option: QStyleOptionViewItem) -> None:
    half = rect.height() // 2
    centre = Qt.AlignmentFlag.AlignVCenter
    for top, text, font, tone in (
        (0, name, theme.font(14, 600), "text"),
        (half, under, theme.font(12.5), "text2"),
    ):
        painter.setFont(font)
        painter.setPen(theme.color("selText" if is_selected(option) else tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QRect(rect.left(), rect.top() + top, rect.width(), half + 1), centre, shown)
