"""Every rule as the settings show it: the shipped one, and the cell's own value with its reason and day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import RuleOverride
from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.rule_pack import Rule, RuleValue
from dvqc_desktop.domain.rule_show import value_words
from dvqc_desktop.services.rules import load_rule_pack, own_values


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with the value in force; `own` where it is the cell's own, with its reason and the day it was set."""

    rule: Rule
    value: RuleValue
    own: bool = False
    reason: str = ""
    set_on: date | None = None

    @property
    def found_by(self) -> str:
        """What a search looks through, without accents."""
        return fold(f"{self.rule.name} {self.rule.section} {value_words(self.rule, self.value)} {self.rule.basis}")


def list_rules(session: Session) -> tuple[RuleRow, ...]:
    """Every rule in the order of the settings."""
    own = own_values(session)
    notes = {
        row.key: row for row in session.execute(select(RuleOverride.key, RuleOverride.reason, RuleOverride.set_on))
    }
    rows = []
    for key, rule in load_rule_pack().rules.items():
        if key in own:
            rows.append(RuleRow(rule, own[key], True, notes[key].reason or "", notes[key].set_on))
        else:
            rows.append(RuleRow(rule, rule.value))
    return tuple(rows)
