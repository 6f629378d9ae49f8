"""Whoever asked to be taken out is nowhere: not in the book, its copies, its index, nor after a restore."""

from collections import Counter
from pathlib import Path

from tests.faults.erasures import erasures


def test_nobody_who_was_taken_out_is_found_again(empty_book: Path) -> None:
    assert erasures(empty_book, 3) == Counter({"": 3})
