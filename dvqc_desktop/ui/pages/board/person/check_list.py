"""A few words to tick, with a field for another one; what is ticked is kept in words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

ASPECTS = (
    "mức sản lượng",
    "chất lượng sản phẩm",
    "kỷ luật giờ công",
    "tay nghề",
    "đoàn kết trong nhóm",
    "học tập",
)
CAUSES = (
    "mới vào nghề",
    "hoàn cảnh gia đình",
    "sức khỏe",
    "bố trí máy, dây chuyền",
    "quan hệ đối xử",
    "chưa rõ, cần tìm hiểu",
)


class CheckList(QWidget):
    """Boxes in columns; with `other` a last box opens a field for a word of one's own."""

    changed = Signal()

    def __init__(self, name: str, options: Sequence[str], columns: int, other: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        self.boxes = [QCheckBox(word[:1].upper() + word[1:]) for word in options]
        self._options = tuple(options)
        for place, box in enumerate(self.boxes):
            grid.addWidget(box, place // columns, place % columns)
            box.toggled.connect(lambda _on: self.changed.emit())
        grid.setColumnStretch(columns - 1, 1)
        self._other = QCheckBox("Khác")
        self._own = QLineEdit()
        self._own.setObjectName(f"{name}Other")
        self._own.setPlaceholderText("Ghi rõ mặt khác")
        self._own.hide()
        if other:
            place = len(options)
            grid.addWidget(self._other, place // columns, place % columns)
            grid.addWidget(self._own, place // columns, place % columns + 1, 1, columns - place % columns - 1)
        self._other.toggled.connect(self._own.setVisible)
        self._other.toggled.connect(lambda _on: self.changed.emit())
        self._own.textChanged.connect(lambda _text: self.changed.emit())

    def words(self) -> tuple[str, ...]:
        """What is ticked, in the order shown."""
        ticked = [word for word, box in zip(self._options, self.boxes, strict=True) if box.isChecked()]
        own = self._own.text().strip()
        return (*ticked, own) if self._other.isChecked() and own else tuple(ticked)

    def set_words(self, words: Sequence[str]) -> None:
        """Ticks these words; those not in the list go into the field."""
        given = {word.lower() for word in words}
        for word, box in zip(self._options, self.boxes, strict=True):
            box.setChecked(word in given)
        own = [word for word in words if word.lower() not in self._options]
        self._other.setChecked(bool(own))
        self._own.setText(", ".join(own))

    def first(self) -> QCheckBox:
        """The first box, for the focus."""
        return self.boxes[0]
