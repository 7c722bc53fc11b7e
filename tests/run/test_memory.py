"""What an ingest remembers of articles has a bound, however many there are."""

import gc
import importlib
import inspect
import pkgutil
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any

import pytest

import kg
from kg.records import Article
from kg.resolve.index import Index
from kg.run import line, memory, resolving, spread
from kg.run.tally import Ready
from kg.run.waiting import Waiting
from kg.settings import Settings
from kg.store import Store, open_store

from .conftest import Bench

MOST = 50_000  # entries of one cache

# Caches without a bound, and why they stay small all the same.
FEW = {
    "kg.extract.anew._told": "two tables",
    "kg.extract.asides._patterns": "languages",
    "kg.extract.called._listed": "lists by languages",
    "kg.extract.capitals._stems": "languages",
    "kg.extract.careers._listed": "lists by languages",
    "kg.extract.careers._phrases": "languages",
    "kg.extract.leads._patterns": "languages",
    "kg.extract.summoned._listed": "lists by languages",
    "kg.extract.languages.az.states._of_bodies": "lists of bodies.toml",
    "kg.extract.languages.en.lists.either": "named in the code",
    "kg.extract.languages.en.scene.first_halves": "lists of the package",
    "kg.extract.languages.en.scene.listed": "named in the code",
    "kg.extract.languages.ru.countries._names": "states",
    "kg.extract.languages.ru.dictionary.features": "tags of the dictionary",
    "kg.extract.private._diplomats": "languages",
    "kg.extract.private._leaders": "languages",
    "kg.extract.private._listed": "posts by languages",
    "kg.extract.private.others": "languages",
    "kg.extract.surroundings._cue": "languages",
    "kg.extract.whereabouts.listed": "lists of the package",
    "kg.gazetteer._added_names": "languages",
    "kg.gazetteer._index": "languages",
    "kg.gazetteer.added": "languages",
    "kg.query.lookup.question": "files of the package",
    "kg.read.language._identifier": "sets of languages",
    "kg.resolve.organs.associations": "languages",
    "kg.resolve.event_names._cues": "tables of the package",
    "kg.resolve.stated._forms": "languages",
    "kg.resolve.portfolios._wordings": "languages",
    "kg.resolve.wordings._of_states": "languages",
    "kg.resolve.wordings._wholes": "languages",
    "kg.resolve.wordings.index": "languages",
    "kg.resolve.wordings.national": "types and states",
    "kg.topics._index": "languages",
    "kg.topics._labels_of_states": "languages",
    "kg.topics._state_keys": "languages",
    "kg.topics._states_with_labels": "languages",
}


MANY = 1500  # articles
UNDER_WAY = 600  # articles, read or extracted, that are on their way through the stages at most
LARGE = 4_000_000  # bytes; such as a batch of articles between two processes
SMALL = 2_000
BLOCK = 100_000  # bytes; larger ones have pages of their own, which go back at once
SHARE = 10  # every so manyth block is kept


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


@pytest.mark.skipif(sys.platform != "linux" or not memory._glibc(), reason="the allocator of glibc")
def test_what_is_free_between_what_is_kept_is_given_back() -> None:
    memory.give_back()
    blocks = [b"x" * (BLOCK + number % 2) for number in range(1000)]
    kept = blocks[::SHARE]
    del blocks
    before = resident()
    memory.give_back()
    assert before - resident() > len(kept) * (SHARE - 1) * BLOCK / 2


@pytest.mark.skipif(sys.platform != "linux" or not memory._glibc(), reason="the allocator of glibc")
def test_a_large_block_goes_back_when_it_is_freed_whatever_lies_behind_it() -> None:
    """Left alone, glibc takes blocks of up to 32 MB from the heap once it has seen one of them freed."""
    memory.few_heaps()
    for _ in range(3):
        block = bytearray(b"x" * LARGE)
        kept = [bytes(SMALL) for _ in range(100)]
        before = resident()
        del block
        assert before - resident() > LARGE / 2
        del kept


@pytest.fixture
def new_objects_alone() -> Iterator[None]:
    """``gc.get_objects`` tells of what is made from now on: what other tests keep is much to look through."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("new_objects_alone")
@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_run_holds_of_articles_does_not_grow_with_them(
    bench: Bench, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No list of what was read or stored: at no time are more of them there than are under way."""
    held: list[int] = []
    put_new, add = Store.put_new, Waiting.add

    def there() -> int:
        return sum(isinstance(each, (Ready, Article)) for each in gc.get_objects())

    one_counts = Lock()  # a list of all objects holds them: those of two threads in turn would let go of none

    def counted(kept: Any, some: Any) -> Any:
        with one_counts:
            held.append(there())
        return (add if isinstance(kept, Waiting) else put_new)(kept, some)

    monkeypatch.setattr(Waiting, "add", counted)
    monkeypatch.setattr(Store, "put_new", counted)
    monkeypatch.setattr(spread, "_AHEAD", 1)
    monkeypatch.setattr(line, "IN_THREADS", 20)
    for number in range(MANY):
        bench.write(f"{number:04}.txt", f"meeting\n{number}")
    assert bench.run(settings=Settings(lang="ru", workers=workers)).counts.stored == MANY
    assert len(held) >= MANY // 200
    assert max(held) <= UNDER_WAY


def test_the_process_that_stores_does_not_find_who_is_who_in_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What that takes grows with the articles, until caches are full: 190 MB for 8,000, 290 for 100,000."""

    def heard(*_: object) -> None:
        raise AssertionError("by this process")

    monkeypatch.setattr(resolving, "_MUCH", 10)
    monkeypatch.setattr(Index, "hear", heard)
    with open_store(str(tmp_path / "kg-store")) as store:
        bench = Bench(tmp_path, store)
        for number in range(10):
            bench.write(f"{number}.txt", f"meeting\n{number}")
        assert bench.run().counts.stored == 10
        assert store.is_resolved()


def caches() -> Iterator[tuple[str, object]]:
    for found in pkgutil.walk_packages(kg.__path__, "kg."):
        if not found.name.startswith(("kg.cli", "kg.serve", "kg.plot", "kg.__main__")):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                if hasattr(value, "cache_parameters") and value.__module__ == found.name:
                    yield f"{found.name}.{name}", value


def test_a_cache_of_what_texts_say_has_a_bound() -> None:
    unbounded, large, seen = set(), {}, 0
    for name, cached in caches():
        seen += 1
        most = cached.cache_parameters()["maxsize"]  # type: ignore[attr-defined]
        if most is not None and most > MOST:
            large[name] = most
        elif most is None and inspect.signature(cached).parameters:  # type: ignore[arg-type]
            unbounded.add(name)
    assert not large
    assert unbounded == FEW.keys()
    assert seen > 80
