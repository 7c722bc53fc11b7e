"""What forks runs in a process that has never opened a store: a child would wait for its threads for ever."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FORKED = Path(__file__).with_name("forked.py")
TESTS = 19


def test_kills_full_disks_and_closed_folders() -> None:
    options = ["-o", "addopts=--import-mode=importlib", "-p", "no:cacheprovider", str(FORKED)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        capture_output=True,
        text=True,
        cwd=FORKED.parents[2],
        timeout=600,
        check=False,
    )
    assert f"= {TESTS} passed in " in done.stdout, done.stdout[-4000:] + done.stderr[-1000:]
    assert done.returncode == 0
