"""The users are on Windows: every runtime dependency has a wheel for it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOWNLOAD = [
    *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"),
    *("--only-binary=:all:", "--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"),
]


def index_answers(folder: Path) -> bool:
    """True when packages can be asked for at all."""
    probe = [*DOWNLOAD, "--no-cache-dir", "--retries", "0", "--timeout", "10", "--dest", str(folder), "et-xmlfile"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


@pytest.mark.timeout(300)
def test_every_runtime_dependency_has_a_windows_wheel(tmp_path: Path) -> None:
    if not index_answers(tmp_path):
        pytest.skip("no package index answers here")
    locked = str(ROOT / "requirements" / "runtime.txt")
    asked = subprocess.run(
        [*DOWNLOAD, "--require-hashes", "--dest", str(tmp_path), "-r", locked],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
