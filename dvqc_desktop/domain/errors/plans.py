"""Refusals around mentoring plans: what no plan may hold, and what a closed one keeps."""

from typing import ClassVar

from dvqc_desktop.domain.errors.base import AppError


class PlanExists(AppError):
    """`name` already has a plan that is not closed."""

    what: ClassVar[str] = "Chưa lập được kế hoạch mới: {name} đang có một kế hoạch chưa kết thúc."
    remedy: ClassVar[str] = "Sửa kế hoạch đang có, hoặc kết thúc nó rồi lập kế hoạch mới."


class PlanClosed(AppError):
    """The plan of `name` is closed and stays as it was."""

    what: ClassVar[str] = "Chưa sửa được: kế hoạch của {name} đã kết thúc và được giữ nguyên như khi kết thúc."
    remedy: ClassVar[str] = "Lập kế hoạch mới cho kỳ sau."


class PlanIsDraft(AppError):
    """The plan of `name` lacks something (`gaps`, in words) and cannot be closed."""

    what: ClassVar[str] = "Chưa kết thúc được kế hoạch của {name}. {gaps}"
    remedy: ClassVar[str] = "Ghi đủ các mục còn thiếu, rồi kết thúc kế hoạch."


class PlanClassTarget(AppError):
    """A text of the plan makes a class the aim; `text` is what was typed."""

    what: ClassVar[str] = "Chưa ghi được “{text}”: loại không được dùng làm chỉ tiêu trong kế hoạch của ai."
    remedy: ClassVar[str] = "Ghi việc hoặc con số cần đạt, ví dụ “180 cái/công, hàng phải sửa dưới 3%”."


class PlanTextEmpty(AppError):
    """A part of the plan without any word."""

    what: ClassVar[str] = "Chưa ghi được: dòng này còn trống."
    remedy: ClassVar[str] = "Ghi nội dung, hoặc bỏ dòng."


class PlanPeriodReversed(AppError):
    """The plan would end before it starts."""

    what: ClassVar[str] = "Chưa ghi được kỳ kế hoạch: ngày kết thúc {end} trước ngày bắt đầu {start}."
    remedy: ClassVar[str] = "Chọn lại ngày bắt đầu hoặc ngày kết thúc."


class StepOwnerNotMember(AppError):
    """`name` is no member, and steps are owned by members."""

    what: ClassVar[str] = (
        "Chưa giao được bước này cho {name}: người nhận việc trong kế hoạch là đảng viên đang sinh hoạt."
    )
    remedy: ClassVar[str] = "Chọn một đảng viên; người {active} cùng giúp thì ghi ở mục “ai giúp”."


class PlanDayAhead(AppError):
    """A day on which something was done lies in the future; `day` as dd/MM/yyyy."""

    what: ClassVar[str] = "Chưa ghi được: ngày {day} chưa đến."
    remedy: ClassVar[str] = "Ghi ngày đã làm, từ hôm nay trở về trước."


class MeasuresNotAgreed(AppError):
    """`name` has not agreed to figures being kept."""

    what: ClassVar[str] = "Chưa ghi được số liệu: chưa có ngày {name} đồng ý để ghi số liệu của mình."
    remedy: ClassVar[str] = "Hỏi ý kiến anh/chị ấy, ghi ngày đồng ý, rồi mới ghi số liệu."


class WeaknessStrengthElsewhere(AppError):
    """The strength chosen belongs to another plan."""

    what: ClassVar[str] = "Chưa gắn được: mặt mạnh đã chọn không thuộc kế hoạch này."
    remedy: ClassVar[str] = "Chọn một mặt mạnh trong cùng kế hoạch."


class SeriesElsewhere(AppError):
    """The series chosen belongs to another plan."""

    what: ClassVar[str] = "Chưa gắn được: số liệu đã chọn không thuộc kế hoạch này."
    remedy: ClassVar[str] = "Chọn một loại số liệu đang theo dõi trong cùng kế hoạch."
