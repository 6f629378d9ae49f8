"""The year's quality of meetings on paper: every judged meeting with its criteria, total and grade."""

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.exports.documents.model import Closing, Paragraph, Table
from dvqc_desktop.exports.documents.quality_year_paper import quality_year
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.services.meetings.quality.quality import year_scores
from dvqc_desktop.services.rules import load_rule_pack


def test_every_judged_meeting_is_a_row_with_its_total_and_grade(cell: Database) -> None:
    paper, scores = quality_year(cell, 2026), cell.read(year_scores, 2026)
    legend, table, closing = paper.blocks
    assert isinstance(legend, Paragraph) and isinstance(table, Table) and isinstance(closing, Closing)
    assert [row[1] for row in table.rows] == [f"{score.held_on:%d/%m/%Y}" for score in scores]
    assert [row[-1] for row in table.rows] == [score.grade for score in scores]
    assert all(title in legend.runs[0].text for title in scores[0].points)
    assert len(table.columns) == 5 + len({title for score in scores for title in score.points})
    assert render_pdf(paper, load_rule_pack()).startswith(b"%PDF")


def test_a_year_without_judged_meetings_is_refused(cell: Database) -> None:
    with pytest.raises(NothingToPrintError):
        quality_year(cell, 2001)
