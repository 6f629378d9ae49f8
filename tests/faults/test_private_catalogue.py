"""A marker in every private part gives no hit in anything that leaves the book: papers, lists, workbooks, backups."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dvqc_desktop.cli.lists import LISTS, _reader
from dvqc_desktop.db.backup import back_up
from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.db.models import Contact, OpinionSession, Plan, QualitySheet
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.classes import CLASS_WORDS
from dvqc_desktop.domain.codes import PlanKind
from dvqc_desktop.domain.errors.contacts import ContactByActiveWorker
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.domain.quality import template_json
from dvqc_desktop.exports.documents.balance_paper import BalancePaperData, balance_paper
from dvqc_desktop.exports.documents.board_papers import groups_document, people_document, register_document
from dvqc_desktop.exports.documents.model import Document, Paper
from dvqc_desktop.exports.documents.movement_paper import MovementPaperData, movement_paper
from dvqc_desktop.exports.documents.opinion_paper import answer_sheet, slips_document
from dvqc_desktop.exports.documents.people_paper import ShownPeople
from dvqc_desktop.exports.documents.print_paper import WITH_DOCX, PaperKind, make_document, render_paper
from dvqc_desktop.exports.documents.proposal_paper import proposal_document
from dvqc_desktop.exports.documents.report_paper import ReportPaperData, report_paper
from dvqc_desktop.exports.documents.team_paper import team_document
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.exports.excel.report import build_report_workbook
from dvqc_desktop.services.classes.movement import movement
from dvqc_desktop.services.contacts.balance import read_balance
from dvqc_desktop.services.contacts.balance_lines import printed_lines
from dvqc_desktop.services.contacts.private_notes import TOPICS, keep_private_note
from dvqc_desktop.services.contacts.proposals import list_proposals
from dvqc_desktop.services.meetings.papers.paper_meetings import last_minutes
from dvqc_desktop.services.meetings.quality.quality import chosen_template
from dvqc_desktop.services.members.year_register import fill_year, propose_lines
from dvqc_desktop.services.people.worker_lists import list_workers
from dvqc_desktop.services.reports.report import read_report
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.services.unit import get_unit
from tests.conftest import KEY, TODAY
from tests.faults.scan import find_leaks

MARKER = "Điều riêng 7Q4: ngại anh em cho là chạy mức"


def confide(session: Session) -> Change:
    """The marker in the private part of every contact that may have one."""
    kept = 0
    for contact_id in session.execute(select(Contact.id).where(Contact.joint_id.is_(None))).scalars().all():
        try:
            keep_private_note(session, contact_id, f"{MARKER} {contact_id}")
            kept += 1
        except ContactByActiveWorker:
            continue
    assert kept > 50
    return Change("ghi", "phần riêng", TOPICS)


@pytest.fixture(scope="module")
def book(sample_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DVQC_TODAY", TODAY)
        database = open_database(Path(shutil.copy(sample_book, tmp_path_factory.mktemp("kin") / "so.dvqc")), KEY)
        database.write(confide)
        database.write(fill_year, 2026, [row.fields for row in database.read(propose_lines, 2026)])
        yield database
        database.close()


def papers(db: Database) -> Iterator[tuple[str, Document]]:
    """Every paper of the board, the register and the reports, beside those of the command line."""
    today, rules, unit = clock.today(), load_rule_pack(), db.read(get_unit)
    yield "chain-1", make_document(db, PaperKind.CHAIN, 1)
    yield "gaps", groups_document(db, None, {1, 19, 20}, "chưa có người phụ trách", True)
    yield "list", people_document(db, ShownPeople(today, db.read(list_workers, today), "tất cả"))
    yield "register", register_document(db, 2026)
    month = today.replace(day=1)
    moved = MovementPaperData(db.read(movement, month, today), month, today, unit, today, CLASS_WORDS)
    yield "movement", movement_paper(moved, rules)
    balance = db.read(read_balance, parse_period("2026-Q4"), today)
    yield "balance", balance_paper(BalancePaperData(balance, db.read(printed_lines, balance), unit, today), rules)
    report = db.read(read_report, parse_period("2026-Q4"))
    yield "figures", report_paper(ReportPaperData(report, unit, None), rules)
    yield "team", team_document(db, _first(db, select(Plan.id).where(Plan.kind == PlanKind.TEAM.value)))
    yield "blank", slips_document(db, today, 4)
    yield "answers", answer_sheet(db, _first(db, select(OpinionSession.id).order_by(OpinionSession.id)))
    asked = proposal_document(db, db.read(list_proposals, today), "tất cả")
    assert isinstance(asked.named, Paper)
    yield "asked", asked
    yield "asked-named", asked.named


def _first(db: Database, chosen: Select[int]) -> int:
    with db.reading() as session:
        return session.scalars(chosen).first() or 0


def judge_last_meeting(session: Session) -> Change:
    """A quality sheet on the last closed meeting, so that there is one to print."""
    template = template_json(chosen_template(session))
    session.add(QualitySheet(meeting_id=last_minutes(session), template=template, total=90, grade="Tốt"))
    return Change("chấm điểm", "", frozenset())


def test_no_paper_holds_it(book: Database, tmp_path: Path) -> None:
    rules = load_rule_pack()
    book.write(judge_last_meeting)
    for kind in PaperKind:
        (tmp_path / f"{kind}.pdf").write_bytes(render_paper(book, kind))
        if kind in WITH_DOCX:
            (tmp_path / f"{kind}.docx").write_bytes(render_paper(book, kind, None, "docx"))
    for name, document in papers(book):
        (tmp_path / f"{name}.pdf").write_bytes(render_pdf(document, rules))
    assert len(list(tmp_path.iterdir())) == len(PaperKind) + len(WITH_DOCX) + 12
    assert find_leaks(tmp_path, MARKER) == []


def test_the_sheet_of_what_is_kept_is_read_by_the_scanner(book: Database, tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_bytes(render_paper(book, PaperKind.PERSON_SHEET, 19))
    assert find_leaks(tmp_path, "Khéo tay, làm lâu năm")
    assert find_leaks(tmp_path, "ghi chú về điều chị đã tâm sự")
    assert find_leaks(tmp_path, MARKER) == []


def test_no_list_workbook_or_backup_holds_it(book: Database, tmp_path: Path) -> None:
    for name in LISTS:
        rows = book.read(_reader(name), clock.today())
        (tmp_path / f"{name}.json").write_text(json.dumps(rows, ensure_ascii=False, default=str), "utf-8")
    for code in ("2026-11", "2026-Q4", "2026"):
        report = book.read(read_report, parse_period(code))
        (tmp_path / f"{code}.xlsx").write_bytes(build_report_workbook(report))
    back_up(book, tmp_path / "usb")
    shutil.copy(book.path, tmp_path / "copy.dvqc")
    assert find_leaks(tmp_path, MARKER) == []
    assert find_leaks(tmp_path, "Đào Thị Dung") != []


def test_no_name_of_an_act_and_nothing_on_disk_beside_the_book_holds_it(
    book: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MARKER not in (book.undo_label() or "")
    assert find_leaks(book.path.parent, MARKER) == []
