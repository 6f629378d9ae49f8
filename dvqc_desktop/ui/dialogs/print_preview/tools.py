"""The tool row of the preview: close, zoom, fit, turn pages."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout

from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import button, icon_button, label

ZOOMS = (50, 70, 85, 100, 125, 150, 200)
FIRST_ZOOM = 70


class PreviewTools(QFrame):
    """Tells what the user asks of the page; `zoom()` is in percent of the paper's real size."""

    closed = Signal()
    zoomed = Signal()
    fitted = Signal()
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "head")
        self._zoom = FIRST_ZOOM
        self._close = button("Đóng", "arrow_left", "", "previewCloseButton")
        self._out = icon_button("zoom_out", "Thu nhỏ", "zoomOutButton")
        self._combo = QComboBox()
        self._combo.setObjectName("zoomCombo")
        self._combo.setAccessibleName("Cỡ xem")
        self._combo.addItems([f"{percent}%" for percent in ZOOMS])
        self._combo.setFixedWidth(theme.px(86))
        self._in = icon_button("zoom_in", "Phóng to", "zoomInButton")
        self._fit = button("Vừa trang", "page_fit", "", "fitPageButton")
        self._back = icon_button("chevron_left", "Trang trước", "previousPageButton")
        self._place = label("", "", "pagePlaceLabel")
        self._next = icon_button("chevron_right", "Trang sau", "nextPageButton")
        self._lay_out()
        self._connect()
        self.set_zoom(FIRST_ZOOM)
        self.show_place(0, 0)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._close)
        row.addSpacing(20)
        for widget in (self._out, self._combo, self._in, self._fit):
            row.addWidget(widget)
        row.addSpacing(20)
        for part in (self._back, self._place, self._next):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(label("Ctrl+P in · Esc đóng", "secondary"))

    def _connect(self) -> None:
        self._close.clicked.connect(self.closed)
        self._out.clicked.connect(self._smaller)
        self._in.clicked.connect(self._greater)
        self._combo.activated.connect(self._chosen)
        self._fit.clicked.connect(self.fitted)
        self._back.clicked.connect(self._turn_back)
        self._next.clicked.connect(self._turn_on)

    def zoom(self) -> int:
        """Percent of the paper's real size."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Sets the zoom, also to a value between the listed ones, and tells of a change."""
        changed = percent != self._zoom
        self._zoom = percent
        self._combo.setCurrentIndex(ZOOMS.index(percent) if percent in ZOOMS else -1)
        self._combo.setPlaceholderText(f"{percent}%")
        self._out.setEnabled(percent > ZOOMS[0])
        self._in.setEnabled(percent < ZOOMS[-1])
        if changed:
            self.zoomed.emit()

    def show_place(self, page: int, count: int) -> None:
        """Says which page of how many is shown."""
        self._place.setText(f"Trang {page}/{count}" if count else "")
        self._back.setEnabled(page > 1)
        self._next.setEnabled(page < count)

    @Slot(int)
    def _chosen(self, place: int) -> None:
        self.set_zoom(ZOOMS[place])

    @Slot()
    def _smaller(self) -> None:
        self.set_zoom(max((percent for percent in ZOOMS if percent < self._zoom), default=ZOOMS[0]))

    @Slot()
    def _greater(self) -> None:
        self.set_zoom(min((percent for percent in ZOOMS if percent > self._zoom), default=ZOOMS[-1]))

    @Slot()
    def _turn_back(self) -> None:
        self.turned.emit(-1)

    @Slot()
    def _turn_on(self) -> None:
        self.turned.emit(1)
