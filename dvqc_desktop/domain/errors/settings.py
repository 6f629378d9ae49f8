"""Refusals about the cell's own settings."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class SettingRefusedError(AppError):
    """A setting out of its bounds, or two classes under one name."""

    what: ClassVar[str] = "Chưa ghi được thiết lập “{words}”."
    remedy: ClassVar[str] = "{fault}"
