"""Every trick of the hostile strings goes through place, absence, sections and notes into the papers that print them.

The order of the day, the list to sign, the invitation, an extract and the sheet that judges a meeting are read here.
"""

import shutil
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import open_database
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.names import nfc
from dvqc_desktop.domain.quality import weights
from dvqc_desktop.exports.documents.model import Paper
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.exports.documents.word import render_docx
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item
from dvqc_desktop.services.meetings.meetings import edit_meeting, set_guests
from dvqc_desktop.services.meetings.minutes.minutes import set_item_conclusion
from dvqc_desktop.services.meetings.passed.resolutions import save_resolution, save_section, set_subject
from dvqc_desktop.services.meetings.quality.quality import original_templates, save_sheet
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present, set_presence
from dvqc_desktop.services.rules import load_rule_pack
from tests.conftest import KEY, TODAY
from tests.exports.documents.pdf_reading import read_sheets, squeezed
from tests.exports.documents.test_hostile_text import TRICKS
from tests.services.meeting_book import People, fill_book, new_meeting, party_day

SHEET = original_templates()[1]
KEYS = sorted(weights(SHEET, "party_day"))
NOTES = {key: f"n{at} {TRICKS[at % len(TRICKS)]}" for at, key in enumerate(KEYS)}
REASON, SECTION = " ".join(TRICKS[:10]), "\n".join(TRICKS)
ALL = " ".join(TRICKS)
CARRIED = {
    PaperKind.AGENDA: [f"nơi {ALL}", *TRICKS],
    PaperKind.INVITATION: [f"nơi {ALL}", *TRICKS],
    PaperKind.ATTENDANCE: [f"nơi {ALL}", *TRICKS],
    PaperKind.MINUTES: [f"nơi {ALL}", f"bận {REASON}"],
    PaperKind.EXTRACT: list(TRICKS),
    PaperKind.RESOLUTION: [f"về {ALL}", *TRICKS],
}


def put(session: Session, meeting: int, people: People, items: list[int]) -> Change:
    """Each trick into a title, a conclusion, place, guests, a reason, a section, the subject."""
    form = party_day(people)
    edit_meeting(session, meeting, type(form)(form.kind, form.held_on, "16:30", "18:00", f"nơi {ALL}", people.loi))
    for trick in TRICKS:
        items.append(int(add_item(session, meeting, ItemForm(trick, 1)).row_id or 0))
    set_item_conclusion(session, items[0], "\n".join(TRICKS))
    mark_all_present(session, meeting)
    set_presence(session, meeting, people.ha, Presence.EXCUSED, f"bận {REASON}")
    save_resolution(session, meeting, SECTION)
    save_section(session, meeting, "tasks", SECTION)
    set_subject(session, meeting, f"về {ALL}")
    save_sheet(session, meeting, SHEET, {item.key: item.most for item in SHEET.items()}, NOTES)
    return set_guests(session, meeting, "\n".join(f"Khách: {trick}" for trick in TRICKS))


@pytest.fixture(scope="module")
def papers(empty_book: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[PaperKind, Paper]:
    """The papers of such a meeting, made once."""
    database = open_database(Path(shutil.copy(empty_book, tmp_path_factory.mktemp("notes") / "so.dvqc")), KEY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DVQC_TODAY", TODAY)
        people, items = fill_book(database), list[int]()
        made = new_meeting(database, party_day(people))
        database.write(put, made, people, items)
        row = {PaperKind.EXTRACT: items[0]}
        kinds = (*CARRIED, PaperKind.QUALITY)
        documents = {kind: make_document(database, kind, row.get(kind, made)) for kind in kinds}
    database.close()
    return {kind: document for kind, document in documents.items() if isinstance(document, Paper)}


def printed(paper: Paper) -> str:
    sheets = read_sheets(render_pdf(paper, load_rule_pack()))
    assert max(piece.right for sheet in sheets for piece in sheet.pieces) < 195.6
    return squeezed("".join(piece.text for sheet in sheets for piece in sheet.pieces if piece.baseline > 16))


@pytest.mark.parametrize("kind", CARRIED)
def test_a_paper_carries_every_trick_unchanged(papers: dict[PaperKind, Paper], kind: PaperKind) -> None:
    text = printed(papers[kind])
    assert [given[:60] for given in CARRIED[kind] if squeezed(nfc(given)) not in text] == []


@pytest.mark.parametrize("kind", CARRIED)
def test_its_word_file_does_too(papers: dict[PaperKind, Paper], kind: PaperKind) -> None:
    document = docx.Document(BytesIO(render_docx(papers[kind], load_rule_pack())))
    text = squeezed("".join(node.text or "" for node in document.element.iter(qn("w:t"))))
    assert [given[:60] for given in CARRIED[kind] if squeezed(nfc(given)) not in text] == []


def test_the_sheet_that_judges_carries_the_notes(papers: dict[PaperKind, Paper]) -> None:
    text = printed(papers[PaperKind.QUALITY])
    assert [note[:60] for note in NOTES.values() if squeezed(nfc(note)) not in text] == []
