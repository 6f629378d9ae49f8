"""Manipulations of the change log by somebody with the key: each is found by the check of the log."""

import random
from collections import Counter
from typing import Any

from dvqc_desktop.db.audit import check_log
from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.history import LogAltered

GROUP_FIELDS = ("at", "kind", "act", "subject", "topics", "digest", "chain", "state")
ROW_FIELDS = ("table_name", "row_id", "op", "before", "after")


def edit_group(driver: Any, rng: random.Random, ids: list[int]) -> None:
    """One field of a group."""
    field = rng.choice(GROUP_FIELDS)
    driver.execute(f"UPDATE change_group SET {field} = {field} || 'x' WHERE id = ?", (rng.choice(ids),))


def edit_row(driver: Any, rng: random.Random, ids: list[int]) -> None:
    """One field of a row of the log."""
    field = rng.choice(ROW_FIELDS)
    driver.execute(
        f"UPDATE change_row SET {field} = coalesce({field}, '') || '1' "
        "WHERE id = (SELECT min(id) FROM change_row WHERE group_id = ?)",
        (rng.choice(ids),),
    )


def delete_rows(driver: Any, rng: random.Random, ids: list[int]) -> None:
    """A row of the log is gone."""
    driver.execute(
        "DELETE FROM change_row WHERE id = (SELECT max(id) FROM change_row WHERE group_id = ?)", (rng.choice(ids),)
    )


def delete_group(driver: Any, rng: random.Random, ids: list[int]) -> None:
    """A group in the middle is gone with its rows."""
    driver.execute("DELETE FROM change_group WHERE id = ?", (rng.choice(ids[:-1]),))


def insert_row(driver: Any, rng: random.Random, ids: list[int]) -> None:
    """A row is put into a group."""
    driver.execute(
        "INSERT INTO change_row (group_id, table_name, row_id, op, before, after) "
        "SELECT group_id, table_name, row_id, op, before, after FROM change_row WHERE group_id = ? LIMIT 1",
        (rng.choice(ids),),
    )


def swap_groups(driver: Any, rng: random.Random, ids: list[int]) -> None:
    """The contents of two groups in each other's place."""
    one, other = rng.sample(ids, 2)
    for old, new in ((one, -1), (other, one), (-1, other)):
        driver.execute("UPDATE change_row SET group_id = ? WHERE group_id = ?", (new, old))


WAYS = (edit_group, edit_row, delete_rows, delete_group, insert_row, swap_groups)


def manipulations(database: Database, count: int, seed: int = 1) -> Counter[str]:
    """How many of so many manipulations were found, by way: "found edit_row", "missed edit_row"."""
    rng, ends = random.Random(seed), Counter[str]()
    with database.reading() as session:
        driver: Any = session.connection().connection.driver_connection
        driver.execute("PRAGMA ignore_check_constraints=ON")
        driver.execute("PRAGMA defer_foreign_keys=ON")
        ids = [row[0] for row in driver.execute("SELECT id FROM change_group ORDER BY id")]
        for _ in range(count):
            way = rng.choice(WAYS)
            driver.execute("SAVEPOINT one")
            way(driver, rng, ids)
            try:
                check_log(session.connection())
                ends[f"missed {way.__name__}"] += 1
            except LogAltered:
                ends[f"found {way.__name__}"] += 1
            driver.execute("ROLLBACK TO one")
        check_log(session.connection())
    return ends
