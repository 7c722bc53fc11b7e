"""Run the commands of README.md and docs/guide.md again and write down what they print.

    python tools/build_transcripts.py

A transcript is a fenced block that is marked ``console``: lines that begin with ``$ `` are commands, what
follows is their output on a terminal of 110 columns. The blocks of a page run in order, in one empty folder
that has ``examples`` in it. Durations and sizes of files are written as ``…``; all else is as printed.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "guide.md")
COLUMNS = 110

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_VARYING = re.compile(r"\b\d+\.\d(?= s\b)|\b\d[\d,]*(?= bytes\b)")


def rebuilt(page: str) -> str:
    """Return a page with the output that its commands give now."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        return _BLOCK.sub(lambda block: f"```console\n{_again(block[1], folder)}```", page)


def _again(transcript: str, folder: str) -> str:
    commands = [line for line in transcript.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_run(command.removeprefix('$ '), folder)}" for command in commands)


def _run(command: str, folder: str) -> str:
    """Return what a command shows on a terminal without colours, both streams."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "LINES"))}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    plain = {"PATH": path, "TERM": "dumb", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "COLUMNS": str(COLUMNS)}
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    shell = subprocess.Popen(
        ["bash", "-c", command],
        cwd=folder,
        env={**kept, **plain},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    text = _VARYING.sub("…", _read_all(ours).decode())
    shell.wait()
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _read_all(terminal: int) -> bytes:
    """Read until the other side of a terminal is closed, which Linux reports as an error."""
    read = b""
    with os.fdopen(terminal, "rb", buffering=0) as stream:
        while True:
            try:
                part = stream.read(65536)
            except OSError:
                return read
            if not part:
                return read
            read += part


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(rebuilt(page.read_text(encoding="utf-8")), encoding="utf-8")
