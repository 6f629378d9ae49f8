"""Lists of people made at random: the import does what its preview told, and the same list again does nothing."""

import random
import shutil
from collections import Counter
from pathlib import Path

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.imports.reader import read_bytes
from dvqc_desktop.imports.run import check, choose_sheet
from dvqc_desktop.services.importing.import_plan import plan_import
from dvqc_desktop.services.importing.importing import import_people
from tests.conftest import KEY
from tests.faults.powercut import room
from tests.faults.scenes import BOOK
from tests.imports.workbooks import LIMITS, WORKERS, xlsx

NAMES = ("Lê Văn An", "Trần Thị Bình", "Đỗ Hữu Cường", "Nguyễn Thị Ngọc Dung", "Phạm Văn Đạt", "Vũ Thị Hạnh", "Bùi Ân")
TRADES, TEAMS = ("tiện", "phay", "hàn", "may", None), ("Tổ 1", "Tổ 2", None)
_STATE = "SELECT p.id, p.full_name, p.birth_date, p.trade FROM person p ORDER BY p.id"


def workbook(rng: random.Random) -> bytes:
    """A list of some people by random columns."""
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", "Nghề", "Tổ"]]
    for _ in range(rng.randrange(1, 12)):
        born = f"{rng.randrange(1, 29):02}/{rng.randrange(1, 13):02}/{rng.randrange(1970, 1974)}"
        rows.append([rng.choice(NAMES), born, rng.choice(TRADES), rng.choice(TEAMS)])
    return xlsx(rows)


def imports(source: Path, files: int, seed: int = 1, renewed_every: int = 25) -> Counter[str]:
    """Faults in importing so many lists one after the other; "" counts those without one."""
    rng, ends = random.Random(seed), Counter[str]()
    with room("import") as name:
        for start in range(0, files, renewed_every):
            database = open_database(Path(shutil.copy(source, Path(name) / BOOK)), KEY)
            for _ in range(min(renewed_every, files - start)):
                ends[_one(database, workbook(rng))] += 1
            database.close()
    return ends


def _one(database: Database, data: bytes) -> str:
    people = check(choose_sheet("a.xlsx", read_bytes(data, LIMITS), WORKERS)).people
    plan = database.read(plan_import, people)
    before = {row[0]: row[1:] for row in database.connection.execute(_STATE).fetchall()}
    if not plan.added and not plan.updated:
        return ""
    database.write(import_people, people, plan)
    after = {row[0]: row[1:] for row in database.connection.execute(_STATE).fetchall()}
    added = [after[one][0] for one in after if one not in before]
    if added != [person.full_name for person in plan.added]:
        return "others were added than shown"
    changed = {one for one in before if before[one] != after.get(one)}
    if not changed <= {update.person_id for update in plan.updated}:
        return "others were changed than shown"
    again = database.read(plan_import, people)
    return "the same list again changes something" if again.added or again.updated else ""
