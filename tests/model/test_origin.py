"""Where an article came from stands in its graph, in terms of PROV, and keeps to the shapes."""

from __future__ import annotations

from msgspec.structs import replace
from pyoxigraph import Literal, NamedNode

from kg.identities import Identities
from kg.model import triples
from kg.records import Extractor, Origin, Record, Source
from kg.run.origin import fingerprint
from kg.settings import Settings
from kg.terms import DCTERMS, PROV, RDFS, SCHEMA
from kg.validate import Validator

PLAIN = Source(id="t1", lang="ru", sha256="a" * 64)
ARCHIVED = replace(
    PLAIN,
    origin=Origin(
        accessed="2026-11-21T10:00:00Z", container="s3://news/a.warc.gz", record="urn:uuid:1", digest="sha1:A"
    ),
)


def graph(source: Source) -> set[tuple[object, object, object]]:
    record = Record(article=source, extractor=Extractor(name="kg", version="1"))
    made = triples(record, Identities(), base="https://example.org/id/")
    assert Validator("pyshacl").validate_many([made])[0].conforms
    return {(t.subject, t.predicate, t.object) for t in made}


def test_an_article_of_an_archive_is_derived_from_its_copy_there() -> None:
    found = graph(ARCHIVED)
    values = {(p, o.value) for _, p, o in found if isinstance(o, Literal)}
    assert (PROV.generatedAtTime, "2026-11-21T10:00:00Z") in values
    assert {(DCTERMS.identifier, "urn:uuid:1"), (DCTERMS.identifier, "sha1:A")} <= values
    assert (RDFS.label, "s3://news/a.warc.gz") in values
    copies = [o for _, p, o in found if p == PROV.wasDerivedFrom]
    assert len(copies) == 2, "the article from its copy, the copy from the archive"
    assert not any(p == SCHEMA.datePublished for _, p, _ in found)


def test_an_article_of_a_feed_links_to_it() -> None:
    found = graph(replace(PLAIN, origin=Origin(container="https://example.org/feed", record="n1")))
    assert any(p == SCHEMA.url and o == NamedNode("https://example.org/feed") for _, p, o in found)


def test_a_file_has_no_copy_and_the_day_of_fetching_changes_nothing() -> None:
    assert not any(p == PROV.wasDerivedFrom for _, p, _ in graph(PLAIN))
    later = replace(PLAIN, origin=Origin(accessed="2026-12-01T10:00:00Z"))
    assert (
        fingerprint(ARCHIVED, Settings()) == fingerprint(later, Settings()) == fingerprint(PLAIN, Settings())
    )


def test_a_login_in_an_address_is_in_no_graph() -> None:
    origin = Origin(container="https://me:secret@example.org/feed", record="https://me:secret@example.org/1")
    found = graph(replace(PLAIN, url="https://me:secret@example.org/1", origin=origin))
    assert not any("secret" in str(term) or "me:" in str(term) for triple in found for term in triple)
    open_feed = Origin(container="https://example.org/feed", record="https://example.org/1")
    assert found == graph(replace(PLAIN, url="https://example.org/1", origin=open_feed))
