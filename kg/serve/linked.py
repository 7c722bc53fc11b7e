"""``/id/…``: every thing of the graph under its own address, as a page or as data; and what the data are."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve import requests
from kg.serve.description import void
from kg.serve.explorer import Explorer
from kg.serve.media import GRAPH
from kg.serve.messages import Call
from kg.serve.pool import Pool
from kg.serve.service import Service
from kg.store.usergraphs import USER
from kg.terms import PREFIXES

HTML: Final = "text/html"
CSV: Final = "text/csv"
# For links in pages, where nobody can say what is accepted.
FORMATS: Final = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "csv": CSV,
    "html": HTML,
}


class Linked:
    def __init__(self, service: Service, pool: Pool, pages: Explorer) -> None:
        self._service = service
        self._pool = pool
        self._pages = pages

    async def thing(self, request: Request) -> Response:
        """A thing: 404 for what the graph does not know, 406 for a format that is not here.

        A graph of users is no thing: it is at ``/store``.
        """
        path = request.path_params["path"]
        if path.startswith(USER):
            return RedirectResponse(f"/store/{requests.encoded(path)}", 303)
        iri = self._service.base + path
        media = self._media(request)
        page = self._pages.thing(request, iri) if media == HTML else self._data(request, iri, media)
        return _linked(await page, request, media)

    async def topic(self, request: Request) -> Response:
        """A topic of the scheme, likewise."""
        iri = PREFIXES["topic"] + request.path_params["name"]
        media = self._media(request)
        page = self._pages.topic(request) if media == HTML else self._data(request, iri, media)
        return _linked(await page, request, media)

    async def _data(self, request: Request, iri: str, media: str) -> Response:
        if media == CSV:
            lang = requests.single(requests.query_string(request), "lang") or "en"
            return RedirectResponse(await self._pages.table(iri, lang), 303)
        values = {"iri": iri, "media": media, "base": self._service.base}
        return requests.response(await self._pool.answer(self._call("described", values)))

    def _media(self, request: Request) -> str:
        wanted = requests.single(requests.query_string(request), "format")
        if wanted is None:
            return requests.must_accept(request, (HTML, *GRAPH))
        if wanted not in FORMATS:
            raise HTTPException(400, f"format is one of {', '.join(FORMATS)}")
        return FORMATS[wanted]

    async def void(self, request: Request) -> Response:
        """The description of the data set."""
        media = requests.must_accept(request, tuple(GRAPH))
        reply = await self._pool.answer(self._call("counts", {}))
        if reply.status != 200:
            return requests.response(reply)
        return void(self._service, str(request.base_url), msgspec.json.decode(reply.body), media)

    def _call(self, name: str, values: dict[str, str]) -> Call:
        return Call(name=name, values=values, limit=self._service.result)


def _linked(answer: Response, request: Request, media: str) -> Response:
    """Return the answer with the addresses of the document that it is, if it has one, and of the others."""
    answer.headers["Vary"] = "Accept, Accept-Language"
    answer.headers["Link"] = _links(request.url.path)
    form = next((name for name, own in FORMATS.items() if own == media), "")
    if form and answer.status_code == 200:
        named = {"format": form, "lang": answer.headers.get("Content-Language", "")}
        given = {**dict(requests.query_string(request)), **{key: own for key, own in named.items() if own}}
        answer.headers["Content-Location"] = f"{requests.encoded(request.url.path)}?{urlencode(given)}"
    return answer


def _links(path: str) -> str:
    safe = requests.encoded(path)
    others = [f'<{safe}?format={name}>; rel="alternate"; type="{media}"' for name, media in FORMATS.items()]
    return ", ".join([*others, '</ontology>; rel="describedby"'])
