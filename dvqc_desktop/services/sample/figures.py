"""The sample's typed figures: what the teams made, own indicators, those of the rules' list; and reports sent."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.domain.typed_figures import Output
from dvqc_desktop.services.reports import production, typed
from dvqc_desktop.services.reports.sent_reports import Marking, mark_sent
from dvqc_desktop.services.sample.story import Act, Rank, Story, day, made


def acts(story: Story) -> Iterator[Act]:
    """Every number on the day it was typed; what it belongs to is made with the first one."""
    data = story.data["figures"]
    for item in data["items"]:
        yield from _outputs(item)
    for own in data["own"]:
        yield from _numbers(own, _own_key)
    for listed in data["listed"]:
        yield from _numbers(listed, lambda _session, entry: f"typed:{entry['code']}")
    for sent in data.get("sent", ()):
        yield Act(day(sent["sent"]), Rank.CLOSING, partial(_send, sent))


def _send(sent: dict[str, str], session: Session) -> Change:
    days = day(sent["sent"]), day(sent["closed"])
    return mark_sent(session, Marking(parse_period(sent["period"]), sent["recipient"], *days))


def _outputs(item: dict[str, Any]) -> Iterator[Act]:
    ids: list[int] = []
    for figure in item["figures"]:
        yield Act(day(figure["typed"]), Rank.TASKS, partial(_type_output, item, figure, ids))


def _type_output(item: dict[str, Any], figure: dict[str, Any], ids: list[int], session: Session) -> Change:
    if not ids:
        fields = production.ItemFields(item["name"], item["unit"], item.get("aim"))
        ids.append(made(production.save_item(session, fields)))
    output = Output(figure.get("plan"), figure.get("norm"), figure.get("actual"), figure.get("quality"))
    cell = production.OutputCell(ids[0], None, parse_period(figure["period"]), output)
    return production.type_outputs(session, [cell])


def _numbers(entry: dict[str, Any], key_of: Any) -> Iterator[Act]:
    for number in entry["numbers"]:
        yield Act(day(number["typed"]), Rank.TASKS, partial(_type_number, entry, number, key_of))


def _type_number(entry: dict[str, Any], number: dict[str, Any], key_of: Any, session: Session) -> Change:
    cell = typed.TypedCell(key_of(session, entry), parse_period(number["period"]), number["value"])
    return typed.type_values(session, [cell])


def _own_key(session: Session, entry: dict[str, Any]) -> str:
    """The key of an own indicator, made at its first number."""
    for row in typed.indicator_rows(session):
        if row.name == entry["name"]:
            return row.key
    fields = typed.IndicatorFields(entry["name"], entry["unit"], entry["meaning"])
    return f"own:{made(typed.save_indicator(session, fields))}"
