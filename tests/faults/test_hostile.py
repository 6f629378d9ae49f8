"""Workbooks made to do harm are refused before they cost time or memory."""

import sys

import pytest

from tests.faults.hostile import HOSTILE, read
from tests.imports.workbooks import xlsx

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the measure of a process is Unix's")
SECONDS, MEBIBYTES = 2.0, 200.0  # of the processor, so that a busy machine does not count


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_at_little_cost(name: str) -> None:
    reading = read(HOSTILE[name]())
    assert reading.answer in {"too_large", "damaged", "unsafe", "empty"}
    assert reading.seconds <= SECONDS and reading.mebibytes <= MEBIBYTES


def test_an_honest_list_is_read_at_the_same_cost() -> None:
    reading = read(xlsx([["Họ và tên"], *(["Lê Văn An"] for _ in range(5000))]))
    assert reading.answer == "cells"
    assert reading.seconds <= SECONDS and reading.mebibytes <= MEBIBYTES
