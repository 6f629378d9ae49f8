"""Classes that fall due for a look: past their day of review, or an aim reached; each person once."""

from dataclasses import replace
from datetime import date, timedelta

from dvqc_desktop.domain.due import DueGroup, DueKind
from dvqc_desktop.services.board.board import board_frame, read_all
from dvqc_desktop.services.classes.classes import class_history, classify
from dvqc_desktop.services.due.due import list_due
from tests.team_kit import ACTIVE, NEEDS_HELP, START, TODAY, Team, class_form

REVIEW = date(2026, 11, 10)


def due(database, day=TODAY):
    return [row for row in database.read(list_due, day) if row.kind is DueKind.CLASS_REVIEW]


def card(database, day):
    return database.read(lambda session: read_all(session, board_frame(session, day, TODAY)))[0]


def test_a_class_past_its_review_is_listed_as_overdue_and_stale_on_the_board(db):
    tien = Team(db).worker("Mạc Văn Tiến")
    db.write(classify, tien, replace(class_form(ACTIVE, START), review_on=REVIEW))
    (row,) = due(db)
    assert (row.what, row.due, row.row_id) == ("Xem lại phân loại của Mạc Văn Tiến", REVIEW, tien)
    assert row.group(TODAY) is DueGroup.OVERDUE
    assert card(db, TODAY).stale
    assert not card(db, REVIEW).stale


def test_a_class_looked_at_again_is_listed_no_more(db):
    tien = Team(db).worker("Mạc Văn Tiến")
    db.write(classify, tien, replace(class_form(ACTIVE, START), review_on=REVIEW))
    db.write(classify, tien, replace(class_form(ACTIVE, TODAY), review_on=TODAY + timedelta(days=90)))
    assert due(db) == []
    assert not card(db, TODAY).stale


def test_who_reached_his_aim_is_listed_once_though_his_review_is_past(sample):
    (waiting,) = due(sample)
    last = sample.read(class_history, waiting.row_id)[0]
    form = replace(class_form(NEEDS_HELP, last.at), review_on=REVIEW, corrects_id=last.id)
    sample.write(classify, waiting.row_id, form)
    assert due(sample) == [waiting]
