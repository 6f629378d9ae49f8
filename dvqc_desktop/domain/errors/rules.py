"""Refusals about the rule pack, the data file of Party procedure."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class RulePackDamagedError(AppError):
    """The rule pack cannot be read, or a rule in it is missing or of the wrong kind; `where` names the rule."""

    what: ClassVar[str] = "Tệp quy định của chương trình không dùng được: {where}."
    remedy: ClassVar[str] = "Cài lại chương trình từ bộ cài ban đầu; sổ không bị ảnh hưởng."


class RuleRefusedError(AppError):
    """A cell's own value of a rule that does not fit its unit or bounds, or a rule that is not there."""

    what: ClassVar[str] = "Chưa đổi được quy định “{words}”."
    remedy: ClassVar[str] = "{fault}"
