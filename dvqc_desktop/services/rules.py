"""Rules of procedure: the shipped pack, the same with the cell's own values, and as a meeting was held under them."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import Meeting, RuleOverride
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import EVERYTHING, Change
from dvqc_desktop.domain.errors.meetings import MeetingMissingError
from dvqc_desktop.domain.errors.rules import RulePackDamagedError, RuleRefusedError
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.rule_pack import Rule, RulePack, RuleValue, parse_rule_pack
from dvqc_desktop.domain.rule_values import fault_of, tidy_value, value_from_json, value_to_json
from dvqc_desktop.domain.rule_words import with_rule_words
from dvqc_desktop.paths import resource

RULE_FILE, WORDS_FILE = "party.toml", "words.toml"


@cache
def load_rule_pack(file_name: str = RULE_FILE) -> RulePack:
    """Read and check a rule file of the programme's resources; for what has no book. With a book: `rules_in_force`.

    Raises:
        RulePackDamagedError: the file is missing, is no TOML, or holds a rule that does not fit.
    """
    return with_rule_words(_read_pack(resource("rules", file_name)), _read_toml(resource("rules", WORDS_FILE)))


def pack_of_version(version: str | None, folder: Path | None = None) -> RulePack:
    """The shipped pack of a version: an older one stands beside the present one as "party-<version>.toml".

    A version that is not shipped (any more), or none, gives the present pack. Raises RulePackDamagedError.
    """
    older = (folder or resource("rules")) / f"party-{version}.toml"
    present = load_rule_pack()
    named = version is not None and version != present.version and version.replace(".", "").isdigit()
    return _read_pack(older) if named and older.is_file() else present


def rules_in_force(session: Session) -> RulePack:
    """The shipped pack with the cell's own values. Raises RulePackDamagedError."""
    return load_rule_pack().with_values(own_values(session))


def meeting_rules(session: Session, meeting_id: int) -> RulePack:
    """The rules a meeting is held under: those in force until its minutes are closed, those of that day from then on.

    Raises MeetingMissingError.
    """
    query = select(Meeting.rule_version, Meeting.rule_changes).where(Meeting.id == meeting_id)
    row = session.execute(query).one_or_none()
    if row is None:
        raise MeetingMissingError(noun="buổi họp")
    if row.rule_changes is None:
        return rules_in_force(session)
    return kept_rules(row.rule_version, row.rule_changes)


def kept_rules(version: str | None, changes: str) -> RulePack:
    """The rules as something kept them: the version of the pack, and the cell's own values by `changes_json`."""
    pack = pack_of_version(version)
    return pack.with_values(_fitting(pack, json.loads(changes)))


def keep_rules(session: Session, meeting: Meeting) -> None:
    """At the first closing of its minutes a meeting keeps the version of the pack and the cell's own values."""
    if meeting.rule_changes is None:
        meeting.rule_version = load_rule_pack().version
        meeting.rule_changes = changes_json(session)


def changes_json(session: Session) -> str:
    """The cell's own values now in force, as a meeting or a report sent keeps them: JSON of key and value."""
    own = {key: json.loads(value_to_json(value)) for key, value in sorted(own_values(session).items())}
    return json.dumps(own, ensure_ascii=False)


def own_values(session: Session) -> dict[str, RuleValue]:
    """The cell's own values by key; one that the present pack does not know, or that no longer fits, is left out."""
    rows = session.execute(select(RuleOverride.key, RuleOverride.value)).all()
    return _fitting(load_rule_pack(), {row.key: json.loads(row.value) for row in rows}) if rows else {}


def set_rule(session: Session, key: str, value: RuleValue, reason: str = "") -> Change:
    """Give a rule the cell's own value, with the paper or the reason it comes from; the shipped one is a reset.

    Raises:
        RuleRefusedError: there is no such rule, or the value does not fit its unit or bounds.
    """
    rule, value = _known(key), tidy_value(value)
    fault = fault_of(rule, value)
    if fault:
        raise RuleRefusedError(words=rule.name, fault=fault)
    if value == tidy_value(rule.value):
        return reset_rule(session, key)
    row = _own_row(session, key)
    if row is None:
        row = RuleOverride(key=key)
        session.add(row)
    row.value, row.reason, row.set_on = value_to_json(value), one_line(reason) or None, clock.today()
    return Change("đổi quy định", rule.name, EVERYTHING)


def reset_rule(session: Session, key: str) -> Change:
    """Take the cell's own value of a rule away: the shipped one holds again. Raises RuleRefusedError."""
    rule, row = _known(key), _own_row(session, key)
    if row is not None:
        session.delete(row)
    return Change("lấy lại quy định gốc", rule.name, EVERYTHING)


def _known(key: str) -> Rule:
    rule = load_rule_pack().rules.get(key)
    if rule is None:
        raise RuleRefusedError(words=key, fault="Không có quy định này; chọn trong danh sách ở Thiết lập.")
    return rule


def _own_row(session: Session, key: str) -> RuleOverride | None:
    return session.execute(select(RuleOverride).where(RuleOverride.key == key)).scalar_one_or_none()


def _fitting(pack: RulePack, raw: Mapping[str, object]) -> dict[str, RuleValue]:
    known = {key: (pack.rules[key], value_from_json(value)) for key, value in raw.items() if key in pack.rules}
    return {key: value for key, (rule, value) in known.items() if not fault_of(rule, value)}


def _read_pack(path: Path) -> RulePack:
    return parse_rule_pack(_read_toml(path))


def _read_toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        raise RulePackDamagedError(where=f"không đọc được tệp {path.name}") from None
