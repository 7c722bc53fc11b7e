"""What people corrected in an article: who, when, why, and what was stated before."""

from __future__ import annotations

from collections.abc import Sequence

from kg.corrections import Applied
from kg.identities import Identities
from kg.model.events import agenda_iri, document_iri, participation_iri
from kg.model.graph import ArticleGraph
from kg.model.literals import partial_date
from kg.model.sources import membership_iri, statement_iri
from kg.records import Record
from kg.written import DCTERMS, DM, PROV, RDFS, Term, literal


def add_corrections(
    graph: ArticleGraph, record: Record, identities: Identities, applied: Sequence[Applied]
) -> None:
    """Describe each correction that was applied to the record, tied to what it concerns and to its passage.

    What it concerns is the event and the corrected fact in it; the article, when neither is there any more.
    """
    for done in applied:
        correction = _add_correction(graph, done)
        for node in _concerned(graph, record, identities, done) or [graph.article]:
            graph.add(node, PROV.wasInfluencedBy, correction)


def _add_correction(graph: ArticleGraph, done: Applied) -> Term:
    correction, fact = done.correction, done.fact
    passage = map(str, fact.passage)
    key = (correction.id, graph.source.id, fact.part, *fact.event, *fact.stated, *passage)
    iri = graph.a(graph.iri("correction", key), DM.Correction)
    author = graph.a(graph.iri("author", (correction.author,)), PROV.Agent)
    graph.add(author, RDFS.label, literal(correction.author))
    graph.add(iri, PROV.wasAssociatedWith, author)
    graph.add(iri, PROV.used, graph.article)
    graph.add(iri, DCTERMS.identifier, literal(correction.id))
    graph.add(iri, DCTERMS.date, partial_date(correction.date))
    graph.add(iri, DM.reason, literal(correction.reason))
    graph.add(iri, DM.correctedPart, literal(fact.part))
    graph.add(iri, DM.statedBefore, literal(done.before) if done.before else None)
    graph.add(iri, DM.statedNow, literal(done.now) if done.now else None)
    graph.denoted(iri, done.evidence)
    return iri


def _concerned(graph: ArticleGraph, record: Record, identities: Identities, done: Applied) -> list[Term]:
    if done.event is not None:
        event = graph.iri("event", identities.events[done.event].parts)
        return [event, *_within(graph, record, identities, done.event, done)]
    if done.at is None:
        return []
    if done.fact.part == "statement":
        return [statement_iri(graph, record.statements[done.at])]
    office, who = record.offices[done.at], identities.offices[done.at]
    return [membership_iri(graph, office, who.person, who.post)] if who.person and who.post else []


def _within(
    graph: ArticleGraph, record: Record, identities: Identities, place: int, done: Applied
) -> list[Term]:
    """Return the fact that was corrected in an event, if it has a node of its own and is still there."""
    event, identity, at = record.events[place], identities.events[place], done.at
    if at is None:
        return []
    if done.fact.part == "participant":
        return [participation_iri(graph, identity, event.participants[at], identity.participants[at])]
    if done.fact.part == "topic":
        return [agenda_iri(graph, identity, identity.topics[at])]
    return [document_iri(graph, identity, event.documents[at])] if done.fact.part == "document" else []
