"""The matrix on the screen: rows of the opening day, columns of the closing day, ups and downs by arrow and word."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.movement import cell_words, direction_of, end_words, ends, is_possible, start_words, starts
from dvqc_desktop.services.classes.movement import Movement
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.class_names import class_names_now
from dvqc_desktop.ui.marks import paint_mark
from dvqc_desktop.ui.widgets.table import TWO_LINE_HEIGHT, CellDelegate, Index, TableView

DISPLAY, ALIGNMENT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
CELL = Qt.ItemDataRole.UserRole
Question = tuple[str | None, str | None]
DIRECTIONS = {1: ("arrow_up", "tiến bộ", "ok"), -1: ("arrow_down", "giảm", "warn")}
HEADS, HEAD_HEIGHT, NARROWEST, LONG = 168, 46, 60, 15
CENTER = Qt.AlignmentFlag.AlignCenter


class MovementModel(QAbstractTableModel):
    """The first column names the rows; the last row and column are sums."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._made: Movement | None = None
        self._rows: tuple[str | None, ...] = ()
        self._columns: tuple[str | None, ...] = ()

    def show(self, made: Movement | None, whole: bool = True) -> None:
        """Shows another matrix, or none."""
        self.beginResetModel()
        self._made = made
        self._rows = (*starts(made.has_unclassified, whole), None) if made else ()
        self._columns = (*ends(made.has_unclassified, whole), None) if made else ()
        self.endResetModel()

    def cell(self, index: Index) -> Question | None:
        """The row and column of the matrix; None for a heading and for what cannot be."""
        if not index.isValid() or index.column() == 0:
            return None
        found = (self._rows[index.row()], self._columns[index.column() - 1])
        return found if is_possible(found) else None

    def start(self, row: int) -> str | None:
        """What the row counts; None for the sums."""
        return self._rows[row]

    def place(self, cell: Question) -> QModelIndex:
        """Where a cell stands."""
        return self.index(self._rows.index(cell[0]), self._columns.index(cell[1]) + 1)

    def count(self, cell: Question) -> int:
        """How many people a cell counts."""
        return self._made.sum(*cell) if self._made else 0

    def numbers(self) -> str:
        """All numbers as lines of a sheet, nothing else."""
        cells = [[(row, column) for column in self._columns] for row in self._rows]
        return "\n".join("\t".join(str(self.count(cell)) if is_possible(cell) else "" for cell in row) for row in cells)

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._columns) + 1 if self._made else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if index.column() == 0:
            start = self._rows[index.row()]
            return (
                (start_words(start, class_names_now()) if start else "Cộng cuối kỳ")
                if role in (DISPLAY, ACCESSIBLE)
                else None
            )
        cell = self.cell(index)
        if cell is None:
            return None
        if role == DISPLAY:
            return str(self.count(cell))
        return accessible_words(cell, self.count(cell)) if role == ACCESSIBLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role != DISPLAY or orientation is not Qt.Orientation.Horizontal:
            return None
        if section == 0:
            return "Từ loại (đầu kỳ)"
        end = self._columns[section - 1]
        return _in_two_lines(end_words(end, class_names_now())) if end else "Cộng đầu kỳ"


class MovementDelegate(CellDelegate):
    """Numbers in the middle; who stayed is quiet, who moved has an arrow and a word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, MovementModel)
        self.paint_ground(painter, option)
        painter.save()
        if index.column() == 0:
            _paint_heading(painter, option.rect, model.start(index.row()), str(index.data()))
        elif (cell := model.cell(index)) is not None:
            if not option.state & QStyle.StateFlag.State_Selected:
                _paint_quiet(painter, option.rect, cell)
            _paint_number(painter, option.rect, cell, model.count(cell))
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRect, start: str | None, words: str) -> None:
    left = rect.left() + 12
    if start is not None and start in set(WorkerClass):
        side = theme.px(12)
        paint_mark(painter, WorkerClass(start), QRectF(left, rect.center().y() - side / 2, side, side))
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font(13.5, 400 if start else 600))
    painter.drawText(rect.adjusted(12 + theme.px(20), 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, words)


def _paint_quiet(painter: QPainter, rect: QRect, cell: Question) -> None:
    """The diagonal and the sums lie on a grey ground."""
    if cell[0] == cell[1] or None in cell:
        painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("header"))


def _paint_number(painter: QPainter, rect: QRect, cell: Question, count: int) -> None:
    direction = direction_of(cell) if count else 0
    if not direction:
        quiet = not count or (cell[0] == cell[1] and None not in cell)
        painter.setPen(theme.color("text3" if quiet else "text"))
        painter.setFont(theme.font(14, 600 if None in cell else 400))
        painter.drawText(rect, CENTER, str(count))
        return
    icon, words, token = DIRECTIONS[direction]
    half = rect.height() // 2
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font(14, 600))
    painter.drawText(rect.adjusted(0, 4, 0, -half), CENTER, str(count))
    painter.setFont(theme.font(12.5))
    side = theme.px(12)
    wide = side + 3 + painter.fontMetrics().horizontalAdvance(words)
    left, below = rect.left() + (rect.width() - wide) // 2, rect.adjusted(0, half - 2, 0, -4)
    at = QRect(left, below.center().y() - side // 2, side, side)
    painter.drawPixmap(at, theme.pixmap(icon, 16, token, painter.device().devicePixelRatioF()))
    painter.setPen(theme.color(token))
    painter.drawText(below.adjusted(left + side + 3 - rect.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)


class MovementTable(TableView):
    """`cell_chosen` carries row and column of a cell that is clicked, or chosen by Enter; a copy holds numbers only."""

    cell_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("movementTable", TWO_LINE_HEIGHT)
        self.counts = MovementModel(self)
        self.setModel(self.counts)
        self.setItemDelegate(MovementDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setAccessibleName("Bảng chuyển loại: dòng là loại đầu kỳ, cột là loại cuối kỳ")
        heads = self.horizontalHeader()
        heads.setFixedHeight(theme.px(HEAD_HEIGHT))
        heads.setDefaultAlignment(CENTER | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
        heads.setSectionsClickable(False)
        heads.setMinimumSectionSize(theme.px(NARROWEST))
        self.clicked.connect(self._choose)
        self.opened.connect(lambda _row: self._choose(self.currentIndex()))

    def show_counts(self, made: Movement | None, whole: bool) -> None:
        """Shows another matrix, or none."""
        self.counts.show(made, whole)
        heads = self.horizontalHeader()
        for column in range(self.counts.columnCount()):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch if column else heads.ResizeMode.Fixed)
        self.setColumnWidth(0, theme.px(HEADS))

    def copy_chosen(self) -> None:
        """Copies the counts; they name nobody."""
        QGuiApplication.clipboard().setText(self.counts.numbers())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        cell = self.counts.cell(index)
        if cell is not None:
            self.cell_chosen.emit(cell)


def _in_two_lines(words: str) -> str:
    """A long heading broken in its middle."""
    parts = words.split()
    if len(words) < LONG:
        return words
    middle = (len(parts) + 1) // 2
    return "\n".join((" ".join(parts[:middle]), " ".join(parts[middle:])))


def accessible_words(cell: Question, count: int) -> str:
    """ "Từ Trung bình sang Tích cực: 2 người, tiến bộ"."""
    direction = direction_of(cell) if count else 0
    return f"{cell_words(cell, class_names_now())}: {count} người" + (
        f", {DIRECTIONS[direction][1]}" if direction else ""
    )
