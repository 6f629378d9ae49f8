"""Steps of a change of the passphrase: who may do it, and what the old one still opens."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from dvqc_desktop.services.book_keys import KeyChange
from dvqc_desktop.ui.opening.new_steps import Step
from dvqc_desktop.ui.widgets.fields import FormField
from dvqc_desktop.ui.widgets.lists import ListWidget
from dvqc_desktop.ui.widgets.passphrase import PassphraseEdit, PassphraseHint

LEFT = (
    "Mật khẩu cũ và phiếu cũ không mở được sổ nữa. Các tệp dưới đây là bản ghi trước lúc đổi, vẫn mở bằng mật khẩu cũ "
    "hoặc phiếu cũ. Sao lưu lại ngay; khi đã có ba bản sao lưu mới, phần mềm tự xóa tệp cạnh sổ, còn các bản ở nơi "
    "khác thì xóa tay, rồi hủy phiếu cũ."
)
NOT_SEEN = "chưa thấy, cắm ổ vào để kiểm"


class ProveStep(Step):
    """The passphrase now in use; at a hand-over also the name of who takes the book over."""

    def __init__(self, heading: str, sentence: str, with_keeper: bool) -> None:
        super().__init__(heading, sentence, "provePassphraseStep")
        self._keeper = QLineEdit()
        self._keeper.setObjectName("newKeeperEdit")
        self._keeper.setPlaceholderText("Họ tên, chức vụ người nhận sổ")
        self._keeper_field = FormField("Người nhận sổ", self._keeper, required=True)
        self._with_keeper = with_keeper
        if with_keeper:
            self.add_field(self._keeper_field)
        self._old = PassphraseEdit("oldPassphraseEdit")
        self._old_field = self.add_field(FormField("Mật khẩu đang dùng", self._old, required=True))
        self.column.addWidget(PassphraseHint("oldPassphraseHintLabel", self._old))
        self.column.addStretch(1)

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self._old.text()

    @property
    def keeper(self) -> str:
        """Who takes the book over."""
        return self._keeper.text().strip()

    def check(self) -> None:
        self._keeper_field.refuse("Ghi tên người nhận sổ." if self._with_keeper and not self.keeper else "")
        self._old_field.refuse("" if self.passphrase else "Gõ mật khẩu đang dùng.")

    def refuse(self, sentence: str) -> None:
        """Says why the passphrase was not taken."""
        self._old_field.refuse(sentence)
        self._old.setFocus()
        self._old.selectAll()

    def forget(self) -> None:
        """Empties the field."""
        self._old.clear()
        self._old.hide_text()


class CopiesStep(Step):
    """What the old passphrase still opens."""

    def __init__(self) -> None:
        super().__init__("Những gì mật khẩu cũ còn mở được", LEFT, "oldCopiesStep")
        self._list = ListWidget()
        self._list.setObjectName("oldCopiesList")
        self._list.setAccessibleName("Các tệp mật khẩu cũ còn mở được")
        self.column.addWidget(self._list, 1)

    def show_change(self, change: KeyChange) -> None:
        """Lists the files, one a line, with the folder each is in."""
        for copy in change.copies:
            note = "" if copy.seen else f" – {NOT_SEEN}"
            self._list.addItem(f"{copy.path.name} – {copy.path.parent}{note}")
