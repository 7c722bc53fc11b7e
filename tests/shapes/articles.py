"""Article graphs by the number: conforming, of the size and the sharing of real ones, made without any stage.

Persons, bodies, states, posts and places come from small pools, so that articles share nodes.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import pairwise, permutations

from pyoxigraph import Literal, NamedNode, Triple

from kg.names import fold
from kg.terms import DM, GAF, OA, ORG, PROV, RDF, RDFS, SCHEMA, XSD

BASE = "https://w3id.org/diplomatic-kg/id/"
TOPICS = "https://w3id.org/diplomatic-kg/topics#"

_PERSONS = [
    f"{first} {last}" for first in ("Али", "Дорин", "Анна", "Пётр") for last in ("Асадов", "Орлова", "Ким")
]
_BODIES = [
    f"{kind} {what}" for kind in ("Союз", "Министерство", "Совет") for what in ("связи", "энергии", "мира")
]
_STATES = {"AZ": "Азербайджан", "RU": "Россия", "KZ": "Казахстан", "TR": "Турция"}
_POSITIONS = ["премьер-министр", "министр", "генеральный секретарь", "президент", "посол"]
_PLACES = {"Баку": "AZ", "Казань": "RU", "Астана": "KZ", "Анкара": "TR"}
_PHRASES = {"кибербезопасность": "cybersecurity", "торговля": "trade", "транзит": None, "туризм": "tourism"}
_EVENTS = [DM.Meeting, DM.Call, DM.Visit, DM.Conference, DM.Signing]
_ROLES = [DM.HostRole, DM.GuestRole, DM.ChairRole, DM.SignatoryRole, DM.MediatorRole, DM.ParticipantRole]


class ArticleGraph:
    """One article under construction; ``triples`` is what it states."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.chance = chance
        self.triples: dict[Triple, None] = {}
        self.position = 0
        self.article = NamedNode(f"{BASE}article/{number:016x}")
        self.run = self.node("run", number, DM.ExtractionRun)
        self.day = f"2025-{chance.randint(1, 12):02}-{chance.randint(10, 28):02}"
        self._describe_article(number)

    def add(self, subject: NamedNode, predicate: NamedNode, *values: NamedNode | Literal) -> None:
        self.triples.update((Triple(subject, predicate, value), None) for value in values)

    def node(self, kind: str, key: object, *classes: NamedNode) -> NamedNode:
        slug = fold(str(key)).replace(" ", "-")
        iri = NamedNode(f"{BASE}{kind}/{slug}")
        self.add(iri, RDF.type, *classes)
        return iri

    def named(self, kind: str, key: object, name: str, a: NamedNode) -> NamedNode:
        iri = self.node(kind, key, a)
        self.add(iri, RDFS.label, Literal(name, language="ru"))
        self.add(iri, DM.nameKey, Literal(fold(name)))
        return iri

    def denoted(self, subject: NamedNode, quote: str) -> None:
        """Tie a fact to the next free passage of the article."""
        start, end = self.position, self.position + len(quote)
        self.position = end + 1
        passage = NamedNode(f"{self.article.value}#char={start},{end}")
        selector = NamedNode(f"{passage.value};selector")
        self.add(subject, GAF.denotedBy, passage)
        self.add(passage, RDF.type, OA.SpecificResource)
        self.add(passage, OA.hasSource, self.article)
        self.add(passage, OA.hasSelector, selector)
        self.add(selector, RDF.type, OA.TextPositionSelector, OA.TextQuoteSelector)
        self.add(selector, OA.start, Literal(start))
        self.add(selector, OA.end, Literal(end))
        self.add(selector, OA.exact, Literal(quote, language="ru"))

    def state(self, code: str) -> NamedNode:
        iri = self.named("state", code, _STATES[code], DM.State)
        self.add(iri, DM.isoCode, Literal(code))
        return iri

    def territory(self, code: str) -> NamedNode:
        iri = self.node("territory", code, DM.Territory)
        self.add(iri, DM.isoCode, Literal(code))
        self.add(iri, DM.territoryOf, self.state(code))
        return iri

    def body(self, name: str) -> NamedNode:
        iri = self.named("body", name, name, DM.Body)
        if name.startswith("Министерство"):
            self.add(iri, DM.actsForState, self.state("AZ"))
        return iri

    def _describe_article(self, number: int) -> None:
        self.add(self.article, RDF.type, SCHEMA.NewsArticle)
        self.add(self.article, SCHEMA.headline, Literal("Встреча 🤝 в Баку", language="ru"))
        self.add(self.article, SCHEMA.inLanguage, Literal("ru"))
        self.add(self.article, SCHEMA.datePublished, Literal(f"{self.day}T21:40:00", datatype=XSD.dateTime))
        self.add(self.article, SCHEMA.url, NamedNode(f"https://news.example/{number}"))
        self.add(self.article, DM.publisherName, Literal("Пример"))
        self.add(self.article, DM.textDigest, Literal(f"{number:064x}"))
        software = self.node("software", "rules", PROV.SoftwareAgent)
        self.add(software, RDFS.label, Literal("kg-rules-ru"))
        self.add(software, SCHEMA.softwareVersion, Literal("0.1.0"))
        self.add(self.run, PROV.used, self.article)
        self.add(self.run, PROV.wasAssociatedWith, software)


