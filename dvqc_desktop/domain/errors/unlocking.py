"""Refusals while a book is being unlocked."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class WaitBeforeTrying(AppError):
    """Several wrong passphrases in a row: the next try comes after `seconds`."""

    what: ClassVar[str] = "Chưa thử mật khẩu: vừa gõ sai nhiều lần, còn {seconds} giây nữa mới thử được."
    safe: ClassVar[str] = "Sổ không có gì thay đổi."
    remedy: ClassVar[str] = "Chờ hết thời gian rồi gõ lại, xem phím Caps Lock và bộ gõ."
