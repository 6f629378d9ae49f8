"""A rule in words for the screen: its value with its unit, where it comes from, and how sure that is."""

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.rule_pack import NUMBERS, Confidence, Rule, RuleValue, Unit, parse_threshold
from dvqc_desktop.domain.rule_values import UNIT_WORDS
from dvqc_desktop.domain.votes import threshold_words

CONFIDENCE_WORDS = {
    Confidence.REGULATION: "Đọc tận văn bản",
    Confidence.SECONDARY: "Theo nguồn công khai",
    Confidence.PRACTICE: "Theo giấy tờ cơ sở đang dùng",
    Confidence.KNOWN: "Theo hiểu biết chung",
    Confidence.JUDGEMENT: "Cách làm của phần mềm",
}


def value_words(rule: Rule, value: RuleValue) -> str:
    """A value as the list writes it: "90 phút", "quá nửa", "Có", "6 dòng"."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, tuple):
        return f"{len(value)} dòng"
    if rule.unit in NUMBERS:
        return f"{typed(value)} {UNIT_WORDS[rule.unit]}"
    if rule.unit is Unit.THRESHOLD:
        return threshold_words(parse_threshold(str(value), rule.key))
    return str(value)


def typed(value: RuleValue) -> str:
    """A value as it is typed: a number with a comma, lines below each other."""
    if isinstance(value, tuple):
        return "\n".join(value)
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def read_typed(rule: Rule, text: str) -> RuleValue:
    """What was typed, as a value of the rule's kind; an unreadable number stays a text, to be refused."""
    if rule.unit is Unit.LINES:
        return tuple(text.splitlines())
    if rule.unit not in NUMBERS:
        return text
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def valid_words(rule: Rule) -> str:
    """From when a rule holds, and until when where known."""
    until = f" đến trước {format_date(rule.valid_to)}" if rule.valid_to else ""
    return f"{format_date(rule.valid_from)}{until}"
