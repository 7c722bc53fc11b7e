"""A gold folder -> comparisons and findings, document by document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SkipRecord, UnknownLanguage, Unreadable, WrongUse
from kg.evaluate.comparison import Comparison, compare
from kg.evaluate.findings import Finding, findings
from kg.evaluate.gold import Gold, Stated, read_gold, read_records, stated_by
from kg.evaluate.passages import Passages
from kg.explain import explain
from kg.extract import LANGUAGES
from kg.read import read
from kg.records import Article


@dataclass(frozen=True)
class Judged:
    """One document of the gold set, with the mistakes that were made in it."""

    comparison: Comparison
    findings: list[Finding]


def evaluate(
    folder: str, *, lang: str | None = None, predicted: str | None = None
) -> Iterator[Judged | SkipRecord]:
    """Yield what kg reads of each document of a gold folder against its annotation, in the order of names.

    With ``predicted``, a file of records, what stands there is judged instead. Yields in its place what is
    wrong with a gold file, a line of records or a text; a document that has no record is judged as
    wholly missed. Documents in a language that no pack reads are not judged, unless ``predicted``.

    Raises WrongUse when there is no gold file, no file of records, or all of its records are of others.
    """
    documents = [
        item for item in read_gold(folder) if isinstance(item, SkipRecord) or lang in (None, item.lang)
    ]
    if predicted is None:
        return _extracted(documents)
    names = frozenset(item.name for item in documents if isinstance(item, Gold))
    records = list(read_records(predicted, names))
    if not records and Path(predicted).read_bytes().strip():
        raise WrongUse(
            f"{predicted}: no record of a document of {folder}: the path, id or address of a record ends "
            "with the name of its document"
        )
    return _given(documents, records)


def _extracted(documents: list[Gold | Unreadable]) -> Iterator[Judged | SkipRecord]:
    for item in documents:
        if isinstance(item, SkipRecord):
            yield item
        elif item.lang not in LANGUAGES:
            packs = ", ".join(LANGUAGES)
            yield UnknownLanguage(f"no language pack for {item.lang!r}; packs: {packs}", where=item.name)
        else:
            yield from _read(item)


def _read(gold: Gold) -> Iterator[Judged | SkipRecord]:
    for article in read(str(gold.text), lang=gold.lang, languages=LANGUAGES):
        if isinstance(article, Article):
            explanation = explain(article)
            passages = Passages(article.text, explanation)
            yield _judged(gold, stated_by(explanation.record), passages)
        else:
            yield article
            yield _judged(gold, Stated(), Passages(""))


def _given(
    documents: list[Gold | Unreadable], records: list[tuple[str, Stated] | Unreadable]
) -> Iterator[Judged | SkipRecord]:
    yield from (item for item in records if isinstance(item, SkipRecord))
    stated = dict(item for item in records if not isinstance(item, SkipRecord))
    for item in documents:
        if isinstance(item, SkipRecord):
            yield item
        else:
            text = item.text.read_text(encoding="utf-8", errors="replace")
            yield _judged(item, stated.get(item.name, Stated()), Passages(text))


def _judged(gold: Gold, stated: Stated, passages: Passages) -> Judged:
    comparison = compare(gold.name, gold.stated, stated)
    return Judged(comparison, findings(comparison, passages))
