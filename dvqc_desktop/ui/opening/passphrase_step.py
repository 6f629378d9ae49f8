"""The step that sets a passphrase: typed twice, judged by the rules, and understood to be all there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QCheckBox

from dvqc_desktop.domain.errors.passphrases import PassphraseRefused
from dvqc_desktop.domain.passphrases import MINIMUM, length_of
from dvqc_desktop.ui.opening.new_steps import Step
from dvqc_desktop.ui.widgets.fields import FormField
from dvqc_desktop.ui.widgets.passphrase import PassphraseEdit, PassphraseHint

RULES = (
    f"Từ {MINIMUM} ký tự trở lên, dài mà dễ nhớ: bốn năm từ không liền nghĩa. Dấu tiếng Việt, dấu cách đều được. "
    "Không đặt tên đơn vị, tên đảng viên, câu nhiều người hay dùng. "
)
NEXT_IS_SHEET = "Không ai đọc được sổ, cũng không ai lấy lại được mật khẩu; bước sau in phiếu khôi phục để cất."


class PassphraseStep(Step):
    """The passphrase, typed twice; `names` gives what it may not be made of."""

    def __init__(self, names: Callable[[], Iterable[str]], heading: str = "Đặt mật khẩu sổ", lead: str = "") -> None:
        super().__init__(heading, f"{lead}{RULES}{NEXT_IS_SHEET}", "newBookPassphraseStep")
        self._names = names
        self._first = PassphraseEdit("newPassphraseEdit")
        self._second = PassphraseEdit("repeatPassphraseEdit")
        self._first_field = self.add_field(FormField("Mật khẩu", self._first, required=True))
        self._second_field = self.add_field(FormField("Gõ lại mật khẩu", self._second, required=True))
        self.column.addWidget(PassphraseHint("newPassphraseHintLabel", self._first, self._second))
        self._understood = QCheckBox("Tôi hiểu: mất cả mật khẩu lẫn phiếu khôi phục thì không mở được sổ nữa")
        self._understood.setObjectName("passphraseUnderstoodCheck")
        self._understood_field = self.add_field(FormField("", self._understood))
        self.column.addStretch(1)

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self._first.text()

    def check(self) -> None:
        self._first_field.refuse(self._fault())
        same = self._first.text() == self._second.text()
        self._second_field.refuse("" if same else "Hai lần gõ chưa giống nhau. Bấm nút con mắt để xem.")
        agreed = self._understood.isChecked()
        self._understood_field.refuse("" if agreed else "Đánh dấu khi đã hiểu điều này.")

    def refuse(self, sentence: str) -> None:
        """Says under the first field why the passphrase was not taken."""
        self._first_field.refuse(sentence)
        self._first.setFocus()

    def forget(self) -> None:
        """Empties both fields."""
        for edit in (self._first, self._second):
            edit.clear()
            edit.hide_text()

    def _fault(self) -> str:
        from dvqc_desktop.services.passphrases import check_new_passphrase

        missing = MINIMUM - length_of(self.passphrase)
        if missing > 0:
            return f"Còn thiếu {missing} ký tự: cần từ {MINIMUM} ký tự trở lên."
        try:
            check_new_passphrase(self.passphrase, self._names())
        except PassphraseRefused as error:
            return f"{error.parts[0]} {error.parts[2]}"
        return ""