def _capacity(graph: ArticleGraph) -> tuple[NamedNode | None, NamedNode | None, list[NamedNode]]:
    """Return an agent, a post and whom they act for; at least one of the three."""
    chance = graph.chance
    behalf = [graph.body(chance.choice(_BODIES))] if chance.random() < 0.5 else []
    behalf += [graph.state(chance.choice(list(_STATES)))] if chance.random() < 0.6 or not behalf else []
    person = chance.choice(_PERSONS) if chance.random() < 0.8 else None
    agent = graph.named("person", person, person, DM.Person) if person else None
    post = None
    if chance.random() < 0.7:
        position = chance.choice(_POSITIONS)
        post = graph.named("post", f"{position} {behalf[0].value[len(BASE) :]}", position, ORG.Post)
        graph.add(post, ORG.postIn, behalf[0])
    return agent if agent or post else behalf[0], post, behalf


def _add_participation(graph: ArticleGraph, event: NamedNode, number: int) -> NamedNode | None:
    agent, post, behalf = _capacity(graph)
    iri = graph.node("participation", f"{event.value[len(BASE) :]} {number}", DM.Participation)
    graph.add(event, DM.hasParticipation, iri)
    graph.add(iri, DM.participationIn, event)
    graph.add(iri, DM.role, graph.chance.choice(_ROLES))
    graph.add(iri, DM.onBehalfOf, *behalf)
    graph.add(event, DM.party, *behalf)
    if post:
        graph.add(iri, DM.inCapacity, post)
    if agent:
        graph.add(iri, DM.agent, agent)
        graph.add(event, DM.party, agent)
    graph.denoted(iri, "премьер-министр Али Асадов")
    return agent if agent and "/person/" in agent.value else None


def _add_matters(graph: ArticleGraph, event: NamedNode) -> None:
    for phrase in graph.chance.sample(list(_PHRASES), graph.chance.randint(0, 3)):
        item = graph.named("agenda", f"{event.value[len(BASE) :]} {phrase}", phrase, DM.AgendaItem)
        graph.add(event, DM.hasAgendaItem, item)
        graph.add(item, DM.agendaItemOf, event)
        graph.denoted(item, phrase)
        if concept := _PHRASES[phrase]:
            graph.add(item, DM.concept, NamedNode(TOPICS + concept))
            graph.add(event, SCHEMA.about, NamedNode(TOPICS + concept))
    if graph.chance.random() < 0.3:
        document = graph.node("document", event.value[len(BASE) :], DM.Document)
        graph.add(document, RDFS.label, Literal("Концепция цифрового развития", language="ru"))
        graph.add(document, DM.documentOf, event)
        graph.add(event, DM.hasDocument, document)
        graph.denoted(document, "Концепция 🗎 цифрового развития")


