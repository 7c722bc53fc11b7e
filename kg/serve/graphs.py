"""``/store``: Graph Store Protocol. Anybody may read; whoever has the token may withdraw an article.

A graph is named by ``?graph=IRI`` or ``?default``, and one under the base also by its path:
``/store/article/1f3a``.
"""

from __future__ import annotations

import asyncio
from typing import Final
from urllib.parse import urlsplit

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import StoreUnavailable
from kg.serve import requests
from kg.serve.copies import Copies
from kg.serve.media import GRAPH
from kg.serve.messages import Fetch
from kg.serve.pool import Pool
from kg.serve.service import Service
from kg.store import open_store

METHODS: Final = ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"]
_READ_ONLY: Final = "graphs are only read here: articles come into the store by kg ingest"
_ONE: Final = "name one graph: ?graph=IRI, or ?default for the merged view"


class Graphs:
    def __init__(self, service: Service, pool: Pool, copies: Copies) -> None:
        self._service = service
        self._pool = pool
        self._copies = copies

    async def indirect(self, request: Request) -> Response:
        given = requests.query_string(request)
        graph, default = requests.single(given, "graph"), requests.values(given, "default")
        if (graph is None) == (not default):
            raise HTTPException(400, _ONE)
        return await self._handle(request, None if graph is None else _absolute(graph))

    async def direct(self, request: Request) -> Response:
        return await self._handle(request, _absolute(self._service.base + request.path_params["path"]))

    async def _handle(self, request: Request, graph: str | None) -> Response:
        if request.method in ("GET", "HEAD"):
            media = requests.must_accept(request, tuple(GRAPH))
            fetch = Fetch(graph=graph, media=media, limit=self._service.result)
            return requests.response(await self._pool.answer(fetch))
        self._authorise(request)
        if request.method != "DELETE" or graph is None:
            raise HTTPException(403, _READ_ONLY)
        return await self._withdraw(graph)

    def _authorise(self, request: Request) -> None:
        if self._service.token is None:
            raise HTTPException(403, _READ_ONLY)
        if not requests.bears(request, self._service.token):
            raise HTTPException(401, "this needs the token of the service", {"WWW-Authenticate": "Bearer"})

    async def _withdraw(self, graph: str) -> Response:
        try:
            was_there = await asyncio.to_thread(_remove, self._service.store, graph)
        except StoreUnavailable as error:
            sentence = "the store is being written to: try again later"
            raise HTTPException(503, sentence, {"Retry-After": "10"}) from error
        if not was_there:
            raise HTTPException(404, f"no graph <{graph}> here")
        await self._copies.refresh()
        return Response(status_code=204)


def _remove(location: str, article: str) -> bool:
    with open_store(location) as store:
        return store.remove(article)


def _absolute(iri: str) -> str:
    try:
        ox.NamedNode(iri)
        scheme = urlsplit(iri).scheme
    except ValueError:
        scheme = ""
    if not scheme:
        raise HTTPException(400, f"{iri[:200]!r} is no absolute IRI: {_ONE}")
    return iri
