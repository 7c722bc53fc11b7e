"""Time, memory and outcome of resolution over generated articles: ``python -m bench.resolution``.

Persons alone: officials are made up of given names, surnames, states and posts, which they hold one after the
other for two to eight years; an article names two to five who are in office, in one of three languages, in
full, with an initial, or by surname and post; twenty articles for each official, as in the readouts.
Events too: the articles of bench/graphs.py, whose identities are known, so that what is found is compared
with them. ``--sizes N ...``; ``--crowded``: persons alone, forty hold each post at once; prints the table.
Writes bench/resolution.md. Seeded: the same articles at any time.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

from bench import graphs
from kg.identities import Identities
from kg.records import Extractor, Office, Record, Source, from_json, to_json
from kg.resolve import identities
from kg.resolve.index import Index
from tests.resolve.scoring import Score, b_cubed

PAGE: Final = Path(__file__).with_name("resolution.md")
READ: Final = "## Deciding, over a store with as many articles"
ARTICLES_PER_OFFICIAL: Final = 20
MORE: Final = 100
_DATA: Final = tomllib.loads(Path(__file__).with_name("officials.toml").read_text(encoding="utf-8"))
_LATIN: Final = dict(zip(_DATA["cyrillic"], _DATA["latin"].split(), strict=True))
_AZERBAIJANI: Final = _LATIN | _DATA["azerbaijani"]
_TRIES: Final = 200  # to find who is in office on a day
_YEARS: Final = (date(2005, 1, 1).toordinal(), date(2025, 1, 1).toordinal())
_TERM: Final = (2 * 365, 8 * 365)
_POSTS: Final = {lang: told + _DATA["further_posts"][lang] for lang, told in _DATA["posts"].items()}
_AMBASSADOR: Final = 5  # the place of the post in the list
_MORE_AMBASSADORS: Final = 4
_REGION: Final = 10  # states that share surnames


class Official(NamedTuple):
    """Somebody in office from a day to another, ordinals; ``post`` is the place of the post in the list."""

    given: str
    surname: str
    state: str
    post: int
    first: int
    last: int


def articles(size: int, *, seed: int = 1, is_crowded: bool = False) -> Iterator[Record]:
    """Yield so many records; each states offices alone, which is what resolution of persons looks at.

    ``is_crowded``: as many officials share six posts of twenty states for twenty years, all at once.
    """
    chance = random.Random(seed)
    count = max(size // ARTICLES_PER_OFFICIAL, 5)
    officials = _crowd(count, chance) if is_crowded else list(islice(_in_turn(chance), count))
    for at in range(size):
        lang = chance.choice(("ru", "en", "az"))
        day = date(2005 + at % 20, at % 12 + 1, at % 28 + 1)
        told = _told(officials, day.toordinal(), chance)
        yield Record(
            article=Source(id=f"g{at:07}", lang=lang, published=day.isoformat(), sha256=f"{at:064x}"),
            offices=tuple(_office(official, lang, chance) for official in told),
            extractor=Extractor(name="generated", version="1"),
        )


def _told(officials: Sequence[Official], day: int, chance: random.Random) -> list[Official]:
    """Return two to five who are in office that day, as far as some are found."""
    wanted, found = chance.randrange(2, 6), dict[Official, None]()
    for _ in range(_TRIES):
        official = chance.choice(officials)
        if official.first <= day < official.last:
            found[official] = None
        if len(found) == wanted:
            break
    return list(found)


def _crowd(count: int, chance: random.Random) -> list[Official]:
    posts = len(_DATA["posts"]["ru"])
    return [
        Official(*_names("_", chance), _one("states", chance), chance.randrange(posts), *_YEARS)
        for _ in range(count)
    ]


def _in_turn(chance: random.Random) -> Iterator[Official]:
    """Yield the holders of each post of each state, one after the other; a state has several ambassadors."""
    posts, states = range(len(_POSTS["ru"])), f"{_DATA['states']} {_DATA['further_states']}".split()
    for post in (*posts, *[_AMBASSADOR] * _MORE_AMBASSADORS):
        for at, state in enumerate(states):
            middle = _DATA["middles"].split()[at // _REGION]
            first, end = _YEARS
            while first < end:
                leaves = min(first + chance.randrange(*_TERM), end)
                yield Official(*_names(middle, chance), state, post, first, leaves)
                first = leaves


def _names(middle: str, chance: random.Random) -> tuple[str, str]:
    return _one("given", chance), _one("stems", chance) + middle.strip("_") + _one("endings", chance)


def _one(table: str, chance: random.Random) -> str:
    words: list[str] = _DATA[table].split()
    return chance.choice(words)


def _office(official: Official, lang: str, chance: random.Random) -> Office:
    given, surname = _spelled(official.given, lang), _spelled(official.surname, lang)
    form = chance.choices((f"{given} {surname}", f"{given[0]}. {surname}", surname), (7, 1, 2))[0]
    return Office(person=form, position=_POSTS[lang][official.post], country=official.state)


def _spelled(word: str, lang: str) -> str:
    if lang == "ru":
        return word
    letters = _AZERBAIJANI if lang == "az" else _LATIN
    return "".join(letters.get(letter, letter) for letter in word.lower()).capitalize()


class Measured(NamedTuple):
    """``seconds`` of the processor from scratch, ``more`` to add a hundred; ``peak`` and ``file`` in MB."""

    articles: int
    seconds: float
    more: float
    peak: float
    file: float
    persons: int


class Outcome(NamedTuple):
    """What was measured of articles with events, and B-cubed of persons and events against who they are."""

    cost: Measured
    persons: Score
    events: Score


Clusters = dict[tuple[str, int, int], str]


def with_events(size: int) -> Outcome:
    """Measure an index of articles that tell events, and compare who and what is found with the truth.

    Call it in a process of its own. ``peak`` is that of the index, before anything is compared.
    """
    with tempfile.TemporaryDirectory() as folder:
        kept = _kept(Path(folder), (told.record for told in graphs.articles(size + MORE)))
        cost, index = _costs(Path(folder) / "index.sqlite", kept, size)
        due: list[Clusters] = [{}, {}]
        found: list[Clusters] = [{}, {}]
        for told in graphs.articles(size + MORE):
            name = told.record.article.id
            _note(name, told.identities, due)
            _note(name, identities(told.record, index.resolution(name)), found)
        index.close()
    return Outcome(cost, *(b_cubed(gold, given) for gold, given in zip(due, found, strict=True)))


def _note(name: str, said: Identities, clusters: Sequence[Clusters]) -> None:
    """Add who takes part in each event of an article, and which event that is."""
    persons, events = clusters
    for at, event in enumerate(said.events):
        events[name, at, 0] = "/".join(event.parts)
        for place, capacity in enumerate(event.participants):
            if capacity.person:
                persons[name, at, place] = capacity.person.path


def measured(size: int, is_crowded: bool = False) -> Measured:
    """Measure an index on disk; the records lie in a file as well. Call it in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        kept = _kept(Path(folder), articles(size + MORE, is_crowded=is_crowded))
        cost, index = _costs(Path(folder) / "index.sqlite", kept, size)
        index.close()
        return cost


