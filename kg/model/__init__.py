"""Record + identities -> the graph of one article (docs/decisions/0001): pure, no clock, no chance."""

from __future__ import annotations

from collections.abc import Sequence

from kg.corrections import Applied
from kg.identities import Identities, Parts
from kg.model.corrections import add_corrections
from kg.model.events import add_event, add_report
from kg.model.graph import ArticleGraph, article_iri
from kg.model.sources import add_article, add_office, add_run, add_statement
from kg.records import Event, Record
from kg.shortcuts import following
from kg.written import SCHEMA, Term, Written

DEFAULT_BASE = "https://w3id.org/diplomatic-kg/id/"

__all__ = ["DEFAULT_BASE", "article_iri", "triples"]


def triples(
    record: Record,
    identities: Identities,
    *,
    base: str = DEFAULT_BASE,
    corrections: Sequence[Applied] = (),
    draft: bool = False,
) -> Written:
    """Return the graph of the article, each triple once, in the order of its N-Triples lines.

    A ``draft`` is for a verdict alone: in no order, and without shortcuts, which no shape looks at.

    ``identities`` are those of this record, ``base`` is an absolute IRI that ends with ``/`` or ``#``. The
    graph's name is ``article_iri(record.article, base)``. Raises Rejected, which names the article, for a
    date, confidence, passage, concept, language or event id that cannot enter a graph. ``corrections`` are
    those that made the record what it is.
    """
    graph = ArticleGraph(record, base)
    add_article(graph)
    run = add_run(graph, record.extractor)
    events = _add_events(graph, record, identities, run)
    for office, capacity in zip(record.offices, identities.offices, strict=True):
        add_office(graph, office, capacity)
    for statement, capacity in zip(record.statements, identities.statements, strict=True):
        add_statement(graph, statement, capacity, _event(graph, statement.about, events))
    add_corrections(graph, record, identities, corrections)
    return Written(graph.triples if draft else sorted(graph.triples | following(graph.links)))


def _add_events(graph: ArticleGraph, record: Record, identities: Identities, run: Term) -> dict[str, Term]:
    """Return the IRI of each event by its id. Two events of one identity are one event with one report."""
    reported: dict[Parts, list[Event]] = {}
    events: dict[str, Term] = {}
    for event, identity in zip(record.events, identities.events, strict=True):
        if event.id in events:
            raise graph.rejected(f"two events with the id {event.id!r}")
        events[event.id] = add_event(graph, event, identity)
        reported.setdefault(identity.parts, []).append(event)
    for parts, same in reported.items():
        add_report(graph, parts, same, run)
    _add_super_events(graph, record, events)
    return events


def _add_super_events(graph: ArticleGraph, record: Record, events: dict[str, Term]) -> None:
    for event in record.events:
        whole = _event(graph, event.part_of, events)
        if whole != events[event.id]:
            graph.add(events[event.id], SCHEMA.superEvent, whole)


def _event(graph: ArticleGraph, event_id: str | None, events: dict[str, Term]) -> Term | None:
    if event_id is not None and event_id not in events:
        raise graph.rejected(f"no event with the id {event_id!r}")
    return events[event_id] if event_id is not None else None
