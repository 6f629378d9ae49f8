"""Damaged workbooks: whatever is broken in them, reading gives cells or one of the known refusals."""

import json
import random
import zipfile
from io import BytesIO

import pytest

from dvqc_desktop.domain.errors.imports import ImportHeaderMissingError, ImportTooLargeError
from dvqc_desktop.imports.cells import Workbook, unpack
from dvqc_desktop.imports.process import REFUSALS
from dvqc_desktop.imports.reader import answer_for
from dvqc_desktop.imports.run import check, choose_sheet
from tests.imports.workbooks import LIMITS, SAMPLES, WORKERS

BYTES, PARTS = 60, 60


def answer(data: bytes) -> Workbook | None:
    """The cells, or None after a known refusal; the checking of the cells must not fail either."""
    told = json.loads(answer_for(data, LIMITS))
    if "refused" in told:
        assert told["refused"] in REFUSALS
        return None
    workbook = unpack(told)
    try:
        check(choose_sheet("a.xlsx", workbook, WORKERS))
    except (ImportHeaderMissingError, ImportTooLargeError):
        return workbook
    return workbook


def with_broken_bytes(data: bytes, rng: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(rng.randint(1, 30)):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    if rng.random() < 0.3:
        broken = broken[: rng.randrange(len(broken))]
    return bytes(broken)


def with_broken_part(data: bytes, rng: random.Random) -> bytes:
    """A valid package with one part damaged: bytes changed, a piece lost or doubled, numbers changed."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        chosen = rng.choice([name for name in source.namelist() if name.endswith((".xml", ".rels"))])
        for name in source.namelist():
            content = source.read(name)
            made.writestr(name, damaged(content, rng) if name == chosen else content)
    return target.getvalue()


def damaged(content: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(max(len(content), 1))
    end = min(len(content), start + rng.randint(1, 60))
    piece = content[start:end]
    ways = [content[:start] + content[end:], content[:end] + piece + content[end:], content[:start]]
    ways.append(content[:start] + bytes(rng.randrange(256) for _ in piece) + content[end:])
    ways.append(
        content[:start]
        + bytes(rng.choice(b"0123456789-") if 48 <= byte < 58 else byte for byte in piece)
        + content[end:]
    )
    return rng.choice(ways)


@pytest.mark.parametrize("sample", ["cong-nhan-to-may-6.xlsx", "to-may-2-co-loi.xlsx", "phan-xuong-z2-tcvn3.xls"])
def test_broken_bytes_give_cells_or_a_known_refusal(sample: str) -> None:
    rng = random.Random(11)
    data = (SAMPLES / sample).read_bytes()
    assert None in [answer(with_broken_bytes(data, rng)) for _ in range(BYTES)]


@pytest.mark.parametrize("sample", ["cong-nhan-to-may-6.xlsx", "to-may-2-co-loi.xlsx"])
def test_damaged_parts_give_cells_or_a_known_refusal(sample: str) -> None:
    rng = random.Random(12)
    data = (SAMPLES / sample).read_bytes()
    assert None in [answer(with_broken_part(data, rng)) for _ in range(PARTS)]


def test_a_damaged_ods_is_read_in_the_process_that_may_die() -> None:
    from dvqc_desktop.domain.errors.imports import ImportRefusedError
    from dvqc_desktop.imports import process
    from dvqc_desktop.imports.reader import question_for

    rng = random.Random(13)
    data = (SAMPLES / "cong-nhan-to-may-6.ods").read_bytes()
    for _ in range(12):
        try:
            told = process._ask("a.ods", question_for(with_broken_part(data, rng), LIMITS), LIMITS, process.SILENT)
        except ImportRefusedError:
            continue
        assert "sheets" in told or told["refused"] in REFUSALS
