"""``/sparql``: SPARQL 1.1 Protocol; the service description without a query. Update takes a token."""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve import requests
from kg.serve.description import service_description
from kg.serve.media import GRAPH, OFFERED
from kg.serve.messages import Ask
from kg.serve.pool import Pool
from kg.serve.requests import Fields
from kg.serve.service import Service
from kg.serve.writing import Writer

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_HTML: Final = "text/html"


class Endpoint:
    def __init__(self, service: Service, pool: Pool, writer: Writer) -> None:
        self._service = service
        self._pool = pool
        self._writer = writer

    async def answer(self, request: Request) -> Response:
        given = await self._parameters(request)
        query, update = requests.single(given, "query"), requests.single(given, "update")
        if update is not None:
            return await self._update(request, update, given)
        if query is None:
            if request.method == "POST":
                raise HTTPException(400, "the request has no query")
            media = requests.must_accept(request, (*GRAPH, _HTML))
            if media == _HTML:
                return RedirectResponse("/query", 303, {"Vary": "Accept"})
            return service_description(self._service, str(request.url_for("sparql")), media)
        answer = self._pool.answer(self._job(request, query, given))
        return requests.response(await requests.unless_gone(request, answer))

    async def _parameters(self, request: Request) -> Fields:
        """Return the parameters of the operation, whichever way they are sent."""
        given = requests.query_string(request)
        if request.method != "POST":
            return given
        kind, charset = requests.content_type(request)
        if kind not in (FORM, QUERY, UPDATE):
            raise HTTPException(415, f"the body must be {QUERY}, {UPDATE} or {FORM}")
        if charset not in ("", "utf-8", "utf8"):
            raise HTTPException(415, f"the body must be UTF-8, not {charset[:40]}")
        if kind == UPDATE:
            self._writer.authorise(request)  # before anything is read
        is_trusted = requests.bears(request, self._service.token)
        limit = self._service.upload if is_trusted else self._service.body
        content = requests.text(await requests.body(request, limit))
        alone = {QUERY: "query", UPDATE: "update"}.get(kind)
        return given + ([(alone, content)] if alone else requests.fields(content))

    async def _update(self, request: Request, update: str, given: Fields) -> Response:
        if request.method != "POST":
            raise HTTPException(405, "an update comes by POST", {"Allow": "POST"})
        self._writer.authorise(request)
        if requests.values(given, "query"):
            raise HTTPException(400, "send a query or an update")
        reply = await self._writer.update(
            update,
            requests.values(given, "using-graph-uri"),
            requests.values(given, "using-named-graph-uri"),
        )
        return Response(status_code=204) if reply.status == 200 else requests.response(reply)

    def _job(self, request: Request, query: str, given: Fields) -> Ask:
        """Graphs named in the request stand instead of those in the query (section 2.1.4 of the protocol)."""
        default, named = (
            requests.values(given, "default-graph-uri"),
            requests.values(given, "named-graph-uri"),
        )
        has_dataset = bool(default or named)
        return Ask(
            query=query,
            base=self._service.base,
            default_graphs=default if has_dataset else None,
            named_graphs=named if has_dataset else None,
            formats={kind: requests.accepted(request, offered) for kind, offered in OFFERED.items()},
            limit=self._service.result,
        )
