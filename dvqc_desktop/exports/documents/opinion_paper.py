"""Papers of the workers' criticism: blank unsigned slips, and the sheet of answers read to the team."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.dates import format_date, format_day_month
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.name_hiding import without_names
from dvqc_desktop.domain.opinions import body_words
from dvqc_desktop.domain.periods import quarter_of
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.group_paper import NUMBER, SIZE
from dvqc_desktop.exports.documents.heads import foot_line, unit_words
from dvqc_desktop.exports.documents.model import (
    Align,
    Block,
    Column,
    Heading,
    OpinionSlips,
    Paper,
    Paragraph,
    Run,
    Table,
    Title,
)
from dvqc_desktop.services.contacts.opinion_reading import (
    OpinionRow,
    PromiseRow,
    list_opinions,
    list_sessions,
    promised_before,
    worker_names,
)
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import Unit, get_unit

if TYPE_CHECKING:
    from dvqc_desktop.db.engine import Database

SLIPS = "Phiếu góp ý"
ANSWERS = "Trả lời ý kiến góp ý của quần chúng"
LATER = "Chưa trả lời xong, sẽ báo sau."
COLUMNS = (NUMBER, Column("Ý kiến", 48), Column("Trả lời"), Column("Việc hứa làm", 44))
BEFORE = (
    NUMBER,
    Column("Việc đã hứa"),
    Column("Người làm", 40),
    Column("Hạn", 24, Align.CENTER),
    Column("Kết quả", 46),
)


def opinion_slips(unit: Unit, day: date, copies: int, rules: RulePack) -> OpinionSlips:
    """Blank slips for the quarter of a day; nothing on them tells one from another."""
    quarter = _first_large(quarter_of(day).words)
    body = rules.text(f"opinion.slip.{unit.kind}")
    parts = (line.split("|") for line in rules.lines("opinion.slip.parts"))
    return OpinionSlips(
        SLIPS,
        rules.text("opinion.slip.title"),
        quarter,
        rules.text("opinion.slip.greeting").format(body=body),
        tuple((words.strip().format(body=body), int(lines)) for words, lines in parts),
        rules.text("opinion.slip.thanks"),
        copies,
    )


def slips_document(database: "Database", day: date, copies: int) -> OpinionSlips:
    """The same for the unit of a book."""
    with database.reading() as session:
        return opinion_slips(get_unit(session), day, copies, rules_in_force(session))


def answer_sheet(database: "Database", session_id: int) -> Paper:
    """Opinions by whom they are about with their answers, and what became of the promises of the time before.

    No author, and no worker's name in any text; members are named. Raises NothingToPrintError.
    """
    with database.reading() as session:
        heard = next(row for row in list_sessions(session) if row.id == session_id)
        opinions, before = list_opinions(session, session_id), promised_before(session, session_id)
        unit, hidden, rules = get_unit(session), worker_names(session), rules_in_force(session)
    if not opinions and not before:
        raise NothingToPrintError(paper="bản trả lời", missing=f"{heard.fields.words} chưa ghi ý kiến nào")
    body = body_words(unit.is_group)
    blocks = _promises(before, hidden)
    if opinions:
        lead = rules.text("opinion.sheet.lead").format(body=body, quarter=heard.fields.words)
        sums = f"Cộng: {heard.received} ý kiến, đã trả lời {heard.answered}."
        blocks = [Paragraph((Run(lead),)), *blocks, *_groups(opinions, body, hidden)]
        blocks.append(Paragraph((Run(sums, bold=True),), indent=False))
    blocks.append(Paragraph((Run(rules.text("opinion.sheet.end")),)))
    title = Title(ANSWERS, f"{unit_words(unit)}, {heard.fields.words}")
    return Paper(ANSWERS, tuple(blocks), None, title, foot_line(unit, clock.today(), rules))


def _groups(opinions: Sequence[OpinionRow], body: str, hidden: Iterable[str]) -> list[Block]:
    """Under a heading each: what is about the cell, then member by member; numbers run through the sheet."""
    blocks: list[Block] = []
    place, names = 0, tuple(hidden)
    for about, rows in groupby(opinions, key=lambda row: (row.fields.about_id, row.about)):
        listed = list(rows)
        whom = f"đồng chí {about[1]}" if about[1] else body.lower()
        count = sum(row.fields.slips for row in listed)
        blocks.append(Heading(f"Góp ý cho {whom} ({count} ý kiến)", 2))
        table = tuple(_row(place + nth, row, names) for nth, row in enumerate(listed, start=1))
        blocks.append(Table(COLUMNS, table, size=SIZE))
        place += len(listed)
    return blocks


def _row(place: int, row: OpinionRow, hidden: tuple[str, ...]) -> tuple[str, ...]:
    same = f" ({row.fields.slips} phiếu cùng ý)" if row.fields.slips > 1 else ""
    return (
        str(place),
        without_names(row.read_text, hidden) + same,
        _answer(row, hidden),
        _promise(row.promise, hidden),
    )


def _answer(row: OpinionRow, hidden: tuple[str, ...]) -> str:
    answered_on = row.fields.answered_on
    if answered_on is None:
        return LATER
    by = ", ".join(part for part in (row.answered_by, format_day_month(answered_on)) if part)
    return f"{without_names(row.fields.answer, hidden).rstrip('.')} ({by})."


def _promise(promise: PromiseRow | None, hidden: tuple[str, ...]) -> str:
    if promise is None:
        return "–"
    when = f", hạn {format_day_month(promise.due_on)}" if promise.due_on else ""
    done = f"; {_state(promise)}" if promise.done_by(clock.today()) else ""
    return f"{without_names(promise.text, hidden)} ({promise.owner or 'chưa giao ai'}{when}{done})"


def _promises(before: Sequence[PromiseRow], hidden: Iterable[str]) -> list[Block]:
    if not before:
        return []
    names = tuple(hidden)
    rows = tuple(
        (
            str(place),
            without_names(row.text, names),
            row.owner or "–",
            format_date(row.due_on) or "–",
            without_names(f"{_first_large(_state(row))}. {row.result or ''}", names),
        )
        for place, row in enumerate(before, start=1)
    )
    return [Heading("Việc đã hứa kỳ trước", 2), Table(BEFORE, rows, size=SIZE)]


def _state(promise: PromiseRow) -> str:
    if promise.done_on is not None and promise.done_by(clock.today()):
        return f"đã làm {format_day_month(promise.done_on)}"
    return "chưa làm xong"


def _first_large(words: str) -> str:
    return words[:1].upper() + words[1:]
