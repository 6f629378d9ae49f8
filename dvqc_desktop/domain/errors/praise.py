"""Refusals around praise and families to visit."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class PraiseEmpty(AppError):
    """Praise without what it is for."""

    what: ClassVar[str] = "Chưa ghi được: chưa có việc được biểu dương."
    remedy: ClassVar[str] = "Ghi việc đã làm được, một câu."


class PraiseNamesClass(AppError):
    """Praise that names a class; `word` is the word."""

    what: ClassVar[str] = "Chưa ghi được: lời biểu dương có chữ “{word}”, loại chỉ để trong sổ."
    remedy: ClassVar[str] = "Ghi việc hoặc con số đã làm được."


class PraiseDayAhead(AppError):
    """Praise, or agreement, on a day to come; `day` as dd/MM/yyyy."""

    what: ClassVar[str] = "Chưa ghi được: ngày {day} chưa đến."
    remedy: ClassVar[str] = "Ghi ngày đã làm, từ hôm nay trở về trước."


class FamilyPhraseUnknown(AppError):
    """The phrase is not one of the cell's list."""

    what: ClassVar[str] = "Chưa ghi được: câu “{phrase}” không có trong danh sách của tổ."
    remedy: ClassVar[str] = "Chọn một câu trong danh sách, hoặc sửa danh sách câu trước."


class FamilyPhrasesEmpty(AppError):
    """A list of phrases without any."""

    what: ClassVar[str] = "Chưa sửa được danh sách câu: danh sách còn trống."
    remedy: ClassVar[str] = "Ghi ít nhất một câu."
