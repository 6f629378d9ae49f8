"""A team's problem as a working paper: what is good first, causes by area and through whom, steps, figures, praise.

No worker is named in what is told of the problem; those with a post stand where a cause is solved through them. A
line in which a word for a class stands is left out and counted at the end, as on any paper of a plan.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.plans import change_words
from dvqc_desktop.domain.team_plans import AREA_WORDS, NO_AREA, ahead_words
from dvqc_desktop.exports.documents.group_paper import NUMBER
from dvqc_desktop.exports.documents.heads import foot_line
from dvqc_desktop.exports.documents.model import (
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
from dvqc_desktop.exports.documents.plan_paper import SIZE, Sieve, paper_heading, plan_reviews, step_table
from dvqc_desktop.services.contacts.praise import TeamPraise, praise_of_team
from dvqc_desktop.services.contacts.proposals import all_worker_names
from dvqc_desktop.services.leaving_words import withheld_words
from dvqc_desktop.services.plans.plan_rows import PlanView
from dvqc_desktop.services.plans.plan_sheet import plan_sheet
from dvqc_desktop.services.plans.team_plans import WHOLE_TEAM, figure_cells
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

NAME = "Việc của tổ"
CAUSES = (NUMBER, Column("Thuộc về", 32), Column("Nguyên nhân"), Column("Giải quyết qua", 58))
FIGURES = (
    Column("Con số của cả tổ"),
    Column("Kế hoạch", 26),
    Column("Mức", 26),
    Column("Lúc đầu", 38),
    Column("Mới nhất", 38),
)


def team_document(database: "Database", plan_id: int) -> Paper:
    """One plan of the team, a closed one as it was."""
    plan = database.read(plan_sheet, plan_id).plan
    rules, today = database.read(rules_in_force), clock.today()
    sieve = Sieve(database.read(withheld_words), database.read(all_worker_names))
    blocks: list[Block] = [Facts(tuple((words, text) for words, text in _facts(plan, sieve) if text))]
    blocks += _table("Nguyên nhân", CAUSES, _causes(plan, sieve))
    blocks += step_table(plan, sieve)
    blocks += _table("Trước và nay", FIGURES, [figure_cells(row) for row in plan.series if sieve.of(row.name)])
    for title, lines in (
        ("Các lần xem lại", plan_reviews(plan, sieve)),
        ("Kết quả, biểu dương", _end(plan, database.read(praise_of_team, plan_id), sieve)),
    ):
        if lines:
            blocks += [Heading(title, 2), ItemList(tuple(lines))]
    if sieve.kept_back:
        blocks.append(Paragraph((Run(f"{sieve.kept_back} dòng chỉ để trong sổ.", italic=True),), indent=False))
    foot = foot_line(database.read(get_unit), today, rules)
    return Paper(NAME, tuple(blocks), None, Title(paper_heading(plan, NAME), plan.person_name), foot)


def _facts(plan: PlanView, sieve: Sieve) -> Iterator[tuple[str, str]]:
    dates = plan.dates
    end = f" đến {format_date(dates.period_end)}" if dates.period_end else ""
    yield "Của", plan.group_name or WHOLE_TEAM
    yield "Thời gian", f"từ {format_date(dates.period_start)}{end}"
    yield (
        "Đã bàn với tổ",
        f"ngày {format_date(dates.discussed_on)}" if dates.discussed_on else "chưa bàn, còn là bản nháp",
    )
    yield "Điều tổ đang làm tốt", sieve.each(row.text for row in plan.strengths)
    yield "Tình hình", sieve.of(plan.text.wish)
    yield "Cần đạt", sieve.each(row.text for row in plan.near_aims)
    yield "Yêu cầu", sieve.of(plan.text.requirement)
    yield "Ghi thêm", sieve.of(plan.text.causes)
    yield "Xem lại", format_date(dates.review_on)


def _causes(plan: PlanView, sieve: Sieve) -> list[tuple[str, ...]]:
    rows = [
        (AREA_WORDS[row.area] if row.area is not None else NO_AREA, text, row.helped_by or "")
        for row in plan.weaknesses
        if (text := sieve.of(row.text))
    ]
    return [(str(place), *row) for place, row in enumerate(rows, start=1)]


def _end(plan: PlanView, praise: Sequence[TeamPraise], sieve: Sieve) -> list[str]:
    if plan.dates.closed_on is None:
        return []
    change = change_words(plan.text.result_before, plan.text.result_after)
    early = ahead_words(plan.dates.period_end, plan.dates.closed_on)
    ended = f"{(plan.text.result or '').rstrip('.')} (kết thúc ngày {format_date(plan.dates.closed_on)}, {early})."
    told = [f"Biểu dương ngày {format_date(one.on)}: {one.text}" for one in reversed(praise)]
    return [line for text in (change, ended.replace(", )", ")"), *told) if (line := sieve.of(text))]


def _table(title: str, columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]]) -> Sequence[Block]:
    return (Heading(title, 2), Table(columns, tuple(rows), size=SIZE)) if rows else ()
