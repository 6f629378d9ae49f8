"""What each rule is called on the screen, where it stands, and between which bounds or forms it is chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dvqc_desktop.domain.errors.rules import RulePackDamagedError
from dvqc_desktop.domain.rule_pack import NUMBERS, Rule, RulePack, Unit


def with_rule_words(pack: RulePack, raw: Mapping[str, object]) -> RulePack:
    """The pack in the order of its words, each rule with its name, section, bounds and usual forms.

    Rules without a name stand at the end under their keys.

    Raises:
        RulePackDamagedError: a section is no table of texts, a bound is no number, or a value lies outside.
    """
    named = {rule.key: rule for title, lines in _sections(raw) for rule in _named(pack, title, lines)}
    return RulePack(pack.version, pack.verified_on, named | {k: v for k, v in pack.rules.items() if k not in named})


def _sections(raw: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    sections = raw.get("section")
    for section in sections if isinstance(sections, list) else []:
        title, lines = section.get("title"), section.get("rules")
        if not isinstance(title, str) or not isinstance(lines, Mapping):
            raise RulePackDamagedError(where="thiếu tên phần hoặc tên quy định")
        yield title, lines


def _named(pack: RulePack, title: str, lines: Mapping[str, object]) -> Iterator[Rule]:
    for key, line in lines.items():
        if key in pack.rules:
            if not isinstance(line, str) or not line:
                raise RulePackDamagedError(where=f"mục {key} thiếu tên")
            yield _one(pack.rules[key], title, [part.strip() for part in line.split("|")])


def _one(rule: Rule, title: str, parts: list[str]) -> Rule:
    words, rest = parts[0], parts[1:]
    if rule.unit not in NUMBERS:
        return replace(rule, words=words, section=title, forms=tuple(rest))
    try:
        least, most = (float(part) for part in rest)
    except ValueError:
        raise RulePackDamagedError(where=f"mục {rule.key} thiếu mức thấp nhất, cao nhất") from None
    if not isinstance(rule.value, int | float) or not least <= rule.value <= most:
        raise RulePackDamagedError(where=f"mục {rule.key} ngoài mức {least:g} đến {most:g} {Unit(rule.unit)}")
    return replace(rule, words=words, section=title, bounds=(least, most))