def _kept(folder: Path, records: Iterator[Record]) -> sqlite3.Connection:
    kept = sqlite3.connect(folder / "records.sqlite")
    kept.execute("CREATE TABLE record (name TEXT PRIMARY KEY, said BLOB)")
    rows = ((record.article.id, to_json(record)) for record in records)
    kept.executemany("INSERT INTO record VALUES (?, ?)", rows)
    kept.commit()
    return kept


def _costs(file: Path, kept: sqlite3.Connection, size: int) -> tuple[Measured, Index]:
    seconds, more = (_caught_up(file, kept, last) for last in (size, size + MORE))
    index = Index(file)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(size, seconds, more, peak, file.stat().st_size / 2**20, index.count()[1]), index


def _caught_up(file: Path, kept: sqlite3.Connection, count: int) -> float:
    started = time.process_time()
    index = Index(file)
    names = kept.execute("SELECT name FROM record ORDER BY name LIMIT ?", (count,))
    for name in index.compare(((name, "") for (name,) in names), {}):
        (said,) = kept.execute("SELECT said FROM record WHERE name = ?", (name,)).fetchone()
        index.take(name, from_json(said))
    index.settle()
    index.commit()
    index.close()
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 3_000, 10_000, 30_000, 100_000])
    parser.add_argument("--crowded", action="store_true")
    asked = parser.parse_args()
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        rows = [pool.apply(measured, (size, asked.crowded)) for size in asked.sizes]
        if asked.crowded:
            print(_table(rows))
            return
        outcomes = [pool.apply(with_events, (size,)) for size in asked.sizes]
    PAGE.write_text(_page(rows, outcomes) + _read_by_hand(), encoding="utf-8")


def _read_by_hand() -> str:
    """Return what the page says beside: what the figures mean, and clusters that a reader has judged."""
    _, heading, rest = PAGE.read_text(encoding="utf-8").partition(READ)
    return f"\n{heading}{rest}" if heading else ""


def _page(rows: list[Measured], outcomes: list[Outcome]) -> str:
    return f"""# Time, memory and outcome of resolution

Written by `python -m bench.resolution`: who is who over generated articles in three languages, in
one process, with the index on disk. Seconds are of the processor; a busy machine makes them more.

## Persons alone

Two to five offices an article.

{_table(rows)}

## Persons and events

The articles of the made-up world (`bench/graphs.py`): announcements, visits with their talks, conferences,
told by one to six articles each in three languages, which leave something out. Who and what they are is
known: B-cubed precision and recall.

{_table([outcome.cost for outcome in outcomes])}

| articles | persons P | R | events P | R |
| --- | --- | --- | --- | --- |
{_scores(outcomes)}
"""


def _table(rows: list[Measured]) -> str:
    lines = [
        "| articles | s from scratch | ms an article | s for 100 more | peak MB | MB on disk | persons |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        each = 1000 * row.seconds / row.articles
        lines.append(
            f"| {row.articles:,} | {row.seconds:.1f} | {each:.2f} | {row.more:.1f} | {row.peak:.0f} "
            f"| {row.file:.0f} | {row.persons:,} |"
        )
    return "\n".join(lines)


def _scores(outcomes: list[Outcome]) -> str:
    return "\n".join(
        f"| {cost.articles:,} | "
        + " | ".join(
            f"{share:.3f}" for score in (persons, events) for share in (score.precision, score.recall)
        )
        + " |"
        for cost, persons, events in outcomes
    )


if __name__ == "__main__":
    main()
