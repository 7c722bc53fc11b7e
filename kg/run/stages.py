"""Article -> valid graph, or the reason why there is none: extract, resolve, model, validate.

These functions run in the main process and in workers alike; they hold no open handle. Where it is still to
be found who is who, an article leaves them without its graph, which ``graphed`` makes once that is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, Final, cast

import pyoxigraph as ox

import kg.extract
import kg.model
import kg.read
import kg.resolve
from kg import gazetteer
from kg.correct import Corrected
from kg.errors import KgError, Rejected, SkipRecord, StopRun, Unreadable
from kg.identities import Identities, Parts, path
from kg.read import Item, Unread
from kg.read.likeness import sketch
from kg.records import Article, Record, from_json, misquoted, only_events, to_json
from kg.resolve import Resolution
from kg.resolve.index.hearing import heard, written
from kg.run.limits import TooSlow, limited
from kg.run.origin import fingerprint, source_key
from kg.run.tally import Outcome, Ready, Reject, place
from kg.settings import Settings
from kg.store import Entry
from kg.validate import EngineName, Report, Validator
from kg.written import Written


@dataclass(frozen=True, kw_only=True)
class Stages:
    """The functions of a run; importable by name, so that worker processes find them."""

    read: Callable[..., Iterator[Item]]
    extract: Callable[[Article], Record]
    identities: Callable[[Record], Identities]
    triples: Callable[..., Sequence[ox.Triple]]
    validate: Callable[[Sequence[Sequence[ox.Triple]], Settings], Sequence[Report]]
    languages: tuple[str, ...]


def validate(graphs: Sequence[Sequence[ox.Triple]], settings: Settings) -> Sequence[Report]:
    return _validator(cast(EngineName, settings.engine)).validate_many(graphs)


@lru_cache(maxsize=1)
def _validator(engine: EngineName) -> Validator:
    """Return the validator of this process: the shapes are read once."""
    return Validator(engine)


STAGES: Final = Stages(
    read=kg.read.read_ahead,
    extract=kg.extract.extract,
    identities=kg.resolve.identities,
    triples=kg.model.triples,
    validate=validate,
    languages=kg.extract.LANGUAGES,
)


@dataclass(frozen=True, kw_only=True)
class Settled:
    """An article without a graph, and who is who in it. ``mark`` is '' when that is what it says alone.

    ``corrected`` is its record as people put it right, None as it was read. ``shared`` are the events that
    other articles tell of as well, by their parts, with the number of articles; None where nobody knows.
    """

    ready: Ready
    mark: str = ""
    resolution: Resolution | None = None
    corrected: Corrected | None = None
    shared: Mapping[Parts, int] | None = None


def work(
    batch: list[Any], *, settings: Settings, stages: Stages = STAGES, bare: bool = False
) -> Sequence[Outcome | Article | SkipRecord]:
    """Return what workers make of a batch: of articles their outcomes, of pages the articles in them, of what
    is settled articles with their graphs.
    """
    if all(isinstance(item, Article) for item in batch):
        return prepare(batch, settings=settings, stages=stages, bare=bare)
    if all(isinstance(item, Settled) for item in batch):
        gazetteer.use(settings.gazetteer)
        return [graphed(item, settings.minted_under, stages) for item in batch]
    return [read_in_time(item, settings) for item in batch]


def graphed(settled: Settled, base: str, stages: Stages = STAGES) -> Ready:
    """Return a settled article with its graph."""
    try:
        return _filled(settled, base, stages)
    except Exception:  # the record boundary: stored as it was validated; resolution will say what is wrong
        return _filled(Settled(ready=settled.ready), base, stages)


def _filled(settled: Settled, base: str, stages: Stages) -> Ready:
    entry = settled.ready.entry
    done = settled.corrected or Corrected(record=from_json(entry.record))
    known = kg.resolve.identities(done.record, settled.resolution)
    graph = _written(stages.triples(done.record, known, base=base, corrections=done.applied))
    filled = entry.filled(graph, settled.mark)
    if settled.shared is not None:
        filled = filled.listed(graph, [base + path("event", parts) for parts in settled.shared])
    return replace(settled.ready, entry=filled)


def _written(triples: Sequence[ox.Triple]) -> bytes:
    if isinstance(triples, Written):
        return triples.ntriples.encode()
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def read_in_time(item: Item, settings: Settings) -> Article | SkipRecord:
    """Return the article of an item, or why there is none: no page costs more than itself."""
    where = item.where if isinstance(item, Unread) else ""
    try:
        with limited(settings.time_limit):
            return kg.read.read_through(item)
    except TooSlow:
        return Unreadable(f"takes more than {settings.time_limit:g} seconds (--time-limit)", where=where)
    except Exception as error:  # the record boundary, for what is no record yet
        fault = f"{type(error).__name__}: {error}"
        return Unreadable(f"kg failed on this page, please report it: {fault}", where=where)


def prepare(
    articles: list[Article],
    *,
    settings: Settings,
    stages: Stages = STAGES,
    here: str | None = None,
    bare: bool = False,
) -> list[Outcome]:
    """Return for each article its valid graph, or the reason why there is none, in order.

    ``here`` is the folder that paths are relative to, on a machine where that is not the working folder.
    ``bare``: the graph is validated and left out, since it will be made again.

    Raises StopRun for what concerns the run, such as an engine that is not installed.
    """
    gazetteer.use(settings.gazetteer)
    try:
        return _through_stages(articles, _How(settings=settings, stages=stages, here=here, bare=bare))
    except StopRun:
        raise
    except Exception as error:  # the record boundary: a fault of kg costs one article, and is reported
        if len(articles) == 1:
            return [_failed(articles[0], error)]
        alone = partial(prepare, settings=settings, stages=stages, here=here, bare=bare)
        return [alone([article])[0] for article in articles]


def extracted(article: Article, stages: Stages = STAGES) -> Record | Reject:
    """Return the record of an article, all of its quotes verified, or the reason why there is none."""
    try:
        record = stages.extract(article)
        if wrong := misquoted(record, article.text):
            raise Rejected(
                f"{len(wrong)} quotes are not in the text, first {wrong[0]}", where=place(article.source)
            )
    except SkipRecord as error:
        return Reject.of(article, error.message)
    return record


def record_of(article: Article, settings: Settings, stages: Stages = STAGES) -> Record | Reject:
    """Return what an article states surely enough, or the reason why there is no record.

    An article that takes too long, or that kg fails on, costs itself alone.
    """
    try:
        with limited(settings.time_limit):
            record = extracted(article, stages)
    except StopRun:
        raise
    except TooSlow:
        return _too_slow(article, settings)
    except Exception as error:  # the record boundary
        return _failed(article, error)
    return record if isinstance(record, Reject) else confident(record, settings.min_confidence)


def confident(record: Record, least: float) -> Record:
    """Return the record without the events below a confidence, and without what refers to them."""
    return only_events(record, {event.id for event in record.events if event.confidence >= least})


@dataclass(frozen=True, kw_only=True)
class _How:
    settings: Settings
    stages: Stages
    here: str | None
    bare: bool


@dataclass(frozen=True, kw_only=True)
class _Draft:
    article: Article
    record: Record
    told: Identities
    graph: Sequence[ox.Triple]


def _through_stages(articles: list[Article], how: _How) -> list[Outcome]:
    drafts = [_draft_in_time(article, how) for article in articles]
    graphs = [draft.graph for draft in drafts if isinstance(draft, _Draft)]
    reports = iter(how.stages.validate(graphs, how.settings))
    return [_judged(d, next(reports), how) if isinstance(d, _Draft) else d for d in drafts]


def _draft_in_time(article: Article, how: _How) -> _Draft | Reject:
    try:
        with limited(how.settings.time_limit):
            return _draft(article, how)
    except TooSlow:
        return _too_slow(article, how.settings)


def _draft(article: Article, how: _How) -> _Draft | Reject:
    record = extracted(article, how.stages)
    if isinstance(record, Reject):
        return record
    record = confident(record, how.settings.min_confidence)
    try:
        told = how.stages.identities(record)
        graph = how.stages.triples(record, told, base=how.settings.minted_under, draft=how.bare)
    except SkipRecord as error:
        return Reject.of(article, error.message, record=record)
    return _Draft(article=article, record=record, told=told, graph=graph)


def _judged(draft: _Draft, report: Report, how: _How) -> Outcome:
    if report.conforms:
        return _ready(draft, how)
    if how.bare:  # of a whole graph, the findings are the same in any run
        graph = how.stages.triples(draft.record, draft.told, base=how.settings.minted_under)
        report = how.stages.validate([graph], how.settings)[0]
    findings = tuple(finding.to_dict() for finding in report.findings)
    why = f"fails validation: {report.reason()}"
    return Reject.of(draft.article, why, record=draft.record, findings=findings)


def _ready(draft: _Draft, how: _How) -> Ready:
    source, settings = draft.article.source, how.settings
    key, within = source_key(source, here=how.here)
    entry = Entry(
        article=kg.model.article_iri(source, settings.minted_under).value,
        graph=b"" if how.bare else _written(draft.graph),
        key=key,
        within=within,
        digest=source.sha256,
        fingerprint=fingerprint(source, settings),
        record=to_json(draft.record),
        sketch=sketch(draft.article.text[draft.article.body_start :]),
        text=draft.article.text if settings.texts else "",
    )
    entry = entry.bare() if how.bare else entry.packed()
    facts = len(draft.record.events) + len(draft.record.offices)
    said = written(heard(draft.record, draft.told)) if how.bare else b""
    return Ready(entry=entry, id=source.id, where=place(source), facts=facts, heard=said)


def _too_slow(article: Article, settings: Settings) -> Reject:
    return Reject.of(article, f"takes more than {settings.time_limit:g} seconds (--time-limit)")


def _failed(article: Article, error: Exception) -> Reject:
    fault = str(error) if isinstance(error, KgError) else f"{type(error).__name__}: {error}"
    return Reject.of(article, f"kg failed on this article, please report it: {fault}")
