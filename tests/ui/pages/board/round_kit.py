"""What tests of a round do: open one, begin its work mode, press keys where the focus is."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.round_walk import find_proposal
from dvqc_desktop.services.classes.rounds import ProposalForm, RoundForm
from tests.ui.kit import child, dialog

TODAY = date(2026, 11, 20)
DIGITS = {"1": Qt.Key.Key_1, "2": Qt.Key.Key_2, "3": Qt.Key.Key_3, "0": Qt.Key.Key_0}


def open_round(page):
    form = RoundForm("Đợt quý IV năm 2026", date(2026, 10, 1), date(2026, 12, 31))
    return page.store.write(rounds.open_round, form).row_id


def propose(page, round_id, person_id, code, source=rounds.HAND):
    aspects = ("tay nghề",) if code == "needs_help" else ()
    form = ProposalForm(code, TODAY, aspects, source=source)
    page.store.write(rounds.propose_class, round_id, person_id, form)


def proposed(page, round_id, person_id):
    """The class proposed, or None."""
    found = page.store.read(find_proposal, round_id, person_id)
    return found and found.worker_class


def walk_of(page):
    """Begins the work mode by its button above the board."""
    child(page, QPushButton, "walkRoundButton").click()
    return dialog(page, "roundWalk")


def hit(form, *keys):
    """Presses keys one after the other, each where the focus then is."""
    for key in keys:
        QTest.keyClick(form.focusWidget() or form, DIGITS.get(key, key) if isinstance(key, str) else key)


def told(form, name):
    return child(form, QLabel, name).text()
