"""The table of the agenda: times, titles, presenters, minutes and the people an item is about; edited in place."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QSpinBox, QStyleOptionViewItem, QWidget

from dvqc_desktop.domain.names import given_name
from dvqc_desktop.services.meetings.agenda.agenda import AgendaRow
from dvqc_desktop.services.people.leaders import MemberName
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.models.rows import Column, RowsModel
from dvqc_desktop.ui.pages.meetings.choices import NOBODY
from dvqc_desktop.ui.widgets.table import TWO_LINE_HEIGHT, CellDelegate, TableView, is_selected

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
EDIT = Qt.ItemDataRole.EditRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
DRAG, STARTS, TITLE, PRESENTER, MINUTES, PEOPLE = range(6)
EDITABLE = (TITLE, PRESENTER, MINUTES)
EVERYBODY = "Từng đồng chí"
MOST_MINUTES = 480
OPENING = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
TITLE_ROOM, LEAST = 170, 60
NOTE_HEIGHT = 18


def note_words(row: AgendaRow) -> str:
    """What an item is marked as, under its title."""
    marks = ("mục thường kỳ" if row.standing else "", "để kỳ sau, chưa bàn" if row.postponed else "")
    return ", ".join(mark for mark in marks if mark)


def people_words(row: AgendaRow) -> str:
    """Whom an item is about, by given names."""
    return ", ".join(given_name(name) for _, name in row.people) or NOBODY


COLUMNS: tuple[Column[AgendaRow], ...] = (
    Column("", lambda _row: "", 30),
    Column("Giờ", lambda row: row.starts, 56),
    Column("Nội dung", lambda row: row.title, 240),
    Column("Người trình bày", lambda row: row.presenter or NOBODY, 134),
    Column("Phút", lambda row: str(row.minutes), 52, right=True),
    Column("Liên quan", people_words, 112, tooltip="Chỉ hiện trên màn hình, không in ra chương trình"),
)


class AgendaModel(RowsModel[AgendaRow]):
    """The rows of the agenda; an edit is told by `edited` and written by the tab."""

    edited = Signal(object, int, object)

    def __init__(self) -> None:
        super().__init__(COLUMNS)
        self.is_open = True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self.is_open:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
            if index.column() in EDITABLE:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == ACCESSIBLE and index.column() == TITLE:
            row = self.row(index.row())
            return ", ".join(part for part in (row.title, note_words(row)) if part)
        if role == EDIT:
            row = self.row(index.row())
            values = {TITLE: row.title, MINUTES: row.minutes, PRESENTER: row.presenter_id or row.presenter}
            return values.get(index.column())
        return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """In larger type the head of the presenters is short."""
        if section == PRESENTER and role == DISPLAY and theme.scale() > 1:
            return "Trình bày"
        return super().headerData(section, orientation, role)

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        if role != EDIT or value == self.data(index, EDIT):
            return False
        self.edited.emit(self.row(index.row()), index.column(), value)
        return True


class AgendaDelegate(CellDelegate):
    """Wraps titles over two lines, paints the drag handle, and makes the editors."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.members: tuple[MemberName, ...] = ()

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        if index.column() == DRAG:
            side = theme.px(16)
            handle = QRect(0, 0, side, side)
            handle.moveCenter(option.rect.center())
            theme.icon("re_order_dots_vertical").paint(painter, handle)
        elif index.column() == TITLE:
            self._paint_title(painter, rect, index, option)
        elif index.column() in (PRESENTER, PEOPLE):
            painter.setFont(option.font)
            painter.setPen(self.text_color(index, option))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(rect.adjusted(0, 2, 0, -2), flags, str(index.data(DISPLAY)))
        else:
            super().paint_content(painter, rect, index, option)

    def _paint_title(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        """The whole title, over as many lines as it needs, and in small type what the item is marked as."""
        model = index.model()
        assert isinstance(model, AgendaModel)
        note, below = note_words(model.row(index.row())), theme.px(NOTE_HEIGHT)
        painter.setFont(option.font)
        painter.setPen(self.text_color(index, option))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect.adjusted(0, 2 if note else 0, 0, -below if note else 0), flags, str(index.data(DISPLAY)))
        if note:
            painter.setFont(theme.font(12.5))
            painter.setPen(theme.color("selText" if is_selected(option) else "text2"))
            foot = QRect(rect.left(), rect.bottom() - below - 2, rect.width(), below)
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, note)

    def text_color(self, index: Index, option: QStyleOptionViewItem) -> Any:
        quiet = index.column() == PEOPLE and not is_selected(option)
        return theme.color("text2") if quiet else super().text_color(index, option)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == MINUTES:
            spin = QSpinBox(parent)
            spin.setRange(0, MOST_MINUTES)
            return spin
        if index.column() == PRESENTER:
            box = QComboBox(parent)
            for member in self.members:
                box.addItem(member.name, member.id)
            box.addItem(EVERYBODY, EVERYBODY)
            box.addItem(NOBODY, None)
            return box
        return super().createEditor(parent, option, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(EDIT))))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), EDIT)
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        editor.setMinimumWidth(theme.px(72) if isinstance(editor, QSpinBox) else 0)


