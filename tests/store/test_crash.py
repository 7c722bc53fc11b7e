"""kill -9 at any moment: every article is in whole or not at all, and view and ledger agree."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store import Store, open_store

from .writer import ARTICLES, BASE, TRIPLES, version_of

WRITER = Path(__file__).with_name("writer.py")


@pytest.mark.parametrize("seed", range(8))
def test_a_killed_writer_leaves_whole_articles(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "kg-store"
    for round_ in range(2):  # the second writer starts on what the killed one left
        _write_and_kill(folder, after=random.Random(seed * 2 + round_).uniform(0, 0.4))
        with open_store(str(folder)) as store:
            assert not store.check()
            for number in range(ARTICLES):
                _assert_whole(store, number)


def _write_and_kill(folder: Path, *, after: float) -> None:
    process = subprocess.Popen([sys.executable, WRITER, folder], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()  # the first round is through
    time.sleep(after)
    process.kill()
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL


def _assert_whole(store: Store, number: int) -> None:
    article = ox.NamedNode(f"{BASE}article/{number}")
    quads = list(store.matches(graph=article))
    known = store.known(f"/{number}.txt")
    if known is None:
        assert quads == []
        return
    assert len(quads) == TRIPLES
    assert len({q.object for q in quads}) == 1, "two versions mixed"
    assert known.digest == version_of(number, int(quads[0].object.value)).digest
