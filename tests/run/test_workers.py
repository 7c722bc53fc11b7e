"""Workers that die, hang or are killed: nothing is lost, nothing is stored twice, one article is to blame."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import signal
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from kg.errors import SkipRecord, StopRun, Unreadable
from kg.read import Unread, read, read_ahead
from kg.records import Article
from kg.run import stages
from kg.run.limits import TooSlow, limited
from kg.run.spread import articles_of, cores, enough, gathered, workforce
from kg.run.tally import Outcome, Reject
from kg.run.workers import Crew
from kg.settings import Settings

from .conftest import Bench

TWO = Settings(lang="ru", workers=2)


def outcome(bench: Bench) -> dict[str, str]:
    """What was quarantined, and why."""
    return {Path(r.where).name: r.why for r in bench.rejects}


def test_an_article_that_kills_its_worker_goes_to_the_quarantine_alone(bench: Bench) -> None:
    for number in range(60):
        bench.write(f"{number:02}.txt", f"meeting\n{number}")
    bench.write("30.txt", "dies")
    summary = bench.run(settings=TWO)
    assert (summary.counts.stored, summary.counts.quarantined) == (59, 1)
    assert outcome(bench) == {"30.txt": "the worker process dies on this article (signal SIGKILL)"}
    assert bench.quarantine.get(bench.quarantine.ids()[0]).article.text == "dies"
    assert bench.run(settings=TWO).counts.unchanged == 59


def test_a_worker_that_is_killed_once_costs_nothing(bench: Bench, tmp_path: Path) -> None:
    for number in range(60):
        bench.write(f"{number:02}.txt", f"meeting\n{number}")
    bench.write("10.txt", f"meeting once {tmp_path / 'mark'}")
    summary = bench.run(settings=TWO)
    assert (summary.counts.stored, summary.counts.quarantined) == (60, 0)
    assert bench.store.stats().articles == 60


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_takes_too_long_goes_to_the_quarantine(
    bench: Bench, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.run.line._PATIENCE", 1000)  # the machine may be busy
    bench.write("a.txt", "meeting\none")
    bench.write("b.txt", "loops")
    bench.write("c.txt", "meeting\nthree")
    summary = bench.run(settings=dataclasses.replace(TWO, workers=workers, time_limit=0.3))
    assert (summary.counts.stored, summary.counts.quarantined) == (2, 1)
    assert outcome(bench) == {"b.txt": "takes more than 0.3 seconds (--time-limit)"}


def test_a_worker_that_cannot_be_interrupted_is_ended(bench: Bench) -> None:
    bench.write("a.txt", "meeting\none")
    bench.write("b.txt", "sleeps")
    summary = bench.run(settings=dataclasses.replace(TWO, time_limit=1))
    assert (summary.counts.stored, summary.counts.quarantined) == (1, 1)
    assert outcome(bench) == {"b.txt": "takes more than 5 seconds, and cannot be interrupted"}


def test_workers_that_cannot_be_started_stop_the_run(bench: Bench) -> None:
    with Crew(_Unreadable(), patience=1) as crew, pytest.raises(StopRun, match=r"cannot be started: .*exit"):
        crew.ask([])


class _Unreadable:
    """Work that a worker fails to unpickle."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (_fail, ("",))

    def __call__(self, batch: list[Article]) -> list[Outcome]:
        raise AssertionError


def _fail(_: str) -> None:
    raise SystemExit(3)


def reject_all(batch: list[Article]) -> list[Outcome]:
    return [Reject(where=str(item), why="", fate="quarantined") for item in batch]


def test_reading_waits_for_the_workers_and_no_worker_stays() -> None:
    """However many articles there are, only so many are read ahead."""
    taken = 0

    def numbers() -> object:
        nonlocal taken
        for taken in range(1, 1001):
            yield [taken]

    with workforce(reject_all, 2, patience=60) as spread:
        outcomes = spread(numbers())  # type: ignore[arg-type]
        first = [next(outcomes) for _ in range(5)]
        assert [o[0].where for o in first] == ["1", "2", "3", "4", "5"]
        assert taken <= 5 + 8 * 2
    assert multiprocessing.active_children() == []


def test_a_single_batch_is_done_in_this_process() -> None:
    items, workers = enough(iter(range(25)), None)  # type: ignore[arg-type]
    assert (list(items), workers) == (list(range(25)), 1)
    assert enough(iter(range(26)), None)[1] == cores()  # type: ignore[arg-type]
    assert enough(iter(range(1)), 3)[1] == 3  # type: ignore[arg-type]


PAGE = """<!doctype html><html lang="ru"><head><title>Встреча</title></head><body><article><h1>Встреча</h1>
<p>Премьер-министр Азербайджана Али Асадов встретился в Баку с премьер-министром Грузии, номер %d.</p>
</article></body></html>"""


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_read_pages_in_order(tmp_path: Path, workers: int) -> None:
    """Finding the text of a page takes as long as extraction."""
    for number in range(60):
        (tmp_path / f"{number:02}.html").write_text(PAGE % number, encoding="utf-8")
    (tmp_path / "30.html").write_text("<html></html>")
    (tmp_path / "31.txt").write_text("Текст")
    expected = list(read(str(tmp_path), lang="ru", languages=["ru"]))
    items = read_ahead(str(tmp_path), lang="ru", languages=["ru"])
    work = partial(stages.work, settings=Settings())
    with workforce(work, workers, patience=60) as spread:
        found = list(articles_of(items, spread))
    assert [str(item) for item in found] == [str(item) for item in expected]
    assert sum(isinstance(item, Article) for item in found) == 60


def test_a_page_that_kills_its_worker_is_skipped_alone(bench: Bench) -> None:
    items = [Unread(f"{n}.html", partial(die if n == 3 else skip, n)) for n in range(9)]
    with workforce(partial(stages.work, settings=Settings()), 2, patience=60) as spread:
        found = list(articles_of(items, spread))
    assert [str(item) for item in found] == [
        "3.html: the worker process dies on this article (signal SIGKILL)" if n == 3 else f"{n}: nothing"
        for n in range(9)
    ]


def die(_: int) -> Article:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def skip(number: int) -> SkipRecord:
    return Unreadable("nothing", where=str(number))


def test_outcomes_are_stored_together() -> None:
    made: list[list[Outcome]] = [[Reject(where="", why="", fate="skipped")] * 25] * 21
    assert [len(some) for some in gathered(iter(made))] == [200, 200, 125]


def test_a_thread_is_limited_too() -> None:
    caught: list[bool] = []

    def loop() -> None:
        try:
            with limited(0.1):
                while True:
                    time.sleep(0.001)
        except TooSlow:
            caught.append(True)

    thread = threading.Thread(target=loop, daemon=True)
    thread.start()
    thread.join(30)
    assert caught == [True]
