"""Labels that nobody must obey, and a graph that is full of them."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
from in_memory import Memory

HOSTILE = [
    "<script>window.caught = 1</script>",
    "</script><script>window.caught = 1</script>",
    '"><img src=x onerror="window.caught = 1">',
    "<!--<script>",
    "${window.caught = 1}",
    "javascript:window.caught=1",
    "\u202egnirts\u2028\u2029",
    "&lt;b&gt;",
]


def with_labels(labels: list[str]) -> Any:
    """Return a graph whose names, posts, topics, places, headlines and passages are hostile."""
    iri = "https://w3id.org/diplomatic-kg/id/"
    dm = "https://w3id.org/diplomatic-kg/ontology#"
    lines = [f"@prefix dm: <{dm}> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @base <{iri}> ."]
    lines.append("@prefix schema: <https://schema.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .")
    lines.append("@prefix oa: <http://www.w3.org/ns/oa#> . @prefix org: <http://www.w3.org/ns/org#> .")
    lines.append("@prefix gaf: <http://groundedannotationframework.org/gaf#> .")
    for n, text in enumerate(labels):
        label = ox.Literal(text, language="en")
        lines.append(
            f"<person/p{n}> a dm:Person ; rdfs:label {label} ; dm:nameKey 'hostile' ."
            f"<person/q{n}> a dm:Person ; rdfs:label 'Host {n}'@en ; dm:nameKey 'host {n}' ."
            f"<post/t{n}> a org:Post ; rdfs:label {label} . <place/l{n}> a dm:Place ; rdfs:label {label} ."
            f"<event/e{n}> a dm:Meeting ; dm:modality dm:Held ; dm:place <place/l{n}> ; rdfs:label {label} ;"
            f" dm:hasParticipation <x/a{n}>, <x/b{n}> ; dm:hasAgendaItem <agenda/g{n}> ."
            f"<x/a{n}> dm:agent <person/p{n}> ; dm:inCapacity <post/t{n}> . <x/b{n}> dm:agent <person/q{n}> ."
            f"<agenda/g{n}> rdfs:label {label} ."
            f"<article/r{n}> a schema:NewsArticle ; schema:headline {label} ; dm:publisherName {label} ;"
            f" schema:url <javascript:window.caught=1> ."
            f"<report/r{n}> dm:reports <event/e{n}> ; prov:hadPrimarySource <article/r{n}> ;"
            f" gaf:denotedBy <quote/r{n}> . <quote/r{n}> oa:hasSelector <selector/r{n}> ."
            f"<selector/r{n}> oa:start 0 ; oa:exact {label} ."
        )
    return Memory(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.TURTLE))
