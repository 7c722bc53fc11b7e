"""Write docs/reference/topics.md: the concepts of ontology/topics.ttl as a tree, in three languages.

python tools/build_topics_page.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "reference" / "topics.md"
SCHEME = URIRef("https://w3id.org/diplomatic-kg/topics")
TOPIC = f"{SCHEME}#"
LANGUAGES = ("en", "ru", "az")

INTRODUCTION = """\
# Topics

Made by `tools/build_topics_page.py` from [`ontology/topics.ttl`](../../ontology/topics.ttl):
{count} concepts, {labels} labels. The name is what a record carries in `topics[].concept`; its IRI is
`https://w3id.org/diplomatic-kg/topics#NAME`. Arrows show what is narrower; a concept with several broader
ones is listed under each. *PLOVER* is the context that PLOVER would give it, where one holds of the whole
concept. Definitions and all wordings are in the Turtle file;
[decision 0003](../decisions/0003-gazetteer-and-topics.md) says how phrases find their concept.
"""


def page(graph: Graph) -> str:
    """Return the page for a graph of the scheme."""
    concepts = list(graph.subjects(RDF.type, SKOS.Concept))
    labels = [text for kind in (SKOS.prefLabel, SKOS.altLabel) for text in graph.objects(None, kind)]
    parts = [INTRODUCTION.format(count=len(concepts), labels=len(labels))]
    parts += [
        "\n".join(_section(graph, top)) for top in sorted(graph.objects(SCHEME, SKOS.hasTopConcept), key=str)
    ]
    return "\n".join(parts)


def _section(graph: Graph, top: Node) -> Iterator[str]:
    yield f"## {_label(graph, top, 'en').capitalize()}\n"
    yield "| name | English | Русский | Azərbaycanca | PLOVER |"
    yield "|---|---|---|---|---|"
    yield from _rows(graph, top, 0)
    yield ""


def _rows(graph: Graph, concept: Node, depth: int) -> Iterator[str]:
    codes = ", ".join(sorted(map(str, graph.objects(concept, SKOS.notation))))
    labels = " | ".join(_label(graph, concept, lang) for lang in LANGUAGES)
    yield f"| {'→ ' * depth}`{str(concept).removeprefix(TOPIC)}` | {labels} | {codes} |"
    for narrower in sorted(graph.objects(concept, SKOS.narrower), key=str):
        yield from _rows(graph, narrower, depth + 1)


def _label(graph: Graph, concept: Node, lang: str) -> str:
    found = graph.objects(concept, SKOS.prefLabel)
    return next(str(text) for text in found if isinstance(text, Literal) and text.language == lang)


def build() -> str:
    """Return the page for the scheme of this checkout."""
    return page(Graph().parse(ROOT / "ontology" / "topics.ttl"))


if __name__ == "__main__":
    TARGET.write_text(build(), encoding="utf-8")
