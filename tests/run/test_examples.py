"""The packaged examples through the real stages: nothing is lost or rewritten on the way into the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

import kg.extract
import kg.model
import kg.read
import kg.resolve
from kg.packaged import folder
from kg.quarantine import Quarantine
from kg.records import Article
from kg.run import ingest
from kg.settings import Settings
from kg.store import Store, open_store

SOURCE = str(folder("examples"))


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    read = kg.read.read(SOURCE, languages=kg.extract.LANGUAGES)
    found = [item for item in read if isinstance(item, Article)]
    assert len(found) >= 12
    return found


@pytest.fixture(scope="module")
def graphs(articles: list[Article]) -> dict[str, set[ox.Triple]]:
    """Article IRI -> the triples that the model gives for it, who is who being known from all articles."""
    records = [kg.extract.extract(article) for article in articles]
    resolution = kg.resolve.resolve(lambda: records)
    base = kg.model.DEFAULT_BASE
    return {
        kg.model.article_iri(r.article, base).value: set(
            kg.model.triples(r, kg.resolve.identities(r, resolution), base=base)
        )
        for r in records
    }


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("examples")
    with open_store(str(folder / "kg-store")) as opened:
        quarantine = Quarantine(folder / "quarantine")
        summary = ingest([SOURCE], Settings(), store=opened, quarantine=quarantine, date="2026-01-02")
        assert (list(summary.rejects), summary.counts.is_balanced) == ([], True)
        yield opened


def test_the_store_keeps_the_graphs_of_the_model_as_they_are(
    store: Store, graphs: dict[str, set[ox.Triple]]
) -> None:
    """The store rewrites literals that are not in canonical form (0.50 becomes 0.5): the model emits none."""
    kept = {iri: {q.triple for q in store.matches(graph=ox.NamedNode(iri))} for iri in graphs}
    assert kept == graphs
    assert set(store.articles()) == set(graphs)


def test_the_merged_view_is_the_union_of_the_graphs(store: Store, graphs: dict[str, set[ox.Triple]]) -> None:
    assert set(store.triples()) == set().union(*graphs.values())
    assert not store.check()


def test_rdflib_reads_the_same_graph(store: Store, graphs: dict[str, set[ox.Triple]]) -> None:
    def parsed(triples: set[ox.Triple]) -> Graph:
        lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        return Graph().parse(data=lines.decode(), format="nt")

    assert isomorphic(parsed(set(store.triples())), parsed(set().union(*graphs.values())))


def test_the_order_of_ingestion_does_not_matter(
    articles: list[Article], store: Store, tmp_path: Path
) -> None:
    """Articles one by one, backwards, each from its own file."""
    files = []
    for number, article in enumerate(articles):
        file = tmp_path / f"{number:02}.txt"
        file.write_text(article.text, encoding="utf-8", newline="")
        files.append(str(file))
    views = []
    for order in (files, files[::-1]):
        with open_store(":memory:") as other:
            for file in order:
                ingest(
                    [file], Settings(), store=other, quarantine=Quarantine(tmp_path / "q"), date="2026-01-02"
                )
            views.append((set(other.triples()), set(other.quads())))
    assert views[0] == views[1]
