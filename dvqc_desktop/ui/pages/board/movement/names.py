"""The names behind a cell of the matrix: to read on the screen and to go to, never to copy."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem, QVBoxLayout

from dvqc_desktop.services.classes.movement import MovedPerson
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import divider, label, link_button
from dvqc_desktop.ui.widgets.table import ROW_HEIGHT, TWO_LINE_HEIGHT, CellDelegate, Index, TableView, is_selected

DISPLAY = Qt.ItemDataRole.DisplayRole
HINT = "Bấm một ô, hoặc chọn ô rồi Enter, để xem có những ai."


class NamesModel(QAbstractListModel):
    """People by name; who is or was in the third class with the aspects."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.people: list[MovedPerson] = []

    def set_people(self, people: Sequence[MovedPerson]) -> None:
        """Shows other people."""
        self.beginResetModel()
        self.people = list(people)
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.people)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        person = self.people[index.row()]
        if role == DISPLAY:
            return person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (person.name, aspect_words(person)) if part)
        return None


class NamesDelegate(CellDelegate):
    """The name, and under it the aspects where there are any."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        model = index.model()
        assert isinstance(model, NamesModel)
        words = aspect_words(model.people[index.row()])
        if not words:
            super().paint_content(painter, rect, index, option)
            return
        half = rect.height() // 2
        super().paint_content(painter, rect.adjusted(0, 2, 0, -half), index, option)
        painter.setFont(theme.font(12.5))
        painter.setPen(theme.color("selText" if is_selected(option) else "text2"))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.adjusted(0, half, 0, -2), Qt.AlignmentFlag.AlignVCenter, shown)


class NamesPanel(QFrame):
    """`person_chosen` carries whom Enter or a double click led to, `more_wanted` asks for further names."""

    person_chosen = Signal(int)
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("movementNamesPanel")
        self.setProperty("kind", "panel")
        self._title = label(HINT, "secondary", "movementNamesTitle", wrap=True)
        self._more = link_button("", self.more_wanted.emit, "moreNamesButton")
        self._model = NamesModel(self)
        self.table = TableView("movementNamesTable")
        self.table.setModel(self._model)
        self.table.setItemDelegate(NamesDelegate(self.table))
        self.table.setAccessibleName("Những người trong ô đang chọn")
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.opened.connect(self._go)
        self._note = label("Enter hoặc bấm đúp: đến người đó trên bảng. Tên chỉ để xem, không sao chép được.", "hint")
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 8, 1, 8)
        layout.setSpacing(6)
        for widget in (self._title, self._more, self._note):
            widget.setContentsMargins(11, 0, 11, 0)
        layout.addWidget(self._title)
        layout.addWidget(divider())
        layout.addWidget(self.table, 1)
        layout.addWidget(self._more)
        layout.addWidget(self._note)
        self.clear()

    def clear(self) -> None:
        """No cell is chosen."""
        self._title.setText(HINT)
        self._fill((), 0)

    def wait(self, title: str) -> None:
        """The names of a cell are being read."""
        self._title.setText(f"{title}: đang đọc…")
        self._fill((), 0)

    def show_people(self, title: str, people: Sequence[MovedPerson], total: int) -> None:
        """The first people of `total` behind a cell."""
        self._title.setText(f"{title}: {total} người")
        self._fill(people, total - len(people))

    def say(self, sentence: str) -> None:
        """What stands in place of the hint."""
        self._note.setText(sentence)

    def _fill(self, people: Sequence[MovedPerson], left: int) -> None:
        two_lines = any(person.aspects for person in people)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(TWO_LINE_HEIGHT if two_lines else ROW_HEIGHT))
        self._model.set_people(people)
        self._more.setText(f"Xem thêm, còn {left} người")
        self._more.setVisible(left > 0)

    @Slot(int)
    def _go(self, row: int) -> None:
        self.person_chosen.emit(self._model.people[row].id)


def aspect_words(person: MovedPerson) -> str:
    """ "mặt cần giúp: chất lượng sản phẩm"."""
    return f"mặt cần giúp: {', '.join(person.aspects)}" if person.aspects else ""
