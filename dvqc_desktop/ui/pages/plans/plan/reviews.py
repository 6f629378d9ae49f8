"""The looks back at a plan, the newest first, each put right by a click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dvqc_desktop.services.plans.plan_rows import ReviewRow
from dvqc_desktop.ui.widgets.basics import label, link_button
from dvqc_desktop.ui.widgets.edit_box import small_head


class ReviewsPanel(QFrame):
    """`edit_wanted` carries the ReviewRow to be put right."""

    edit_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setObjectName("planReviewsPanel")
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(12, 0, 10, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addWidget(small_head("Các lần xem lại", "history"))
        column.addLayout(self._lines)

    def show_reviews(self, reviews: Sequence[ReviewRow], editable: bool) -> None:
        """Shows the reviews; none hides the panel."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, review in enumerate(reviews, start=1):
            self._lines.addWidget(self._line(review, place, editable))
        self.setVisible(bool(reviews))

    def _line(self, review: ReviewRow, place: int, editable: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(f"{review.reviewed_on:%d/%m/%Y}: {review.text}", wrap=True), 1)
        if editable:
            edit = link_button("Sửa…", lambda: self.edit_wanted.emit(review), f"reviewEditButton{place}")
            row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return line
