"""Slips of a week: given names and trades by the chain; no class, weakness, health or private word."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from dvqc_desktop.domain.dates import format_day_month, weekday_words
from dvqc_desktop.domain.names import called, given_name, one_line, slip_name, split_name
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.domain.withheld import withheld_word
from dvqc_desktop.exports.documents.model import Slip, SlipEntry, SlipSheet
from dvqc_desktop.services.contacts.contact_sheet import ContactSheet, SheetHolder, SheetPerson


def contact_slips(sheet: ContactSheet, rules: RulePack) -> SlipSheet:
    """The slips of a week as a document; members without anybody to meet get none."""
    start, end = format_day_month(sheet.week_start), format_day_month(sheet.week_end)
    return SlipSheet(
        "Phiếu gặp gỡ",
        f"Tuần {sheet.week} ({start}–{end})",
        f"ngày gặp: {weekday_words(sheet.contact_day)} {format_day_month(sheet.contact_day)}",
        format_day_month(sheet.week_end + timedelta(days=1)),
        tuple(_slip(holder, rules) for holder in sheet.holders if holder.people),
        sheet.week_start.isoformat(),
    )


def _slip(holder: SheetHolder, rules: RulePack) -> Slip:
    twice = _shared_calls(holder.people)
    entries = [(person.through is None, _entry(person, holder.people, rules, twice)) for person in holder.people]
    return Slip(
        given_name(holder.name),
        tuple(entry for direct, entry in entries if direct),
        tuple(entry for direct, entry in entries if not direct),
    )


def _entry(person: SheetPerson, others: tuple[SheetPerson, ...], rules: RulePack, twice: frozenset[str]) -> SlipEntry:
    met = f"lần trước {format_day_month(person.last_contact)}" if person.last_contact else "chưa gặp lần nào"

    def first(*texts: str) -> str | None:
        return first_sieved([_without_full_names(text, others) for text in texts], rules)

    return SlipEntry(
        _address(person, twice),
        called(*person.through) if person.through else None,
        met,
        first(person.next_step or ""),
        first(*person.strengths),
        first(*person.promises),
        person.meets.words or None,
    )


def _without_full_names(text: str, people: tuple[SheetPerson, ...]) -> str:
    """The text with everybody of the slip called as the team calls him: no full name leaves on a slip."""
    for person in people:
        if person.name in text:
            text = text.replace(person.name, called(person.name, person.sex))
    return text


def _address(person: SheetPerson, twice: frozenset[str]) -> str:
    """How a slip calls somebody: "chị Dung (phay)", with the middle name where two people would be called alike."""
    short = slip_name(person.name, person.sex, person.trade)
    if called(person.name, person.sex) not in twice:
        return short
    given, middle = given_name(person.name), split_name(person.name).middle.split(" ")[-1]
    return short.replace(given, f"{middle} {given}".strip(), 1)


def sieved(text: str | None, rules: RulePack) -> str | None:
    """A free text that may go on a slip, shortened with an ellipsis; None where a withheld word stands in it."""
    words = one_line(text or "")
    if not words or withheld_word(words, rules.lines("slip.withheld")) is not None:
        return None
    longest = rules.count("slip.text_max")
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + "…"


def first_sieved(texts: Iterable[str], rules: RulePack) -> str | None:
    """The first of several texts that may go on a slip; None where none may."""
    return next((words for text in texts if (words := sieved(text, rules)) is not None), None)


def _shared_calls(people: tuple[SheetPerson, ...]) -> frozenset[str]:
    """The forms of address that two people of one slip share."""
    counts = Counter(called(person.name, person.sex) for person in people)
    return frozenset(words for words, count in counts.items() if count > 1)
