"""A real Dask cluster of worker processes: the graph is that of one machine, also when workers are killed."""

from __future__ import annotations

import dataclasses
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.errors import StopRun, WrongUse
from kg.export import Options, export
from kg.quarantine import Quarantine
from kg.run import Place, Stages, Summary, cluster, ingest, make_parts
from kg.settings import Settings
from kg.store import Store, open_store

from .fakes import SETTINGS, STAGES, fail, read_elsewhere

distributed = pytest.importorskip("distributed")

WORKERS = 3


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a local cluster of three processes."""
    with distributed.LocalCluster(
        n_workers=WORKERS,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    ) as started:
        yield started.scheduler_address


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "BATCH", 10)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A hundred articles: some fail, some have the text of others, some cannot be read."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(100):
        word = "fault" if number % 20 == 7 else "meeting"
        (folder / f"{number:03}.txt").write_text(f"{word}\n{number % 90}")
    (folder / "empty.txt").write_text("")
    return folder


def run(
    folder: Path, news: Path, place: Place | None = None, *, workers: int = 1, stages: Stages = STAGES
) -> tuple[Summary, str, Store]:
    """Take the articles into a new store in ``folder``; return the summary and the export."""
    settings = dataclasses.replace(SETTINGS, workers=workers)
    with open_store(str(folder)) as store:
        summary = ingest(
            [str(news)],
            settings,
            store=store,
            quarantine=Quarantine(folder / "quarantine"),
            date="2026-01-02",
            stages=stages,
            place=place,
        )
        assert summary.counts.is_balanced
        return summary, "".join(*export(store, "nq", Options()).values()), store


def test_the_graph_is_that_of_one_machine_though_a_worker_is_killed(
    news: Path, tmp_path: Path, scheduler: str
) -> None:
    (news / "050.txt").write_text(f"meeting 50 once {tmp_path / 'mark'}")
    (tmp_path / "mark").touch()  # already: on one machine nobody dies
    one, expected, _ = run(tmp_path / "one", news)
    two, same, _ = run(tmp_path / "two", news, workers=2)
    assert (two.counts, same) == (one.counts, expected)
    (tmp_path / "mark").unlink()
    place = Place(dask=scheduler, parts=str(tmp_path / "parts"))
    spread, made, _ = run(tmp_path / "dask", news, place)
    assert (tmp_path / "mark").exists(), "its worker was killed"
    assert (spread.counts, made) == (one.counts, expected)
    assert (one.counts.quarantined, one.counts.skipped, one.counts.duplicates > 0) == (5, 1, True)
    assert os.listdir(tmp_path / "parts") == [], "what is stored is deleted"
    again, _, _ = run(tmp_path / "dask", news, place)
    assert (again.counts.stored, again.counts.unchanged) == (0, 95)


def test_pages_are_read_by_workers_though_one_is_killed(news: Path, tmp_path: Path, scheduler: str) -> None:
    mark = tmp_path / "mark"
    (news / "050.txt").write_text(f"meeting 50 page {mark}")
    mark.touch()  # already: on one machine nobody dies
    one, expected, _ = run(tmp_path / "one", news)
    mark.unlink()
    place = Place(dask=scheduler, parts=str(tmp_path / "parts"))
    pages = dataclasses.replace(STAGES, read=read_elsewhere)
    spread, made, _ = run(tmp_path / "dask", news, place, stages=pages)
    assert (spread.counts, made) == (one.counts, expected)
    assert int(mark.read_text()) != os.getpid()


def test_a_page_that_kills_workers_is_skipped_alone(news: Path, tmp_path: Path, scheduler: str) -> None:
    with distributed.Client(scheduler, set_as_default=False) as client:
        client.run_on_scheduler(_blame_at_once)
    for file in sorted(news.iterdir())[5:]:
        file.unlink()
    (news / "dies.txt").write_text("page dies")
    place = Place(dask=scheduler, parts=str(tmp_path / "parts"))
    pages = dataclasses.replace(STAGES, read=read_elsewhere)
    summary, _, _ = run(tmp_path / "s", news, place, stages=pages)
    assert (summary.counts.stored, summary.counts.skipped) == (5, 1)
    assert [r.why for r in summary.rejects] == ["worker processes of the cluster die on this page"]


def test_an_article_that_kills_workers_goes_to_the_quarantine_alone(
    news: Path, tmp_path: Path, scheduler: str
) -> None:
    with distributed.Client(scheduler, set_as_default=False) as client:
        client.run_on_scheduler(_blame_at_once)
    for file in sorted(news.iterdir())[5:]:
        file.unlink()
    (news / "dies.txt").write_text("dies")
    summary, _, _ = run(tmp_path / "s", news, Place(dask=scheduler, parts=str(tmp_path / "parts")))
    assert (summary.counts.stored, summary.counts.quarantined) == (5, 1)
    assert [r.why for r in summary.rejects] == ["worker processes of the cluster die on this article"]


def _blame_at_once(dask_scheduler: object) -> None:
    dask_scheduler.allowed_failures = 0  # type: ignore[attr-defined]


def test_parts_that_a_killed_run_left_are_loaded_and_not_made_again(
    news: Path, tmp_path: Path, scheduler: str
) -> None:
    parts = tmp_path / "parts"
    make_parts([str(news)], SETTINGS, folder=str(parts), stages=STAGES)
    for file in news.iterdir():
        if "fault" in file.read_text():
            file.unlink()
    place = Place(dask=scheduler, parts=str(parts))
    summary, _, _ = run(tmp_path / "s", news, place, stages=dataclasses.replace(STAGES, extract=fail))
    assert (summary.counts.stored, summary.counts.unchanged, summary.counts.quarantined) == (0, 95, 0)
    assert os.listdir(parts) == []


def test_workers_with_another_version_are_refused(
    news: Path, tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "__version__", "0.0.0")
    with pytest.raises(WrongUse, match=rf"has kg {kg.__version__}, not kg 0\.0\.0: install one version"):
        run(tmp_path / "s", news, Place(dask=scheduler, parts=str(tmp_path / "parts")))


def test_a_scheduler_that_does_not_answer_is_one_line(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 0.5)
    with pytest.raises(StopRun, match=r"--dask tcp://127\.0\.0\.1:9: no scheduler answers") as caught:
        run(tmp_path / "s", news, Place(dask="tcp://127.0.0.1:9", parts="parts"))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["local:x", "local:0", "nonsense", "tcp://nowhere", "tcp://:x", "foo://127.0.0.1:9", ""]
)
def test_what_is_no_address_of_a_scheduler_is_wrong_use(news: Path, tmp_path: Path, address: str) -> None:
    with pytest.raises(WrongUse, match="expected local, local:N or the address of a scheduler"):
        run(tmp_path / "s", news, Place(dask=address))


def test_a_cluster_of_its_own_ends_with_the_run(news: Path, tmp_path: Path) -> None:
    one, expected, _ = run(tmp_path / "one", news)
    spread, made, _ = run(tmp_path / "dask", news, Place(dask="local:1"))
    assert (spread.counts, made) == (one.counts, expected)


def test_an_article_that_takes_too_long_on_a_worker_is_quarantined(
    news: Path, tmp_path: Path, scheduler: str
) -> None:
    for file in sorted(news.iterdir())[2:]:
        file.unlink()
    (news / "loops.txt").write_text("loops")
    with open_store(str(tmp_path / "s")) as store:
        summary = ingest(
            [str(news)],
            Settings(lang="ru", time_limit=0.5),
            store=store,
            quarantine=Quarantine(tmp_path / "q"),
            date="2026-01-02",
            stages=STAGES,
            place=Place(dask=scheduler, parts=str(tmp_path / "parts")),
        )
    assert (summary.counts.stored, summary.counts.quarantined) == (2, 1)
    assert [r.why for r in summary.rejects] == ["takes more than 0.5 seconds (--time-limit)"]
