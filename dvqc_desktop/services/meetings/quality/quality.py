"""A meeting's sheet: proposed from what the book knows, judged by people, kept with the template it was judged on."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Meeting, QualityScore, QualitySheet
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.errors.quality import QualityPointsError, QualityTemplateError, QualityUnfinishedError
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.quality import Item, Score, Template, score, template_from, template_json, weights
from dvqc_desktop.paths import resource
from dvqc_desktop.services.meetings.meeting_guard import day_words, fetch, note_work, open_meeting
from dvqc_desktop.services.meetings.quality.quality_facts import quality_facts
from dvqc_desktop.services.settings import read_setting, store_setting

TOPICS = frozenset({Topic.MEETINGS})
SHEET_FILE = "quality.toml"
CHOSEN, OWN = "quality.sheet", "quality.template"
OWN_KEY = "own"


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be judged: its points so far (None: not yet), the points and reason the book proposes, a note.

    `factor` is by how much its points are multiplied where another line's points came to it.
    """

    item: Item
    criterion: str
    factor: float
    points: float | None
    proposed: float | None
    origin: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A meeting's sheet with its lines and what they come to; `kept` once it was written."""

    template: Template
    meeting_kind: str
    lines: tuple[Line, ...]
    score: Score
    kept: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class YearRow:
    """A meeting of the year that was judged: points by the title of the criterion, total and grade."""

    meeting_id: int
    held_on: date
    kind: str
    points: Mapping[str, float]
    total: float
    grade: str


