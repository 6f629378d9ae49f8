"""Widgets are taken apart by the window's own thread: no job runs Python's collector."""

import gc
from threading import Event, enumerate

from pytestqt.qtbot import QtBot

from dvqc_desktop.ui.collector import set_aside
from dvqc_desktop.ui.main_window import MainWindow


def test_while_a_job_runs_nothing_is_collected_in_any_thread(qtbot: QtBot, window: MainWindow) -> None:
    begun, go_on = Event(), Event()
    seen: list[bool] = []

    def work(_progress: object) -> None:
        seen.append(gc.isenabled())
        begun.set()
        go_on.wait(5)

    window.jobs.run_quietly(work, lambda _result: seen.append(gc.isenabled()))
    qtbot.waitUntil(begun.is_set)
    assert not gc.isenabled()
    go_on.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    qtbot.waitUntil(gc.isenabled)
    assert seen[0] is False


def test_it_comes_back_once_the_thread_of_the_jobs_has_ended(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[tuple[bool, list[str]]] = []

    def done(_result: object) -> None:
        seen.append((gc.isenabled(), [thread.name for thread in enumerate() if thread.name.startswith("job")]))

    window.jobs.run_quietly(lambda _progress: None, done)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(True, [])]


def test_it_comes_back_when_the_last_one_has_left() -> None:
    with set_aside():
        with set_aside():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
