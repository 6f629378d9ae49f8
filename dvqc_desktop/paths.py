"""Where the program's own files and the user's folders are: in a checkout, an installed wheel, or a frozen program."""

import sys
from pathlib import Path

APP_NAME = "dvqc"


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """The path of one of the program's own files, such as `resource("icons", "add_16_regular.svg")`."""
    return _root().joinpath("resources", *parts)


def log_folder() -> Path:
    """The folder of the fault log; made if need be."""
    from platformdirs import user_log_path

    return user_log_path(APP_NAME, appauthor=False, ensure_exists=True)
