"""A report as it is kept for good: figures, definitions, tables and words in one JSON, known again by its hash."""

import hashlib
import json
from dataclasses import dataclass

from dvqc_desktop.domain.narrative import NarrativePart
from dvqc_desktop.domain.report import ReportFigures
from dvqc_desktop.services.people.leaders import Leader
from dvqc_desktop.services.plain_data import from_plain, to_json
from dvqc_desktop.services.unit import Unit


@dataclass(frozen=True, slots=True)
class FrozenReport:
    """All that the page, the workbook and the paper of a report need, so that nothing of it is worked out again.

    `rule_version` and `rule_changes` name the rules it was printed by; `narrative` is what it says in words.
    """

    report: ReportFigures
    unit: Unit
    signer: Leader | None
    rule_version: str
    rule_changes: str
    narrative: tuple[NarrativePart, ...] = ()


def freeze(frozen: FrozenReport) -> str:
    """The report as JSON, always the same for the same report."""
    return to_json(frozen)


def thaw(content: str) -> FrozenReport:
    """The report that `freeze` made."""
    return from_plain(FrozenReport, json.loads(content))


def fingerprint(content: str) -> str:
    """SHA-256, hex, over a frozen report."""
    return hashlib.sha256(content.encode()).hexdigest()
