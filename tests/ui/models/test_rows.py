"""Rows in a table: shown by a test, in a chosen order, the selection staying on its rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from dvqc_desktop.ui.models.rows import ROW_ROLE, Column, RowsModel

Row = tuple[str, int]


@pytest.fixture
def model(qapp: object) -> RowsModel[Row]:
    made: RowsModel[Row] = RowsModel(
        (Column("Tên", lambda row: row[0], key=lambda row: row[0]), Column("Số", lambda row: str(row[1]), right=True))
    )
    made.set_rows([("b", 1), ("c", 2), ("a", 3)])
    return made


def test_it_is_a_model_as_qt_wants_it(model: RowsModel[Row], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_cells_give_words_sides_and_the_row_itself(model: RowsModel[Row]) -> None:
    cell = model.index(0, 1)
    assert (cell.data(), cell.data(ROW_ROLE)) == ("1", ("b", 1))
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Tên"


def test_a_filter_shows_what_passes_and_keeps_the_total(model: RowsModel[Row]) -> None:
    model.set_filter(lambda row: row[1] > 1)
    assert (list(model.shown()), model.total()) == ([("c", 2), ("a", 3)], 3)
    model.set_filter(None)
    assert model.rowCount() == 3


def test_new_rows_come_in_the_order_chosen_and_a_column_without_key_does_not_sort(model: RowsModel[Row]) -> None:
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.set_rows([("x", 1), ("z", 2)])
    model.sort(1)
    assert [row[0] for row in model.shown()] == ["z", "x"]


@given(rows=st.lists(st.tuples(st.text(max_size=3), st.integers()), min_size=1, max_size=12), data=st.data())
def test_sorting_keeps_the_selection_on_its_row(qapp: object, rows: list[Row], data: st.DataObject) -> None:
    made: RowsModel[Row] = RowsModel((Column("Tên", lambda row: row[0], key=lambda row: row[0]),))
    made.set_rows(rows)
    chosen = data.draw(st.integers(0, len(rows) - 1))
    kept = QPersistentModelIndex(made.index(chosen, 0))
    made.sort(0)
    assert kept.data(ROW_ROLE) == rows[chosen]
    assert [row[0] for row in made.shown()] == sorted(row[0] for row in rows)
