"""Refusals while a proposal is worked out."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class AdviceStoppedError(AppError):
    """The process that works out a proposal ended before it was finished."""

    what: ClassVar[str] = "Chưa lập được đề nghị: phần tính bị dừng giữa chừng."
    remedy: ClassVar[str] = "Đóng bớt chương trình khác, rồi mở lại đề nghị."
