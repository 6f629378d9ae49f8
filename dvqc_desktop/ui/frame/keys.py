"""The sheet of keys (F1), and F6 from zone to zone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from dvqc_desktop.ui.widgets.basics import label
from dvqc_desktop.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from dvqc_desktop.ui.frame.book_frame import BookFrame

KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+1 … Ctrl+7", "Bảy trang, theo thứ tự ở cột trái"),
    ("Ctrl+Tab", "Trang sau (Ctrl+Shift+Tab: trang trước)"),
    ("F6, Shift+F6", "Sang vùng sau, vùng trước của cửa sổ"),
    ("Ctrl+F", "Ô lọc của trang"),
    ("F3", "Tìm người trong cả sổ"),
    ("Ctrl+N", "Thêm mới ở trang đang mở"),
    ("Ctrl+G", "Ghi lần gặp"),
    ("Ctrl+T", "Nhập kết quả gặp cả tuần, theo thứ tự của phiếu"),
    ("F2, Enter, Esc", "Sửa ô; mở; bỏ sửa hoặc đóng"),
    ("F5", "Mọi việc về người đang chọn, theo ngày"),
    ("F7, F8", "Đổi người phụ trách; đổi loại (ở trang Quần chúng)"),
    ("Shift+F7", "Thôi phân công phụ trách (ở trang Quần chúng)"),
    ("F2, Delete", "Sửa thông tin; rời danh sách (ở trang Quần chúng)"),
    ("F12", "Lịch sử sổ"),
    ("F11, F9", "Viết biên bản chữ lớn; mục sau (Shift+F9: trước)"),
    ("Ctrl+B, Ctrl+I", "Chữ đậm, chữ nghiêng trong biên bản"),
    ("Shift+F10", "Menu của dòng hoặc thẻ đang chọn"),
    ("Alt+Lên, Alt+Xuống", "Chuyển mục chương trình lên, xuống"),
    ("1, 2, 3, 4", "Điểm danh: có mặt, vắng có lý do, không lý do, muộn"),
    ("Dấu cách", "Điểm danh: có mặt rồi xuống dòng"),
    ("Ctrl+Enter", "Ghi và đóng hộp thoại"),
    ("Dấu cách, Delete", "Sổ kiến nghị: đã báo lại hôm nay; bỏ khỏi sổ"),
    ("F4", "Mở danh sách hoặc lịch của ô"),
    ("Ctrl+Z, Ctrl+Y", "Hoàn tác, làm lại"),
    ("Ctrl+P", "Xem trước khi in"),
    ("Ctrl+cộng, Ctrl+trừ", "Cỡ chữ lớn, cỡ chữ vừa"),
    ("Ctrl+H", "Che tên trên màn hình (anh C., chị D.), hiện lại"),
    ("Ctrl+L", "Khóa sổ"),
)


def show_keys(parent: QWidget) -> Dialog:
    """Opens the sheet of keys, in two columns: in one it is higher than the screen."""
    dialog = Dialog(parent, "Bảng phím tắt", "keySheetDialog")
    dialog.body.addWidget(label("Bảng phím tắt", "section"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(5)
    half = (len(KEYS) + 1) // 2
    for number, (keys, words) in enumerate(KEYS):
        side, row = divmod(number, half)
        grid.addWidget(label(keys, "strong"), row, 2 * side)
        grid.addWidget(label(words), row, 2 * side + 1)
    dialog.body.addLayout(grid)
    dialog.add_primary("Đóng", dialog.close)
    dialog.open()
    return dialog


def next_zone(zones: list[QWidget], step: int) -> None:
    """Moves the focus to the first widget of the zone after (1) or before (-1) the one that has it."""
    shown = [zone for zone in zones if zone.isVisible()]
    if not shown:
        return
    focus = QApplication.focusWidget()
    now = next((index for index, zone in enumerate(shown) if focus is not None and _holds(zone, focus)), -1)
    for distance in range(1, len(shown) + 1):
        if _enter(shown[(now + step * distance) % len(shown)]):
            return


def keys_of_frame(frame: BookFrame) -> list[QShortcut]:
    """Makes the keys that are in no menu: larger type, from zone to zone, from page to page."""
    made = []
    for keys, act in (
        ("Ctrl++", partial(frame.acts.set_larger, True)),
        ("Ctrl+=", partial(frame.acts.set_larger, True)),
        ("Ctrl+-", partial(frame.acts.set_larger, False)),
        ("F6", partial(_turn_zone, frame, 1)),
        ("Shift+F6", partial(_turn_zone, frame, -1)),
        ("Ctrl+Tab", partial(_turn_page, frame, 1)),
        ("Ctrl+Shift+Tab", partial(_turn_page, frame, -1)),
    ):
        shortcut = QShortcut(QKeySequence(keys), frame.window)
        shortcut.activated.connect(act)
        made.append(shortcut)
    return made


def _turn_page(frame: BookFrame, step: int) -> None:
    tabs = frame.nav.tabs
    tabs.setCurrentIndex((tabs.currentIndex() + step) % tabs.count())


def _turn_zone(frame: BookFrame, step: int) -> None:
    page = frame.shelf.current()
    zones: list[QWidget] = [frame.nav.tabs, frame.nav.foot, frame.search]
    if page is not None:
        zones += page.zones()
    next_zone([*zones, frame.status], step)


def _holds(zone: QWidget, widget: QWidget) -> bool:
    return zone is widget or zone.isAncestorOf(widget)


def _enter(zone: QWidget) -> bool:
    for widget in [zone, *zone.findChildren(QWidget)]:
        takes_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if takes_tab and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
