"""Draw persons, events, bodies and posts of the US government readouts that go by several names or are told
in several articles, to be judged by a reader:

    python -m bench.clusters_sample SEED [--corpus FILE] [--sizes PERSONS EVENTS BODIES POSTS]

Prints each with all that articles call it, and of events who takes part by each article. The same seed,
corpus and version of kg give the same sample on any machine. bench/resolution.md has what was judged so.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from bench.gold import readouts
from bench.readouts_sample import articles
from kg.extract import extract
from kg.identities import Capacity
from kg.records import Event, Record
from kg.resolve import identities, resolve

KINDS: Final = ("person", "event", "body", "post")
SIZES: Final = (30, 30, 20, 20)


class Told(NamedTuple):
    """What one article says of a thing; two with other ``words`` make it worth a look."""

    article: str
    words: str
    beside: str


Things = dict[str, dict[str, list[Told]]]


def things(records: Sequence[Record]) -> Things:
    """Return by kind and path all that is told of each thing."""
    resolution = resolve(lambda: records)
    found: Things = {kind: defaultdict(list) for kind in KINDS}
    for record in records:
        known, article = identities(record, resolution), record.article.id
        for event, identity in zip(record.events, known.events, strict=True):
            told = Told(article, record.article.title or "", _brief(event))
            found["event"][" ".join(identity.parts)].append(told)
            for who, capacity in zip(event.participants, identity.participants, strict=True):
                said = who.name, who.position, who.organization, who.country
                _note(found, article, said, capacity)
        for office, capacity in zip(record.offices, known.offices, strict=True):
            said = office.person, office.position, office.organization, office.country
            _note(found, article, said, capacity)
    return found


def _brief(event: Event) -> str:
    who = "; ".join(f"{p.name or '-'} [{p.position or '-'}, {p.country or '-'}]" for p in event.participants)
    place = f"{event.place.name} ({event.place.country})" if event.place else "-"
    return f"{event.type}, {event.modality}, {event.date or '-'} @ {place}, {event.name or '-'}: {who}"


def _note(found: Things, article: str, said: Sequence[str | None], capacity: Capacity) -> None:
    name, position, organization, country = (part or "-" for part in said)
    if capacity.person:
        beside = f"{position}, {organization}, {country}"
        found["person"][capacity.person.path].append(Told(article, name, beside))
    if capacity.body:
        found["body"][capacity.body.path].append(Told(article, organization, country))
    if capacity.post:
        found["post"][capacity.post.path].append(Told(article, position, f"{organization}, {country}"))


def draw(found: Things, seed: int, sizes: Sequence[int]) -> Iterator[tuple[str, str, list[Told]]]:
    """Yield things of each kind in random order: with several words, of events with several articles."""
    for kind, size in zip(KINDS, sizes, strict=True):
        several = [
            path
            for path, told in sorted(found[kind].items())
            if len({one.article if kind == "event" else one.words for one in told}) > 1
        ]
        random.Random(seed).shuffle(several)
        yield from ((kind, path, found[kind][path]) for path in several[:size])


def main(argv: Sequence[str] | None = None) -> None:
    """Parse the command line and print the sample."""
    assert __doc__ is not None
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("seed", type=int)
    parser.add_argument("--corpus", type=Path, default=readouts(), help="default: %(default)s")
    parser.add_argument("--sizes", type=int, nargs=4, default=SIZES, metavar="N")
    args = parser.parse_args(argv)
    records = [extract(article) for article in articles(args.corpus)]
    for kind, path, told in draw(things(records), args.seed, args.sizes):
        print(f"{kind} {path}")
        for (words, beside), count in Counter((one.words, one.beside) for one in told).most_common():
            print(f"    {count} {words} | {beside}")


if __name__ == "__main__":
    main()
