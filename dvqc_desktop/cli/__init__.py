"""The same use cases without a window; without a command, the window itself."""

from dvqc_desktop.cli.main import main

__all__ = ["main"]
