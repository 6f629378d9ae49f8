"""Writes down that a person wishes to be taken out of the book: what goes, what stays, a day to call it off."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.erasure import ask_erasure
from dvqc_desktop.services.people.presence import name_of
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.dialogs.privacy.mentions import MentionsPart
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

WIDTH = 560
GOES = (
    "Họ tên, ngày sinh, điện thoại, ghi chú; lời ghi các lần gặp, điều riêng, kế hoạch, kiến nghị, lý do và mặt mạnh "
    "khi phân loại; tên trong biên bản và lời của người khác; trước và sau của các việc ấy trong lịch sử; bản đang gõ; "
    "các bản sao lưu với tới được."
)
STAYS = "Số đếm không tên: mỗi ngày bao nhiêu lần gặp, mỗi loại bao nhiêu người. Báo cáo đã gửi giữ nguyên."
WAIT = "Sau 24 giờ sổ mới xóa hẳn, ở lần mở sổ kế tiếp. Trong 24 giờ rút lại được ở Sửa › Xóa hồ sơ theo yêu cầu."


class AskErasureDialog(Dialog):
    """The wish of one person; the button wakes once it was said that it is the right one."""

    def __init__(self, parent: QWidget, context: PageContext, person_id: int) -> None:
        super().__init__(parent, "Yêu cầu xóa hồ sơ", "askErasureDialog")
        self.setFixedWidth(theme.px(WIDTH))
        self._context, self._person_id = context, person_id
        name = context.store.read(name_of, person_id)
        self.body.addWidget(label(name, "person", "askErasureName"))
        for head, words in (("Sẽ xóa hẳn", GOES), ("Giữ lại", STAYS), ("Khi nào", WAIT)):
            self.body.addWidget(label(head, "section"))
            self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(label("Cách gọi ngắn trong lời của người khác", "section"))
        self._mentions = MentionsPart(self, context, person_id)
        self.body.addWidget(self._mentions)
        self._check = QCheckBox(f"Đã hỏi lại, đúng là yêu cầu xóa hồ sơ của {name}")
        self._check.setObjectName("askErasureCheck")
        self.body.addSpacing(6)
        self.body.addWidget(self._check)
        self._error = label("", "error", "askErasureError", wrap=True)
        self._error.hide()
        self.body.addWidget(self._error)
        self.add_button("Thôi", self.reject, "cancelErasureButton")
        primary = self.add_primary("Ghi yêu cầu xóa", self._ask, "askErasureButton")
        primary.setEnabled(False)
        self._check.toggled.connect(primary.setEnabled)
        self._mentions.shown.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """As high as all its words, which is more than a window takes by itself."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _ask(self) -> None:
        try:
            self._context.store.record(ask_erasure, self._person_id, self._mentions.titles())
        except AppError as refusal:
            self._error.setText(" ".join(part for part in (refusal.parts[0], refusal.parts[2]) if part))
            self._error.show()
            return
        self.accept()
        self._context.toast("Đã ghi yêu cầu. Sổ xóa hẳn sau 24 giờ, ở lần mở sổ kế tiếp.")
