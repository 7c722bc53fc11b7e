"""What the service says about itself: SPARQL Service Description, and VoID for the data."""

from __future__ import annotations

from typing import Any, Final

import pyoxigraph as ox
from starlette.responses import Response

from kg.serve.media import GRAPH, content_type
from kg.serve.service import Service
from kg.terms import DCTERMS, DM, PREFIXES, RDF

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads", "N3",
)  # fmt: skip
_PREFIXES: Final = {**PREFIXES, "sd": _SD, "void": _VOID, "format": _FORMATS}


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(_VOID + name)


def service_description(service: Service, endpoint: str, media: str) -> Response:
    """Return the description of the endpoint at this address."""
    node, data, view = (
        ox.NamedNode(endpoint),
        ox.NamedNode(endpoint + "#dataset"),
        ox.NamedNode(endpoint + "#view"),
    )
    triples = [
        ox.Triple(node, RDF.type, _sd("Service")),
        ox.Triple(node, _sd("endpoint"), node),
        ox.Triple(node, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        *([ox.Triple(node, _sd("supportedLanguage"), _sd("SPARQL11Update"))] if service.token else []),
        *(ox.Triple(node, _sd("resultFormat"), ox.NamedNode(_FORMATS + form)) for form in _RESULT_FORMATS),
        ox.Triple(node, _sd("defaultDataset"), data),
        ox.Triple(data, RDF.type, _sd("Dataset")),
        ox.Triple(data, RDF.type, _void("Dataset")),
        ox.Triple(data, _void("uriSpace"), ox.Literal(service.base)),
        ox.Triple(data, _void("vocabulary"), _vocabulary()),
        ox.Triple(data, _void("sparqlEndpoint"), node),
        ox.Triple(data, _sd("defaultGraph"), view),
        ox.Triple(view, RDF.type, _sd("Graph")),
    ]
    return graph(triples, media)


def void(service: Service, root: str, counts: dict[str, Any], media: str) -> Response:
    """Return the description of the data; ``counts`` are those of ``kg.serve.knowledge.counts``."""
    data = ox.NamedNode(f"{root}.well-known/void#dataset")
    triples = [
        ox.Triple(data, RDF.type, _void("Dataset")),
        ox.Triple(data, DCTERMS.title, ox.Literal("Diplomatic contacts", language="en")),
        ox.Triple(data, _void("sparqlEndpoint"), ox.NamedNode(root + "sparql")),
        ox.Triple(data, _void("uriLookupEndpoint"), ox.NamedNode(root + "api/search?q=")),
        ox.Triple(data, _void("uriSpace"), ox.Literal(service.base)),
        ox.Triple(data, _void("vocabulary"), _vocabulary()),
        ox.Triple(data, _void("triples"), ox.Literal(counts["triples"])),
    ]
    for class_, number in counts["classes"]:
        part = ox.NamedNode(f"{data.value}-{class_.rpartition('/')[2].rpartition('#')[2]}")
        triples += [
            ox.Triple(data, _void("classPartition"), part),
            ox.Triple(part, _void("class"), ox.NamedNode(class_)),
            ox.Triple(part, _void("entities"), ox.Literal(number)),
        ]
    return graph(triples, media)


def _vocabulary() -> ox.NamedNode:
    return ox.NamedNode(DM.Meeting.value.partition("#")[0])


def graph(triples: list[ox.Triple], media: str, prefixes: dict[str, str] = _PREFIXES) -> Response:
    form = GRAPH[media]
    used = prefixes if form in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML) else None
    content = ox.serialize(triples, format=form, prefixes=used)
    return Response(content, headers={"Vary": "Accept"}, media_type=content_type(media))
