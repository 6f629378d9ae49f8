"""The plans of a person on the sheet handed over: wish and strengths first, steps as a table."""

from collections.abc import Iterable, Sequence

from dvqc_desktop.domain.codes import PlanKind
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.plans import change_words, direction_words
from dvqc_desktop.domain.timeline import listed
from dvqc_desktop.exports.documents.model import Align, Block, Column, Facts, Table
from dvqc_desktop.services.plans.plan_rows import AimRow, PlanView, SeriesRow, StepRow

SIZE = "sheet.size"
COLUMNS = (Column("Bước"), Column("Người lo", 34), Column("Hạn", 25, Align.CENTER), Column("Kết quả", 45))
KINDS = {PlanKind.MENTORING: "Kế hoạch bồi dưỡng", PlanKind.STRIVING: "Kế hoạch phấn đấu"}


def plan_blocks(plans: Sequence[PlanView], you: str) -> list[tuple[str, tuple[Block, ...]]]:
    """A part of the sheet for each plan, the newest first."""
    return [(_title(plan), _blocks(plan, you)) for plan in plans]


def _title(plan: PlanView) -> str:
    start, end = format_date(plan.dates.period_start), format_date(plan.dates.period_end)
    return f"{KINDS[plan.kind]} từ {start}" + (f" đến {end}" if end else "")


def _blocks(plan: PlanView, you: str) -> tuple[Block, ...]:
    facts = Facts(tuple((label, words) for label, words in _rows(plan, you) if words))
    if not plan.steps:
        return (facts,)
    return (facts, Table(COLUMNS, tuple(_step(row) for row in plan.steps), size=SIZE))


def _rows(plan: PlanView, you: str) -> Iterable[tuple[str, str | None]]:
    text, dates = plan.text, plan.dates
    yield f"{you[:1].upper()}{you[1:]} mong muốn", text.wish
    yield "Đã bàn, đồng ý", format_date(dates.discussed_on) or "chưa ghi ngày, kế hoạch còn là bản thảo"
    yield "Mặt mạnh", listed((row.text for row in plan.strengths), "; ")
    yield "Nhiệm vụ", text.task
    yield "Hoàn cảnh", text.situation
    yield "Điều cần vượt qua", listed((_weakness(plan, place) for place in range(len(plan.weaknesses))), "; ")
    yield "Nguyên nhân", text.causes
    yield "Mục tiêu gần", listed(map(_aim, plan.near_aims), "; ")
    yield "Mục tiêu lâu dài", listed(map(_aim, plan.long_aims), "; ")
    yield "Hướng bồi dưỡng", direction_words(text.direction, text.direction_note)
    yield "Yêu cầu", text.requirement
    yield "Số liệu theo dõi", listed(map(_series, plan.series), "; ")
    yield "Xem lại", listed((f"{format_date(row.reviewed_on)}: {row.text}" for row in plan.reviews), "; ")
    yield "Xem lại lần tới", format_date(dates.review_on)
    yield "Trước và sau", change_words(text.result_before, text.result_after)
    yield "Kết quả", listed((text.result, format_date(dates.closed_on)))


def _weakness(plan: PlanView, place: int) -> str:
    row = plan.weaknesses[place]
    carried = next((strength.text for strength in plan.strengths if strength.id == row.strength_id), None)
    more = listed(
        (f"dựa vào: {carried}" if carried else None, f"người giúp: {row.helped_by}" if row.helped_by else None)
    )
    return f"{row.text.rstrip('.')} ({more})" if more else row.text


def _aim(row: AimRow) -> str:
    reached = f"đạt ngày {format_date(row.reached_on)}" if row.reached_on else None
    due = f"trước {format_date(row.due_on)}" if row.due_on else None
    return f"{row.text.rstrip('.')} ({reached or due})" if reached or due else row.text


def _series(row: SeriesRow) -> str:
    norm = f", định mức {row.norm:g}" if row.norm is not None else ""
    points = f", {len(row.points)} lần ghi, gần nhất {row.points[-1][1]:g}" if row.points else ""
    return f"{row.name} ({row.unit}{norm}){points}"


def _step(row: StepRow) -> tuple[str, str, str, str]:
    done = format_date(row.done_on)
    result = f"{(row.result or 'Xong').rstrip('.')} ({done})" if done else row.result or ""
    return (listed((row.text, row.measure), "; "), row.owner_name or "", format_date(row.due_on), result)
