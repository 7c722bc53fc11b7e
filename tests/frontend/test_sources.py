"""The TypeScript sources of pages: their types hold, and the same sources give the same bytes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def test_the_types_hold(checkout: Path, front_end: Path) -> None:
    check = [sys.executable, checkout / "hatch_build.py", "check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_another_build_gives_the_same_bytes(checkout: Path, front_end: Path, tmp_path: Path) -> None:
    """Somewhere else, too: no path of the machine gets into the bundles."""
    shutil.copytree(checkout / "frontend", tmp_path / "frontend", ignore=shutil.ignore_patterns("dist"))
    (tmp_path / "hatch_build.py").write_bytes((checkout / "hatch_build.py").read_bytes())
    subprocess.run([sys.executable, tmp_path / "hatch_build.py"], check=True)
    assert {file.name: file.read_bytes() for file in (tmp_path / "frontend" / "dist").iterdir()} == {
        file.name: file.read_bytes() for file in front_end.iterdir()
    }


def test_it_is_built_anew_only_when_the_sources_change(checkout: Path, front_end: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in front_end.iterdir()}
    subprocess.run([sys.executable, checkout / "hatch_build.py"], check=True)
    assert {file: file.stat().st_mtime_ns for file in front_end.iterdir()} == before
