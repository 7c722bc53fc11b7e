"""``/store``: Graph Store Protocol. Anybody may read; the token lets its bearer write graphs of users, and
withdraw articles.

A graph is named by ``?graph=IRI`` or ``?default``, and one under the base also by its path:
``/store/article/1f3a``. What is posted to ``/store`` itself gets a name there: ``/store/user/…``.
"""

from __future__ import annotations

import asyncio
import uuid
from typing import Final
from urllib.parse import urlsplit

import msgspec
import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import StoreUnavailable
from kg.serve import requests
from kg.serve.copies import Copies
from kg.serve.media import GRAPH
from kg.serve.messages import Fetch, Outcome
from kg.serve.pool import Pool
from kg.serve.service import Service
from kg.serve.writing import Writer
from kg.store import open_store
from kg.store.usergraphs import USER

METHODS: Final = ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"]
_ONE: Final = "name one graph: ?graph=IRI, or ?default for the merged view"
_VIEW: Final = "the default graph is the merged view of the articles, which come by kg ingest: name a graph"
_NOT_THERE: Final = "no graph <{}> here"
_NO_PATCH: Final = "PATCH is not offered: use SPARQL Update"


class Graphs:
    def __init__(self, service: Service, pool: Pool, copies: Copies, writer: Writer) -> None:
        self._service = service
        self._pool = pool
        self._copies = copies
        self._writer = writer

    async def indirect(self, request: Request) -> Response:
        given = requests.query_string(request)
        graph, default = requests.single(given, "graph"), requests.values(given, "default")
        if request.method == "POST" and not given:
            return await self._create(request)
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
        self._writer.authorise(request)
        if graph is None:
            raise HTTPException(403, _VIEW)
        if request.method == "PATCH":
            raise HTTPException(405, _NO_PATCH, {"Allow": ", ".join(METHODS[:-1])})
        if request.method == "DELETE":
            return await self._delete(graph)
        return await self._put(request, graph)

    async def _create(self, request: Request) -> Response:
        self._writer.authorise(request)
        graph = f"{self._service.base}{USER}{uuid.uuid4()}"
        answer = await self._put(request, graph)
        if answer.status_code == 201:
            answer.headers["Location"] = graph
        return answer

    async def _put(self, request: Request, graph: str) -> Response:
        body, media = await requests.document(request, self._service.upload)
        if media not in GRAPH:
            raise HTTPException(415, f"{media or 'a body without type'}: send one of {', '.join(GRAPH)}")
        reply = await self._writer.put(graph, body, media, replaces=request.method == "PUT")
        if reply.status != 200:
            return requests.response(reply)
        was_there = msgspec.json.decode(reply.body, type=Outcome).before
        return Response(status_code=204 if was_there else 201)

    async def _delete(self, graph: str) -> Response:
        """Delete a graph of users, or withdraw an article."""
        reply = await self._writer.put(graph, None, replaces=True)
        if reply.status == 403:
            return await self._withdraw(graph)
        if reply.status == 200 and not msgspec.json.decode(reply.body, type=Outcome).before:
            raise HTTPException(404, _NOT_THERE.format(graph))
        return Response(status_code=204) if reply.status == 200 else requests.response(reply)

    async def _withdraw(self, graph: str) -> Response:
        try:
            was_there = await asyncio.to_thread(_remove, self._service.store, graph)
        except StoreUnavailable as error:
            sentence = "the store is being written to: try again later"
            raise HTTPException(503, sentence, {"Retry-After": "10"}) from error
        if not was_there:
            raise HTTPException(404, _NOT_THERE.format(graph))
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
