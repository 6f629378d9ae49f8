"""Maps of committees' forms kept in the book."""

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.templates import TemplateMissingError, TemplateNamelessError, TemplateSheetEmptyError
from dvqc_desktop.domain.template_maps import CellMap, Target, map_of_form
from dvqc_desktop.services.reports.template_maps import delete_map, map_for, save_map, saved_maps
from tests.exports.excel.form_kit import SHEET, changed, form_file, sample_map


def test_a_saved_map_is_known_again_by_its_form(db: Database) -> None:
    change = db.write(save_map, sample_map(), " Biểu  01 ", "")
    assert change.label == "ghép ô mẫu báo cáo Biểu 01"
    found = db.read(map_for, form_file().form)
    assert found is not None
    assert (found.id, found.words, found.cell_map) == (change.row_id, "Biểu 01", sample_map())


def test_another_form_is_not_known(db: Database) -> None:
    db.write(save_map, sample_map(), "Biểu 01", "")
    other = form_file(changed(lambda book: book[SHEET].insert_rows(9)))
    assert db.read(map_for, other.form) is None


def test_a_map_of_the_same_form_and_cells_is_replaced(db: Database) -> None:
    db.write(save_map, sample_map(), "Biểu 01", "")
    db.write(save_map, sample_map(), "Biểu một", "Bản 2026")
    assert [saved.words for saved in db.read(saved_maps)] == ["Biểu một (Bản 2026)"]


def test_a_map_is_taken_out_and_comes_back_by_undo(db: Database) -> None:
    change = db.write(save_map, sample_map(), "Biểu 01", "")
    assert change.row_id is not None
    db.write(delete_map, change.row_id)
    assert db.read(saved_maps) == ()
    with pytest.raises(TemplateMissingError):
        db.write(delete_map, change.row_id)
    db.undo()
    assert [saved.name for saved in db.read(saved_maps)] == ["Biểu 01"]


def test_a_map_needs_a_name_and_a_cell(db: Database) -> None:
    with pytest.raises(TemplateNamelessError):
        db.write(save_map, sample_map(), " ", "")
    with pytest.raises(TemplateSheetEmptyError):
        db.write(save_map, CellMap(SHEET, {}), "Biểu 01", "")


def test_editing_the_cells_of_a_map_replaces_it(db: Database) -> None:
    db.write(save_map, sample_map(), "Biểu 01", "")
    fewer = map_of_form(form_file().form, SHEET, {"F8": Target("members_total")})
    db.write(save_map, fewer, "Biểu 01", "")
    assert [len(saved.cell_map.cells) for saved in db.read(saved_maps)] == [1]
