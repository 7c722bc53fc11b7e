"""The article itself, the run that read it, and what it states beside events: offices and statements."""

from __future__ import annotations

from msgspec import UNSET

from kg.identities import Capacity, Entity
from kg.logins import without_login
from kg.model.graph import ArticleGraph
from kg.model.literals import integer, moment, partial_date, web_address
from kg.records import Extractor, Office, Origin, Source, Statement
from kg.written import DCTERMS, DM, ORG, PROV, RDFS, SCHEMA, XSD, Term, literal

_TRUE = literal("true", datatype=XSD.boolean)


def add_article(graph: ArticleGraph) -> None:
    """Describe the article. Raises Rejected for a date of publication that is none."""
    source = graph.source
    article = graph.a(graph.article, SCHEMA.NewsArticle)
    graph.add(article, SCHEMA.headline, graph.text(source.title))
    graph.add(article, SCHEMA.inLanguage, literal(source.lang))
    graph.add(article, SCHEMA.datePublished, _published(graph))
    graph.add(article, SCHEMA.url, web_address(source.url) if source.url else None)
    graph.add(article, DM.publisherName, literal(source.publisher) if source.publisher else None)
    graph.add(article, DM.textDigest, literal(source.sha256))
    if source.origin is not UNSET:
        graph.add(article, PROV.wasDerivedFrom, _copy(graph, source.origin))


def _copy(graph: ArticleGraph, origin: Origin) -> Term:
    """Describe the copy that was read: when it was fetched, and the archive or feed that holds it."""
    held_by, record = (without_login(name or "") for name in (origin.container, origin.record))
    parts = (graph.source.id, held_by, record, origin.accessed or "")
    copy = graph.a(graph.iri("copy", parts), PROV.Entity)
    graph.add(copy, PROV.generatedAtTime, moment(origin.accessed) if origin.accessed else None)
    for identifier in filter(None, (record, origin.digest)):
        graph.add(copy, DCTERMS.identifier, literal(identifier))
    if held_by:
        container = graph.a(graph.iri("container", (held_by,)), PROV.Entity)
        graph.add(container, RDFS.label, literal(held_by))
        graph.add(container, SCHEMA.url, web_address(held_by))
        graph.add(copy, PROV.wasDerivedFrom, container)
    return copy


def _published(graph: ArticleGraph) -> Term | None:
    stated = graph.source.published
    if stated is None:
        return None
    if not (published := moment(stated)):
        raise graph.rejected(f"published {stated!r} is no ISO date or date-time")
    return published


def add_run(graph: ArticleGraph, extractor: Extractor) -> Term:
    """Describe the reading of this text by this extractor and return its IRI."""
    made_from = (extractor.name, extractor.version)
    software = graph.a(graph.iri("software", made_from), PROV.SoftwareAgent)
    graph.add(software, RDFS.label, literal(extractor.name))
    graph.add(software, SCHEMA.softwareVersion, literal(extractor.version))
    run = graph.a(graph.iri("run", (graph.source.id, graph.source.sha256, *made_from)), DM.ExtractionRun)
    graph.add(run, PROV.used, graph.article)
    graph.add(run, PROV.wasAssociatedWith, software)
    return run


def add_office(graph: ArticleGraph, office: Office, capacity: Capacity) -> None:
    """State that a person holds, or held, a post; attested on the day of publication if that is known."""
    if not (capacity.person and capacity.post):
        return
    iri = membership_iri(graph, office, capacity.person, capacity.post)
    membership = graph.a(iri, ORG.Membership)
    graph.add(membership, ORG.member, graph.entity(capacity.person))
    graph.add(membership, DM.post, graph.entity(capacity.post))
    graph.add(membership, ORG.organization, *graph.entities(capacity.post.home))
    graph.add(membership, DM.attestedOn, _day(graph.source))
    graph.add(membership, DM.former, _TRUE if office.former else None)
    graph.denoted(membership, office.evidence)


def membership_iri(graph: ArticleGraph, office: Office, person: Entity, post: Entity) -> Term:
    return graph.iri("membership", (person.path, post.path, "former" if office.former else ""))


def _day(source: Source) -> Term | None:
    """Return the day of publication; None when the source states only a month or year, or nothing."""
    return partial_date(source.published[:10]) if source.published and len(source.published) >= 10 else None


def add_statement(graph: ArticleGraph, statement: Statement, capacity: Capacity, event: Term | None) -> None:
    """Record a claim as a claim, with its speaker and the event that it is about."""
    iri = graph.a(statement_iri(graph, statement), DM.Statement)
    graph.add(iri, DM.claimText, graph.text(statement.text))
    graph.add(iri, DM.speaker, *graph.entities(capacity.person))
    graph.add(iri, DM.speakingBody, *graph.entities(capacity.body))
    graph.add(iri, DM.about, event)
    graph.add(iri, DM.claimedAttendance, _attendance(graph, statement))
    graph.add(iri, PROV.hadPrimarySource, graph.article)
    graph.denoted(iri, statement.evidence)


def statement_iri(graph: ArticleGraph, statement: Statement) -> Term:
    spans = [str(n) for e in statement.evidence for n in (e.start, e.end)]
    return graph.iri("statement", (graph.source.id, statement.text, *spans))


def _attendance(graph: ArticleGraph, statement: Statement) -> Term | None:
    if statement.attendance is None:
        return None
    if statement.attendance < 0:
        raise graph.rejected(f"an attendance of {statement.attendance} people")
    return integer(statement.attendance)
