"""The register: heard, referred with consent, answered, told back; open until told back."""

from dataclasses import replace
from datetime import date

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.codes import ReferredTo
from dvqc_desktop.domain.errors.contacts import ProposalOrder, ProposalTextMissing, ProposalWithoutConsent
from dvqc_desktop.domain.proposals import ProposalState
from dvqc_desktop.services.contacts import proposals
from dvqc_desktop.services.contacts.proposals import ProposalFields, ProposalRow
from tests.team_kit import TODAY, Team

HEARD = date(2026, 11, 2)
REFERRED = date(2026, 11, 4)


@pytest.fixture
def dung(db: Database) -> int:
    return Team(db).worker("Đào Thị Dung")


@pytest.fixture
def entry(db: Database, dung: int) -> int:
    made = db.write(proposals.record_proposal, ProposalFields("Xin đổi ca", HEARD, dung, consent=True)).row_id
    assert made is not None
    return made


def only(db: Database) -> ProposalRow:
    (row,) = db.read(proposals.list_proposals, TODAY)
    return row


def test_an_entry_goes_from_heard_to_told_back(db: Database, entry: int) -> None:
    assert (only(db).state, only(db).worker_name) == (ProposalState.HEARD, "Đào Thị Dung")
    db.write(proposals.refer_proposal, entry, ReferredTo.UNION, REFERRED, date(2026, 11, 12))
    assert only(db).state is ProposalState.LATE
    db.write(proposals.answer_proposal, entry, TODAY, "Công đoàn đã thu xếp")
    assert only(db).state is ProposalState.ANSWERED
    assert len(db.read(proposals.list_proposals, TODAY, open_only=True)) == 1
    db.write(proposals.tell_back, entry, TODAY)
    assert only(db).state is ProposalState.TOLD_BACK
    assert db.read(proposals.list_proposals, TODAY, open_only=True) == ()


def test_nothing_is_passed_on_without_consent(db: Database, dung: int) -> None:
    made = db.write(proposals.record_proposal, ProposalFields("Xin đổi ca", HEARD, dung)).row_id
    assert made is not None
    with pytest.raises(ProposalWithoutConsent):
        db.write(proposals.refer_proposal, made, ReferredTo.UNION, REFERRED)


def test_the_days_keep_their_order(db: Database, entry: int) -> None:
    with pytest.raises(ProposalOrder):
        db.write(proposals.refer_proposal, entry, ReferredTo.UNION, date(2026, 11, 1))
    with pytest.raises(ProposalOrder):
        db.write(proposals.tell_back, entry, TODAY)
    with pytest.raises(ProposalOrder):
        db.write(
            proposals.edit_proposal,
            entry,
            replace(only(db).fields, referred_to=ReferredTo.UNION, referred_on=None),
        )


def test_an_entry_and_its_answer_need_words(db: Database, entry: int) -> None:
    with pytest.raises(ProposalTextMissing):
        db.write(proposals.record_proposal, ProposalFields(" ", HEARD))
    with pytest.raises(ProposalTextMissing):
        db.write(proposals.answer_proposal, entry, TODAY, " ")


def test_an_entry_is_edited_and_removed(db: Database, dung: int, entry: int) -> None:
    fields = replace(only(db).fields, text="Xin đổi ca đêm", referred_to=ReferredTo.UNION, referred_on=REFERRED)
    db.write(proposals.edit_proposal, entry, fields)
    assert (only(db).fields.text, only(db).state) == ("Xin đổi ca đêm", ProposalState.REFERRED)
    db.write(proposals.remove_proposal, entry)
    assert db.read(proposals.list_proposals, TODAY, dung) == ()
    assert db.undo_label() == "bỏ kiến nghị của Đào Thị Dung"


def test_a_voice_of_the_team_has_no_name(db: Database) -> None:
    db.write(proposals.record_proposal, ProposalFields("Quạt gió xưởng", HEARD))
    assert only(db).worker_name is None
    assert db.undo_label() == "ghi kiến nghị của tổ"


def test_each_step_of_a_period_is_counted_by_its_own_day_without_a_name(db: Database, entry: int) -> None:
    db.write(proposals.refer_proposal, entry, ReferredTo.UNION, REFERRED)
    db.write(proposals.answer_proposal, entry, TODAY, "Đã thu xếp")
    db.write(proposals.record_proposal, ProposalFields("Quạt gió xưởng", date(2026, 10, 1)))
    counted = db.read(proposals.count_proposals, date(2026, 11, 1), date(2026, 11, 19))
    assert (counted.received, counted.referred, counted.answered, counted.told_back) == (1, 1, 0, 0)
    assert db.read(proposals.count_proposals, date(2026, 1, 1), TODAY).received == 2


def test_names_of_all_workers_are_known_for_hiding(db: Database, dung: int) -> None:
    Team(db).member("Nguyễn Thúy Lợi")
    assert db.read(proposals.all_worker_names) == ("Đào Thị Dung",)
