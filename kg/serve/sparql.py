"""``/sparql``: SPARQL 1.1 Protocol, query operation; the service description without a query."""

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

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_HTML: Final = "text/html"

NO_UPDATE: Final = (
    "SPARQL Update is not offered: the default graph is the merged view of the article graphs, and an update "
    "that changes one without the other makes both wrong. Articles come by kg ingest, go by kg remove (or, "
    "with a token, DELETE /store?graph=ARTICLE); kg correct, kg merge and kg split change what they state."
)


class Endpoint:
    def __init__(self, service: Service, pool: Pool) -> None:
        self._service = service
        self._pool = pool

    async def answer(self, request: Request) -> Response:
        given = await self._parameters(request)
        query = requests.single(given, "query")
        if requests.values(given, "update"):
            raise HTTPException(400 if request.method != "POST" else 403, NO_UPDATE)
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
        if kind == UPDATE:
            raise HTTPException(403, NO_UPDATE)
        if kind not in (FORM, QUERY):
            raise HTTPException(415, f"the body must be {QUERY} or {FORM}")
        if charset not in ("", "utf-8", "utf8"):
            raise HTTPException(415, f"the body must be UTF-8, not {charset[:40]}")
        content = requests.text(await requests.body(request, self._service.body))
        return given + ([("query", content)] if kind == QUERY else requests.fields(content))

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
