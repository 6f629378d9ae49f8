"""The items of a meeting as the minutes show them: what is written of each, and when it was planned."""

from dataclasses import dataclass

from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.minutes.record import ItemRecord, item_records
from dvqc_desktop.ui.pages.meetings.tab import Shown
from dvqc_desktop.ui.store import Store


@dataclass(frozen=True)
class ShownItem:
    """An item on the screen, of which meeting, and its planned time in words."""

    record: ItemRecord
    times: str
    shown: Shown


def shown_items(store: Store, shown: Shown) -> tuple[ShownItem, ...]:
    """The items in order."""
    records = store.read(item_records, shown.meeting.id)
    rows = {row.id: row for row in store.read(list_items, shown.meeting.id)}
    return tuple(
        ShownItem(record, f"từ {rows[record.id].starts}, {rows[record.id].minutes} phút", shown) for record in records
    )
