"""Time and memory of resolution over generated articles: ``python -m bench.resolution [--sizes N ...]``.

Officials are made up of given names, surnames, states and posts; an article names two to five of them, in one
of three languages, in full, with an initial, or by surname and post. There are twenty articles for each
official, as in the readouts. Writes bench/resolution.md. Seeded: the same articles at any time.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
import tomllib
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from kg.records import Extractor, Office, Record, Source
from kg.resolve import resolve

PAGE: Final = Path(__file__).with_name("resolution.md")
ARTICLES_PER_OFFICIAL: Final = 20
_DATA: Final = tomllib.loads(Path(__file__).with_name("officials.toml").read_text(encoding="utf-8"))
_LATIN: Final = dict(zip(_DATA["cyrillic"], _DATA["latin"].split(), strict=True))
_AZERBAIJANI: Final = _LATIN | _DATA["azerbaijani"]


def articles(size: int, *, seed: int = 1) -> Iterator[Record]:
    """Yield so many records; each states offices alone, which is what resolution of persons looks at."""
    chance = random.Random(seed)
    officials = [_official(chance) for _ in range(max(size // ARTICLES_PER_OFFICIAL, 5))]
    for at in range(size):
        lang = chance.choice(("ru", "en", "az"))
        day = f"{2005 + at % 20}-{at % 12 + 1:02}-{at % 28 + 1:02}"
        told = chance.sample(officials, min(chance.randrange(2, 6), len(officials)))
        yield Record(
            article=Source(id=f"g{at:07}", lang=lang, published=day, sha256=f"{at:064x}"),
            offices=tuple(_office(official, lang, chance) for official in told),
            extractor=Extractor(name="generated", version="1"),
        )


def _official(chance: random.Random) -> tuple[str, str, str, int]:
    surname = _one("stems", chance) + _one("endings", chance)
    return _one("given", chance), surname, _one("states", chance), chance.randrange(6)


def _one(table: str, chance: random.Random) -> str:
    return chance.choice(_DATA[table].split())


def _office(official: tuple[str, str, str, int], lang: str, chance: random.Random) -> Office:
    given, surname = (_spelled(word, lang) for word in official[:2])
    form = chance.choices((f"{given} {surname}", f"{given[0]}. {surname}", surname), (7, 1, 2))[0]
    return Office(person=form, position=_DATA["posts"][lang][official[3]], country=official[2])


def _spelled(word: str, lang: str) -> str:
    if lang == "ru":
        return word
    letters = _AZERBAIJANI if lang == "az" else _LATIN
    return "".join(letters.get(letter, letter) for letter in word.lower()).capitalize()


def measured(size: int) -> tuple[int, float, float, int]:
    """Return articles, seconds, MB at the peak and persons; call it in a process of its own for the peak."""
    records = list(articles(size))
    started = time.perf_counter()
    resolution = resolve(lambda: records)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return size, seconds, peak, len(set(resolution.persons.values()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 3_000, 10_000, 30_000, 100_000])
    sizes = parser.parse_args().sizes
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        rows = [pool.apply(measured, (size,)) for size in sizes]
    PAGE.write_text(_page(rows), encoding="utf-8")


def _page(rows: list[tuple[int, float, float, int]]) -> str:
    lines = [
        "# Time and memory of resolution",
        "",
        "Written by `python -m bench.resolution`: who is who over generated articles in three languages, in",
        "one process, the records included in the memory.",
        "",
        "| articles | seconds | ms an article | peak MB | persons of several spellings |",
        "| --- | --- | --- | --- | --- |",
    ]
    for size, seconds, peak, persons in rows:
        lines.append(f"| {size:,} | {seconds:.1f} | {1000 * seconds / size:.2f} | {peak:.0f} | {persons:,} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
