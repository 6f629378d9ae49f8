"""The sums of the balance shown before they are printed."""

from PySide6.QtWidgets import QWidget

from dvqc_desktop.domain import clock
from dvqc_desktop.services.contacts.balance import Balance
from dvqc_desktop.services.contacts.balance_lines import printed_lines
from dvqc_desktop.services.rules import rules_in_force
from dvqc_desktop.services.unit import get_unit
from dvqc_desktop.ui.pages.base import PageContext


def preview_balance(parent: QWidget, context: PageContext, balance: Balance) -> None:
    """Everything but the sums of holders, who would stand there by name."""
    from dvqc_desktop.exports.documents.balance_paper import BalancePaperData, balance_paper
    from dvqc_desktop.ui.dialogs.print_preview.window import preview_document

    store = context.store
    data = BalancePaperData(balance, store.read(printed_lines, balance), store.read(get_unit), clock.today())
    rules = store.read(rules_in_force)
    preview_document(parent.window(), context.jobs, balance_paper(data, rules), rules, context.store)
