"""What an ingest remembers of articles has a bound, however many there are."""

import importlib
import inspect
import pkgutil
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.run import memory

MOST = 50_000  # entries of one cache

# Caches without a bound, and why they stay small all the same.
FEW = {
    "kg.extract.languages.en.lists.either": "named in the code",
    "kg.extract.languages.en.scene.listed": "named in the code",
    "kg.extract.languages.ru.countries._names": "states",
    "kg.extract.languages.ru.morphology._features": "tags of the dictionary",
    "kg.gazetteer._added_names": "languages",
    "kg.gazetteer._index": "languages",
    "kg.gazetteer.added": "languages",
    "kg.query.lookup._text": "files of the package",
    "kg.read.language._identifier": "sets of languages",
    "kg.resolve.event_names._cues": "tables of the package",
    "kg.resolve.stated._forms": "languages",
    "kg.resolve.portfolios._wordings": "languages",
    "kg.resolve.wordings._of_states": "languages",
    "kg.resolve.wordings._wholes": "languages",
    "kg.resolve.wordings.index": "languages",
    "kg.resolve.wordings.national": "types and states",
    "kg.topics._index": "languages",
    "kg.topics._state_keys": "languages",
}


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
