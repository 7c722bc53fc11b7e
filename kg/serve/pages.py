"""The explorer: pages that the server writes, in three languages, good without JavaScript."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.packaged import HOW_TO_BUILD, bundle
from kg.query import named
from kg.serve import requests
from kg.serve.messages import Call
from kg.serve.pool import Pool
from kg.serve.searching import KINDS
from kg.serve.service import Service
from kg.terms import LANGUAGES, PREFIXES

_HERE: Final = Path(__file__).parent
_STATIC: Final = {"style.css": "text/css", "search.js": "text/javascript"}
_BUILT: Final = {
    f"{name}.{kind}": media
    for name in ("network", "sparql")
    for kind, media in (("css", "text/css"), ("js", "text/javascript"))
}
_HITS: Final = 40
_ROWS: Final = 500


class Pages:
    def __init__(self, service: Service, pool: Pool) -> None:
        self._service = service
        self._pool = pool
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._static = {name: (_HERE / "static" / name).read_bytes() for name in _STATIC}
        self._static |= {name: file.read_bytes() for name in _BUILT if (file := bundle(name))}

    def lang(self, request: Request) -> str:
        """Return the language that the address names, else the first that the browser likes, else English."""
        named_ = dict(requests.query_string(request)).get("lang", "")
        if named_ in LANGUAGES:
            return named_
        liked = (
            part.partition(";")[0].strip()[:2].lower()
            for part in request.headers.get("accept-language", "").split(",")
        )
        return next((lang for lang in liked if lang in LANGUAGES), "en")

    def html(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        lang = self.lang(request)
        page = self._templates.get_template(template).render(
            lang=lang,
            langs=LANGUAGES,
            t=_texts(lang),
            heads=_texts(lang, "columns"),
            local=self._local,
            here=requests.encoded(request.url.path),
            again=lambda **changed: _again(request, changed),
            **values,
        )
        headers = {"Vary": "Accept, Accept-Language", "Content-Language": lang}
        return Response(page, status, headers, "text/html; charset=utf-8")

    async def search(self, request: Request) -> Response:
        """The first page: search, and what was found."""
        given = dict(requests.query_string(request))
        text, kind = given.get("q", "").strip(), given.get("kind") or None
        if kind is not None and kind not in KINDS:
            raise HTTPException(400, f"kind is one of {', '.join(KINDS)}")
        results: list[Any] = []
        if text:
            values = {"text": text, "kind": kind, "lang": self.lang(request), "limit": _HITS}
            results = (await self._asked("found", values))["results"]
        return self.html(
            request, "search.html", q=text, kind=kind, kinds=KINDS, results=results, queries=named()
        )

    async def thing(self, request: Request, iri: str) -> Response:
        page = await self._asked("page", {"iri": iri, "lang": self.lang(request)})
        return self.html(request, "thing.html", thing=page)

    async def question(self, request: Request) -> Response:
        """A named question: its parameters as a form, and the answer once it is asked."""
        query = next((q for q in named() if q.name == request.path_params["name"]), None)
        if query is None:
            raise HTTPException(404, "no question of this name")
        lang, fields = self.lang(request), dict(requests.query_string(request))
        known = {param.name for param in query.params}
        given = {name: value for name, value in fields.items() if name in known and value.strip()}
        table, problem, turtle = None, "", ""
        if "ask" in fields and query.kind == "select":
            values = {"name": query.name, "params": given, "lang": lang, "limit": _ROWS, "form": "json"}
            try:
                table = await self._asked("answered", values)
            except HTTPException as error:
                problem = error.detail
        elif "ask" in fields:
            turtle = f"/api/queries/{query.name}?{urlencode(given)}"
        shown = {"query": query, "given": given, "table": table, "problem": problem, "turtle": turtle}
        return self.html(request, "question.html", status=400 if problem else 200, **shown)

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in self._static:
            raise HTTPException(404, f"not built: {HOW_TO_BUILD}" if name in _BUILT else "no such file")
        media = {**_STATIC, **_BUILT}[name]
        return Response(self._static[name], headers={"Cache-Control": "max-age=3600"}, media_type=media)

    def built(self, name: str) -> bool:
        """Whether this installation has a bundle of ``frontend/``, such as ``network.js``."""
        return name in self._static

    async def _asked(self, name: str, values: dict[str, Any]) -> Any:
        reply = await self._pool.answer(Call(name=name, values=values, limit=self._service.result))
        if reply.status != 200:
            raise HTTPException(reply.status, reply.body.decode().strip())
        return msgspec.json.decode(reply.body)

    def _local(self, iri: str) -> str | None:
        """Return where a node is shown here; None for an address that must not be a link."""
        if iri.startswith(self._service.base):
            path, _, _fragment = iri.removeprefix(self._service.base).partition("#")
            return "/id/" + requests.encoded(path)
        for prefix, page in (("dm", "/ontology"), ("topic", "/topics")):
            if iri.startswith(PREFIXES[prefix]):
                return f"{page}#{requests.encoded(iri.removeprefix(PREFIXES[prefix]))}"
        return iri if iri.startswith(("http://", "https://")) else None


def _again(request: Request, changed: dict[str, str]) -> str:
    """Return this page's address with other parameters."""
    given = {**dict(requests.query_string(request)), **changed}
    return f"{requests.encoded(request.url.path)}?{urlencode(given)}"


@lru_cache(maxsize=16)
def _texts(lang: str, part: str = "") -> dict[str, str]:
    """Return what pages say in a language; ``columns`` is the part with the heads of tables."""
    texts = tomllib.loads((_HERE / "texts.toml").read_text(encoding="utf-8"))
    columns = texts.pop("columns")
    return {key: values[lang] for key, values in (columns if part else texts).items()}
