"""The limits of the house: sizes of files and functions, the import law, words that must not be committed."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [
    ROOT / "dev.py",
    *sorted(path for folder in ("dvqc_desktop", "tests") for path in (ROOT / folder).rglob("*.py")),
]
MOST_LINES, MOST_FUNCTION_LINES = 300, 40
FORBIDDEN_CALLS = {"processEvents", "sleep"}
# Job, the command line's main, the reader child: nowhere else is every exception caught.
CATCH_ALL = {"dvqc_desktop/ui/jobs.py", "dvqc_desktop/cli/main.py", "dvqc_desktop/imports/reader.py"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def test_no_file_is_longer_than_the_limit() -> None:
    long = {
        name_of(path): lines for path in SOURCES if (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_no_function_is_longer_than_the_limit() -> None:
    long = {}
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and not node.name.endswith("journey"):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > MOST_FUNCTION_LINES:
                    long[f"{name_of(path)}:{node.lineno} {node.name}"] = lines
    assert long == {}


def test_nothing_waits_by_sleeping_or_by_pumping_events() -> None:
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in SOURCES
        if path.is_relative_to(ROOT / "dvqc_desktop")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in FORBIDDEN_CALLS
    ]
    assert found == []


def test_every_exception_is_caught_in_three_places_only() -> None:
    found = set()
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name) and node.type.id == "Exception":
                found.add(name_of(path))
    assert found <= CATCH_ALL


def test_every_module_says_what_it_is() -> None:
    silent = [name_of(path) for path in SOURCES if not ast.get_docstring(tree(path))]
    assert silent == []


def test_the_program_holds_no_network_code() -> None:
    networked = {"socket", "ssl", "urllib.request", "http.client", "requests", "PySide6.QtNetwork"}
    found = []
    for path in (path for path in SOURCES if path.is_relative_to(ROOT / "dvqc_desktop")):
        for node in ast.walk(tree(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{name_of(path)}: {name}" for name in names if name in networked]
    assert found == []


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("domain/planted_violation.py", "import PySide6.QtCore"),
        ("domain/planted_violation.py", "import dvqc_desktop.services.unit"),
        ("ui/planted_violation.py", "import sqlalchemy"),
        ("services/planted_violation.py", "import openpyxl"),
    ],
)
def test_a_planted_import_against_the_law_is_caught(tmp_path: Path, place: str, line: str) -> None:
    copy = tmp_path / "dvqc_desktop"
    for path in (ROOT / "dvqc_desktop").rglob("*.py"):
        target = copy / path.relative_to(ROOT / "dvqc_desktop")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (copy / place).write_text(f"{line}\n", encoding="utf-8")
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, '.'); {lint}"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "planted_violation" in ran.stdout
