"""``/api``: what pages use, as JSON, described by OpenAPI at ``/api/openapi.json``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from fastapi import APIRouter, Body, FastAPI, HTTPException, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response

from kg import __version__
from kg.query import named
from kg.query.described import description, meaning
from kg.serve.messages import Call
from kg.serve.pool import Pool
from kg.serve.schemas import Hits, Page, Parameter, Problem, Question, Table, Term
from kg.serve.searching import KINDS
from kg.serve.service import Service
from kg.serve.vocabulary import vocabulary

Ask: TypeAlias = Callable[..., Awaitable[Response]]
"""Have a process answer: the name of a function of ``kg.serve.answering``, and its values."""

Lang = Annotated[Literal["en", "ru", "az"], Query(description="The language of names.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="At most so many.")]
Rows = Annotated[
    int | None, Query(ge=1, le=100_000, description="At most so many rows; without, 200 of JSON.")
]
Thing = Annotated[str, Path(description="The address of a thing without the base.", examples=["event/3f2a"])]
Iris = Annotated[list[str], Body(max_length=1000, description="Whole addresses.")]
Name = Annotated[str, Path(description="One of the names of /queries.")]
Begin = Annotated[str, Query(max_length=200, description="What names begin like, in any script.")]
Kind = Annotated[Literal[KINDS] | None, Query(description="Only these.")]  # type: ignore[valid-type]
Form = Annotated[Literal["json", "csv", "tsv"], Query(description="csv and tsv are safe for spreadsheets.")]
_OWN = ("lang", "limit", "format")
_ROWS, _ALL = 200, 100_000

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": text}
    for status, text in {
        400: "A value that does not fit",
        404: "Not there",
        422: "A value that does not fit",
        429: "Too many requests",
        500: "The answer is too large",
        503: "Too many questions are waiting",
        504: "Stopped after the time-out",
    }.items()
}


def api(service: Service, pool: Pool) -> FastAPI:
    """Return the API; its pages of documentation are off, because they load scripts from elsewhere."""
    app = FastAPI(
        title="Diplomatic contacts",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        responses=_PROBLEMS,
        servers=[{"url": "/api"}],
    )

    async def ask(function: str, /, **values: Any) -> Response:
        reply = await pool.answer(Call(name=function, values=values, limit=service.result))
        if reply.status != 200:
            raise HTTPException(reply.status, reply.body.decode().strip())
        return Response(reply.body, media_type=reply.media)

    app.include_router(_things(ask, service.base))
    app.include_router(_questions(ask))
    app.add_exception_handler(RequestValidationError, _misfit)
    return app


def _things(ask: Ask, base: str) -> APIRouter:
    """Return what is asked of a thing, or finds it."""
    router = APIRouter()

    @router.get("/search", response_model=Hits)
    async def search(
        q: Begin, kind: Kind = None, lang: Lang = "en", limit: Annotated[int, Query(ge=1, le=100)] = 20
    ) -> Response:
        """Find things by name, the busiest first."""
        return await ask("found", text=q, kind=kind, lang=lang, limit=limit, base=base)

    @router.get("/things/{path:path}", response_model=Page)
    async def thing(path: Thing, lang: Lang = "en") -> Response:
        """What is known of a thing."""
        return await ask("page", iri=base + path, lang=lang)

    @router.post("/names", response_model=dict[str, str])
    async def names(iris: Iris, lang: Lang = "en") -> Response:
        """What things are called, by their addresses; those without a name are left out."""
        return await ask("names", iris=iris, lang=lang)

    @router.get("/evidence/{path:path}", response_model=Table)
    async def evidence(path: Thing, lang: Lang = "en", limit: Limit = 200) -> Response:
        """The passages that support an event, or all of an article."""
        return await ask("evidence", iri=base + path, lang=lang, limit=limit)

    return router


def _questions(ask: Ask) -> APIRouter:
    """Return the questions that are ready, their answers, and the terms to write another one with."""
    router = APIRouter()

    @router.get("/terms", response_model=list[Term])
    async def terms(lang: Lang = "en") -> Response:
        """The terms that a query may use, with what they mean."""
        headers = {"Cache-Control": "max-age=3600"}
        return Response(_terms(lang), headers=headers, media_type="application/json")

    @router.get("/queries", response_model=list[Question])
    async def queries(lang: Lang = "en") -> list[Question]:
        """The questions that are ready."""
        return [_question(query, lang) for query in named()]

    @router.get("/queries/{name}", response_model=Table, openapi_extra={"parameters": _parameters()})
    async def query(
        request: Request, name: Name, format: Form = "json", lang: Lang = "en", limit: Rows = None
    ) -> Response:
        """Answer a question. A question that gives a graph is answered as Turtle, whatever the format."""
        if name not in {query.name for query in named()}:
            raise HTTPException(404, f"no question is named {name!r}")
        params = {key: value for key, value in request.query_params.items() if key not in _OWN}
        limit = limit or (_ROWS if format == "json" else _ALL)
        return await ask("answered", name=name, params=params, lang=lang, limit=limit, form=format)

    return router


async def _misfit(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(map(str, first["loc"][1:]))
    return JSONResponse({"detail": f"{where}: {first['msg']}"}, 422)


@lru_cache(maxsize=4)
def _terms(lang: str) -> bytes:
    return msgspec.json.encode(vocabulary(lang))


def _question(query: Any, lang: str) -> Question:
    params = [
        Parameter(name=p.name, types=list(p.types), required=p.required, description=meaning(p, lang))
        for p in query.params
    ]
    return Question(
        name=query.name,
        kind=query.kind,
        title=query.title(lang),
        description=description(query, lang),
        params=params,
    )


def _parameters() -> list[dict[str, Any]]:
    """Return the parameters of all questions; each takes some of them."""
    types: dict[str, dict[str, None]] = {}
    for query in named():
        for param in query.params:
            types.setdefault(param.name, {}).update(dict.fromkeys(param.types))
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "schema": {"type": "string"},
            "description": " or ".join(kinds),
        }
        for name, kinds in sorted(types.items())
        if name not in _OWN
    ]
