"""The report in words as a paper: its form, its annexes, its charts, and the same from what was sent."""

from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import docx

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.charts import Column, Group
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.exports.documents.chart_svg import grouped_chart, single_chart
from dvqc_desktop.exports.documents.model import Chart, Heading, Paper
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document, render_paper
from dvqc_desktop.services.reports.narrative import save_part
from dvqc_desktop.services.reports.sent_reports import Marking, mark_sent
from tests.exports.documents.pdf_reading import read_sheets

OCTOBER = parse_period("2026-10")


def paper(db: Database, row_id: int | None = None) -> Paper:
    made = make_document(db, PaperKind.REPORT, row_id)
    assert isinstance(made, Paper)
    return made


def test_the_paper_has_the_parts_in_order_then_figures_and_charts(sample: Database) -> None:
    blocks = paper(sample).blocks
    heads = [block.text for block in blocks if isinstance(block, Heading)]
    assert heads[:3] == [
        "I. TÌNH HÌNH CÔNG NHÂN",
        "II. KẾT QUẢ CÔNG TÁC QUẦN CHÚNG",
        "1. Sinh hoạt, quán triệt văn bản",
    ]
    titles = [block.title for block in blocks if isinstance(block, Chart)]
    assert titles[:2] == ["Ba loại qua các đợt phân loại (người)", "Số người được gặp mỗi tuần"]


def test_the_pdf_says_it_names_no_worker_and_keeps_its_charts_on_one_page(sample: Database) -> None:
    sheets = read_sheets(render_paper(sample, PaperKind.REPORT))
    text = " ".join(sheet.text for sheet in sheets)
    assert "PHỤ LỤC 1" in text
    assert "Cao Thị Yến" not in text
    assert sum(isinstance(block, Chart) for block in paper(sample).blocks) == 4
    assert "PHỤ LỤC 2" in sheets[-1].text


def test_word_gets_the_same_with_the_charts_as_pictures_that_speak(sample: Database) -> None:
    made = docx.Document(BytesIO(render_paper(sample, PaperKind.REPORT, form="docx")))
    assert any(part.text == "I. TÌNH HÌNH CÔNG NHÂN" for part in made.paragraphs)
    assert "Tích cực" in str(made.inline_shapes[0]._inline.docPr.get("descr"))


def test_what_was_sent_is_printed_as_it_was_sent(sample: Database) -> None:
    sample.write(save_part, OCTOBER, "situation", "Cả tổ yên tâm làm việc.")
    sent = sample.write(mark_sent, Marking(OCTOBER, "Chi ủy Z2", date(2026, 11, 2), date(2026, 10, 31))).row_id
    before = paper(sample, sent)
    sample.write(save_part, OCTOBER, "situation", "Lời khác.")
    assert paper(sample, sent) == before == paper(sample)


def test_a_chart_is_sound_xml_whatever_stands_under_its_bars() -> None:
    chart = grouped_chart("<b>", ["A & B"], [Group('"<Tổ>"', (3,))])
    assert ElementTree.fromstring(chart.svg).tag.endswith("svg")
    assert "3" in chart.said


def test_what_is_missing_is_hatched_and_what_was_agreed_is_a_line() -> None:
    svg = single_chart("Tuần", [Column("T44", 9, 5), Column("T45", 15), Column("T47", 2, 0, True)], 15, "hẹn 15").svg
    assert svg.count('fill="url(#missing)"') == 1
    assert "stroke-dasharray" in svg
    assert "hẹn 15" in svg
