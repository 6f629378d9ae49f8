"""The first page: which book, its passphrase, and what went wrong in one sentence. It shows no names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.ui import theme
from dvqc_desktop.ui.jobs import Jobs
from dvqc_desktop.ui.marks import app_mark
from dvqc_desktop.ui.opening.books import begin_key, key_of, needs_repair, open_with_passphrase, seconds_to_wait
from dvqc_desktop.ui.user_settings import UserSettings
from dvqc_desktop.ui.widgets.basics import button, icon_label, label, link_button
from dvqc_desktop.ui.widgets.passphrase import PassphraseEdit, PassphraseHint
from dvqc_desktop.wiping import wipe

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

APP_TITLE = "Sổ công tác quần chúng"
FOOT_WORDS = (
    "Sổ được mã hóa bằng mật khẩu này, không ai lấy lại được. Nếu quên, dùng phiếu khôi phục đã in và cất khi lập sổ."
)
FILE_KINDS = "Sổ (*.dvqc)"


class UnlockPage(QWidget):
    """Opens a book; `opened` carries the open Database, `damaged` the path and what gives the key for a file's salt."""

    opened = Signal(object)
    new_wanted = Signal()
    code_wanted = Signal(object)
    damaged = Signal(object, object)

    def __init__(self, jobs: Jobs, settings: UserSettings) -> None:
        super().__init__()
        self.setObjectName("unlockPage")
        self._jobs = jobs
        self._settings = settings
        self._combo = QComboBox()
        self._combo.setObjectName("bookCombo")
        self._edit = PassphraseEdit("passphraseEdit", "showPassphraseButton")
        self._edit.setMinimumHeight(theme.px(30))
        self._error = label("", "error", "unlockErrorLabel", wrap=True)
        self._error_row = _marked(icon_label("error_circle_filled", "danger"), self._error)
        self._hint_row = PassphraseHint("capsLockLabel", self._edit)
        self._button = button("Mở sổ", "lock_open", "primary", "unlockButton")
        self._button.setMinimumHeight(theme.px(36))
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._build()
        self._edit.returnPressed.connect(self._try)
        self._button.clicked.connect(self._try)
        self._combo.currentIndexChanged.connect(self._book_changed)
        self._wait.timeout.connect(self._count_down)

    def show_books(self, chosen: Path | None = None) -> None:
        """Lists the recent books, with `chosen` first and selected; clears what was typed."""
        books = self._settings.recent_books()
        if chosen is not None:
            books = [chosen, *[book for book in books if book != chosen]]
        self._combo.blockSignals(True)
        self._combo.clear()
        for book in books:
            self._combo.addItem(f"{book.stem} ({book})", book)
        self._combo.setPlaceholderText("Chưa mở sổ nào trên máy này")
        self._combo.setCurrentIndex(0 if books else -1)
        self._combo.blockSignals(False)
        self._edit.clear()
        self._edit.hide_text()
        self._hint_row.hide()
        self.say_error("")
        QTimer.singleShot(0, self._count_down)  # what it needs is imported after the first paint

    def book(self) -> Path | None:
        """The book now chosen."""
        found = self._combo.currentData()
        return found if isinstance(found, Path) else None

    def say_error(self, text: str) -> None:
        """Shows one sentence under the field; an empty one hides it."""
        self._error.setText(text)
        self._error_row.setVisible(bool(text))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._edit.setFocus()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.addStretch(3)
        outer.addLayout(_centred(self._card()))
        outer.addSpacing(12)
        foot = label(FOOT_WORDS, "hint", wrap=True)
        foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        foot.setFixedWidth(theme.px(440))
        outer.addLayout(_centred(foot))
        outer.addStretch(4)

    def _card(self) -> QWidget:
        card = QFrame()
        card.setProperty("kind", "card")
        card.setFixedWidth(theme.px(440))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(28, 24, 28, 16)
        inside.setSpacing(6)
        inside.addWidget(_title())
        inside.addSpacing(8)
        inside.addWidget(label("Mở sổ", "secondary"))
        inside.addWidget(self._combo)
        inside.addSpacing(6)
        inside.addWidget(label("Mật khẩu sổ", "secondary"))
        inside.addWidget(self._edit)
        inside.addWidget(self._error_row)
        inside.addWidget(self._hint_row)
        inside.addSpacing(6)
        inside.addWidget(self._button)
        inside.addSpacing(4)
        links = QHBoxLayout()
        links.addWidget(link_button("Sổ khác…", self._choose_file, "otherBookLink"))
        links.addStretch(1)
        links.addWidget(link_button("Tạo sổ mới…", self.new_wanted.emit, "newBookLink"))
        links.addStretch(1)
        links.addWidget(link_button("Quên mật khẩu", self._ask_for_code, "forgottenLink"))
        inside.addLayout(links)
        return card

    @Slot()
    def _book_changed(self) -> None:
        self.say_error("")
        self._count_down()

    @Slot()
    def _try(self) -> None:
        path = self.book()
        if path is None:
            self.say_error("Chọn sổ trước: bấm “Sổ khác…” hoặc “Tạo sổ mới…”.")
        elif self._edit.is_blank():
            self.say_error("Gõ mật khẩu của sổ.")
        elif not self._button.isEnabled():
            return
        else:
            self._set_working(True)
            passphrase = self._edit.text()
            begun = begin_key(path, passphrase)
            self._jobs.run_quietly(
                lambda _progress: open_with_passphrase(path, passphrase, begun),
                lambda database: self._done(database, passphrase),
                lambda error: self._failed(error, path, passphrase),
            )

    def _done(self, database: Database, passphrase: str) -> None:
        wipe(passphrase)
        self._set_working(False)
        self._edit.clear()
        self._edit.hide_text()
        self.opened.emit(database)

    def _failed(self, error: AppError, path: Path, passphrase: str) -> None:
        self._set_working(False)
        if needs_repair(error):
            self._edit.clear()
            self.damaged.emit(path, lambda salt: key_of(passphrase, salt))
        else:
            wipe(passphrase)
        what, _safe, remedy = error.parts
        self.say_error(f"{what} {remedy}".strip())
        self._edit.setFocus()
        self._edit.selectAll()
        self._count_down()

    def _set_working(self, working: bool) -> None:
        self._button.setEnabled(not working)
        self._button.setText("Đang mở sổ" if working else "Mở sổ")

    @Slot()
    def _count_down(self) -> None:
        """Keeps the button asleep while the pause after wrong tries lasts, and says how long."""
        path = self.book()
        seconds = seconds_to_wait(path) if path is not None else 0
        self._button.setEnabled(not seconds)
        self._button.setText(f"Chờ {seconds} giây rồi thử lại" if seconds else "Mở sổ")
        if seconds:
            self._wait.start()
        else:
            self._wait.stop()

    def _choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, "Chọn sổ", "", FILE_KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._file_chosen)
        dialog.open()

    @Slot(str)
    def _file_chosen(self, file: str) -> None:
        self.show_books(Path(file))
        self._edit.setFocus()

    def _ask_for_code(self) -> None:
        path = self.book()
        if path is None:
            self.say_error("Chọn sổ trước, rồi mở bằng mã trên phiếu khôi phục.")
        else:
            self.code_wanted.emit(path)


def _centred(widget: QWidget) -> QHBoxLayout:
    """In the middle of the line, with the height that its width asks for."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row


def _title() -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    mark = QLabel()
    mark.setPixmap(app_mark(32, mark.devicePixelRatioF()))
    mark.setFixedSize(QSize(32, 32))
    layout.addWidget(mark)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(APP_TITLE, "person"))
    words.addWidget(label("Đang khóa", "secondary"))
    layout.addLayout(words, 1)
    return row


def _marked(icon: QLabel, words: QLabel) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 2, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    row.hide()
    return row
