"""One door for everybody who builds the program: set up, run, test, measure, build.

Uses the standard library alone, so that it works on a machine with nothing but Python.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements" / "dev.txt"
STAMP = VENV / "lock.sha256"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
QT_PACKAGES = [
    *("libgl1", "libegl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libxkbcommon0"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0"),
]
USAGE = """dùng: python3 dev.py LỆNH [THAM SỐ…]

  run [ARGS…]     set up on first use, then start the program (no ARGS: the window)
  test [ARGS…]    format, lint, types, import rules, then the whole test suite, offscreen
  bench [NAME…]   the benchmarks, as one table of ratios; `bench faults`: the fault suite in its full amounts
  shots [FOLDER]  pictures of every page of the window, made from the sample cell
  build           the one-folder program under dist/, started and stopped once as a check
"""


def run(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Runs a command in the checkout and gives its exit status; compiled code is kept, as where it is installed."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.call([str(part) for part in command], cwd=ROOT, env={**around, **(env or {})})


def debian_root() -> bool:
    """True where system packages may be installed without asking anybody."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install_system(packages: list[str], why: str) -> bool:
    """Installs Debian packages where it may, else prints the one command to run; true when they are there."""
    if debian_root():
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        if run(*install, env=quiet) == 0 or (run("apt-get", "update", "-qq") == 0 and run(*install, env=quiet) == 0):
            return True
    print(f"{why}. Run once:\n  sudo apt-get install {' '.join(packages)}", file=sys.stderr)
    return False


def missing_qt_packages() -> list[str]:
    """The system libraries Qt needs that this Debian or Ubuntu machine does not have."""
    if not sys.platform.startswith("linux") or shutil.which("dpkg-query") is None:
        return []
    shown = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *QT_PACKAGES],
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    have = {line.split()[0].removesuffix("t64") for line in shown.splitlines() if line.endswith(" installed")}
    return [name for name in QT_PACKAGES if name not in have]


def make_venv() -> bool:
    """Makes an empty .venv, installing Debian's venv package first where Python came without it."""
    maker = getattr(sys, "_base_executable", sys.executable)  # never the Python of the .venv that goes
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([maker, "-m", "venv", "--help"], capture_output=True, check=False).returncode == 0:
        probe = subprocess.run([maker, "-c", "import ensurepip"], capture_output=True, check=False)
        if probe.returncode == 0:
            return run(maker, "-m", "venv", VENV) == 0
    if not install_system(["python3-venv"], "This Python cannot make virtual environments"):
        return False
    return run(maker, "-m", "venv", VENV) == 0


def make_command() -> None:
    """Puts the command `dvqc` beside the environment's Python, where a package's installation would put it."""
    if WINDOWS:
        PYTHON.with_name("dvqc.cmd").write_text('@"%~dp0python.exe" -m dvqc_desktop %*\n', encoding="ascii")
        return
    command = PYTHON.with_name("dvqc")
    command.write_text(
        '#!/bin/sh\nexec "$(dirname "$(realpath "$0")")/python" -m dvqc_desktop "$@"\n', encoding="ascii"
    )
    command.chmod(0o755)


def set_up() -> None:
    """Makes the virtual environment from the locked requirements, or reuses it while they are unchanged."""
    missing = missing_qt_packages()
    if missing and not install_system(missing, "Qt needs some system libraries"):
        print("Going on without them: the window may not start.", file=sys.stderr)
    locked = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == locked:
        return
    print("Setting up .venv (first use, or the locks changed) …", file=sys.stderr)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    if not make_venv() or run(*pip, "--require-hashes", "--no-deps", "-r", LOCK) != 0:
        raise SystemExit("The environment could not be set up; see the lines above.")
    (site,) = (VENV / "Lib" / "site-packages",) if WINDOWS else tuple(VENV.glob("lib/python*/site-packages"))
    (site / "dvqc_checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    make_command()
    STAMP.write_text(locked)


def python(*arguments: str, env: dict[str, str] | None = None) -> int:
    """Runs the environment's Python."""
    return run(PYTHON, *arguments, env=env)


OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}


def check_and_test(arguments: list[str]) -> int:
    """Format, lint, types and import rules first; then the tests. Stops at the first that fails."""
    checks = (
        ["-m", "ruff", "format", "--check", "--quiet", "."],
        ["-m", "ruff", "check", "--quiet", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
    )
    for check in checks:
        if python(*check) != 0:
            print(f"failed: {' '.join(check)}", file=sys.stderr)
            return 1
    # In their own order: tests that lock memory make all later ones of their process five times as slow, so are last.
    two_cores = ["--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder"]
    whole = [] if arguments else [*two_cores, "--cov", "--cov-report=term"]
    status = python("-m", "pytest", *whole, *arguments, env=OFFSCREEN)
    if status == 0 and whole:
        return python("-m", "tests.coverage_gate", env=OFFSCREEN)
    return status


def build() -> int:
    """Builds the one-folder program and starts it once, to see that it starts and quits."""
    if python("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec") != 0:
        return 1
    program = ROOT / "dist" / "dvqc" / ("dvqc.exe" if WINDOWS else "dvqc")
    began = time.monotonic()
    if run(program, "--start-check", env=OFFSCREEN) != 0:
        return 1
    print(f"built {program.parent}: started and quit in {time.monotonic() - began:.1f} s")
    return 0


def main(arguments: list[str]) -> int:
    """Runs one of the commands in USAGE; 2 for a wrong one."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command not in {"run", "test", "bench", "shots", "build"}:
        print(USAGE, file=sys.stderr)
        return 2
    set_up()
    if command == "run":
        return python("-m", "dvqc_desktop", *rest, env={"PYTHONUTF8": "1"})
    if command == "test":
        return check_and_test(rest)
    if command == "bench":
        suite, chosen = ("tests.faults", rest[1:]) if rest[:1] == ["faults"] else ("tests.benchmarks", rest)
        return python("-m", suite, *chosen, env=OFFSCREEN)
    if command == "shots":
        return python("-m", "tests.shots", *rest, env=OFFSCREEN)
    return build()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
