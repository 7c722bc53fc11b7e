"""Run the commands of README.md and docs/guide.md again and write down what they print.

    python tools/build_transcripts.py

A transcript is a fenced block that is marked ``console``: lines that begin with ``$ `` are commands, what
follows is their output. The blocks of a page run in order, in one empty folder that has ``examples`` in it.
Durations are written as ``…``; everything else is as printed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "guide.md")

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_DURATION = re.compile(r"\b\d+\.\d s\b")


def rebuilt(page: str) -> str:
    """Return a page with the output that its commands give now."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        return _BLOCK.sub(lambda block: f"```console\n{_again(block[1], folder)}```", page)


def _again(transcript: str, folder: str) -> str:
    commands = [line for line in transcript.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_run(command.removeprefix('$ '), folder)}" for command in commands)


def _run(command: str, folder: str) -> str:
    """Return what a command prints on both streams, as a pipe gets it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**kept, "PATH": path, "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    text = _DURATION.sub("… s", done.stdout.decode())
    lines = [line.rstrip() for line in text.splitlines()]
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(rebuilt(page.read_text(encoding="utf-8")), encoding="utf-8")
