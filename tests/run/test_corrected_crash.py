"""kill -9 amid a correction: the old state or the new one, and the next run goes on from the log."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.resolve import Log
from kg.store import judgements_file, open_store

from .corrected import correct, graphs, of_event, of_topic, put, settle

_CORRECTED = 3  # facts, in two articles
CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_correction_is_whole_or_not_there(tmp_path: Path, seed: int) -> None:
    folder = str(tmp_path / "kg-store")
    with open_store(folder) as store:
        put(store)
        settle(store, Log(None))
        old = graphs(store)
    _correct_and_kill(folder, after=random.Random(seed).uniform(0, 0.2))
    log = Log(judgements_file(folder))
    with open_store(folder) as store:
        found = graphs(store)
        assert found == old or found.count(b"ontology#Correction> <") == _CORRECTED
        assert not store.check()
        is_decided = bool(log.standing())
        assert store.is_resolved() is False or (found != old) == is_decided
        settle(store, log)
        assert (graphs(store) != old) == is_decided
        assert store.is_resolved()


def test_what_the_index_has_heard_and_no_graph_says_is_written_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: object) -> None:
        raise KeyboardInterrupt

    folder = str(tmp_path / "kg-store")
    with open_store(folder) as store:
        put(store)
        settle(store, Log(None))
        old, log = graphs(store), Log(judgements_file(folder))
        log.decide(correct(of_event("a3", "date"), of_topic("a3"), of_topic("a1")))
        with monkeypatch.context() as patch:
            patch.setattr(store, "revise", killed)
            with pytest.raises(KeyboardInterrupt):
                settle(store, log)
        assert (graphs(store) == old, settle(store, log)) == (True, 2)
        assert graphs(store).count(b"ontology#Correction> <") == _CORRECTED


def _correct_and_kill(folder: str, *, after: float) -> None:
    command = [sys.executable, "-m", "tests.run.correcting_writer", folder]
    process = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()  # the first round is through
    time.sleep(after)
    process.kill()
    process.stdout.close()
    process.wait()
