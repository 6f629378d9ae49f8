"""The movement on paper: numbers that close, in the Party's form, and nobody's name."""

from datetime import date

import pytest

from dvqc_desktop.domain.classes import CLASS_WORDS
from dvqc_desktop.domain.codes import SpellEnd
from dvqc_desktop.exports.documents.model import Paragraph, Table
from dvqc_desktop.exports.documents.movement_paper import MovementPaperData, movement_paper
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.services.classes.movement import movement
from dvqc_desktop.services.people.people import PersonFields
from dvqc_desktop.services.people.worker_lists import worker_rows
from dvqc_desktop.services.people.workers import add_worker, end_worker
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.services.unit import get_unit

SEPTEMBER, TODAY = date(2026, 9, 30), date(2026, 11, 20)


@pytest.fixture
def people(sample):
    return {row["name"]: row["id"] for row in sample.read(worker_rows, TODAY)}


def paper_of(db):
    made = db.read(movement, SEPTEMBER, TODAY)
    return movement_paper(
        MovementPaperData(made, SEPTEMBER, TODAY, db.read(get_unit), TODAY, CLASS_WORDS), load_rule_pack()
    )


def table_of(paper):
    return next(block for block in paper.blocks if isinstance(block, Table))


def words_of(paper):
    return " ".join(run.text for block in paper.blocks if isinstance(block, Paragraph) for run in block.runs)


def test_the_sample_prints_four_eight_three_to_five_eight_two(sample):
    table = table_of(paper_of(sample))
    assert table.rows == (
        ("Tích cực", "3", "↓ 1", "0", "0", "0", "4"),
        ("Trung bình", "↑ 2", "6", "0", "0", "0", "8"),
        ("Cần giúp từng mặt", "0", "↑ 1", "2", "0", "0", "3"),
        ("Mới đến", "0", "0", "0", "–", "–", "0"),
    )
    assert table.total == ("Cộng", "5", "8", "2", "0", "0", "15")


def test_arrivals_and_departures_stand_in_the_sums_and_the_unclassified_in_their_own_line(sample, people):
    sample.write(end_worker, people["Hoàng Đình Sang"], SpellEnd.ADMITTED, TODAY)
    sample.write(add_worker, PersonFields("Người mới"), TODAY)
    paper = paper_of(sample)
    assert [row[0] for row in table_of(paper).rows][3:] == ["Chưa phân loại", "Mới đến"]
    assert "Đầu kỳ 15, mới đến 1, rời đi 1 (kể cả được kết nạp), cuối kỳ 15 người." in words_of(paper)


def test_nobody_is_named_and_it_is_typeset_on_one_sheet(sample, people):
    paper = paper_of(sample)
    shown = " ".join((*(cell for row in table_of(paper).rows for cell in row), words_of(paper), str(paper.title)))
    assert not [name for name in people if name in shown]
    assert "nội bộ" in str(paper.foot)
    assert render_pdf(paper, load_rule_pack()).startswith(b"%PDF")
