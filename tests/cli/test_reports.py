"""The report command with a committee's own form, on the golden case."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import SAMPLES, Run, digest

FORM = SAMPLES / "bieu-01-dang-uy.xlsx"
CELLS = {"F8": "members_total", "F14": "class_active", "F15": "class_average", "F16": "class_needs_help"}


@pytest.fixture
def cell_map(tmp_path: Path) -> Path:
    path = tmp_path / "ghep.json"
    path.write_text(json.dumps({"sheet": "Biểu 01-DV", "cells": CELLS}), encoding="utf-8")
    return path


def test_the_form_is_filled_with_the_figures_of_the_period(
    run: Run, book: Path, cell_map: Path, tmp_path: Path
) -> None:
    before, out = digest(FORM), tmp_path / "bieu.xlsx"
    ran = run("report", book, "--period", "2026-Q4", "--out", out, "--template", FORM, "--map", cell_map)
    assert (ran.status, ran.out) == (0, "Đã ghi báo cáo quý IV năm 2026: bieu.xlsx.\n")
    sheet = openpyxl.load_workbook(out)["Biểu 01-DV"]
    assert [sheet[place].value for place in CELLS] == [3, 5, 8, 2]
    assert digest(FORM) == before


def test_a_map_without_a_form_is_wrong_usage(run: Run, book: Path, cell_map: Path, tmp_path: Path) -> None:
    ran = run("report", book, "--period", "2026-Q4", "--out", tmp_path / "b.xlsx", "--map", cell_map)
    assert (ran.status, ran.err.split(".")[0]) == (2, "Tùy chọn --map dùng chưa đúng")


def test_a_form_the_book_does_not_know_needs_a_map(run: Run, book: Path, tmp_path: Path) -> None:
    ran = run("report", book, "--period", "2026-Q4", "--out", tmp_path / "b.xlsx", "--template", FORM)
    assert ran.status == 1
    assert "sổ chưa có bảng ghép ô nào cho mẫu bieu-01-dang-uy.xlsx" in ran.err
    assert not (tmp_path / "b.xlsx").exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{}", "Chưa đọc được bảng ghép ô ghep.json: thiếu tên trang tính"),
        (b"\xff\xfe", "Chưa đọc được bảng ghép ô ghep.json: tệp không phải chữ UTF-8"),
        (b" " * (2**21 + 1), "Chưa đọc được bảng ghép ô ghep.json: tệp quá lớn"),
    ],
)
def test_a_file_that_is_no_map_is_refused(run: Run, book: Path, cell_map: Path, content: bytes, told: str) -> None:
    cell_map.write_bytes(content)
    out = cell_map.with_name("b.xlsx")
    ran = run("report", book, "--period", "2026-Q4", "--out", out, "--template", FORM, "--map", cell_map)
    assert ran.status == 1
    assert told in ran.err


def test_a_missing_map_is_said(run: Run, book: Path, tmp_path: Path) -> None:
    missing = tmp_path / "khong-co.json"
    ran = run("report", book, "--period", "2026-Q4", "--out", tmp_path / "b.xlsx", "--template", FORM, "--map", missing)
    assert (ran.status, ran.err.partition(",")[0]) == (1, "Chưa đọc được bảng ghép ô khong-co.json: không tìm thấy tệp")


def test_a_form_of_the_book_needs_no_map(run: Run, book: Path, tmp_path: Path) -> None:
    from dvqc_desktop.cli.access import opened
    from dvqc_desktop.services.reports.template_maps import save_map
    from tests.exports.excel.form_kit import sample_map

    with opened(book, None) as database:
        database.write(save_map, sample_map(), "Biểu 01", "")
    ran = run("report", book, "--period", "2026-Q4", "--out", tmp_path / "b.xlsx", "--template", FORM)
    assert ran.status == 0
    assert openpyxl.load_workbook(tmp_path / "b.xlsx")["Biểu 01-DV"]["F19"].value == 99
