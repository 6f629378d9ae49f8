"""Kinds of meeting with their least length and usual items: the shipped ones as the cell has them, and its own."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Meeting, Person
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import MeetingKind
from dvqc_desktop.domain.errors.meetings import KindInUseError, KindRefusedError
from dvqc_desktop.domain.meeting_kinds import (
    DURATION,
    OWN_MOST,
    TEMPLATE,
    OwnKind,
    items_fault,
    kind_code,
    least_minutes,
    minutes_fault,
    name_fault,
    split_code,
)
from dvqc_desktop.domain.meetings import TemplateItem, kind_words, template_items
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.services.meetings.meeting_guard import fetch
from dvqc_desktop.services.people.presence import is_member
from dvqc_desktop.services.rules import load_rule_pack, meeting_rules, own_values, reset_rule, rules_in_force, set_rule
from dvqc_desktop.services.settings import read_setting, store_setting
from dvqc_desktop.services.unit import get_unit

KEY = "meeting.kinds"
TOPICS = frozenset({Topic.MEETINGS, Topic.SETTINGS})


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind as it is edited; `minutes` None where it has no least length, `changed` where it is not as shipped."""

    code: str
    name: str
    minutes: int | None
    lines: tuple[str, ...]
    own: bool = False
    changed: bool = False


def own_kinds(session: Session) -> tuple[OwnKind, ...]:
    """The cell's own kinds in the order they were made."""
    return tuple(OwnKind(row["name"], row["minutes"], tuple(row["lines"])) for row in read_setting(session, KEY) or ())


def list_kinds(session: Session) -> tuple[KindRow, ...]:
    """Every kind, the shipped ones first, as the unit calls them."""
    rules, changed, unit = rules_in_force(session), own_values(session), get_unit(session)
    shipped = [_shipped(kind, rules, changed, unit.kind) for kind in MeetingKind]
    own = [
        KindRow(kind_code(MeetingKind.OTHER.value, kind.name), kind.name, kind.minutes, kind.lines, own=True)
        for kind in own_kinds(session)
    ]
    return (*shipped, *own)


def kind_template(session: Session, kind: str, kind_name: str | None, rules: RulePack) -> tuple[TemplateItem, ...]:
    """The usual items of a kind, an own one by its name; those of the shipped kind where the name is not kept."""
    own = next((one for one in own_kinds(session) if one.name == kind_name), None) if kind_name else None
    return template_items(own.lines if own is not None else rules.lines(f"{TEMPLATE}{kind}"))


def least_minutes_of(session: Session, meeting_id: int) -> int:
    """The least length of a meeting by its rules; of an own kind by the kind (0: none). Raises MeetingMissingError."""
    meeting = fetch(session, Meeting, meeting_id)
    own = next((one for one in own_kinds(session) if one.name == meeting.kind_name), None)
    if own is not None:
        return own.minutes
    members = select(func.count()).select_from(Person).where(is_member(Person.id, meeting.held_on))
    return least_minutes(meeting.kind, session.execute(members).scalar_one(), meeting_rules(session, meeting_id))


def save_kind(session: Session, code: str | None, kind: OwnKind) -> Change:
    """Keeps a kind's least length and usual items; `code` None makes an own kind, that of an own one may rename it.

    Meetings of a renamed kind keep their name. Raises KindRefusedError, RuleRefusedError.
    """
    name = one_line(kind.name)
    lines = tuple(text for line in kind.lines if (text := one_line(line)))
    fault = items_fault(lines) or minutes_fault(kind.minutes)
    if code is not None and split_code(code)[1] is None:
        _check(kind_words(code, get_unit(session).kind), fault)
        return _save_shipped(session, code, OwnKind(name, kind.minutes, lines))
    before = split_code(code)[1] if code is not None else None
    kept = list(own_kinds(session))
    fault = name_fault(name, (one.name for one in kept if one.name != before)) or fault
    if before is None and len(kept) >= OWN_MOST:
        fault = f"Đã có {OWN_MOST} loại họp riêng; xóa bớt loại không dùng."
    _check(name, fault)
    made = OwnKind(name, kind.minutes, lines)
    kept = [made if one.name == before else one for one in kept] if before is not None else [*kept, made]
    store_setting(session, KEY, [asdict(one) for one in kept])
    return Change("ghi loại họp", name, TOPICS)


def reset_kind(session: Session, code: str) -> Change:
    """Takes an own kind away while no meeting ahead uses it, or gives a shipped one its shipped length and items.

    Raises KindInUseError.
    """
    kind, name = split_code(code)
    if name is None:
        for key in (f"{TEMPLATE}{kind}", f"{DURATION}{kind}"):
            if key in load_rule_pack().rules:
                reset_rule(session, key)
        return Change("lấy lại mẫu gốc của", kind_words(kind, get_unit(session).kind), TOPICS)
    used = select(func.count()).select_from(Meeting).where(Meeting.kind_name == name, Meeting.closed_at.is_(None))
    if count := session.execute(used).scalar_one():
        raise KindInUseError(name=name, count=count)
    store_setting(session, KEY, [asdict(one) for one in own_kinds(session) if one.name != name])
    return Change("xóa loại họp", name, TOPICS)


def _shipped(kind: MeetingKind, rules: RulePack, changed: Mapping[str, Any], unit_kind: str) -> KindRow:
    template, duration = f"{TEMPLATE}{kind.value}", f"{DURATION}{kind.value}"
    minutes = rules.count(duration) if duration in rules.rules else None
    differs = template in changed or duration in changed
    return KindRow(kind.value, kind_words(kind, unit_kind), minutes, rules.lines(template), changed=differs)


def _save_shipped(session: Session, kind: str, form: OwnKind) -> Change:
    set_rule(session, f"{TEMPLATE}{kind}", form.lines)
    if f"{DURATION}{kind}" in load_rule_pack().rules:
        set_rule(session, f"{DURATION}{kind}", form.minutes)
    return Change("ghi mẫu của", kind_words(kind, get_unit(session).kind), TOPICS)


def _check(words: str, fault: str) -> None:
    if fault:
        raise KindRefusedError(words=words or "loại mới", fault=fault)
