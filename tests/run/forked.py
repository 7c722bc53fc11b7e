"""kill -9, full disks and folders that cannot be written: nothing twice, nothing half, nothing lost.

``python -m bench.faults`` does the same hundreds of times. These tests fork, which a process cannot that has
opened a store: ``test_faults.py`` runs them in one of their own.
"""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import faults
from bench.forking import does, in_child, must
from kg.errors import KgError, StoreUnavailable
from kg.quarantine import Quarantine
from kg.resolve import Judgement, Log
from kg.store import open_store

NOBODY = 65534


@pytest.fixture(scope="module", autouse=True)
def few_articles() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faults, "ARTICLES", 4)
        faults.warm()
        yield


@pytest.mark.parametrize("name", faults.SCENARIOS)
def test_a_killed_process_is_finished_by_the_next_one(name: str) -> None:
    said: list[str] = []
    tally = faults.run(name, 1, seed=os.getpid(), say=said.append)
    assert tally.runs == 1
    assert (tally.found, tally.differing) == (0, 0), said


def _bounded(work: Callable[[], None], size: int) -> Callable[[], str]:
    """Return work that says which error ends it on a disk where no file can grow beyond ``size`` bytes."""

    def done() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        try:
            work()
        except (KgError, OSError) as error:
            return f"{type(error).__name__}: {error}"
        return "done"

    return done


@pytest.mark.parametrize("size", [2_000, 20_000, 60_000, 200_000])
def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(tmp_path: Path, size: int) -> None:
    place = tmp_path / "here"
    faults.write(place)
    must(does(faults.take_in, place))
    wanted = must(lambda: faults.to_the_end(lambda _: None, place))
    for made in ("kg-store", "quarantine"):
        shutil.rmtree(place / made)
    code, said = in_child(_bounded(lambda: faults.take_in(place), size))
    assert code == 0, said
    assert said == "done" or said.startswith(("StoreUnavailable", "OSError")), said
    assert size > 50_000 or said != "done"
    _, *found = must(lambda: faults.looked_at(place)).splitlines()
    assert found == []
    assert must(lambda: faults.to_the_end(faults.take_in, place)) == wanted


def test_a_full_disk_leaves_no_half_judgement_and_no_half_file_in_the_quarantine(tmp_path: Path) -> None:
    faults.write(tmp_path)
    must(does(faults.take_in, tmp_path))
    quarantine, log = Quarantine(tmp_path / "quarantine"), Log(tmp_path / "judgements.jsonl")
    log.add(_judgement("first"))
    (id, *_) = quarantine.ids()
    entry, size = quarantine.get(id), (tmp_path / "judgements.jsonl").stat().st_size
    quarantine.drop(id)
    before = sorted(os.listdir(tmp_path / "quarantine"))
    for work, bytes_ in (
        (lambda: quarantine.put(entry), 20),
        (lambda: log.add(_judgement("second")), size + 20),
    ):
        code, said = in_child(_bounded(work, bytes_))
        assert (code, said.partition(":")[0]) == (0, "OSError"), said
    assert sorted(os.listdir(tmp_path / "quarantine")) == before
    assert [judgement.reason for judgement in log.all()] == ["first"]
    assert log.add(_judgement("second")) == 1
    assert [judgement.reason for judgement in log.all()] == ["first", "second"]


def _judgement(reason: str) -> Judgement:
    return Judgement(author="x", reason=reason, date="2026-01-02")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.name == "nt", reason="permissions of POSIX")
@pytest.mark.parametrize("read_only", [False, True])
def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path, read_only: bool) -> None:
    store = tmp_path / "kg-store"

    def made() -> str:
        open_store(str(store)).close()
        return ""

    must(made)
    for folder in (store, store / "graph"):
        folder.chmod(0o555)
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(0o755)

    def opened() -> str:
        if os.geteuid() == 0:  # whom no permission stops
            os.seteuid(NOBODY)
        try:
            open_store(str(store), read_only=read_only).close()
        except StoreUnavailable as error:
            return str(error)
        return "opened"

    code, said = in_child(opened)
    for folder in (store, store / "graph"):
        folder.chmod(0o755)
    assert code == 0
    assert said.startswith(f"{store}: cannot be ")
    assert "ermission denied" in said
    assert "\n" not in said
