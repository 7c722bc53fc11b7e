"""What kg reads in the gold articles: each event with its traits, and whether the annotation has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kg.evaluate import compare
from kg.evaluate.gold import Gold, read_gold, stated_by
from kg.extract import LANGUAGES, extraction
from kg.extract.confidence import traits
from kg.read import read
from kg.records import Article


class Fired(NamedTuple):
    """An event that a rule reported in a document; ``unseen`` when no rule was made from that document."""

    document: str
    lang: str
    unseen: bool
    type: str
    rule: str
    right: bool
    traits: Mapping[str, float] = {}


class Judged(NamedTuple):
    """All events that kg reads in the gold articles; how many are annotated, by language and ``unseen``."""

    events: list[Fired]
    annotated: Counter[tuple[str, bool]]


def judged(folder: Path) -> Judged:
    """Return the events of all gold articles of the languages that kg reads, in their order."""
    out = Judged([], Counter())
    for name in ("train", "dev"):
        for gold in read_gold(str(folder / name)):
            if isinstance(gold, Gold) and gold.lang in LANGUAGES and gold.stated.events is not None:
                out.events.extend(_of(gold, unseen=name == "dev"))
                out.annotated[gold.lang, name == "dev"] += len(gold.stated.events)
    return out


def _of(gold: Gold, *, unseen: bool) -> Iterator[Fired]:
    for article in read(str(gold.text), lang=gold.lang, languages=LANGUAGES):
        if isinstance(article, Article):
            found = extraction(article)
            matched = {p.read.id for p in compare(gold.name, gold.stated, stated_by(found.record)).matched}
            for draft, event in zip(found.events, found.record.events, strict=True):
                told = traits(found.reading.words, draft, found.events)
                right = event.id in matched
                yield Fired(gold.name, gold.lang, unseen, draft.type, draft.rule, right, told)
