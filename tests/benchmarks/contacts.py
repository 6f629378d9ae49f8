"""What the contacts are asked without a window: counts of a quarter, the balance, whose contact is overdue, all due."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.contacts import DEFAULT_INTERVAL_DAYS
from dvqc_desktop.domain.periods import quarter_of
from dvqc_desktop.services.contacts.balance import contacts_per_worker, read_balance
from dvqc_desktop.services.due.due import list_due
from dvqc_desktop.services.due.due_contacts import contacts
from tests.benchmarks import floors
from tests.benchmarks.books import open_book
from tests.benchmarks.measure import Figure, pairs


def quarter(book: Path, count: int) -> Figure:
    """How often each worker was met in the running quarter."""
    today = clock.today()
    return _against_scan(book, count, contacts_per_worker, quarter_of(today).start, today)


def balance(book: Path, count: int) -> Figure:
    """All that the view of the balance shows first: people with class, group, holder, sums, sentences."""
    today = clock.today()
    return _against_scan(book, count, read_balance, quarter_of(today), today)


def late(book: Path, count: int) -> Figure:
    """The rows of those whose contact is overdue, each with the member responsible."""
    return _against_scan(book, count, lambda session, day: list(contacts(session, day)), clock.today())


def balance_rows(book: Path, count: int) -> Figure:
    """The least a balance that shows everybody can cost: its rows by the bare driver."""
    today = clock.today()
    return _bare(book, count, floors.fetch_attention, quarter_of(today).start, today)


def late_rows(book: Path, count: int) -> Figure:
    """The least the overdue list can cost: its rows by the bare driver."""
    today = clock.today()
    return _bare(book, count, floors.fetch_waiting, today - timedelta(days=DEFAULT_INTERVAL_DAYS), today)


def due(book: Path, count: int) -> Figure:
    """The whole list of what is due."""
    return _against_scan(book, count, list_due, clock.today())


def _bare(book: Path, count: int, fetch: Callable[..., Any], *asked: Any) -> Figure:
    database = open_book(book)
    try:
        return pairs(lambda: fetch(database, *asked), lambda: floors.scan_contacts(database), count)
    finally:
        database.close()


def _against_scan(book: Path, count: int, read: Callable[..., Any], *asked: Any) -> Figure:
    database = open_book(book)
    try:
        return pairs(lambda: database.read(read, *asked), lambda: floors.scan_contacts(database), count)
    finally:
        database.close()
