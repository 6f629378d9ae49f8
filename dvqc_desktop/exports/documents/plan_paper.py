"""A plan on paper, for the member who helps and for the talk with the person: wish and strengths first, then steps.

What is left in the book (product.md, principles 1 to 3; design §5): class, aspect, weaknesses and their causes, the
situation at home, who helps with which weakness. A line in which a word for a class stands is left out as well and
counted at the end. Figures are those the person agreed to. The person's own sheet, which the law asks for, is another
paper and shows the weaknesses: it is handed to him or her alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dvqc_desktop.domain.codes import PlanKind, PlanState
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.measures import figure_words
from dvqc_desktop.domain.name_hiding import without_names
from dvqc_desktop.domain.names import group_words
from dvqc_desktop.domain.plans import change_words, direction_words
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.domain.timeline import listed
from dvqc_desktop.domain.withheld import withheld_word
from dvqc_desktop.exports.documents.group_paper import NUMBER
from dvqc_desktop.exports.documents.heads import foot_line
from dvqc_desktop.exports.documents.model import (
    Align,
    Block,
    Column,
    Facts,
    Heading,
    ItemList,
    Paper,
    Paragraph,
    Run,
    Table,
    Title,
)
from dvqc_desktop.services.plans.plan_rows import AimRow, PlanView, SeriesRow, StepRow
from dvqc_desktop.services.plans.plan_snapshot import PlanSheet
from dvqc_desktop.services.unit import Unit

NAMES = {PlanKind.MENTORING: "Kế hoạch bồi dưỡng", PlanKind.STRIVING: "Kế hoạch phấn đấu"}
SIZE = "sheet.size"
COLUMNS = (
    NUMBER,
    Column("Việc"),
    Column("Người làm", 31),
    Column("Hạn", 24, Align.CENTER),
    Column("Đo bằng", 33),
    Column("Kết quả", 33),
)


@dataclass(frozen=True, slots=True)
class PlanPrint:
    """What papers of plans share: the unit, the day of printing, and the words that stay in the book."""

    unit: Unit
    printed_on: date
    withheld: tuple[str, ...]


@dataclass(slots=True)
class Sieve:
    """Lets a text through unless a word that stays in the book stands in it; counts those kept back.

    Where `hidden` names people, what is let through says "một người" instead.
    """

    words: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    kept_back: int = field(default=0)

    def of(self, text: str | None) -> str:
        """The text, or nothing where it stays in the book."""
        if not text or withheld_word(text, self.words) is None:
            return without_names(text, self.hidden) if text and self.hidden else text or ""
        self.kept_back += 1
        return ""

    def each(self, texts: Iterable[str]) -> str:
        """One text a line."""
        return "\n".join(passed for text in texts if (passed := self.of(text)))


def plan_paper(sheet: PlanSheet, shared: PlanPrint, rules: RulePack) -> Paper:
    """One plan as a paper; of a closed one what was frozen when it was closed."""
    plan, sieve = sheet.plan, Sieve(shared.withheld)
    name = NAMES[plan.kind]
    blocks: list[Block] = [Facts(tuple((words, text) for words, text in _facts(sheet, sieve) if text))]
    blocks += step_table(plan, sieve)
    for title, lines in (
        (f"Số liệu đã đồng ý theo dõi (ngày {format_date(plan.dates.measures_agreed_on)})", _figures(plan, sieve)),
        ("Các lần xem lại", plan_reviews(plan, sieve)),
        ("Kết quả cuối kỳ", _result(plan, sieve)),
    ):
        if lines:
            blocks += [Heading(title, 2), ItemList(tuple(lines))]
    if sieve.kept_back:
        blocks.append(Paragraph((Run(f"{sieve.kept_back} dòng chỉ để trong sổ.", italic=True),), indent=False))
    subject = listed((plan.person_name, _place(sheet)))
    foot = foot_line(shared.unit, shared.printed_on, rules)
    return Paper(name, tuple(blocks), None, Title(paper_heading(plan, name), subject), foot)


def paper_heading(plan: PlanView, name: str) -> str:
    """The kind of paper, a draft said to be one."""
    return f"{name} (bản nháp)" if plan.state is PlanState.DRAFT else name


def _place(sheet: PlanSheet) -> str:
    trade = sheet.trade[:1].lower() + sheet.trade[1:]
    craft = " bậc ".join(part for part in (trade, sheet.grade) if part)
    return listed((craft, group_words(sheet.group) if sheet.group else None))


def _facts(sheet: PlanSheet, sieve: Sieve) -> Iterator[tuple[str, str]]:
    plan = sheet.plan
    text, dates = plan.text, plan.dates
    end = f" đến {format_date(dates.period_end)}" if dates.period_end else ""
    discussed = f"ngày {format_date(dates.discussed_on)}" if dates.discussed_on else "chưa bàn, còn là bản nháp"
    yield "Kỳ kế hoạch", f"từ {format_date(dates.period_start)}{end}"
    yield "Mong muốn", sieve.of(text.wish)
    yield "Đã bàn, đồng ý", discussed
    yield "Mặt mạnh", sieve.each(row.text for row in plan.strengths)
    yield "Nhiệm vụ", sieve.of(text.task)
    yield "Hướng", sieve.of(direction_words(text.direction, text.direction_note))
    yield "Yêu cầu", sieve.of(text.requirement)
    yield "Mục tiêu gần", sieve.each(map(_aim, plan.near_aims))
    yield "Mục tiêu lâu dài", sieve.each(map(_aim, plan.long_aims))
    yield "Người phụ trách", sheet.holder
    yield "Cùng giúp", listed(sheet.helpers)
    yield "Xem lại", format_date(dates.review_on)


def _aim(row: AimRow) -> str:
    reached = f"đạt ngày {format_date(row.reached_on)}" if row.reached_on else ""
    due = f"đến {format_date(row.due_on)}" if row.due_on else ""
    return f"{row.text.rstrip('.')} ({reached or due})" if reached or due else row.text


def step_table(plan: PlanView, sieve: Sieve) -> Sequence[Block]:
    """The steps under their heading."""
    if not plan.steps:
        return ()
    rows = tuple((str(place), *_step(row, sieve)) for place, row in enumerate(plan.steps, start=1))
    return (Heading("Các bước", 2), Table(COLUMNS, rows, size=SIZE))


def _step(row: StepRow, sieve: Sieve) -> tuple[str, ...]:
    done = format_date(row.done_on)
    result = sieve.of(row.result)
    ended = f"{(result or 'Xong').rstrip('.')} ({done})" if done else result
    return (sieve.of(row.text), row.owner_name or "", format_date(row.due_on), sieve.of(row.measure), ended)


def _figures(plan: PlanView, sieve: Sieve) -> list[str]:
    """Each series in one line: "Sản lượng QĐ 14 mỗi ngày: từ 126 (28/09/2026) đến 166 (19/11/2026) cái/công"."""
    if plan.dates.measures_agreed_on is None:
        return []
    return [line for row in plan.series if (line := sieve.of(_series(row)))]


def _series(row: SeriesRow) -> str:
    norm = f"; định mức {figure_words(row.norm)}" if row.norm is not None else ""
    if not row.points:
        return f"{row.name} ({row.unit}){norm}: chưa ghi con số nào."
    (first, before), (last, after) = row.points[0], row.points[-1]
    span = f"từ {figure_words(before)} ({format_date(first)}) đến {figure_words(after)} ({format_date(last)})"
    return f"{row.name}: {span} {row.unit}{norm}."


def plan_reviews(plan: PlanView, sieve: Sieve) -> list[str]:
    """Looks back at the plan, the oldest first."""
    told = (f"{format_date(row.reviewed_on)}: {row.text}" for row in reversed(plan.reviews))
    return [line for text in told if (line := sieve.of(text))]


def _result(plan: PlanView, sieve: Sieve) -> list[str]:
    if plan.dates.closed_on is None:
        return []
    change = change_words(plan.text.result_before, plan.text.result_after)
    ended = f"{(plan.text.result or '').rstrip('.')} (kết thúc ngày {format_date(plan.dates.closed_on)})."
    return [line for text in (change, ended) if (line := sieve.of(text))]
