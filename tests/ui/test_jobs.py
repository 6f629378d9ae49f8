"""Jobs: results and refusals come back to the window's thread, long ones show progress and can be stopped."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.errors.store import DiskFull
from dvqc_desktop.domain.progress import Progress
from dvqc_desktop.ui import jobs as jobs_module
from dvqc_desktop.ui.jobs import Jobs
from tests.ui.kit import child, dialog, open_dialogs


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def jobs(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> Iterator[Jobs]:
    monkeypatch.setattr(jobs_module, "PATIENCE_MS", 20)
    made = Jobs(parent)
    yield made
    made.close()


class Gate:
    """Work that reports once, then waits until it is let go or stopped."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.began = threading.Event()

    def __call__(self, progress: Progress) -> str:
        progress.report(3, 10, "Đang kiểm tra trùng tên")
        self.began.set()
        while not self.go.wait(0.005):
            progress.check()
            progress.report(3, 10, "Đang kiểm tra trùng tên")
        return "xong"


def test_a_result_arrives_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[str, int]] = []
    jobs.run("Đang đếm", lambda _progress: "xong", lambda result: seen.append((result, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("xong", threading.get_ident())]
    assert not jobs.busy


def test_jobs_run_one_after_the_other(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[int] = []
    with qtbot.waitSignal(jobs.idle):
        for number in range(5):
            jobs.run_quietly(lambda _progress, number=number: order.append(number), lambda _result: None)
    assert order == list(range(5))


def test_a_long_job_shows_how_far_it_is(jobs: Jobs, parent: QWidget, qtbot: QtBot) -> None:
    gate = Gate()
    jobs.run("Đang nhập 10 người", gate, lambda _result: None, note="Hủy lúc nào cũng được.")
    qtbot.waitUntil(lambda: open_dialogs(parent) == ["progressDialog"])
    bar = child(dialog(parent, "progressDialog"), QProgressBar, "progressBar")
    qtbot.waitUntil(lambda: (bar.value(), bar.maximum()) == (3, 10))
    words = [label.text() for label in dialog(parent, "progressDialog").findChildren(QLabel)]
    assert {"Đang nhập 10 người", "Đang kiểm tra trùng tên: 3/10", "30%", "Hủy lúc nào cũng được."} <= set(words)
    with qtbot.waitSignal(jobs.idle):
        gate.go.set()
    assert open_dialogs(parent) == []


def test_cancel_stops_the_work_and_gives_no_result(jobs: Jobs, parent: QWidget, qtbot: QtBot) -> None:
    results: list[str] = []
    jobs.run("Đang nhập", Gate(), results.append)
    qtbot.waitUntil(lambda: bool(open_dialogs(parent)))
    with qtbot.waitSignal(jobs.idle):
        child(parent, QPushButton, "progressCancelButton").click()
    assert results == [] and open_dialogs(parent) == []


def test_a_refusal_goes_to_who_asked_or_to_the_error_dialog(jobs: Jobs, parent: QWidget, qtbot: QtBot) -> None:
    def refuse(_progress: Progress) -> None:
        raise DiskFull

    refused: list[object] = []
    jobs.run_quietly(refuse, lambda _result: None, refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    jobs.run_quietly(refuse, lambda _result: None)
    qtbot.waitUntil(lambda: open_dialogs(parent) == ["errorDialog"])


def test_our_own_fault_flies_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as faults, qtbot.waitSignal(jobs.idle):
        jobs.run_quietly(lambda _progress: 1 // 0, lambda _result: None)
    assert [fault[0] for fault in faults] == [ZeroDivisionError]


def test_closing_stops_what_runs(parent: QWidget) -> None:
    made, gate = Jobs(parent), Gate()
    made.run("Đang nhập", gate, lambda _result: None)
    gate.began.wait(5)
    made.close()
    assert not made.busy
