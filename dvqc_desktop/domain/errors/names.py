"""Refusals while names are hidden on the screen."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class NamesAreHidden(AppError):
    """A text on the screen has hidden names in it: written so, the names would be lost."""

    what: ClassVar[str] = "Chưa ghi: đang che tên nên chữ trong ô có tên người đã rút gọn."
    remedy: ClassVar[str] = "Bấm Ctrl+H để hiện tên, rồi sửa lại chỗ này."
