"""A sample cell: its past written day by day into a new book, by the same use cases that the window calls."""

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain import clock
from dvqc_desktop.services.sample import (
    candidates,
    chain,
    contacts,
    figures,
    meetings,
    opinions,
    people,
    plans,
    team_work,
)
from dvqc_desktop.services.sample.story import Story

PARTS = (people, meetings, chain, plans, team_work, contacts, opinions, candidates, figures)


def write_sample(database: Database, name: str) -> None:
    """Writes the sample cell `name` ("to-may-6", "chi-bo-z2") into an empty book, as of 20/11/2026.

    Each act is one transaction, done on its own day, so that the history reads as if the book had been kept.
    """
    story = Story.load(name)
    acts = [act for part in PARTS for act in part.acts(story)]
    with database.in_one_commit():
        for act in sorted(acts, key=lambda act: (act.day, act.rank)):
            with clock.standing_at(act.day):
                database.write(act.run)
