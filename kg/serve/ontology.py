"""The terms of the graph under their own addresses: ``/ontology``, ``/topics`` and ``/context.jsonld``."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg.export import context
from kg.packaged import folder
from kg.serve import requests
from kg.serve.media import GRAPH, content_type
from kg.serve.pages import Pages
from kg.terms import DM, PREFIXES, TOPIC, definition, label

HTML: Final = "text/html"
# Where the order of letters is not that of their code points.
_LETTERS: Final = {"ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"}
FILES: Final = {"ontology": ("diplomatic.ttl", DM), "topics": ("topics.ttl", TOPIC)}


class Ontology:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def terms(self, request: Request) -> Response:
        """The ontology or the topic scheme, as a page or in an RDF format."""
        name = request.url.path.strip("/")
        media = requests.must_accept(request, (HTML, *GRAPH))
        if media == HTML:
            lang = self._pages.lang(request)
            return self._pages.html(request, "terms.html", name=name, terms=_listed(name, lang))
        headers = {
            "Vary": "Accept",
            "Link": '</context.jsonld>; rel="describedby"; type="application/ld+json"',
        }
        return Response(_written(name, media), headers=headers, media_type=content_type(media))

    async def context(self, _request: Request) -> Response:
        return Response(context.text(context.published()), media_type="application/ld+json")


@lru_cache(maxsize=32)
def _written(name: str, media: str) -> bytes:
    file = folder("ontology") / FILES[name][0]
    if media == "text/turtle":
        return file.read_bytes()
    triples = (quad.triple for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
    form = GRAPH[media]
    prefixes = PREFIXES if form in (ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML) else None
    return ox.serialize(triples, format=form, prefixes=prefixes) or b""


@lru_cache(maxsize=8)
def _listed(name: str, lang: str) -> list[dict[str, Any]]:
    """Return the terms with their labels and definitions in a language; topics by their labels in it."""
    terms = [
        {
            "id": term.value.rpartition("#")[2],
            "label": label(term, lang),
            "definition": definition(term, lang),
        }
        for term in FILES[name][1]
    ]
    return sorted(terms, key=lambda term: _in_alphabet(term["label"], lang)) if name == "topics" else terms


def _in_alphabet(text: str, lang: str) -> list[int]:
    """Return what sorts texts as a dictionary of the language does; other letters and signs come first."""
    small = text.replace("İ", "i").replace("I", "ı") if lang == "az" else text
    letters = _LETTERS.get(lang, "")
    return [0x110000 + letters.index(sign) if sign in letters else ord(sign) for sign in small.lower()]
