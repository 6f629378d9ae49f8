"""A file that leaves the book is written and entered in the register; what could not be written is not."""

import hashlib
from pathlib import Path

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors.exports import ExportFolderMissingError
from dvqc_desktop.exports.handing import Handout, hand_out
from dvqc_desktop.services.reports.export_register import exports, last_recipient, name_recipient

REPORT = Handout("Báo cáo số liệu", "quý III năm 2026", "Đảng ủy X.40")


def test_a_file_handed_out_stands_in_the_register_by_its_bare_name(db: Database, tmp_path: Path) -> None:
    hand_out(db, tmp_path / "bao-cao.xlsx", b"PK", REPORT)
    (row,) = db.read(exports)
    assert (row.what, row.contents, row.recipient) == ("Báo cáo số liệu", "quý III năm 2026", "Đảng ủy X.40")
    assert (row.file_name, row.sha256) == ("bao-cao.xlsx", hashlib.sha256(b"PK").hexdigest())
    assert row.at.date() == clock.today()
    assert str(tmp_path) not in repr(row)


def test_the_newest_file_comes_first_and_each_knows_the_head_of_the_log_before_it(db: Database, tmp_path: Path) -> None:
    hand_out(db, tmp_path / "a.pdf", b"1", REPORT)
    hand_out(db, tmp_path / "b.pdf", b"2", Handout("Danh sách đảng viên"))
    later, first = db.read(exports)
    assert (later.file_name, later.contents, later.recipient) == ("b.pdf", "", "")
    assert first.chain_head != later.chain_head
    assert len(later.chain_head) == 64


def test_for_whom_a_file_was_is_remembered_by_kind_and_put_right_later(db: Database, tmp_path: Path) -> None:
    hand_out(db, tmp_path / "a.xlsx", b"1", REPORT)
    hand_out(db, tmp_path / "b.pdf", b"2", Handout("Danh sách đảng viên"))
    assert db.read(last_recipient, "Báo cáo số liệu") == "Đảng ủy X.40"
    assert db.read(last_recipient, "Danh sách đảng viên") == ""
    db.write(name_recipient, db.read(exports)[0].id, " Chi ủy  Z2 ")
    assert db.read(last_recipient, "Danh sách đảng viên") == "Chi ủy Z2"
    db.undo()
    assert [row.recipient for row in db.read(exports)] == ["", "Đảng ủy X.40"]


def test_a_file_that_left_cannot_be_taken_back_by_undo(db: Database, tmp_path: Path) -> None:
    hand_out(db, tmp_path / "a.pdf", b"1", REPORT)
    assert db.undo_label() is None


def test_a_file_that_could_not_be_written_has_no_entry(db: Database, tmp_path: Path) -> None:
    with pytest.raises(ExportFolderMissingError):
        hand_out(db, tmp_path / "khong-co" / "a.pdf", b"1", REPORT)
    assert db.read(exports) == ()
