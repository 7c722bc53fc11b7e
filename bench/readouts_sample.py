"""Draw a random sample of events from the US government readouts, to be judged by a reader:

    python -m bench.readouts_sample SEED [N] [--corpus FILE] [--context CHARACTERS]

Articles are shuffled by the seed, and of each that has events one is drawn, until there are N. The same seed,
corpus and version of kg give the same sample on any machine. Prints each event with the text around its
evidence. bench/readouts.md has what was judged so. The corpus is no part of the repository.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.gold import readouts
from kg.extract import extract
from kg.read import read
from kg.records import Article, Event, Participant


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """An event with the article that tells it, and with the other events of the article."""

    number: int
    article: Article
    event: Event
    events: Sequence[Event]


def articles(corpus: Path) -> list[Article]:
    """Return the articles of the corpus in its order. Raises FileNotFoundError when there is no such file."""
    if not corpus.is_file():
        raise FileNotFoundError(f"{corpus}: no corpus; give its path with --corpus")
    return [a for a in read(str(corpus), lang="en", languages=("en",)) if isinstance(a, Article)]


def draw(found: Sequence[Article], seed: int, size: int) -> Iterator[Drawn]:
    """Yield one event from each of the first ``size`` articles, shuffled by the seed, that have events."""
    shuffled, number = list(found), 0
    random.Random(seed).shuffle(shuffled)
    for article in shuffled:
        if number == size:
            return
        events = extract(article).events
        if events:
            chosen = random.Random(seed + number).choice(events)
            number += 1
            yield Drawn(number=number, article=article, event=chosen, events=events)


def shown(drawn: Drawn, context: int) -> str:
    """Return a drawn event in words, and the text around its evidence, ``context`` characters each way."""
    source, event = drawn.article.source, drawn.event
    place = f"{event.place.name} ({event.place.country})" if event.place is not None else "-"
    when = f"{event.date or '-'} @ {place}, part of {event.part_of or '-'}"
    return "\n".join(
        (
            f"#{drawn.number} [{source.published}] {source.title or ''}",
            f"    {event.type}, {event.modality}, {when}",
            f"    name: {event.name or '-'}",
            *(f"    who: {_shown_participant(p)}" for p in event.participants),
            f"    topics: {'; '.join(t.label for t in event.topics) or '-'}",
            f"    >> {_around(drawn, context)}",
        )
    )


def _shown_participant(who: Participant) -> str:
    return f"{who.name or '-'} [{who.position or '-'}, {who.organization or '-'}, {who.country or '-'}]"


def _around(drawn: Drawn, context: int) -> str:
    """Return the paragraph of the evidence, as far as ``context`` reaches on both sides."""
    text, quote = drawn.article.text, drawn.event.evidence[0]
    first = max(text.rfind("\n", 0, quote.start) + 1, quote.start - context)
    end = text.find("\n", quote.end)
    last = min(end if end >= 0 else len(text), quote.start + context)
    return text[first : max(last, quote.end)].replace("\n", " ")


def main(argv: Sequence[str] | None = None) -> None:
    """Parse the command line and print the sample."""
    assert __doc__ is not None
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("seed", type=int)
    parser.add_argument("size", type=int, nargs="?", default=100, metavar="N")
    parser.add_argument("--corpus", type=Path, default=readouts(), help="default: %(default)s")
    parser.add_argument("--context", type=int, default=500)
    args = parser.parse_args(argv)
    for drawn in draw(articles(args.corpus), args.seed, args.size):
        print(shown(drawn, args.context), end="\n\n")


if __name__ == "__main__":
    main()
