"""Rounds over random histories: a proposal is never a class, and a closed round keeps its figures for ever after."""

import shutil
from datetime import date, timedelta
from itertools import count

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dvqc_desktop.db.engine import open_database
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.classes import classify, get_class
from dvqc_desktop.services.classes.movement import class_counts
from dvqc_desktop.services.classes.round_progress import abandon_round
from dvqc_desktop.services.classes.round_walk import find_proposal
from dvqc_desktop.services.classes.rounds import Basis, ProposalForm, RoundForm
from tests.conftest import KEY
from tests.team_kit import ACTIVE, AVERAGE, NEEDS_HELP, START, UNCLASSIFIED, Team, class_form

NUMBER = count()
PEOPLE = 3
FIRST = date(2026, 2, 1)
ACTS = ("open", "propose", "agree", "withdraw", "agree round", "close", "classify", "abandon", "undo")
KEEPING = ("open", "propose", "withdraw", "agree round", "close", "abandon")
steps = st.lists(
    st.tuples(
        st.sampled_from(ACTS),
        st.integers(0, PEOPLE - 1),
        st.sampled_from((ACTIVE, AVERAGE, NEEDS_HELP, UNCLASSIFIED)),
        st.integers(0, 9),
    ),
    max_size=25,
)
WHOLE = [
    ("open", 0, ACTIVE, 0),
    ("propose", 0, ACTIVE, 0),
    ("agree", 0, ACTIVE, 0),
    ("agree round", 0, ACTIVE, 0),
    ("close", 0, ACTIVE, 0),
    ("classify", 0, AVERAGE, 9),
    ("classify", 0, AVERAGE, 0),
    ("undo", 0, ACTIVE, 0),
    ("undo", 0, ACTIVE, 0),
    ("close", 0, ACTIVE, 0),
]


class Book:
    """A book of three workers in which every step takes a day; a refused act changes nothing."""

    def __init__(self, database):
        self.db = database
        team = Team(database)
        self.people = [team.worker(name) for name in ("Phạm Văn Cường", "Cao Thị Yến", "Đào Thị Dung")]

    def take(self, step, today):
        act, who, code, back = step
        running = self.db.read(rounds.find_running_round)
        try:
            if act == "undo":
                self.undo()
            elif act == "open":
                self.db.write(rounds.open_round, RoundForm("Đợt", START, today))
            elif act == "classify":
                self.db.write(classify, self.people[who], class_form(code, today - timedelta(back)))
            elif running is not None:
                self.in_round(act, running.id, self.people[who], (code, today, back))
        except AppError:
            return

    def undo(self):
        """Takes the last act back, but for those by which the book began."""
        if "thêm" not in (self.db.undo_label() or "thêm"):
            self.db.undo()

    def in_round(self, act, round_id, person_id, rest):
        code, today, back = rest
        day, proposal = today - timedelta(back), self.db.read(find_proposal, round_id, person_id)
        if act == "propose":
            self.db.write(rounds.propose_class, round_id, person_id, ProposalForm(code, today, ("tay nghề",)))
        elif act == "agree round":
            self.db.write(rounds.agree_round, round_id, Basis(day, document_number="05"))
        elif act == "close":
            self.db.write(rounds.close_round, round_id, day)
        elif act == "abandon":
            self.db.write(abandon_round, round_id)
        elif proposal is not None and act == "withdraw":
            self.db.write(rounds.withdraw_proposal, proposal.id)
        elif proposal is not None:
            self.db.write(rounds.agree_proposal, proposal.id, class_form(proposal.worker_class, day))

    def classes(self):
        return [self.db.read(get_class, person_id, date(2026, 12, 31)) for person_id in self.people]


@given(steps)
@example(WHOLE)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_proposals_are_no_classes_and_closed_rounds_keep_their_totals(empty_book, tmp_path, monkeypatch, taken):
    database = open_database(shutil.copy(empty_book, tmp_path / f"{next(NUMBER)}.dvqc"), KEY)
    book, today = Book(database), FIRST
    for step in taken:
        today += timedelta(1)
        monkeypatch.setenv("DVQC_TODAY", today.isoformat())
        before = book.classes()
        book.take(step, today)
        assert step[0] not in KEEPING or book.classes() == before
        for row in database.read(rounds.list_rounds):
            assert row.closed_on is None or database.read(class_counts, row.closed_on) == row.totals
    database.close()
