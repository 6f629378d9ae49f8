"""Three hundred hostile strings go through the text fields of a meeting into its papers, unchanged or refused.

What the book takes in is the normal form of a text: NFC, no control or invisible characters, spaces made one.
"""

import shutil
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.exports import LettersMissingError
from dvqc_desktop.domain.marked_text import MarkedText
from dvqc_desktop.domain.names import nfc
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.exports.documents.model import Paper
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document, render_paper
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.exports.documents.word import render_docx
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item, edit_item
from dvqc_desktop.services.meetings.meetings import set_guests
from dvqc_desktop.services.meetings.minutes.item_opinions import OpinionForm, add_opinion
from dvqc_desktop.services.meetings.minutes.minutes import set_item_conclusion, set_item_minutes
from dvqc_desktop.services.meetings.passed.resolutions import save_resolution
from dvqc_desktop.services.meetings.passed.votes import VoteEntry, record_vote
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task
from dvqc_desktop.services.rules import load_rule_pack
from tests.conftest import KEY, TODAY
from tests.exports.documents.pdf_reading import read_sheets, squeezed
from tests.services.meeting_book import fill_book, new_meeting, party_day

TRICKS = (
    "#let x = 1; *đậm* _nghiêng_ `mã` $x^2$ <nhãn> @nguồn [khối]",
    "= Đầu đề\n== Hai\n+ một\n/ Từ: nghĩa\n- gạch",
    '\\ \\n \\u{1F600} #sys.inputs.data "] #panic() ~ --- -- ...',
    '// ghi chú /* và */ #import "@preview/x:1.0.0": y',
    "<w:t>&amp;</w:t> <!-- x --> ]]> &#x1; &lt;b&gt; <?xml?>",
    '</w:p><w:p/> xml:space="preserve" _x0041_ _x000D_',
    "{month} {year} {meeting} {0} {name!r} %s %(a)d $" + "{x}",
    "'; DROP TABLE meeting; -- \" OR 1=1",
    "=1+1 +cmd|' /C calc'!A0 @SUM(A1) -2+3",
    "chữ\u2028tách dòng\u2029tách đoạn\x85hàng\x0bcột\x0ctrang\rvề",
    "tab\tvà\u00a0cách\u3000rộng\u2009hẹp",
    "phải\u200fsang\u200etrái \u202eđảo\u202c \u2066cô lập\u2069",
    "không\u200brộng nối\u200dliền \ufeffđầu mềm\u00ad",
    "\x00\x01\x07\x1b[31m\x7f điều khiển \ufffe\uffff",
    "a\u0302\u0301 o\u031b\u0323 e\u0302\u0323 tổ hợp rời",
    "ﬁ ﬂ ½ № ™ © ® ± × ÷ ₫ € → ≥ ≤ ≠",
    "“ngoặc” ‘đơn’ «kép» „dưới‟ – — … ‰ †",
    "../../etc/passwd C:\\Windows\\*.* file:///x?y=z&u#v",
    "ỤỬỮỰỴỶỸ ƠƯĐ ặẵẳằắ ộỗổồố ệễểềế ựữửừứ",
    "dài" * 40,
)
SHORT = [f"c{turn}x{place} {trick}" for turn in range(15) for place, trick in enumerate(TRICKS)]
HOSTILE = (*SHORT[:44], "dài mười nghìn " * 667, "liền" * 2500, *SHORT[44:-2])
FIELDS = 6
PRINTED = (PaperKind.MINUTES, PaperKind.AGENDA, PaperKind.RESOLUTION, PaperKind.TASKS)


def put(session: Session, meeting_id: int, speaker: int) -> Change:
    """Each string into one field: titles, presenters, minutes, conclusions, opinions; votes, tasks, a resolution."""
    mark_all_present(session, meeting_id)
    for start in range(0, len(HOSTILE), FIELDS):
        title, presenter, minutes, conclusion, opinion, other = HOSTILE[start : start + FIELDS]
        form = ItemForm(title, 1, presenter_words=presenter)
        item = int(add_item(session, meeting_id, form).row_id or 0)
        edit_item(session, item, form)
        set_item_minutes(session, item, minutes)
        set_item_conclusion(session, item, conclusion)
        add_opinion(session, item, OpinionForm(speaker, MarkedText(opinion)))
        if start % (2 * FIELDS):
            add_task(session, TaskForm(other, speaker), meeting_id)
        else:
            record_vote(session, meeting_id, VoteEntry(other, VoteCount(2, 0, 0)))
    save_resolution(session, meeting_id, "\n".join(HOSTILE[:40]))
    return set_guests(session, meeting_id, HOSTILE[3])


@pytest.fixture(scope="module")
def papers(empty_book: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[PaperKind, Paper]:
    """The papers of such a meeting, made once."""
    database = open_database(Path(shutil.copy(empty_book, tmp_path_factory.mktemp("hostile") / "so.dvqc")), KEY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DVQC_TODAY", TODAY)
        people = fill_book(database)
        made = new_meeting(database, party_day(people))
        database.write(put, made, people.loi)
        documents = {kind: make_document(database, kind, made) for kind in PRINTED}
    database.close()
    return {kind: document for kind, document in documents.items() if isinstance(document, Paper)}


def expected(kind: PaperKind) -> list[str]:
    """The strings a paper carries, as the book keeps them."""
    groups = [HOSTILE[start : start + FIELDS] for start in range(0, len(HOSTILE), FIELDS)]
    given = {
        PaperKind.AGENDA: [text for group in groups for text in group[:2]],
        PaperKind.MINUTES: list(HOSTILE),
        PaperKind.RESOLUTION: list(HOSTILE[:40]),
        PaperKind.TASKS: [group[5] for group in groups[1::2]],
    }
    return [squeezed(nfc(text)) for text in given[kind]]


def test_there_are_three_hundred_of_them_and_long_ones() -> None:
    assert len(HOSTILE) == len(set(HOSTILE)) == 300
    assert max(map(len, HOSTILE)) >= 10_000


def test_every_paper_carries_them_unchanged(papers: dict[PaperKind, Paper]) -> None:
    for kind in PRINTED:
        sheets = read_sheets(render_pdf(papers[kind], load_rule_pack()))
        printed = squeezed("".join(piece.text for sheet in sheets for piece in sheet.pieces if piece.baseline > 16))
        assert [text[:60] for text in expected(kind) if text not in printed] == [], kind
        assert max(piece.right for sheet in sheets for piece in sheet.pieces) < 195.6, kind


def test_the_word_files_carry_them_unchanged(papers: dict[PaperKind, Paper]) -> None:
    for kind in PRINTED[:3]:
        document = docx.Document(BytesIO(render_docx(papers[kind], load_rule_pack())))
        written = squeezed("".join(node.text or "" for node in document.element.iter(qn("w:t"))))
        assert [text[:60] for text in expected(kind) if text not in written] == [], kind


def test_letters_that_no_font_has_are_refused_in_print_and_kept_in_word(db: Database) -> None:
    meeting = new_meeting(db, party_day(fill_book(db)))
    db.write(add_item, meeting, ItemForm("Họp vui \U0001f600 中", 5))
    with pytest.raises(LettersMissingError, match="中 \U0001f600"):
        render_paper(db, PaperKind.AGENDA, meeting)
    document = docx.Document(BytesIO(render_paper(db, PaperKind.AGENDA, meeting, "docx")))
    assert any("Họp vui \U0001f600 中" in cell.text for row in document.tables[1].rows for cell in row.cells)
