"""A run looks at what has come, changed or gone since the last one, and at nothing else; whatever died."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.run import resolving
from kg.run.correcting import Replay
from kg.run.resolving import caught_up, from_scratch
from kg.run.verifying import findings, rebuild
from kg.run.withdraw import withdraw
from kg.store import ledger
from kg.store.change import Change
from kg.store.ledger import LEDGER

from .living import Killed, Life

FIRST = {
    "1.txt": "meeting; 2025-11-21; Али Асадов; Ян Новак; торговля\n",
    "2.txt": "meeting; 2025-11-21; А. Асадов; Новак; торговля\n",
    "3.txt": "call; 2025-11-22; Эльман Рустамов; Ян Новак; торговля\n",
}
# A new article, another text for one that is there, and a second source for another.
THEN = {
    "4.txt": "meeting; 2025-11-21; Али Асадов; Й. Новак; торговля\n",
    "3.txt": "call; 2025-11-22; Э. Рустамов; Й. Новак; торговля\n",
    "5.txt": FIRST["2.txt"],
}
WHOLE = (ledger.RECORD, ledger.RESOLUTION)


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    with closing(Life(tmp_path / "life", in_memory=False)) as life:
        takes_in(life, FIRST)
        yield life


def takes_in(life: Life, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        life.write(name, text)
    life.ingest(*texts, lang="ru")


def fresh(folder: Path, texts: dict[str, str], written: Path) -> bytes:
    """Return what a new store gives that takes in these texts at once, as if they lay where they do."""
    with closing(Life(folder, in_memory=True)) as other:
        other.news = written
        takes_in(other, texts)
        return other.export()


@pytest.fixture
def whole() -> list[Any]:
    """What was asked of all articles at once."""
    return []


def watched(life: Life, whole: list[Any]) -> None:
    matches: Callable[..., Iterator[ox.Quad]] = life.store.matches

    def asked(*pattern: Any, **named: Any) -> Iterator[ox.Quad]:
        subject, predicate, *_ = [*pattern, None, None]
        if subject is None and predicate in WHOLE:
            whole.append(predicate)
        return matches(*pattern, **named)

    life.store.matches = asked  # type: ignore[method-assign]


@pytest.mark.parametrize("much", [1, 1_000])
def test_a_run_does_not_read_what_others_have_brought(
    life: Life, whole: list[Any], tmp_path: Path, much: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process, and where another one finds who is who."""
    monkeypatch.setattr(resolving, "_MUCH", much)
    watched(life, whole)
    takes_in(life, THEN)
    assert whole == []
    assert life.export() == fresh(tmp_path / "fresh", {**FIRST, **THEN}, life.news)
    assert life.store.is_resolved()


def test_withdrawing_is_seen_too(life: Life, whole: list[Any], tmp_path: Path) -> None:
    watched(life, whole)
    withdraw(life.store, str(life.news / "1.txt"))
    life.resolve()
    assert whole == []
    left = {name: text for name, text in FIRST.items() if name != "1.txt"}
    assert life.export() == fresh(tmp_path / "fresh", left, life.news)


def test_a_decision_is_heard_without_reading_all(life: Life, whole: list[Any]) -> None:
    watched(life, whole)
    life.store.mark_resolved(done=False)
    life.resolve()
    assert (whole, life.store.is_resolved()) == ([], True)


def test_a_graph_that_is_put_again_is_resolved_again(life: Life) -> None:
    """The record is the same, so nothing new is heard; the graph is what the article alone gives."""
    before = life.export()
    made = next(life.store.matches(None, ledger.RESOLUTION, None, LEDGER))
    assert isinstance(made.subject, ox.NamedNode)
    change = Change(removed={made}, added={ledger.UNRESOLVED, ledger.unlisted_quad(made.subject)})
    life.store.apply(change)
    life.resolve()
    assert made in set(life.store.matches(made.subject, None, None, LEDGER))
    assert life.export() == before


@pytest.mark.parametrize("steps", range(10))
def test_whatever_dies_the_next_run_ends_where_it_would_have(life: Life, steps: int, tmp_path: Path) -> None:
    expected = fresh(tmp_path / "fresh", {**FIRST, **THEN}, life.news)
    for name, text in THEN.items():
        life.write(name, text)
    life.dies_after(steps)
    try:
        life.ingest(*THEN, lang="ru")
        is_dead = False
    except Killed:
        is_dead = True
    assert is_dead or steps > 5
    life.reopen()
    life.ingest(*THEN, lang="ru")
    assert life.export() == expected
    assert list(findings(life.store, life.quarantine, life.log, deep=True)) == []


def test_what_was_heard_and_never_stored_is_forgotten(life: Life) -> None:
    life.write("4.txt", THEN["4.txt"])
    life.dies_after(0)
    with pytest.raises(Killed):
        life.ingest("4.txt", lang="ru")
    life.reopen()
    life.write("6.txt", "call; 2025-11-23; Эльман Рустамов; Али Асадов; торговля\n")
    life.ingest("6.txt", lang="ru")
    assert len(list(life.store.articles())) == 4
    with (
        closing(caught_up(life.store, Replay([]))) as index,
        closing(from_scratch(life.store, Replay([]))) as anew,
    ):
        assert index.count() == anew.count()


def test_an_index_of_another_state_is_not_believed(life: Life, tmp_path: Path) -> None:
    """As after a restored backup, or when a folder was copied together by hand."""
    file = life.store.cache / "resolution.sqlite" if life.store.cache else tmp_path
    old = file.read_bytes()
    takes_in(life, THEN)
    file.write_bytes(old)
    takes_in(life, {"7.txt": "call; 2025-11-23; Эльман Рустамов; Али Асадов; торговля\n"})
    given = {**FIRST, **THEN, "7.txt": (life.news / "7.txt").read_text(encoding="utf-8")}
    assert life.export() == fresh(tmp_path / "fresh", given, life.news)


def test_after_a_rebuild_all_is_looked_at_once(life: Life, whole: list[Any]) -> None:
    rebuild(life.store, life.log, graphs=True)
    assert life.store.seen() == ""
    watched(life, whole)
    life.store.mark_resolved(done=False)
    life.resolve()
    assert set(whole) == set(WHOLE)
    assert life.store.seen()
