"""Opinions stand with their item and speaker."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.meetings import MeetingMissingError
from dvqc_desktop.domain.errors.minutes import (
    AnnexClassError,
    MinutesSayClassError,
    OpinionEmptyError,
    OpinionOfCriticismError,
    SpeakerNotMemberError,
)
from dvqc_desktop.domain.marked_text import Mark, MarkedText, MarkKind
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item, list_items
from dvqc_desktop.services.meetings.meetings import MeetingForm
from dvqc_desktop.services.meetings.minutes.closing_remarks import closing_remarks
from dvqc_desktop.services.meetings.minutes.item_opinions import (
    OpinionForm,
    add_opinion,
    delete_opinion,
    edit_opinion,
    list_opinions,
)
from dvqc_desktop.services.meetings.minutes.minutes import close_minutes
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from tests.services.meeting_book import People, fill_book, new_meeting, party_day

AGREED = OpinionForm(None, MarkedText("Nhất trí.", (Mark(0, 4, MarkKind.BOLD),)))


@pytest.fixture
def people(db: Database) -> People:
    return fill_book(db)


@pytest.fixture
def held(db: Database, people: People) -> int:
    return new_meeting(db, party_day(people, date(2026, 11, 5)), with_template=True)


def test_opinions_are_kept_in_order_with_speaker_and_marks(db: Database, held: int, people: People) -> None:
    item = db.read(list_items, held)[1]
    db.write(add_opinion, item.id, replace(AGREED, speaker_id=people.ha))
    db.write(add_opinion, item.id, OpinionForm(people.oanh, MarkedText("Xin nhận việc.")))
    first, second = db.read(list_opinions, held)
    assert (first.speaker, first.form.words) == ("Trần Bích Hà", AGREED.words)
    assert (second.speaker, second.position) == ("Lê Kim Oanh", 2)
    assert "Mục 2 chưa ghi kết luận" in db.read(closing_remarks, held)


def test_an_opinion_is_changed_and_taken_out(db: Database, held: int, people: People) -> None:
    made = db.write(add_opinion, db.read(list_items, held)[0].id, AGREED)
    assert made.row_id is not None
    db.write(edit_opinion, made.row_id, OpinionForm(people.loi, MarkedText("Không nhất trí."), internal=True))
    (row,) = db.read(list_opinions, held)
    assert (row.speaker, row.form.internal) == ("Nguyễn Thúy Lợi", True)
    db.write(delete_opinion, row.id)
    assert db.read(list_opinions, held) == ()
    with pytest.raises(MeetingMissingError, match="ý kiến"):
        db.write(delete_opinion, row.id)


def test_an_empty_opinion_and_a_speaker_who_is_no_member_are_refused(db: Database, held: int, people: People) -> None:
    item = db.read(list_items, held)[0]
    with pytest.raises(OpinionEmptyError):
        db.write(add_opinion, item.id, OpinionForm(people.ha, MarkedText("  ")))
    with pytest.raises(SpeakerNotMemberError):
        db.write(add_opinion, item.id, replace(AGREED, speaker_id=people.dung))


def test_a_criticism_session_notes_no_authors(db: Database, people: People) -> None:
    meeting_id = new_meeting(db, MeetingForm("criticism", date(2026, 11, 5)))
    item = db.write(add_item, meeting_id, ItemForm("Góp ý", 60))
    with pytest.raises(OpinionOfCriticismError):
        db.write(add_opinion, item.row_id, replace(AGREED, speaker_id=people.ha))
    db.write(add_opinion, item.row_id, AGREED)
    assert db.read(list_opinions, meeting_id)[0].speaker is None


def test_a_named_persons_class_does_not_move_into_the_annex_and_stops_the_closing(db: Database, held: int) -> None:
    item, said = db.read(list_items, held)[0], OpinionForm(None, MarkedText("Chị Dung nên lên tích cực."))
    made = db.write(add_opinion, item.id, said)
    with pytest.raises(AnnexClassError):
        db.write(edit_opinion, made.row_id, replace(said, internal=True))
    db.write(mark_all_present, held)
    with pytest.raises(MinutesSayClassError):
        db.write(close_minutes, held)
