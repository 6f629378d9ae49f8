"""Two dialogs: beginning a series of figures the person agreed to, and writing figures into it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.plan_steps import SeriesFields
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit, OptionalDateEdit, read_day
from dvqc_desktop.ui.widgets.dialog import Dialog

AGREED = (
    "Chỉ ghi số liệu của ai khi chính anh/chị ấy đồng ý. Số liệu nằm trong kế hoạch này, không vào báo cáo, "
    "không in kèm danh sách."
)
PASTE = "Mỗi dòng một ngày: 20/11/2026 rồi con số, chép thẳng hai cột từ Excel cũng được."


class SeriesDialog(Dialog):
    """`accepted_series` carries the SeriesFields and the day the person agreed."""

    accepted_series = Signal(object, object)

    def __init__(self, parent: QWidget, person: str, agreed_on: date | None) -> None:
        super().__init__(parent, "Theo dõi số liệu", "seriesDialog")
        self.setMinimumWidth(theme.px(480))
        self._name = _edit("seriesNameEdit", "Sản lượng QĐ 14 mỗi ngày")
        self._unit = _edit("seriesUnitEdit", "cái/công")
        self._norm = _edit("seriesNormEdit", "để trống nếu không có")
        self._agreed = OptionalDateEdit("seriesAgreedEdit", agreed_on)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        self.body.addWidget(label(person, "section"))
        self.body.addWidget(label(AGREED, "secondary", wrap=True))
        form.addRow("Số liệu *", self._name)
        form.addRow("Đơn vị *", self._unit)
        form.addRow("Định mức", self._norm)
        form.addRow("Đồng ý ngày *", self._agreed)
        self.body.addLayout(form)
        self._told = _told(self)
        self.add_help("* cần ghi")
        self.add_button("Bỏ, chưa theo dõi", self.close, "seriesCancelButton")
        self.add_primary("Theo dõi", self._accept, "seriesSaveButton")

    def refuse(self, error: AppError) -> None:
        """Says what is missing."""
        _say(self._told, " ".join((error.parts[0], error.parts[2])))

    def _accept(self) -> None:
        norm = read_number(self._norm.text())
        if self._norm.text().strip() and norm is None:
            _say(self._told, f"“{self._norm.text().strip()}”: định mức là một con số, ví dụ 150.")
            return
        if self._agreed.day() is None:
            _say(self._told, "Ghi ngày anh/chị ấy đồng ý, như 20/11/2026.")
            return
        self.accepted_series.emit(SeriesFields(self._name.text(), self._unit.text(), norm), self._agreed.day())


class PointsDialog(Dialog):
    """`accepted_points` carries (day, figure) pairs: one typed, or many pasted from Excel."""

    accepted_points = Signal(list)

    def __init__(self, parent: QWidget, title: str, unit: str) -> None:
        super().__init__(parent, "Ghi số liệu", "pointsDialog")
        self.setMinimumWidth(theme.px(460))
        self._day = DateEdit("pointDateEdit", clock.today())
        self._value = _edit("pointValueEdit", unit)
        self._many = QPlainTextEdit()
        self._many.setObjectName("pointsPasteEdit")
        self._many.setTabChangesFocus(True)
        self._many.setFixedHeight(theme.px(96))
        self._many.setPlaceholderText("20/11/2026\t166")
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        self.body.addWidget(label(title, "section"))
        form.addRow("Ngày", self._day)
        form.addRow("Con số", self._value)
        form.addRow("Hoặc dán nhiều", self._many)
        self.body.addLayout(form)
        self.body.addWidget(label(PASTE, "hint", wrap=True))
        self._told = _told(self)
        self.add_help("Ctrl+Enter ghi")
        self.add_button("Bỏ, chưa ghi", self.close, "pointsCancelButton")
        self.add_primary("Ghi", self._accept, "pointsSaveButton")
        self._value.setFocus()

    def refuse(self, error: AppError) -> None:
        """Says why the figures were not taken."""
        _say(self._told, " ".join((error.parts[0], error.parts[2])))

    def _accept(self) -> None:
        points, wrong = read_points(self._many.toPlainText())
        if wrong:
            _say(self._told, f"Dòng {wrong}: cần ngày như 20/11/2026 rồi một con số.")
            return
        if self._value.text().strip():
            value = read_number(self._value.text())
            if value is None:
                _say(self._told, f"“{self._value.text().strip()}”: cần một con số, ví dụ 166 hoặc 2,5.")
                return
            points.append((self._day.day(), value))
        if not points:
            _say(self._told, "Ghi một con số, hoặc dán hai cột từ Excel.")
            return
        self.accepted_points.emit(points)


def read_number(text: str) -> float | None:
    """A figure written as 166, 2,5 or 2.5; None when it is none."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def read_points(text: str) -> tuple[list[tuple[date, float]], int]:
    """Lines of day and figure as pasted from Excel, and the number of the first line that is none, or 0."""
    points: list[tuple[date, float]] = []
    for count, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = line.replace(";", "\t").split("\t") if "\t" in line or ";" in line else line.split(None, 1)
        day = read_day(parts[0])
        value = read_number(parts[1]) if len(parts) > 1 else None
        if day is None or value is None:
            return [], count
        points.append((day, value))
    return points, 0


def _edit(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    return made


def _told(dialog: Dialog) -> QLabel:
    made = label("", "error", f"{dialog.objectName()}Error", wrap=True)
    made.hide()
    dialog.body.addWidget(made)
    return made


def _say(told: QLabel, text: str) -> None:
    told.setText(text)
    told.show()
