"""Work in a process of its own: its result, its refusals, its end, its cancelling."""

import os

import pytest

from dvqc_desktop.domain.errors.reports import PeriodNotBegunError
from dvqc_desktop.domain.errors.workbooks import WorkbookMakerStoppedError
from dvqc_desktop.domain.progress import Cancelled, Progress
from dvqc_desktop.exports.child import in_child, in_child_until


def refuse() -> None:
    raise PeriodNotBegunError(period="năm 2027")


def wait_a_little() -> int:
    import time

    time.sleep(0.5)
    return 1


class Impatient(Progress):
    def check(self) -> None:
        raise Cancelled


def test_a_refusal_of_the_child_arrives_with_its_words() -> None:
    with pytest.raises(PeriodNotBegunError, match="năm 2027 chưa bắt đầu"):
        in_child(refuse)


def test_a_child_that_was_ended_is_told() -> None:
    with pytest.raises(WorkbookMakerStoppedError, match="bị dừng giữa chừng"):
        in_child(os._exit, 3)


def test_cancelling_ends_the_waiting() -> None:
    with pytest.raises(Cancelled):
        in_child_until(Impatient(), wait_a_little)
