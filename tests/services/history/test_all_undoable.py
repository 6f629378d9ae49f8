"""Every act that deletes can be undone: all of the sample's, and no way around the log but those listed."""

import ast
from pathlib import Path

from sqlalchemy import text

import dvqc_desktop
from dvqc_desktop.db.engine import Database

ROOT = Path(dvqc_desktop.__file__).parent
# What happened and cannot be taken back: files handed out, reports sent, wishes to be erased (called off for a day).
RECORDED = {"note_export", "note_exports", "ask_erasure", "call_off_erasure", "carry_out", "_ask_again"}


def recorded() -> set[str]:
    """The use cases that the program's code gives to `record`, which makes no undo step."""
    found = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "record":
                found.add(ast.unparse(node.args[0]).rpartition(".")[2])
    return found - {"use_case"}


def test_only_listed_acts_are_no_undo_step() -> None:
    assert recorded() <= RECORDED | {"clear_bin"}


def test_every_act_of_the_sample_is_undone_those_that_delete_too(cell: Database) -> None:
    with cell.reading() as session:
        query = "SELECT count(DISTINCT group_id) FROM change_row WHERE op = 'delete'"
        assert session.execute(text(query)).scalar_one() >= 1
    while cell.undo_label() is not None:
        cell.undo()
    with cell.reading() as session:
        done = "SELECT count(*) FROM change_group WHERE kind = 'act' AND state = 'done'"
        assert session.execute(text(done)).scalar_one() == 0
        assert session.execute(text("SELECT count(*) FROM person")).scalar_one() == 0
