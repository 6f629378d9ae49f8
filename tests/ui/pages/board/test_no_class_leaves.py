"""Nobody's class, aspect, cause or reason leaves the program: no word, mark, order or shape of any paper tells it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import cycle
from zipfile import ZipFile

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.exports.documents import typeset
from dvqc_desktop.exports.documents.board_papers import (
    chain_document,
    groups_document,
    people_document,
    register_document,
)
from dvqc_desktop.exports.documents.model import Document
from dvqc_desktop.exports.documents.people_paper import ShownPeople
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document, render_paper
from dvqc_desktop.paths import resource
from dvqc_desktop.services.classes.classes import ClassForm, classify
from dvqc_desktop.services.members.year_register import fill_year, propose_lines
from dvqc_desktop.services.people.worker_lists import list_workers
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.ui.models.rows import RowsModel
from dvqc_desktop.ui.pages.board.cards.model import MIME, CardModel
from dvqc_desktop.ui.pages.board.listing.cells import COLUMNS, OUTSIDE

TODAY = date(2026, 11, 20)
MARKS = {name: f"dấu{name}" for name in ("lydo", "manh", "mat", "viec", "nhan", "giup", "cancu")}
CLASS_WORDS = ("tích cực", "trung bình", "cần giúp", "kém", "phân loại", "tiến bộ", "active", "average", "needs_help")
RULES = load_rule_pack()
CLASSES = (WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP)


def classify_all(database: Database, shift: int) -> None:
    """Gives everybody a class with marked words, each next one another class."""
    classes = cycle(CLASSES)
    for _ in range(shift):
        next(classes)
    for card in database.read(list_workers, TODAY):
        form = ClassForm(
            next(classes), TODAY, MARKS["lydo"], MARKS["manh"], (MARKS["mat"],), MARKS["viec"], (MARKS["nhan"],)
        )
        database.write(classify, card.id, replace(form, help_agreed=MARKS["giup"], basis=MARKS["cancu"]))


def shown(database: Database) -> Document:
    rows: RowsModel = RowsModel(COLUMNS)
    rows.set_rows(database.read(list_workers, TODAY))
    return people_document(database, ShownPeople(TODAY, OUTSIDE.order(rows), "In như đang hiện."))


def register(database: Database) -> Document:
    lines = [row.fields for row in database.read(propose_lines, TODAY.year)]
    if lines:
        database.write(fill_year, TODAY.year, lines)
    return register_document(database, TODAY.year)


PAPERS: dict[str, Callable[[Database], Document]] = {
    "groups": groups_document,
    "chain": chain_document,
    "chain of a group": lambda database: chain_document(database, group_id=2),
    "chain of a member": lambda database: chain_document(database, member_id=1),
    "list": shown,
    "register": register,
    "slips": lambda database: make_document(database, PaperKind.CONTACT_SHEET),
}


def words_of(document: Document) -> str:
    """All that a paper is drawn from: its text, its measures and the words of its template."""
    data = json.loads(typeset._as_json(document, RULES))["document"]
    template = "".join(path.read_text("utf-8") for path in sorted(resource("typst").glob("*.typ")))
    return json.dumps(data, ensure_ascii=False).lower() + template.lower()


def copied(database: Database) -> str:
    rows: RowsModel = RowsModel(COLUMNS)
    cards = database.read(list_workers, TODAY)
    rows.set_rows(cards)
    return OUTSIDE.text(rows, {card.id for card in cards})


def assert_silent(text: str) -> None:
    assert not [word for word in (*MARKS.values(), *CLASS_WORDS) if word in text]


@pytest.mark.parametrize("paper", PAPERS)
def test_no_paper_of_the_board_says_a_class(sample: Database, paper: str) -> None:
    classify_all(sample, 0)
    assert_silent(words_of(PAPERS[paper](sample)))


@pytest.mark.parametrize("paper", [name for name in PAPERS if name != "slips"])
def test_papers_are_the_same_whatever_the_classes_are(sample: Database, paper: str) -> None:
    classify_all(sample, 0)
    before = typeset.render_pdf(PAPERS[paper](sample), RULES)
    classify_all(sample, 1)
    assert typeset.render_pdf(PAPERS[paper](sample), RULES) == before


def test_a_copied_list_says_no_class_and_keeps_no_order_by_it(sample: Database) -> None:
    classify_all(sample, 0)
    before = copied(sample)
    assert_silent(before.lower())
    classify_all(sample, 1)
    assert copied(sample) == before


@pytest.mark.parametrize("column", [place for place in range(len(COLUMNS)) if place in OUTSIDE.inside])
def test_a_list_sorted_by_class_is_copied_by_name(sample: Database, column: int) -> None:
    rows: RowsModel = RowsModel(COLUMNS)
    rows.set_rows(sample.read(list_workers, TODAY))
    names = [card.name for card in OUTSIDE.order(rows)]
    rows.sort(column)
    assert [card.name for card in OUTSIDE.order(rows)] == names
    assert OUTSIDE.order_words(rows) == "họ và tên"


def test_a_drag_carries_numbers_alone(sample: Database) -> None:
    model = CardModel()
    model.set_cards(sample.read(list_workers, TODAY))
    data = model.mimeData([model.index(row) for row in range(model.rowCount())])
    assert data.formats() == [MIME]
    assert json.loads(bytes(data.data(MIME).data())) == [card.id for card in model.cards]


def test_a_word_file_holds_no_marked_word(sample: Database) -> None:
    classify_all(sample, 0)
    with ZipFile(BytesIO(render_paper(sample, PaperKind.AGENDA, form="docx"))) as package:
        texts = [package.read(name).decode("utf-8", "ignore") for name in package.namelist() if "document" in name]
    assert not [mark for mark in MARKS.values() if mark in " ".join(texts)]
