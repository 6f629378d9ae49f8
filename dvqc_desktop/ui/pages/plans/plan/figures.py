"""The dialog of a series of figures the person agreed to: what is counted, in which unit, which way is better."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dvqc_desktop.domain.codes import BetterWay, PlanKind
from dvqc_desktop.domain.measures import figure_value, figure_words
from dvqc_desktop.services.plans.plan_measures import SeriesFields
from dvqc_desktop.services.plans.plan_rows import PlanView, SeriesRow
from dvqc_desktop.ui.pages.plans.plan.dialogs import FormDialog
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit

AGREED = (
    "Chỉ ghi số liệu của ai khi chính anh/chị ấy đồng ý. Số liệu chỉ nằm trong kế hoạch này, không vào báo cáo; "
    "anh/chị ấy thôi đồng ý lúc nào thì bỏ lúc ấy."
)
OF_TEAM = "Chỉ ghi con số của cả tổ, không ghi của riêng ai."
USUAL_OF_TEAM = (
    ("Bình quân của cả tổ", "cái/công", BetterWay.HIGHER),
    ("Làm được so với phần việc đến ngày", "%", BetterWay.HIGHER),
    ("Hàng phải sửa của cả tổ", "%", BetterWay.LOWER),
)
USUAL = (
    ("Sản lượng mỗi ngày", "cái/công", BetterWay.HIGHER),
    ("Hàng phải sửa", "%", BetterWay.LOWER),
    ("Bậc thợ", "bậc", BetterWay.HIGHER),
)
WAYS = ((BetterWay.HIGHER, "càng cao càng tốt"), (BetterWay.LOWER, "càng thấp càng tốt"))


class SeriesDialog(FormDialog):
    """`accepted_series` carries the SeriesFields and the day the person agreed."""

    accepted_series = Signal(object, object)

    def __init__(self, parent: QWidget, plan: PlanView, series: SeriesRow | None = None) -> None:
        super().__init__(parent, "Theo dõi số liệu" if series is None else "Sửa số liệu theo dõi", "seriesDialog")
        self._name = QComboBox()
        self._name.setObjectName("seriesNameCombo")
        self._name.setEditable(True)
        self._team = plan.kind is PlanKind.TEAM
        self._usuals = USUAL_OF_TEAM if self._team else USUAL
        self._name.addItems([name for name, _, _ in self._usuals])
        self._unit = _edit("seriesUnitEdit", "cái/công")
        self._norm = _edit("seriesNormEdit", "để trống nếu không có")
        self._planned = _edit("seriesPlannedEdit", "để trống nếu không có")
        self._better = QComboBox()
        self._better.setObjectName("seriesBetterCombo")
        for way, words in WAYS:
            self._better.addItem(words, way)
        self._agreed = OptionalDateEdit("seriesAgreedEdit", plan.dates.measures_agreed_on)
        self._agreed.setEnabled(series is None)
        self.body.insertWidget(0, label(plan.person_name, "section"))
        self.body.insertWidget(1, label(OF_TEAM if self._team else AGREED, "secondary", wrap=True))
        for words, widget in (
            ("Số liệu *", self._name),
            ("Đơn vị *", self._unit),
            ("Kế hoạch", self._planned),
            ("Định mức", self._norm),
            ("Chiều tốt lên", self._better),
            ("Đồng ý ngày *", self._agreed),
        ):
            self.form.addRow(words, widget)
        self.form.setRowVisible(self._planned, self._team)
        self.form.setRowVisible(self._agreed, not self._team)
        self.add_help("* cần ghi")
        self.add_button("Bỏ, giữ như cũ", self.close, "seriesCancelButton")
        self.add_primary("Theo dõi" if series is None else "Ghi", self._accept, "seriesSaveButton")
        self._fill(series)
        self._name.activated.connect(self._usual)

    def _fill(self, series: SeriesRow | None) -> None:
        if series is None:
            self._usual(0)
            return
        self._name.setCurrentText(series.name)
        self._unit.setText(series.unit)
        self._norm.setText("" if series.norm is None else figure_words(series.norm))
        self._planned.setText("" if series.planned is None else figure_words(series.planned))
        self._better.setCurrentIndex(self._better.findData(series.better))

    def _usual(self, place: int) -> None:
        """A usual series brings its unit and its better way."""
        name, unit, better = (
            self._usuals[place] if place < len(self._usuals) else ("", self._unit.text(), BetterWay.HIGHER)
        )
        self._name.setCurrentText(name)
        self._unit.setText(unit)
        self._better.setCurrentIndex(self._better.findData(better))

    def _accept(self) -> None:
        wrong = next((edit for edit in (self._planned, self._norm) if not _is_figure(edit)), None)
        if wrong is not None:
            self.say(f"“{wrong.text().strip()}”: ghi một con số, ví dụ 150.")
            wrong.setFocus()
        elif not self._team and self._agreed.day() is None:
            self.say("Ghi ngày anh/chị ấy đồng ý, như 20/11/2026.")
            self._agreed.setFocus()
        else:
            norm, planned = figure_value(self._norm.text()), figure_value(self._planned.text())
            better = BetterWay(self._better.currentData())
            fields = SeriesFields(self._name.currentText(), self._unit.text(), norm, better, planned)
            self.accepted_series.emit(fields, self._agreed.day())


def _is_figure(edit: QLineEdit) -> bool:
    return not edit.text().strip() or figure_value(edit.text()) is not None


def _edit(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(hint)
    return made