class AgendaTable(TableView):
    """The table; `moved` carries the row and its new place from 0, `unwanted` the row to remove."""

    moved = Signal(int, int)
    unwanted = Signal(int)

    def __init__(self) -> None:
        super().__init__("agendaTable", TWO_LINE_HEIGHT)
        self.rows = AgendaModel()
        self.cells = AgendaDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self.cells)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.horizontalHeader().setMinimumSectionSize(theme.px(24))
        self.set_widths([column.width for column in COLUMNS], TITLE)
        self.horizontalHeader().sectionResized.connect(self.fit_rows)
        self.horizontalHeader().geometriesChanged.connect(self.fit_rows)
        self.rows.modelReset.connect(self.fit_rows)
        self.set_empty_text("Chương trình chưa có mục nào. Thêm mục, hoặc đánh dấu các việc nhắc ở bên phải.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the room is short presenter and people give way to the title."""
        super().resizeEvent(event)
        fixed = sum(COLUMNS[place].width for place in (DRAG, STARTS, MINUTES))
        left = self.viewport().width() - theme.px(fixed + TITLE_ROOM)
        wanted = theme.px(COLUMNS[PRESENTER].width + COLUMNS[PEOPLE].width)
        for place in (PRESENTER, PEOPLE):
            most = theme.px(COLUMNS[place].width)
            self.setColumnWidth(place, min(most, max(most * left // wanted, theme.px(LEAST))))
        self.fit_rows()

    @Slot()
    def fit_rows(self) -> None:
        """Makes each row high enough for its whole title and presenter; an agenda has few rows."""
        for place, row in enumerate(self.rows.shown()):
            titled = self._height(TITLE, row.title) + (theme.px(NOTE_HEIGHT) if note_words(row) else 0)
            presented = self._height(PRESENTER, COLUMNS[PRESENTER].text(row))
            self.setRowHeight(place, max(theme.px(TWO_LINE_HEIGHT), titled, presented))

    def _height(self, column: int, words: str) -> int:
        room = QRect(0, 0, max(self.columnWidth(column) - 18, 1), 1000)
        return QFontMetrics(self.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() + 8

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        row, alt = self.current_row(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if row >= 0 and alt and event.key() in steps:
            self._ask_move(row, row + steps[Qt.Key(event.key())])
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit(row)
        elif row >= 0 and event.key() in OPENING and self.currentIndex().column() not in EDITABLE:
            self._open_row(row)
        else:
            super().keyPressEvent(event)

    def _open_row(self, row: int) -> None:
        """Where the current cell has no editor: the people it is about, or the title."""
        index = self.currentIndex()
        if index.column() == PEOPLE:
            self.doubleClicked.emit(index)
        elif self.rows.is_open:
            self.setCurrentIndex(self.rows.index(row, TITLE))
            self.edit(self.currentIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells where the row shall go; the rows move when the book has written it."""
        row = self.current_row()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.source() is self and row >= 0:
            self.drop_row(row, self.gap_at(event.position().toPoint().y()))

    def drop_row(self, row: int, gap: int) -> None:
        """Moves a row to the gap above row `gap`."""
        self._ask_move(row, gap - 1 if gap > row else gap)

    def gap_at(self, height: int) -> int:
        """The gap nearest to a height in the viewport: 0 above the first row."""
        position = self.rowAt(height)
        if position < 0:
            return self.rows.rowCount()
        middle = self.rowViewportPosition(position) + self.rowHeight(position) // 2
        return position + 1 if height > middle else position

    def _ask_move(self, row: int, place: int) -> None:
        if self.rows.is_open and place != row and 0 <= place < self.rows.rowCount():
            self.moved.emit(row, place)
