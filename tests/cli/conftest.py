"""Articles in a folder, and ``kg`` called in that folder as a user would."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.extract import dating

Kg = Callable[..., Result]

MEETING = """\
22 ноября 2025

21 ноября премьер-министр Азербайджана Али Асадов встретился в Баку
с премьер-министром Грузии Ираклием Кобахидзе.
"""
CALL = """\
4 марта 2025

3 марта президент Казахстана Касым-Жомарт Токаев провел телефонный разговор
с президентом Турции Реджепом Эрдоганом.
"""
FUTURE = """\
---
date: 2025-03-01
---

3 марта 2025 года президент Казахстана Касым-Жомарт Токаев встретился в Астане
с президентом Турции Реджепом Эрдоганом.
"""
KG = [sys.executable, "-c", "from kg.cli import main; main()"]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Path]:
    """The working folder, empty."""
    before = os.getcwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


@pytest.fixture
def news(here: Path) -> Path:
    """A folder with two articles."""
    folder = here / "news"
    folder.mkdir()
    (folder / "meeting.txt").write_text(MEETING, encoding="utf-8")
    (folder / "call.txt").write_text(CALL, encoding="utf-8")
    return folder


@pytest.fixture
def flawed(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An extractor without the rule that what is dated ahead is planned: FUTURE fails validation.

    ``flawed.undo()`` mends it.
    """
    monkeypatch.setattr(dating, "look_ahead", lambda published, drafts: None)
    return monkeypatch


@pytest.fixture
def kg(here: Path) -> Kg:
    """Call kg; a crash of Python fails the test."""

    def call(*args: str, stdin: str | bytes | None = None, **env: str) -> Result:
        result = CliRunner(env=env).invoke(main, args, input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


def kg_process(*args: str, cwd: Path) -> subprocess.Popen[str]:
    """Start kg as a shell does in the foreground: Ctrl-C reaches it also where tests run in the background,
    where a shell has it ignored and processes inherit that.
    """
    return subprocess.Popen(
        [*KG, *args],
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        cwd=cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
