"""An event of a record -> the event, its participations, agenda and documents, and the report of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from kg.identities import Capacity, Entity, EventIdentity, Parts, path, skeleton
from kg.model.graph import ArticleGraph
from kg.model.literals import confidence, partial_date
from kg.records import Document, Event, Participant, Topic
from kg.terms import LANGUAGES, label
from kg.written import DM, PROV, RDFS, SCHEMA, TOPIC, Term, literal, named

_TYPES = {
    "meeting": DM.Meeting,
    "call": DM.Call,
    "visit": DM.Visit,
    "conference": DM.Conference,
    "signing": DM.Signing,
}
_MODALITIES = {"held": DM.Held, "planned": DM.Planned, "cancelled": DM.Cancelled}
_ROLES = {
    "host": DM.HostRole,
    "guest": DM.GuestRole,
    "chair": DM.ChairRole,
    "signatory": DM.SignatoryRole,
    "mediator": DM.MediatorRole,
    "participant": DM.ParticipantRole,
}
_PARTIES_IN_LABEL = 3


def add_event(graph: ArticleGraph, event: Event, identity: EventIdentity) -> Term:
    """Describe the event and return its IRI. Raises Rejected for a bad date, concept or passage, or none."""
    if not event.evidence:
        raise graph.rejected(f"event {event.id} has no passage")
    iri = graph.a(graph.iri("event", identity.parts), _TYPES[event.type])
    graph.add(iri, DM.modality, _MODALITIES[event.modality])
    graph.add(iri, DM.date, _date(graph, event))
    graph.add(iri, DM.place, *graph.entities(identity.place))
    graph.add(iri, DM.outcomeOf, *(graph.iri("event", planned) for planned in identity.outcome_of))
    graph.add(iri, RDFS.label, graph.text(event.name or _composed_label(graph.lang, event, identity)))
    for participant, capacity in zip(event.participants, identity.participants, strict=True):
        _add_participation(graph, iri, identity, participant, capacity)
    for topic, parts in zip(event.topics, identity.topics, strict=True):
        _add_agenda_item(graph, iri, identity, topic, parts)
    for document in event.documents:
        _add_document(graph, iri, identity, document)
    _add_meetings(graph, event, identity)
    return iri


def _date(graph: ArticleGraph, event: Event) -> Term | None:
    if event.date is None:
        return None
    if not (date := partial_date(event.date)):
        raise graph.rejected(f"event {event.id}: {event.date!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    return date


def _composed_label(lang: str, event: Event, identity: EventIdentity) -> str:
    """Return type, parties and date, the parties in the same order in every article; '' without parties.

    In a language that the ontology does not speak, the type is left out: a label is of one language.
    """
    parties = {c.party.path: _name(c.party, lang) for c in identity.participants if c.party}
    names = [parties[key] for key in sorted(parties)]
    if not names:
        return ""
    shown = [*names[:_PARTIES_IN_LABEL], *(["…"] if len(names) > _PARTIES_IN_LABEL else [])]
    listed = ", ".join(filter(None, [*shown, event.date]))
    return f"{label(named(_TYPES[event.type]), lang)}: {listed}" if lang in LANGUAGES else listed


def _name(entity: Entity, lang: str) -> str:
    names = {text.lang: text.text for text in entity.labels}
    name = names.get(lang) or next(iter(names.values()), entity.parts[-1])
    return f"{name} ({_name(entity.home, lang)})" if entity.home else name


def participation_iri(
    graph: ArticleGraph, identity: EventIdentity, participant: Participant, capacity: Capacity
) -> Term:
    who = (capacity.agent, capacity.post, capacity.body, capacity.state)
    key = (path("event", identity.parts), *(e.path if e else "" for e in who), participant.role)
    return graph.iri("participation", key)


def agenda_iri(graph: ArticleGraph, identity: EventIdentity, parts: Parts) -> Term:
    return graph.iri("agenda", (path("event", identity.parts), *parts))


def document_iri(graph: ArticleGraph, identity: EventIdentity, document: Document) -> Term:
    title = skeleton(document.title)
    return graph.iri("document", (path("event", identity.parts), dict(identity.papers).get(title, title)))


def _add_participation(
    graph: ArticleGraph,
    event: Term,
    identity: EventIdentity,
    participant: Participant,
    capacity: Capacity,
) -> None:
    """Say who takes part, in what capacity and for whom; where only the post is known there is no agent."""
    iri = graph.a(participation_iri(graph, identity, participant, capacity), DM.Participation)
    graph.add(event, DM.hasParticipation, iri)
    graph.add(iri, DM.participationIn, event)
    graph.add(iri, DM.agent, *graph.entities(capacity.agent))
    graph.add(iri, DM.inCapacity, *graph.entities(capacity.post))
    graph.add(iri, DM.onBehalfOf, *graph.entities(*capacity.behalf))
    graph.add(iri, DM.role, _ROLES[participant.role])
    graph.add(event, DM.party, *graph.entities(capacity.agent, *capacity.behalf))
    graph.denoted(iri, participant.evidence)


def _add_agenda_item(
    graph: ArticleGraph, event: Term, identity: EventIdentity, topic: Topic, parts: Parts
) -> None:
    iri = graph.a(agenda_iri(graph, identity, parts), DM.AgendaItem)
    graph.add(event, DM.hasAgendaItem, iri)
    graph.add(iri, DM.agendaItemOf, event)
    graph.add(iri, RDFS.label, graph.text(topic.label))
    graph.add(iri, DM.nameKey, literal(skeleton(topic.label)))
    if topic.concept:
        concept = _concept(graph, topic.concept)
        graph.add(iri, DM.concept, concept)
        graph.add(event, SCHEMA.about, concept)
    graph.denoted(iri, topic.evidence)


def _concept(graph: ArticleGraph, name: str) -> Term:
    try:
        return TOPIC[name]
    except KeyError as error:
        raise graph.rejected(f"no concept {name!r} in ontology/topics.ttl: {error.args[0]}") from error


def _add_document(graph: ArticleGraph, event: Term, identity: EventIdentity, document: Document) -> None:
    iri = graph.a(document_iri(graph, identity, document), DM.Document)
    graph.add(event, DM.hasDocument, iri)
    graph.add(iri, DM.documentOf, event)
    graph.add(iri, RDFS.label, graph.text(document.title))
    graph.denoted(iri, document.evidence)


def _add_meetings(graph: ArticleGraph, event: Event, identity: EventIdentity) -> None:
    """Tie the persons of a held meeting or call to each other, in both directions."""
    if event.type not in ("meeting", "call") or event.modality != "held":
        return
    persons = {graph.entity(c.person) for c in identity.participants if c.person}
    for one, other in permutations(persons, 2):
        graph.add(one, DM.met, other)


def add_report(graph: ArticleGraph, parts: Parts, events: Sequence[Event], run: Term) -> None:
    """Describe the article's testimony about one event; the surest counts when the record tells it twice."""
    sure = confidence(max(event.confidence for event in events))
    if not sure:
        raise graph.rejected(f"event {events[0].id}: a confidence is not between 0 and 1")
    report = graph.a(graph.iri("report", (graph.source.id, path("event", parts))), DM.Report)
    graph.add(report, DM.reports, graph.iri("event", parts))
    graph.add(report, PROV.hadPrimarySource, graph.article)
    graph.add(report, PROV.wasGeneratedBy, run)
    graph.add(report, DM.confidence, sure)
    for event in events:
        graph.denoted(report, event.evidence)
