"""Any span of days as the period of a report: its first and its last day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.periods import Period, free_period
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.date_edit import DateEdit
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.fields import FormField


class FreePeriodDialog(Dialog):
    """`accepted_period` carries the Period."""

    accepted_period = Signal(object)

    def __init__(self, parent: QWidget, period: Period) -> None:
        super().__init__(parent, "Chọn khoảng ngày", "freePeriodDialog")
        self._first = DateEdit("freeFirstEdit", period.start)
        self._last = DateEdit("freeLastEdit", period.closing(clock.today()))
        self._field = FormField("Đến hết ngày", self._last)
        self.body.addWidget(label("Số liệu của khoảng ngày nào?", "section"))
        days = QHBoxLayout()
        days.setSpacing(16)
        days.addWidget(FormField("Từ ngày", self._first))
        days.addWidget(self._field)
        days.addStretch(1)
        self.body.addLayout(days)
        self.body.addStretch(1)
        self.add_button("Bỏ, giữ kỳ đang xem", self.close, "freePeriodCancelButton")
        self.add_primary("Xem khoảng này", self._accept, "freePeriodShowButton")

    def _accept(self) -> None:
        first, last = self._first.day(), self._last.day()
        fault = ""
        if last < first:
            fault = "Ngày cuối phải từ ngày đầu trở đi."
        elif first > clock.today():
            fault = "Khoảng này chưa bắt đầu, chọn ngày đầu không sau hôm nay."
        self._field.refuse(fault)
        if not fault:
            self.accepted_period.emit(free_period(first, last))
            self.close()
