"""The chain of one group drawn in three levels: member, whom he holds, and whom his active workers hold."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QWidget

from dvqc_desktop.services.chain.chain_picture import group_standings
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.board.chain.canvas import ChainCanvas
from dvqc_desktop.ui.pages.board.data import BoardData
from dvqc_desktop.ui.pages.board.words import group_words
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

WIDTH, HEIGHT = 900, 460
NO_GROUPS = "Chưa có nhóm nào. Nhóm của từng người ghi ở “Sửa thông tin…”."


class ChainDrawingDialog(Dialog):
    """A drawing to look at and to go along; `person_wanted` leads to somebody's card on the board."""

    person_wanted = Signal(int)

    def __init__(self, parent: QWidget, store: Store, data: BoardData, group_id: int | None = None) -> None:
        super().__init__(parent, "Vẽ dây chuyền", "chainDrawing")
        self._store, self._data = store, data
        self.setFixedWidth(theme.px(WIDTH))
        self._groups = QComboBox()
        self._groups.setObjectName("chainGroupCombo")
        self._groups.setAccessibleName("Nhóm")
        self._groups.setMinimumWidth(theme.px(160))
        for row_id, name in data.groups.items():
            self._groups.addItem(group_words(name), row_id)
        self._counts = label("", "secondary", "chainCountsLabel")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._groups)
        head.addWidget(self._counts)
        head.addStretch(1)
        head.addWidget(label("" if data.is_today else f"Tại ngày {data.day:%d/%m/%Y}", "strong"))
        self.body.addLayout(head)
        self.canvas = ChainCanvas()
        self._area = _area(self.canvas)
        self.body.addWidget(self._area)
        self.add_help("Mũi tên: đi theo dây chuyền · Enter: đến thẻ của người đó")
        self.add_primary("Đóng", self.accept, "closeChainDrawingButton")
        self._groups.setCurrentIndex(max(self._groups.findData(group_id), 0))
        self._groups.currentIndexChanged.connect(self._draw)
        self.canvas.opened.connect(self._lead)
        self.canvas.moved.connect(self._scroll)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        group_id = self._groups.currentData()
        if group_id is None:
            self._counts.setText(NO_GROUPS)
            return
        people = self._store.read(group_standings, self._data.day, group_id)
        inside = [card for card in self._data.by_id.values() if card.group_id == group_id]
        missing = sum(card.breach is not None for card in inside)
        self._counts.setText(f"{len(inside)} người" + (f" · {missing} chưa có người phụ trách" if missing else ""))
        known = (self._data.by_id.get(person.id) for person in people)
        classes = {card.id: card.worker_class for card in known if card is not None}
        self.canvas.show_people(people, classes)

    @Slot()
    def _scroll(self) -> None:
        rect = self.canvas.current_rect()
        self._area.ensureVisible(rect.center().x(), rect.center().y(), 0, rect.height())

    @Slot(int)
    def _lead(self, person_id: int) -> None:
        self.accept()
        self.person_wanted.emit(person_id)


def _area(canvas: ChainCanvas) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("chainDrawingArea")
    area.setWidget(canvas)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFixedHeight(theme.px(HEIGHT))
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
