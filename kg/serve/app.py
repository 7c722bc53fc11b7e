"""The web application: which address is answered by what, and what stands before all of them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount, Route

from kg.serve.api import api
from kg.serve.copies import Copies
from kg.serve.editor import Editor
from kg.serve.explorer import Explorer
from kg.serve.graphs import METHODS, Graphs
from kg.serve.guard import KnownHosts, RateLimit, SafeHeaders
from kg.serve.linked import Linked
from kg.serve.network import NetworkView
from kg.serve.ontology import Ontology
from kg.serve.pages import Pages
from kg.serve.pool import Pool
from kg.serve.service import Service
from kg.serve.sparql import Endpoint
from kg.serve.writing import Writer

_LOCAL = ("localhost", "127.0.0.1", "[::1]")


def application(service: Service, *, started: Callable[[], None] = lambda: None) -> Starlette:
    """Return the application; it opens the store when it starts, and then calls ``started``."""
    queries, pages = _pool(service), _pool(service, pages=True)
    changes = _pool(service, size=1)
    plain = [pages, changes] if service.token else [pages]
    copies = Copies(service.store, plain=plain, asking=[queries], texts=service.texts)
    writer = Writer(service, changes, copies)
    endpoint, graphs = Endpoint(service, queries, writer), Graphs(service, queries, copies, writer)
    site = Pages(service, pages)
    editor = Editor(service, queries, pages, site)
    explorer = Explorer(service, site)
    linked, ontology = Linked(service, pages, explorer), Ontology(site)
    network = NetworkView(service, copies, site)

    routes = [
        Route("/", site.search),
        Route("/sparql", endpoint.answer, methods=["GET", "POST"], name="sparql"),
        Route("/query", editor.page, methods=["GET", "POST"]),
        Route("/store", graphs.indirect, methods=METHODS),
        Route("/store/{path:path}", graphs.direct, methods=METHODS),
        Route("/questions/{name}", site.question),
        Route("/network", network.page),
        Route("/network/data", network.data),
        Route("/id/{path:path}", linked.thing),
        Route("/ontology", ontology.terms),
        Route("/topics", ontology.terms),
        Route("/topics/{name}", linked.topic),
        Route("/events", explorer.events),
        Route("/places", explorer.places),
        Route("/context.jsonld", ontology.context),
        Route("/.well-known/void", linked.void),
        Route("/static/{name}", site.static),
        Mount("/api", api(service, pages)),
    ]
    return Starlette(
        routes=routes,
        lifespan=_lifespan(copies, (queries, pages, changes), network, started),
        middleware=_middleware(service),
        exception_handlers={HTTPException: site.refused},
    )


def _lifespan(
    copies: Copies, pools: Sequence[Pool], network: NetworkView, started: Callable[[], None]
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """Return what happens before the first request and after the last one."""

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await copies.start()
        following = asyncio.create_task(copies.follow())
        started()
        try:
            yield
        finally:
            following.cancel()
            await asyncio.gather(*(pool.close() for pool in pools), network.close())
            copies.close()

    return lifespan


def _pool(service: Service, *, size: int | None = None, pages: bool = False) -> Pool:
    return Pool(
        size or service.workers,
        timeout=service.timeout,
        memory=service.memory,
        queue=service.queue,
        pages=pages,
    )


def _middleware(service: Service) -> list[Middleware]:
    names = [service.host, *_LOCAL, *service.hosts]
    before = [
        Middleware(SafeHeaders),
        Middleware(KnownHosts, names=names),
    ]
    if service.rate:
        before.append(Middleware(RateLimit, rate=service.rate))
    if service.origins:
        methods = ("GET", "POST", "HEAD")
        before.append(Middleware(CORSMiddleware, allow_origins=service.origins, allow_methods=methods))
    return before
