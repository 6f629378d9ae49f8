"""What the menus and the navigation's foot do with the open book."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from dvqc_desktop import __version__
from dvqc_desktop.ui.frame.history_menu import history_entries
from dvqc_desktop.ui.frame.key_menu import key_entries
from dvqc_desktop.ui.frame.keys import show_keys
from dvqc_desktop.ui.frame.menus import Entry, Menu
from dvqc_desktop.ui.frame.nav import PAGES
from dvqc_desktop.ui.frame.print_menu import print_menu
from dvqc_desktop.ui.opening.empty_book import GuideActs
from dvqc_desktop.ui.opening.sample_book import open_sample
from dvqc_desktop.ui.opening.unlock import APP_TITLE, FILE_KINDS
from dvqc_desktop.ui.pages.base import Page, PageName
from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvqc_desktop.ui.frame.book_frame import BookFrame

UNDO_WORDS = "&Hoàn tác"
REDO_WORDS = "Làm &lại"


class BookActs(QObject):
    """The acts on the book as a whole; those of one page are handed on to the page shown."""

    def __init__(self, frame: BookFrame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._window = frame.window
        self._store = frame.store
        self._undo_label: str | None = None
        self._redo_label: str | None = None

    def footer(self) -> list[tuple[str, str, Callable[[], object]]]:
        """The lines at the foot of the navigation."""
        return [
            ("Sao lưu", "usb_stick", self.open_backup),
            ("Thiết lập", "settings", self._edit_settings),
            ("Khóa sổ", "lock_closed", self._window.lock_book),
        ]

    def menus(self) -> tuple[Menu, ...]:
        """All menus of the bar."""
        return (self._file_menu(), self._edit_menu(), self._view_menu(), self._work_menu(), *self._last_menus())

    @Slot()
    def undo(self) -> None:
        """Takes the last act back and says so."""
        label_before = self._undo_label
        if self._store.undo() is not None and label_before:
            self._frame.status.say(f"Đã hoàn tác: {label_before}.")

    @Slot()
    def redo(self) -> None:
        """Does again what was taken back last and says so."""
        label_before = self._redo_label
        if self._store.redo() is not None and label_before:
            self._frame.status.say(f"Đã làm lại: {label_before}.", undoable=True)

    def refresh(self) -> None:
        """Names the acts that undo and redo would move."""
        labels = self._store.undo_label(), self._store.redo_label()
        self._undo_label, self._redo_label = (self._store.veiled(one) if one else None for one in labels)
        for name, words, act in (
            ("undoAction", UNDO_WORDS, self._undo_label),
            ("redoAction", REDO_WORDS, self._redo_label),
        ):
            self._frame.menus.rename(name, f"{words}: {act}" if act else words)
        self._frame.menus.refresh()

    def open_backup(self) -> None:
        """Shows how well the book is kept, its copies, and the way back to one of them."""
        from dvqc_desktop.ui.dialogs.upkeep.dialog import BackupDialog

        BackupDialog(self._frame).open()

    def guide(self) -> GuideActs:
        """What the guide of a new book does."""
        return GuideActs(
            edit_unit=self._edit_unit,
            add_member=partial(self._new_item_on, PageName.MEMBERS),
            import_members=partial(self._import, "members"),
            import_workers=partial(self._import, "workers"),
            add_worker=partial(self._new_item_on, PageName.BOARD),
            open_board=partial(self._frame.navigate, PageName.BOARD),
            open_sample=self._open_sample,
        )

    def _file_menu(self) -> Menu:
        return Menu(
            "&Tệp",
            (
                Entry("&Mở sổ khác…", self._open_other, "Ctrl+O", "folder_open"),
                Entry("&Tạo sổ mới…", self._window.make_new_book, "", "add"),
                None,
                Entry("Nhập &đảng viên từ Excel…", partial(self._import, "members"), "", "document_table"),
                Entry("Nhập &quần chúng từ Excel…", partial(self._import, "workers"), "", "document_table"),
                None,
                Entry("Thông tin đơ&n vị…", self._edit_unit, "", "edit"),
                Entry("Thiết &lập…", self._edit_settings),
                Entry("&Sao lưu…", self.open_backup, "", "save"),
                Entry("&Khóa sổ", self._window.lock_book, "Ctrl+L", "lock_closed"),
                None,
                *key_entries(self._frame),
                None,
                Entry("T&hoát", self._window.close, "Alt+F4"),
            ),
        )

    def _edit_menu(self) -> Menu:
        can_undo = lambda: self._undo_label is not None  # noqa: E731
        can_redo = lambda: self._redo_label is not None  # noqa: E731
        return Menu(
            "&Sửa",
            (
                Entry(UNDO_WORDS, self.undo, "Ctrl+Z", "arrow_undo", "undoAction", can_undo),
                Entry(REDO_WORDS, self.redo, "Ctrl+Y", "arrow_redo", "redoAction", can_redo),
                None,
                Entry("&Lọc ở trang này", self._focus_filter, "Ctrl+F", "filter", "", self._has_filter),
                Entry("&Tìm người trong cả sổ", self._focus_search, "F3", "search"),
                *history_entries(self._frame),
            ),
        )

    def _view_menu(self) -> Menu:
        pages = tuple(
            Entry(words, partial(self._frame.navigate, name), f"Ctrl+{number}")
            for number, (name, words, _icon) in enumerate(PAGES, start=1)
        )
        settings = self._window.settings
        return Menu(
            "&Xem",
            (
                *pages,
                None,
                Entry("Che tê&n", self._frame.hiding.toggle, "Ctrl+H", "eye", "hideNamesAction", checked=self._hidden),
                Entry("Giao diện &tối", self._toggle_dark, name="darkAction", checked=lambda: settings.dark),
                Entry("Cỡ chữ &lớn", self._toggle_larger, name="largerAction", checked=lambda: settings.larger),
            ),
        )

    def _work_menu(self) -> Menu:
        return Menu(
            "&Nghiệp vụ",
            (
                self._entry_of_page("&Thêm mới ở trang này", "new_item", "Ctrl+N", "add"),
                Entry("&Ghi lần gặp…", self._record_contact, "Ctrl+G", "edit"),
                Entry("&Nhập sau ngày gặp…", self._enter_contact_day, "Ctrl+T", "people_checkmark"),
                Entry("&Mọi việc về người đang chọn…", self._show_person, "F5", "history", "", self._person_chosen),
                None,
                Entry("Tổng &hợp báo cáo các chi bộ…", self._consolidate, "", "document_table", "consolidateAction"),
            ),
        )

    def _last_menus(self) -> tuple[Menu, Menu]:
        preview = self._entry_of_page("&Xem trước khi in", "print_current", "Ctrl+P", "print")
        keys = Entry("&Bảng phím tắt", lambda: show_keys(self._window), "F1", "info")
        return print_menu(self._frame, preview), Menu("Trợ &giúp", (keys, Entry("&Về phần mềm", self._about)))

    def _page(self) -> Page | None:
        return self._frame.shelf.current()

    def _offers(self, method: str) -> bool:
        """True when the page shown has an act of its own under this name."""
        page = self._page()
        return page is not None and getattr(type(page), method) is not getattr(Page, method)

    def _has_filter(self) -> bool:
        page = self._page()
        return page is not None and page.filter_edit() is not None

    def _focus_filter(self) -> None:
        page = self._page()
        edit = page.filter_edit() if page is not None else None
        if edit is not None:
            edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            edit.selectAll()

    def _focus_search(self) -> None:
        self._frame.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._frame.search.selectAll()

    def _entry_of_page(self, words: str, method: str, keys: str, icon: str) -> Entry:
        return Entry(words, partial(self._ask_page, method), keys, icon, "", partial(self._offers, method))

    def _ask_page(self, method: str) -> None:
        page = self._page()
        if page is not None:
            getattr(page, method)()

    def _record_contact(self) -> None:
        from dvqc_desktop.ui.dialogs.contact import open_contact_dialog

        page = self._page()
        open_contact_dialog(self._window, self._frame.context, page.current_person() if page is not None else None)

    def _person_chosen(self) -> bool:
        return self._frame.shelf.shown_person() is not None

    def _show_person(self) -> None:
        person_id = self._frame.shelf.shown_person()
        if person_id is not None:
            self.open_person(person_id)

    def open_person(self, person_id: int) -> None:
        """Shows everything about one person."""
        from dvqc_desktop.ui.dialogs.person_page.dialog import open_person_page

        open_person_page(self._window, self._frame.context, person_id)

    def _enter_contact_day(self) -> None:
        from dvqc_desktop.ui.dialogs.contact_day.dialog import open_contact_day

        open_contact_day(self._window, self._frame.context)

    def _consolidate(self) -> None:
        from dvqc_desktop.ui.dialogs.consolidation import open_consolidation

        open_consolidation(self._window, self._frame.context.jobs)

    def _import(self, kind: str) -> None:
        from dvqc_desktop.ui.dialogs.import_wizard import open_import

        open_import(self._window, self._frame.context, kind)

    def _open_other(self) -> None:
        dialog = QFileDialog(self._window, "Mở sổ khác", "", FILE_KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self._window.open_path(Path(file)))
        dialog.open()

    def _edit_unit(self) -> None:
        from dvqc_desktop.ui.dialogs.unit import UnitDialog

        UnitDialog(self._window, self._frame.context).open()

    def _edit_settings(self) -> None:
        from dvqc_desktop.ui.dialogs.settings import SettingsDialog

        SettingsDialog(self._window, self._frame.context).open()

    def _new_item_on(self, name: PageName) -> None:
        self._frame.navigate(name)
        self._ask_page("new_item")

    def _open_sample(self) -> None:
        window = self._window
        window.jobs.run("Đang chuẩn bị sổ mẫu", lambda _progress: open_sample(), window.take_sample)

    def _hidden(self) -> bool:
        return self._store.hides_names

    def _toggle_dark(self) -> None:
        self._window.settings.dark = not self._window.settings.dark
        self._window.dress()

    def _toggle_larger(self) -> None:
        self.set_larger(not self._window.settings.larger)

    def set_larger(self, larger: bool) -> None:
        """Larger or usual type."""
        if self._window.settings.larger != larger:
            self._window.settings.larger = larger
            self._window.dress()

    def _about(self) -> None:
        dialog = Dialog(self._window, "Về phần mềm", "aboutDialog")
        dialog.body.addWidget(label(f"{APP_TITLE}, bản {__version__}", "section"))
        for line in (
            "Sổ công tác riêng của chi bộ, tổ đảng. Chạy trên máy này, không nối mạng.",
            "Chữ: Noto Sans, Tinos (OFL 1.1). Biểu tượng: Fluent UI System Icons (MIT).",
        ):
            dialog.body.addWidget(label(line))
        dialog.add_primary("Đóng", dialog.close)
        dialog.open()
