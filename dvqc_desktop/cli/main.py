"""Chooses between the window and a command, and turns whatever stops a command into one sentence and a status."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from dvqc_desktop.domain import clock
from dvqc_desktop.domain.errors import AppError

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
BOOK_SUFFIX = ".dvqc"
START_CHECK = "--start-check"
READ_WORKBOOK = "--read-workbook"  # how a frozen program starts its own reader process


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program with the arguments of the process, or with those given; gives the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == [READ_WORKBOOK]:
        from dvqc_desktop.imports import reader

        return reader.main()
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        clock.today()  # asked for once before anything is written: the log itself notes the time
    except AppError as refusal:
        return _refuse(refusal)
    return _run_window(given) if _means_window(given) else _run_command(given)


def _means_window(given: list[str]) -> bool:
    """No argument, one file, or the check that the window starts and quits; click is not even imported then."""
    if not given or given == [START_CHECK]:
        return True
    only = given[0]
    return len(given) == 1 and not only.startswith("-") and (only.endswith(BOOK_SUFFIX) or Path(only).is_file())


def _run_window(given: list[str]) -> int:
    from dvqc_desktop import app

    return app.main(given)


def _run_command(given: list[str]) -> int:
    import click

    from dvqc_desktop.cli.program import program
    from dvqc_desktop.cli.words import usage_sentence
    from dvqc_desktop.domain.errors.commands import StoppedError, UnexpectedError
    from dvqc_desktop.faultlog import log_event, log_fault

    try:
        program.main(args=given, prog_name="dvqc", standalone_mode=False)
    except click.UsageError as wrong:
        print(usage_sentence(wrong), file=sys.stderr)  # noqa: T201
        return WRONG_USAGE
    except AppError as refusal:
        log_event(type(refusal).__name__)
        return _refuse(refusal)
    except (click.Abort, KeyboardInterrupt):
        return _refuse(StoppedError())
    except Exception as fault:  # noqa: BLE001 - one of the three places where everything is caught
        return _refuse(UnexpectedError(log=log_fault("command", fault).name))
    return DONE


def _refuse(refusal: AppError) -> int:
    print(refusal, file=sys.stderr)  # noqa: T201 - the command line speaks here
    return REFUSED


def _speak_utf8(stream: TextIO | None) -> None:
    """Vietnamese must come out whole on any console, a Windows code page included."""
    if isinstance(stream, TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
        stream.reconfigure(encoding="utf-8")
