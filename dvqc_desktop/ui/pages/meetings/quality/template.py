"""The dialog of the unit's own sheet: lines renamed, their levels and points set, lines taken out and put in."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.quality import Criterion, Item, ItemKind, Level, Template, most_of
from dvqc_desktop.services.meetings.quality.quality import save_own_template
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.pages.meetings.tasks.task_dialog import told
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import icon_button, label, link_button
from dvqc_desktop.ui.widgets.dialog import Dialog

LEVELS_HINT = "“Có, không”: ghi một số điểm. Chọn một mức: ghi “Đủ = 5; Thiếu = 3”."


def levels_words(item: Item) -> str:
    """The levels of a line as they are typed: "Đủ = 5; Thiếu = 3", or the points of a yes."""
    if item.kind is ItemKind.YES_NO:
        return _number(item.most)
    return "; ".join(f"{level.words} = {_number(level.points)}" for level in item.levels)


def read_levels(text: str) -> tuple[ItemKind, tuple[Level, ...]] | None:
    """What `levels_words` wrote, or None where it cannot be read."""
    pieces = [piece.rpartition("=") for piece in text.split(";") if piece.strip()]
    points = [_points(piece[2]) for piece in pieces]
    if not pieces or any(point is None for point in points):
        return None
    known = [point for point in points if point is not None]
    if len(pieces) == 1 and not pieces[0][0].strip():
        return ItemKind.YES_NO, (Level("Có", known[0]), Level("Không", 0.0))
    if any(not piece[0].strip() for piece in pieces):
        return None
    levels = tuple(Level(piece[0].strip(), point) for piece, point in zip(pieces, known, strict=True))
    return ItemKind.CHOICE, levels


class TemplateDialog(Dialog):
    """`kept` after the unit's own sheet was written."""

    kept = Signal()

    def __init__(self, parent: QWidget, store: Store, template: Template) -> None:
        super().__init__(parent, "Mẫu phiếu chấm của đơn vị", "qualityTemplateDialog")
        self._store, self._template = store, template
        self.setMinimumSize(theme.px(900), theme.px(600))
        own = template.name if template.key == "own" else f"{template.name}, sửa theo đơn vị"
        self._name = QLineEdit(own)
        self._name.setObjectName("templateNameEdit")
        self._lines: dict[str, list[tuple[Item, QLineEdit, QLineEdit]]] = {}
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._sum = label("", "strong", "templateSumLabel")
        self._error = label("", "error", "templateErrorLabel", wrap=True)
        self.body.addWidget(self._name)
        self.body.addWidget(label(LEVELS_HINT, "hint", wrap=True))
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self._error)
        self.add_left(self._sum)
        self.add_button("Giữ mẫu cũ", self.close)
        self.add_primary("Ghi mẫu", self.save, "saveTemplateButton")
        self._show()

    def _show(self) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 4, 10, 4)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        self._lines = {}
        for criterion in self._template.criteria:
            row = grid.rowCount()
            grid.addWidget(label(criterion.title, "strong"), row, 0)
            more = link_button("Thêm mục", partial(self._add_line, criterion.key), f"addItem_{criterion.key}")
            grid.addWidget(more, row, 1)
            self._lines[criterion.key] = [self._line(grid, criterion.key, item) for item in criterion.items]
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(inner)
        self._sum.setText(f"Tổng điểm của mẫu: {_number(most_of(self._template))}")

    def _line(self, grid: QGridLayout, criterion: str, item: Item) -> tuple[Item, QLineEdit, QLineEdit]:
        row, name = grid.rowCount(), item.key.replace(".", "_")
        title, levels = QLineEdit(item.title), QLineEdit(levels_words(item))
        title.setObjectName(f"itemTitle_{name}")
        levels.setObjectName(f"itemLevels_{name}")
        for edit in (title, levels):
            edit.setCursorPosition(0)
        away = icon_button("delete", "Bỏ mục này", f"removeItem_{name}")
        away.clicked.connect(lambda _checked=False: self._remove(criterion, item.key))
        for column, widget in enumerate((title, levels, away)):
            grid.addWidget(widget, row, column)
        return item, title, levels

    def _add_line(self, criterion: str) -> None:
        """A new line at the end of a criterion."""
        self._take()
        used = {item.key for item in self._template.items()}
        key = next(f"{criterion}.own{place}" for place in range(1, 999) if f"{criterion}.own{place}" not in used)
        new = Item(key, "Mục mới", (Level("Có", 1.0), Level("Không", 0.0)), ItemKind.YES_NO)
        self._change(criterion, lambda items: (*items, new))

    def _remove(self, criterion: str, key: str) -> None:
        self._take()
        self._change(criterion, lambda items: tuple(item for item in items if item.key != key))

    def _change(self, key: str, act: Callable[[tuple[Item, ...]], tuple[Item, ...]]) -> None:
        made = tuple(replace(one, items=act(one.items)) if one.key == key else one for one in self._template.criteria)
        self._template = replace(self._template, criteria=made)
        self._show()

    def _take(self) -> QLineEdit | None:
        """Reads the fields into the sheet; the first field that cannot be read comes back."""
        wrong: QLineEdit | None = None
        criteria: list[Criterion] = []
        for one in self._template.criteria:
            items = []
            for item, title, levels in self._lines[one.key]:
                found = read_levels(levels.text())
                if found is None or not title.text().strip():
                    wrong = wrong or (levels if found is None else title)
                    items.append(item)
                else:
                    items.append(replace(item, title=title.text().strip(), kind=found[0], levels=found[1]))
            criteria.append(replace(one, items=tuple(items)))
        name = self._name.text().strip() or self._template.name
        self._template = replace(self._template, name=name, criteria=tuple(criteria))
        return wrong

    def save(self) -> None:
        """Keeps the sheet as the unit's own; a field that cannot be read is told and gets the focus."""
        wrong = self._take()
        if wrong is not None:
            self._error.setText(f"“{wrong.text()}” chưa đọc được. {LEVELS_HINT}")
            wrong.setFocus()
            return
        try:
            self._store.write(save_own_template, _without_empty(self._template))
        except AppError as error:
            self._error.setText(told(error))
            return
        self.kept.emit()
        self.close()


def _without_empty(template: Template) -> Template:
    """A criterion whose lines were all taken out goes too."""
    return replace(template, criteria=tuple(one for one in template.criteria if one.items))


def _points(text: str) -> float | None:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
