"""Phrases of minutes, and the totals of a round in words."""

from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.settings import SettingRefusedError
from dvqc_desktop.services.classes.rounds import RoundForm, open_round
from dvqc_desktop.services.meetings.minutes.phrases import list_phrases, save_phrases
from dvqc_desktop.services.meetings.minutes.round_totals import rounds_in_words
from tests.services.meeting_book import fill_book


def test_phrases_are_changed_line_by_line(db: Database) -> None:
    assert "Không có ý kiến khác." in db.read(list_phrases)
    db.write(save_phrases, " Hội nghị  nhất trí.\n\nGiao đồng chí …\n")
    assert db.read(list_phrases) == ("Hội nghị nhất trí.", "Giao đồng chí …")


@pytest.mark.parametrize("lines", ["a\n" * 41, "a" * 301])
def test_too_many_or_too_long_phrases_are_refused(db: Database, lines: str) -> None:
    with pytest.raises(SettingRefusedError):
        db.write(save_phrases, lines)


def test_a_round_is_told_by_its_totals(db: Database) -> None:
    fill_book(db)
    db.write(open_round, RoundForm("Đợt phân loại quý IV", date(2026, 10, 1), date(2026, 11, 20)))
    (told,) = db.read(rounds_in_words, date(2026, 11, 20))
    assert told.sentence == "Thông qua đợt phân loại quý IV theo tổng số: 3 quần chúng, gồm 3 chưa phân loại."