def _add_event(graph: ArticleGraph, number: int) -> NamedNode:
    chance = graph.chance
    event = graph.node("event", f"{graph.article.value[len(BASE) :]} {number}", chance.choice(_EVENTS))
    modality = chance.choice([DM.Held, DM.Held, DM.Planned, DM.Cancelled])
    graph.add(event, DM.modality, modality)
    graph.add(event, RDFS.label, Literal(f"Событие {number}", language="ru"))
    if chance.random() < 0.8:
        shown = chance.choice(["", graph.day[:4], graph.day[:7]]) or graph.day
        datatype = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}[len(shown)]
        graph.add(event, DM.date, Literal(shown, datatype=datatype))
    if chance.random() < 0.7:
        name = chance.choice(list(_PLACES))
        place = graph.named("place", name, name, DM.Place)
        graph.add(place, DM.inTerritory, graph.territory(_PLACES[name]))
        graph.add(event, DM.place, place)
    persons = [_add_participation(graph, event, n) for n in range(chance.randint(2, 4))]
    for one, other in permutations({p for p in persons if p}, 2):
        graph.add(one, DM.met, other)
    _add_matters(graph, event)
    report = graph.node("report", f"{event.value[len(BASE) :]}", DM.Report)
    graph.add(report, DM.reports, event)
    graph.add(report, PROV.hadPrimarySource, graph.article)
    graph.add(report, PROV.wasGeneratedBy, graph.run)
    graph.add(report, DM.confidence, Literal("0.83", datatype=XSD.decimal))
    graph.denoted(report, "встретился с генеральным секретарём")
    return event


def _add_office(graph: ArticleGraph, number: int) -> None:
    holder = graph.named("person", _PERSONS[number], _PERSONS[number], DM.Person)
    home = graph.state("AZ") if graph.chance.random() < 0.5 else graph.body(_BODIES[0])
    post = graph.named("post", f"посол {home.value[len(BASE) :]}", "посол", ORG.Post)
    membership = graph.node("membership", f"{graph.article.value[len(BASE) :]} {number}", ORG.Membership)
    graph.add(post, ORG.postIn, home)
    graph.add(membership, ORG.member, holder)
    graph.add(membership, DM.post, post)
    graph.add(membership, ORG.organization, home)
    graph.add(membership, DM.attestedOn, Literal(graph.day, datatype=XSD.date))
    if graph.chance.random() < 0.3:
        graph.add(membership, DM.former, Literal(True))
    graph.denoted(membership, "посол")


def _add_statement(graph: ArticleGraph, event: NamedNode) -> None:
    statement = graph.node("statement", f"{event.value[len(BASE) :]}", DM.Statement)
    graph.add(statement, DM.claimText, Literal("приняли участие 2500 специалистов", language="ru"))
    graph.add(statement, DM.speaker, graph.named("person", _PERSONS[0], _PERSONS[0], DM.Person))
    graph.add(statement, DM.about, event)
    graph.add(statement, DM.claimedAttendance, Literal(2500))
    graph.add(statement, PROV.hadPrimarySource, graph.article)
    graph.denoted(statement, "2500 специалистов")


def article_graph(number: int, *, seed: int = 0) -> list[Triple]:
    """Return the triples of one article; the same number and seed give the same triples."""
    graph = ArticleGraph(number, random.Random(f"{seed} {number}"))
    events = [_add_event(graph, n) for n in range(graph.chance.randint(1, 3))]
    for inner, outer in pairwise(events):
        graph.add(inner, SCHEMA.superEvent, outer)
    for n in range(graph.chance.randint(0, 3)):
        _add_office(graph, n)
    if graph.chance.random() < 0.5:
        _add_statement(graph, events[0])
    return list(graph.triples)


def merged(graphs: Iterable[Iterable[Triple]]) -> list[Triple]:
    """Return the set union of the graphs: what the default graph of a store holds."""
    return list({triple: None for graph in graphs for triple in graph})
