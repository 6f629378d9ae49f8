"""The balance on paper: sums alone, in four ways, and nobody's name."""

from datetime import date

from dvqc_desktop.domain.codes import ContactKind
from dvqc_desktop.domain.contacts import ContactTopic
from dvqc_desktop.domain.periods import quarter_of
from dvqc_desktop.exports.documents.balance_paper import TOPIC_NOTE, BalancePaperData, balance_paper
from dvqc_desktop.exports.documents.model import Heading, Table
from dvqc_desktop.exports.documents.typeset import render_pdf
from dvqc_desktop.services.contacts.balance import read_balance
from dvqc_desktop.services.contacts.balance_lines import printed_lines
from dvqc_desktop.services.contacts.contacts import ContactFields, record_contact
from dvqc_desktop.services.people.worker_lists import worker_rows
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.services.unit import get_unit
from tests.team_kit import Team

TODAY = date(2026, 11, 20)


def paper_of(db):
    balance = db.read(read_balance, quarter_of(TODAY), TODAY)
    data = BalancePaperData(balance, db.read(printed_lines, balance), db.read(get_unit), TODAY)
    return balance_paper(data, load_rule_pack())


def tables(paper):
    return [block for block in paper.blocks if isinstance(block, Table)]


def test_it_sums_by_class_group_topic_and_place_without_anybodys_name(sample):
    paper = paper_of(sample)
    heads = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert heads == ["Theo loại", "Theo nhóm", "Theo nội dung trao đổi", "Theo nơi gặp, dịp gặp"]
    assert tables(paper)[0].rows[0][:3] == ("Tích cực", "5", "5")
    shown = str(paper)
    people = [row["name"] for row in sample.read(worker_rows, TODAY)]
    assert not [name for name in people if name in shown]
    assert "nội bộ" in str(paper.foot) and TOPIC_NOTE in shown
    assert render_pdf(paper, load_rule_pack()).startswith(b"%PDF")


def test_what_nobody_was_met_about_has_no_line(db):
    team = Team(db)
    worker, member = team.worker("An Văn Bình"), team.member("Trần Bích Hà")
    db.write(record_contact, (worker,), ContactFields(member, TODAY, ContactKind.MEAL, (ContactTopic.SKILL,)))
    rows = [row for table in tables(paper_of(db)) for row in table.rows]
    assert ("Tay nghề", "1") in rows and ("Giờ ăn", "1") in rows
    assert not [row for row in rows if row[-1] == "0"]


def test_a_book_without_contacts_prints_its_people_alone(db):
    Team(db).worker("An Văn Bình")
    assert next(table.rows for table in tables(paper_of(db))) == (("Chưa phân loại", "1", "0", "0"),)
