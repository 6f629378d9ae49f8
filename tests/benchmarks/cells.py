"""The reports of a thousand cells added up by a committee."""

import tempfile
import time
import zipfile
from pathlib import Path
from xml.parsers import expat

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.consolidation import consolidate
from dvqc_desktop.exports.excel.consolidation import build_consolidation_workbook
from dvqc_desktop.imports.report_files import read_report_files, workbooks_in
from tests.benchmarks.measure import Figure, pairs
from tests.exports.excel.consolidation_kit import PERIOD, write_cells

COUNT = 1000
PARTS = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", *[f"xl/worksheets/sheet{number}.xml" for number in (1, 5, 8)])


def added_up(count: int) -> Figure:
    """From the folder to the workbook's bytes: wall, against unzipping and parsing the same parts of the same files."""
    with tempfile.TemporaryDirectory(prefix="dvqc-bench-") as name:
        folder = Path(name)
        write_cells(folder, COUNT)
        return pairs(lambda: _add_up(folder), lambda: _parse(folder), count, time.perf_counter)


def _add_up(folder: Path) -> bytes:
    found = consolidate(read_report_files(workbooks_in(folder)), PERIOD)
    assert len(found.accepted) == COUNT
    return build_consolidation_workbook(found, clock.today())


def _parse(folder: Path) -> None:
    for path in folder.iterdir():
        with zipfile.ZipFile(path) as package:
            for part in PARTS:
                expat.ParserCreate().Parse(package.read(part), True)
