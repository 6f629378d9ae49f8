"""Every act that deletes can be undone: all of the sample's, and no way around the log but those listed."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

import dvqc_desktop
from dvqc_desktop import services
from dvqc_desktop.db import changelog
from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors import AppError
from tests.db.test_undo import state_of

ROOT = Path(dvqc_desktop.__file__).parent
# What happened and cannot be taken back: files handed out, reports sent, wishes to be erased (called off for a day).
RECORDED = {
    "note_export",
    "note_exports",
    "ask_erasure",
    "call_off_erasure",
    "carry_out",
    "_ask_again",
    "clear_bin",
    "name_keeper",
    "note_restored",
}
# The sample has no row that these delete; their rows are undone by the same door, and by their own tests.
NOT_IN_SAMPLE = {
    "delete_map",
    "remove_session",
    "remove_opinion",
    "remove_series",
    "delete_line",
    "remove_review",
    "remove_pause",
}
DONE = "SELECT count(*) FROM change_group WHERE kind = 'act' AND state = 'done'"
Destroyer = Callable[[Session, int], Change]


def recorded() -> set[str]:
    """The use cases that the program's code gives to `record`, which makes no undo step."""
    found = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "record":
                found.add(ast.unparse(node.args[0]).rpartition(".")[2])
    return found - {"use_case"}


def destroyers() -> dict[str, Destroyer]:
    """The use cases that take one row out by its number, found in the code."""
    found: dict[str, Destroyer] = {}
    for module in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        for name, made in vars(importlib.import_module(module.name)).items():
            if name.startswith(("delete_", "remove_")) and getattr(made, "__module__", "") == module.name:
                parts = list(inspect.signature(made).parameters.values())
                if (
                    len(parts) == 2
                    and parts[1].annotation is int
                    and inspect.signature(made).return_annotation is Change
                ):
                    found[name] = made
    return found


def newest_rows(database: Database) -> list[int]:
    """The numbers of the last rows of each table."""
    with database.reading() as session:
        return sorted(
            {
                row_id
                for table in changelog.logged_tables()
                for row_id in session.execute(text(f'SELECT id FROM "{table.name}" ORDER BY id DESC LIMIT 3')).scalars()
            }
        )


def deleted(database: Database, act: Destroyer) -> bool:
    """Whether the act could be done on some row; it stays done."""
    for row_id in newest_rows(database):
        try:
            database.write(act, row_id)
        except (AppError, NoResultFound):
            continue
        with database.reading() as session:
            query = (
                "SELECT count(*) FROM change_row WHERE op = 'delete' AND group_id = (SELECT max(id) FROM change_group)"
            )
            return bool(session.execute(text(query)).scalar_one())
    return False


def test_only_listed_acts_are_no_undo_step() -> None:
    assert recorded() <= RECORDED


def test_every_act_that_deletes_can_be_undone(cell: Database) -> None:
    done = set()
    for name, act in destroyers().items():
        before = state_of(cell)
        if deleted(cell, act):
            done.add(name)
            cell.undo()
            assert state_of(cell) == before, name
    assert len(done) > 5
    assert set(destroyers()) - done <= NOT_IN_SAMPLE


def test_every_act_of_the_sample_is_undone(cell: Database) -> None:
    with cell.reading() as session:
        acts = session.execute(text(DONE)).scalar_one()
    with cell.in_one_commit():
        for _ in range(acts):
            cell.undo()
    with cell.reading() as session:
        assert acts > 700 and session.execute(text(DONE)).scalar_one() == 0
        assert session.execute(text("SELECT count(*) FROM person")).scalar_one() == 0
