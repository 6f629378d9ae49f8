"""A new passphrase for the open book: changed at will, set after it was forgotten, or at a hand-over."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from dvqc_desktop.domain.changes import Topic
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.passphrases import OldPassphraseWrong, PassphraseRefused
from dvqc_desktop.services.book_keys import KeyChange, change_passphrase, name_keeper
from dvqc_desktop.services.passphrases import guessable_names
from dvqc_desktop.ui import messages, theme
from dvqc_desktop.ui.dialogs.keys.sheet import preview_sheet
from dvqc_desktop.ui.dialogs.keys.steps import CopiesStep, ProveStep
from dvqc_desktop.ui.opening.books import same_passphrase
from dvqc_desktop.ui.opening.new_steps import Step
from dvqc_desktop.ui.opening.passphrase_step import PassphraseStep
from dvqc_desktop.ui.opening.recovery_step import RecoveryStep
from dvqc_desktop.ui.pages.base import PageContext
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog


@dataclass(frozen=True, slots=True)
class KeyWords:
    """The words of one occasion; `prove` is the heading of the step that asks for the old passphrase, if any."""

    title: str
    heading: str
    lead: str
    prove: str = ""
    prove_lead: str = ""
    with_keeper: bool = False


CHANGE = KeyWords(
    "Đổi mật khẩu sổ",
    "Đặt mật khẩu mới",
    "",
    "Đổi mật khẩu sổ",
    "Sổ được chép lại bằng mật khẩu mới, kiểm tra từng dòng rồi mới thay tệp cũ. Có mật khẩu mới thì phiếu khôi phục "
    "cũng phải in lại.",
)
FORGOTTEN = KeyWords(
    "Đặt mật khẩu mới", "Đặt mật khẩu mới", "Sổ vừa mở bằng phiếu khôi phục, mật khẩu cũ coi như đã mất. "
)
HAND_OVER = KeyWords(
    "Bàn giao sổ",
    "Người nhận sổ đặt mật khẩu mới",
    "Đồng chí nhận sổ tự nghĩ, tự gõ; người bàn giao không cần biết. ",
    "Bàn giao sổ cho người giữ mới",
    "Làm khi hai người cùng ngồi trước máy. Người bàn giao gõ mật khẩu đang dùng; người nhận đặt mật khẩu mới, in và "
    "giữ phiếu khôi phục mới. Mật khẩu cũ, phiếu cũ từ đó không mở được sổ.",
    with_keeper=True,
)


class KeyChangeDialog(Dialog):
    """Steps: who may (not after the recovery code), the new passphrase, the new sheet, what the old one still opens."""

    keeps_draft = False

    def __init__(self, parent: QWidget, context: PageContext, words: KeyWords) -> None:
        super().__init__(parent, words.title, "keyChangeDialog")
        self.setMinimumSize(theme.px(680), theme.px(520))
        self._context, self._words = context, words
        self._change: KeyChange | None = None
        self._working = False
        self._prove = ProveStep(words.prove, words.prove_lead, words.with_keeper)
        self._passphrase = PassphraseStep(lambda: context.store.read(guessable_names), words.heading, words.lead)
        self._recovery, self._copies = RecoveryStep(), CopiesStep()
        first: tuple[Step, ...] = (self._prove,) if words.prove else ()
        self._steps: tuple[Step, ...] = (*first, self._passphrase, self._recovery, self._copies)
        self._progress = label("", "secondary", "keyChangeStepLabel")
        self.body.addWidget(self._progress)
        self._stack = QStackedWidget()
        for step in self._steps:
            self._stack.addWidget(step)
        self.body.addWidget(self._stack, 1)
        self._later = self.add_button("Thôi, giữ mật khẩu cũ", self._put_off, "keyChangeLaterButton")
        self._next = self.add_primary("Tiếp", self._go_on, "keyChangeNextButton")
        self._recovery.print_wanted.connect(lambda: preview_sheet(self, context, self._recovery.code))
        self._show(self._steps[0])

    def reject(self) -> None:
        """Esc and the cross; not while the book is being sealed anew."""
        if not self._working:
            super().reject()

    def done(self, result: int) -> None:
        """However the dialog ends, nothing secret stays in it."""
        for step in (self._prove, self._passphrase, self._recovery):
            step.forget()
        super().done(result)

    def _show(self, step: Step) -> None:
        place = self._steps.index(step)
        self._stack.setCurrentIndex(place)
        self._progress.setText(f"Bước {place + 1}/{len(self._steps)}")
        words = {self._passphrase: "Đổi mật khẩu", self._copies: "Xong"}
        self._next.setText(words.get(step, "Tiếp"))
        self._later.setVisible(step is not self._copies)
        if self._change is not None:
            self._later.setText("Để sau, sẽ in phiếu")

    def _put_off(self) -> None:
        """Before the change nothing happens; after it only the sheet is put off, and the overview asks for it."""
        if self._change is None:
            self.close()
        else:
            self._show_copies()

    def _go_on(self) -> None:
        step = self._steps[self._stack.currentIndex()]
        if self._working or not step.complete():
            return
        if step is self._prove:
            database, old = self._context.store.database, self._prove.passphrase
            self._begin("Đang kiểm tra mật khẩu…")
            self._context.jobs.run_quietly(lambda _: same_passphrase(database, old), self._proved, self._not_proved)
        elif step is self._passphrase:
            database, new = self._context.store.database, self._passphrase.passphrase
            self._begin("Đang mã hóa lại và kiểm tra sổ…")
            self._context.jobs.run_quietly(lambda _: change_passphrase(database, new), self._changed, self._not_changed)
        elif step is self._recovery:
            self._recovery.keep_done()
            self._show_copies()
        else:
            self.close()

    def _proved(self, same: bool) -> None:
        if not self._end():
            return
        if same:
            self._show(self._passphrase)
        else:
            self._not_proved(OldPassphraseWrong())

    def _not_proved(self, error: AppError) -> None:
        if self._end():
            self._prove.refuse(f"{error.parts[0]} {error.parts[2]}")

    def _changed(self, change: KeyChange) -> None:
        if not self._end():
            return
        self._change = change
        if self._words.with_keeper:
            self._context.store.record(name_keeper, self._prove.keeper)
        self._prove.forget()
        self._passphrase.forget()
        self._recovery.show_code_of(self._context.store.database)
        self._show(self._recovery)
        self._context.store.changed.emit(frozenset({Topic.SETTINGS}))

    def _not_changed(self, error: AppError) -> None:
        if not self._end():
            return
        if isinstance(error, PassphraseRefused):
            self._passphrase.refuse(f"{error.parts[0]} {error.parts[2]}")
        else:
            messages.show_error(self, error)

    def _show_copies(self) -> None:
        if self._change is not None:
            self._recovery.forget()
            self._copies.show_change(self._change)
            self._show(self._copies)
            self._context.store.changed.emit(frozenset({Topic.SETTINGS}))

    def _begin(self, words: str) -> None:
        self._working = True
        self._next.setEnabled(False)
        self._later.setEnabled(False)
        self._progress.setText(words)

    def _end(self) -> bool:
        """The job is over; False where the dialog went away meanwhile."""
        if not isValid(self):
            return False
        self._working = False
        self._next.setEnabled(True)
        self._later.setEnabled(True)
        self._progress.setText(f"Bước {self._stack.currentIndex() + 1}/{len(self._steps)}")
        return True
