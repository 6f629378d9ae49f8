"""Sixty odd names: refused, or kept to the letter in the book, on screen, in a workbook, a letter and a paper."""

import io
import unicodedata

import docx
import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from sqlalchemy import select

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Person
from dvqc_desktop.domain.errors import AppError
from dvqc_desktop.domain.errors.exports import LettersMissingError
from dvqc_desktop.exports.documents.model import Paper, Paragraph, Run
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.exports.documents.word import render_docx
from dvqc_desktop.exports.excel.listing import ListHead, ShownList, build_list_workbook, line_of
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.workers import add_worker
from dvqc_desktop.services.rules import load_rule_pack
from tests.db.acts import DAY
from tests.faults.pdf_words import pdf_words

UNSEEN = {"Cc", "Cf", "Cs"}
ODD = (
    *("=1+1", "+84", "-Lê", "@An", "'Lê", "#N/A", "1E5", "00123", "TRUE", "null", "{Lê}", "[[An]]", "<b>Lê</b>"),
    *("Lê; DROP TABLE person", "Lê\\An", 'Lê "Út" An', "Lê/An", "Lê*An?", "$A$1", "_x000D_", "%s", "{0}", "#Lê"),
    *("Nguyễn Thị Ngọc Ánh", "Đặng Ðức", "Y Ban Niê", "K’Brế", "H'Hen", "Võ–An", "Lê—Na", "O’Brien", "Łukasz"),
    *("Ñandú", "Zoë", "Ağa", "Ирина", "Ελένη", "李明", "أحمد", "👩\u200d🏭 An", "ﬁlip", "Ⅳ An", "Lê\u00a0An", "*Lê*"),
    *("Lê\u200bAn", "Lê\u202eAn", "A\u0300n", "Lê\tAn", "Lê\nAn", "Lê  An", " Lê An ", "", "   ", "\u0000An"),
    *("\u0007An", "\ud800An", "Lê" * 200, "x" * 10_000, "．Lê", "&amp;"),
)


@pytest.fixture(scope="module")
def rules() -> object:
    return load_rule_pack()


def kept_name(db: Database, name: str) -> str | None:
    """What the book holds after the name was typed; None where it was refused."""
    try:
        db.write(add_worker, PersonFields(name), DAY)
    except AppError as refusal:
        assert all(refusal.parts)
        return None
    return db.read(lambda session: session.scalars(select(Person.full_name).order_by(Person.id.desc())).first())


def plain(name: str) -> str:
    """What of a name can be seen: without signs that show nothing, and without spaces at its ends or doubled."""
    spaced = "".join(" " if one.isspace() else one for one in unicodedata.normalize("NFC", name))
    return " ".join("".join(one for one in spaced if unicodedata.category(one) not in UNSEEN).split())


def test_a_name_is_refused_or_kept(db: Database) -> None:
    kept = {name: kept_name(db, name) for name in ODD}
    assert len(ODD) >= 60
    changed = {name: told for name, told in kept.items() if told is not None and plain(told) != plain(name)}
    assert changed == {}
    assert kept[""] is None and kept["   "] is None


def test_half_a_letter_is_never_kept(db: Database) -> None:
    assert kept_name(db, "\ud800An") == "An"


def shown(db: Database) -> list[str]:
    """The names that the book keeps, as they leave it."""
    names = [kept_name(db, name) for name in ODD]
    return [name for name in names if name]


def test_the_same_letters_stand_in_a_workbook(db: Database) -> None:
    names = shown(db)
    lines = tuple(line_of((name,)) for name in names)
    made = build_list_workbook(ShownList("Danh sách", "Tổ", DAY, "", "", (ListHead("Họ và tên"),), lines))
    rows = load_workbook(io.BytesIO(made)).active.rows
    cells = {unescape(str(cell.value)) for row in rows for cell in row if cell.value}
    assert {name for name in names if name not in cells and plain(name) not in cells} == set()


def test_the_same_letters_stand_in_a_letter(db: Database, rules: object) -> None:
    for name in shown(db):
        try:
            made = render_docx(Paper("Giấy", (Paragraph((Run(name),)),)), rules)  # type: ignore[arg-type]
        except AppError as refusal:
            assert all(refusal.parts)
            continue
        assert any(plain(name) in plain(one.text) for one in docx.Document(io.BytesIO(made)).paragraphs), name


def test_the_same_letters_stand_in_a_paper_or_it_says_which_it_lacks(db: Database, rules: object) -> None:
    for name in ("Nguyễn Thị Ngọc Ánh", "Đặng Ðức", "K’Brế", "=1+1", "<b>Lê</b>", "#Lê", "*Lê*", "$A$1", "李明"):
        try:
            made = render_pdf(Paper("Giấy", (Paragraph((Run(name),)),)), rules)  # type: ignore[arg-type]
        except LettersMissingError:
            continue
        assert any(name.replace(" ", "") in words for words in pdf_words(made)), name


def test_the_same_letters_are_given_to_the_screen(db: Database, qapp: object) -> None:
    model = QStandardItemModel()
    names = shown(db)
    for name in names:
        model.appendRow(QStandardItem(name))
    told = [model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(len(names))]
    assert told == names
