"""The private part of a contact: a grey locked line, the passphrase again, an amber box that hides by itself."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dvqc_desktop.services.contacts.contacts import ContactRow
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.jobs import Jobs
from dvqc_desktop.ui.opening.books import same_passphrase
from dvqc_desktop.ui.store import Store
from dvqc_desktop.ui.widgets.basics import icon_label, label, link_button
from dvqc_desktop.ui.widgets.dialog import Dialog
from dvqc_desktop.ui.widgets.passphrase import PassphraseEdit
from dvqc_desktop.wiping import wipe

SHOWN_MS = 60_000
WARNING = "Ai có mật khẩu sổ đều mở được phần này."
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class SecretText(QWidget):
    """Words that are painted only: not selectable, not copied, not told to other programs of the machine."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        """Paints other words; none hides them."""
        self._text = text
        self.updateGeometry()
        self.update()

    def is_empty(self) -> bool:
        """True while nothing is shown."""
        return not self._text

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.fontMetrics().boundingRect(QRect(0, 0, max(width, 60), 10_000), WRAP, self._text).height() + 4

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color("text"))
        painter.drawText(self.rect(), WRAP, self._text)


class PassphraseDialog(Dialog):
    """Asks for the passphrase of the book again; `unlocked` once it is the right one."""

    unlocked = Signal()

    def __init__(self, parent: QWidget, store: Store, jobs: Jobs) -> None:
        super().__init__(parent, "Mở phần riêng", "privateUnlockDialog")
        self.setMinimumWidth(theme.px(440))
        self._store = store
        self._jobs = jobs
        self._edit = PassphraseEdit("privatePassphraseEdit")
        self._told = label("", "error", "privateUnlockError", wrap=True)
        self._told.hide()
        self.body.addWidget(label("Gõ lại mật khẩu sổ để đọc phần riêng của lần gặp này.", wrap=True))
        self.body.addWidget(self._edit)
        self.body.addWidget(self._told)
        self.body.addWidget(label(f"{WARNING} Phần riêng tự khóa lại sau 60 giây.", "hint", wrap=True))
        self.add_button("Để khóa", self.close, "privateKeepLockedButton")
        self._go = self.add_primary("Mở khóa", self._try, "privateUnlockGoButton", "lock_open")
        self._edit.returnPressed.connect(self._try)
        self._edit.setFocus()

    @Slot()
    def _try(self) -> None:
        if not self._go.isEnabled():
            return
        if self._edit.is_blank():
            self._say("Gõ mật khẩu của sổ.")
            return
        self._go.setEnabled(False)
        database, passphrase = self._store.database, self._edit.text()
        self._jobs.run_quietly(
            lambda _progress: same_passphrase(database, passphrase),
            lambda same: self._answer(same, passphrase),
            lambda error: self._refuse(error, passphrase),
        )

    def _answer(self, same: bool, passphrase: str) -> None:
        wipe(passphrase)
        self._go.setEnabled(True)
        self._edit.clear()
        self._edit.hide_text()
        if same:
            self.unlocked.emit()
            self.close()
        else:
            self._say("Mật khẩu chưa đúng. Xem phím Caps Lock và bộ gõ, rồi gõ lại.")
            self._edit.setFocus()

    def _refuse(self, error: Exception, passphrase: str) -> None:
        wipe(passphrase)
        self._go.setEnabled(True)
        self._say(str(error))

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()


class PrivateBar(QFrame):
    """Under the log: the part of one contact, locked or open.

    `unlock_wanted` and, from an open part, `removal_wanted` carry the contact's id, `opened` that of the part now open
    or None.
    """

    unlock_wanted = Signal(int)
    removal_wanted = Signal(int)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("privateNoteBar")
        self._contact: ContactRow | None = None
        self._words = SecretText()
        self._title = label("", "strong", "privateNoteTitle")
        self._line = label("", "secondary", "privateNoteLine")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        self._closed = self._locked_row()
        self._open = self._open_box()
        column.addWidget(self._closed)
        column.addWidget(self._open)
        self._open.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lock)
        self.hide()

    @property
    def is_open(self) -> bool:
        """True while private words are on the screen."""
        return not self._words.is_empty()

    def show_contact(self, contact: ContactRow | None) -> None:
        """Offers the private part of a contact, locked; none hides the bar."""
        self._contact = contact
        self.lock()
        self.setVisible(contact is not None)
        if contact is not None:
            self._line.setText(f"Phần riêng, lần gặp {contact.at:%d/%m}")

    def reveal(self, text: str, by_name: str) -> None:
        """Shows the words for a minute."""
        if self._contact is None:
            return
        self._title.setText(f"Phần riêng, lần gặp {self._contact.at:%d/%m}")
        self._aside.setText(f"Tự khóa sau 60 giây. {WARNING} Có điều riêng, đồng chí {by_name} giữ, không ghi vào sổ.")
        self._words.set_text(text)
        self._closed.hide()
        self._open.show()
        self._timer.start(SHOWN_MS)
        self.opened.emit(self._contact.id)

    @Slot()
    def lock(self) -> None:
        """Takes the words off the screen."""
        self._timer.stop()
        self._words.set_text("")
        self._open.hide()
        self._closed.show()
        self.opened.emit(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.lock()

    def _locked_row(self) -> QWidget:
        part = QFrame()
        part.setProperty("kind", "locked")
        row = QHBoxLayout(part)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(7)
        row.addWidget(icon_label("lock_closed"))
        row.addWidget(self._line, 1)
        row.addWidget(link_button("Mở khóa", self._want, "privateNoteUnlockButton"))
        return part

    def _open_box(self) -> QWidget:
        part = QFrame()
        part.setObjectName("privateNoteBox")
        part.setProperty("kind", "strip")
        part.setProperty("tone", "warn")
        column = QVBoxLayout(part)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(icon_label("lock_open", "warn"))
        head.addWidget(self._title, 1)
        head.addWidget(link_button("Bỏ", self._remove, "privateNoteRemoveButton"))
        head.addWidget(link_button("Khóa lại", self.lock, "privateNoteLockButton"))
        self._aside = label("", "hint", "privateNoteWarning", wrap=True)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addWidget(self._aside)
        return part

    @Slot()
    def _remove(self) -> None:
        if self._contact is not None and self.is_open:
            self.removal_wanted.emit(self._contact.id)

    @Slot()
    def _want(self) -> None:
        if self._contact is not None:
            self.unlock_wanted.emit(self._contact.id)