def original_templates() -> tuple[Template, ...]:
    """The sheets of the program's own file. Raises QualityTemplateError where the file is damaged."""
    try:
        raw = tomllib.loads(resource("rules", SHEET_FILE).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        raise QualityTemplateError(where=f"không đọc được tệp {SHEET_FILE}") from None
    return tuple(template_from(table) for table in raw["sheet"])


def templates(session: Session) -> tuple[Template, ...]:
    """The sheets to choose from, the unit's own after those of the program."""
    own = read_setting(session, OWN)
    return (*original_templates(), *((template_from(json.loads(own)),) if own else ()))


def chosen_template(session: Session) -> Template:
    """The sheet the unit judges on: the one chosen, or else its own, or else the detailed one."""
    found = {template.key: template for template in templates(session)}
    return found.get(str(read_setting(session, CHOSEN)), list(found.values())[-1])


def choose_template(session: Session, key: str) -> Change:
    """Judge on another sheet from now on; sheets already kept stay as they are. Raises QualityTemplateError."""
    found = {template.key: template.name for template in templates(session)}
    if key not in found:
        raise QualityTemplateError(where="không có mẫu này")
    store_setting(session, CHOSEN, key)
    return Change("chọn mẫu phiếu chấm", found[key], frozenset({Topic.SETTINGS, Topic.MEETINGS}))


def save_own_template(session: Session, template: Template) -> Change:
    """Keep the unit's own sheet and judge on it. Raises QualityTemplateError."""
    text = template_json(template)
    made = template_from({**json.loads(text), "key": OWN_KEY})
    store_setting(session, OWN, template_json(made))
    store_setting(session, CHOSEN, OWN_KEY)
    return Change("sửa mẫu phiếu chấm", made.name, frozenset({Topic.SETTINGS, Topic.MEETINGS}))


def read_sheet(session: Session, meeting_id: int, template: Template | None = None) -> Sheet:
    """A meeting's sheet: as it was kept, or else filled in by what the book knows. Raises MeetingMissingError."""
    meeting = fetch(session, Meeting, meeting_id)
    kept = _find(session, meeting_id)
    rows = {} if kept is None else _scores(session, kept.id)
    if kept is not None and template is None:
        template = template_from(json.loads(kept.template))
    used = template or chosen_template(session)
    facts, factors = quality_facts(session, meeting_id), weights(used, meeting.kind)
    lines = []
    for criterion in used.criteria:
        for item in criterion.items:
            if item.key in factors:
                fact, row = facts.get(item.source), rows.get(item.key)
                known = fact is not None and fact.level < len(item.levels)
                proposed = item.levels[fact.level].points if fact is not None and known else None
                points = row.points if row is not None else proposed
                origin = fact.words if fact is not None and known else None
                note = row.note if row is not None else None
                lines.append(Line(item, criterion.title, factors[item.key], points, proposed, origin, note))
    marks = {line.item.key: line.points for line in lines if line.points is not None}
    made = score(used, meeting.kind, marks)
    return Sheet(used, meeting.kind, tuple(lines), made, kept is not None, kept.note if kept is not None else None)


def save_sheet(
    session: Session,
    meeting_id: int,
    template: Template,
    marks: Mapping[str, float],
    notes: Mapping[str, str] | None = None,
) -> Change:
    """Keep how a meeting judged itself, with the template as it is now.

    Raises MeetingMissingError, MeetingClosedError, QualityUnfinishedError, QualityPointsError.
    """
    meeting = open_meeting(session, meeting_id)
    counting = [item for item in template.items() if item.key in weights(template, meeting.kind)]
    missing = [item for item in counting if item.key not in marks]
    if missing:
        raise QualityUnfinishedError(count=len(missing), item=missing[0].title)
    for item in counting:
        if marks[item.key] not in {level.points for level in item.levels}:
            raise QualityPointsError(points=f"{marks[item.key]:g}", item=item.title)
    made = score(template, meeting.kind, marks)
    sheet = _find(session, meeting_id)
    if sheet is None:
        sheet = QualitySheet(meeting_id=meeting_id)
        session.add(sheet)
    sheet.template, sheet.total, sheet.grade = template_json(template), made.total, made.grade
    session.flush()
    session.execute(delete(QualityScore).where(QualityScore.sheet_id == sheet.id))
    said = notes or {}
    session.add_all(
        QualityScore(
            sheet_id=sheet.id,
            item_key=item.key,
            points=marks[item.key],
            note=one_line(said.get(item.key, "")) or None,
        )
        for item in counting
    )
    note_work(meeting)
    return Change("chấm điểm chất lượng", day_words(meeting), TOPICS, sheet.id)


def year_scores(session: Session, year: int) -> tuple[YearRow, ...]:
    """The judged meetings of a year with the points of their criteria, the first one first."""
    rows = session.execute(
        select(QualitySheet, Meeting)
        .join(Meeting, Meeting.id == QualitySheet.meeting_id)
        .where(Meeting.held_on.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(Meeting.held_on, Meeting.id)
    )
    return tuple(_year_row(session, sheet, meeting) for sheet, meeting in rows)


def kept_sheet(session: Session, meeting_id: int) -> Sheet | None:
    """The sheet of a meeting if it was kept, or None. Raises MeetingMissingError."""
    return read_sheet(session, meeting_id) if _find(session, meeting_id) is not None else None


def is_judged(kind: str) -> bool:
    """Whether a kind of meeting judges itself: sessions of the workers' criticism do not."""
    return kind != MeetingKind.CRITICISM


def _year_row(session: Session, sheet: QualitySheet, meeting: Meeting) -> YearRow:
    marks = {key: row.points for key, row in _scores(session, sheet.id).items()}
    made = score(template_from(json.loads(sheet.template)), meeting.kind, marks)
    points = {row.title: row.points for row in made.criteria}
    return YearRow(meeting.id, meeting.held_on, meeting.kind, points, sheet.total, sheet.grade)


def _find(session: Session, meeting_id: int) -> QualitySheet | None:
    return session.execute(select(QualitySheet).where(QualitySheet.meeting_id == meeting_id)).scalar_one_or_none()


def _scores(session: Session, sheet_id: int) -> dict[str, QualityScore]:
    rows = session.execute(select(QualityScore).where(QualityScore.sheet_id == sheet_id)).scalars()
    return {row.item_key: row for row in rows}
