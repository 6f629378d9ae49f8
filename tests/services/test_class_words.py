"""What rules and refusals call the classes: always by the names that the cell itself gave them."""

import pytest

from dvqc_desktop.domain.chain_rules import BREACH_WORDS, GAP_WORDS
from dvqc_desktop.domain.classes import CLASS_WORDS, WorkerClass, with_names
from dvqc_desktop.domain.errors.chain import HolderRefusedError
from dvqc_desktop.domain.errors.contacts import ContactByStranger
from dvqc_desktop.services.cell_settings import save_settings
from dvqc_desktop.services.chain import chain
from dvqc_desktop.services.chain.chain import HolderForm
from dvqc_desktop.services.chain.chain_state import gaps
from dvqc_desktop.services.chain.coverage import read_stands, stand_rows
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from tests.team_kit import ACTIVE, AVERAGE, TODAY, Team

OWN = {"wording.active": "Nòng cốt", "wording.average": "Đang vươn lên"}


@pytest.fixture
def people(db):
    """A cell with names of its own; Cường, no longer of the first class, holds Quý."""
    team = Team(db)
    made = {name: team.worker(f"Phạm Văn {name}", code) for name, code in (("Cường", ACTIVE), ("Quý", AVERAGE))}
    team.hold(made["Quý"], made["Cường"])
    team.give(made["Cường"], AVERAGE, TODAY)
    db.write(save_settings, OWN)
    return made


def test_a_gap_is_told_by_the_cells_own_name_of_the_class(db, people):
    reason = "người phụ trách không còn là người nòng cốt"
    assert reason in {row.reason for row in db.read(gaps, TODAY)}
    stands = db.read(read_stands, TODAY)
    assert f"Phạm Văn Cường: {reason}" in {row.how for row in db.read(stand_rows, stands)}


def test_a_refused_holder_is_told_the_rule_by_the_cells_own_names(db, people):
    team = Team(db)
    thu, lan = team.worker("Phan Thị Thu", AVERAGE), team.worker("Bùi Thị Lan", AVERAGE)
    with pytest.raises(HolderRefusedError, match="người đang vươn lên do một người nòng cốt hoặc đảng viên phụ trách"):
        db.write(chain.assign_holder, HolderForm(thu, lan, TODAY))


def test_a_contact_by_a_stranger_is_refused_in_the_cells_own_words(db, people):
    thu = Team(db).worker("Phan Thị Thu", AVERAGE)
    with pytest.raises(ContactByStranger, match="cũng không phải người nòng cốt"):
        db.write(record_contact, (people["Quý"],), ContactFields(thu, TODAY))


def test_every_sentence_of_a_rule_can_be_filled():
    words = [with_names(text, CLASS_WORDS) for text in (*BREACH_WORDS.values(), *GAP_WORDS.values())]
    assert not any("{" in text for text in words)
    assert with_names("người {needs_help}", {**CLASS_WORDS, WorkerClass.NEEDS_HELP: "Cần kèm thêm"}) == (
        "người cần kèm thêm"
    )
