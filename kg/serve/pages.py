"""The explorer: pages that the server writes, in three languages, good without JavaScript."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.query import named
from kg.query.described import description, meaning
from kg.serve import requests
from kg.serve.addresses import local
from kg.serve.assets import Assets
from kg.serve.messages import Call
from kg.serve.pool import Pool
from kg.serve.searching import KINDS
from kg.serve.service import Service
from kg.terms import LANGUAGES

_HERE: Final = Path(__file__).parent
_PARTS: Final = ("columns", "sections", "plurals", "editor")
_FOR_PROGRAMS: Final = ("/sparql", "/store", "/static/", "/network/data", "/api")
_HITS: Final = 40  # on a page
_NEAR: Final = 5  # names, where nothing is called so
_LISTED: Final = 100  # on a page, without a word to search for
_ROWS: Final = 500
_PHRASE: Final = HTTPStatus.NOT_FOUND.phrase  # what the framework says: no more than the page does


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
        self._templates.filters["exactly"] = exactly
        self._templates.globals |= {"description": description, "meaning": meaning}
        self._assets = Assets()

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
            t=texts(lang),
            heads=texts(lang, "columns"),
            local=lambda iri: local(iri, self._service.base, lang),
            base=self._service.base,
            asset=self._assets.address,
            section=texts(lang, "sections"),
            plural=texts(lang, "plurals"),
            here=requests.encoded(request.url.path),
            again=lambda **changed: _again(request, changed),
            chosen_when=lambda when: _again(request, {"when": when, "page": ""}) + "#events",
            chosen_before=lambda year: _again(request, {"before": year, "when": "", "page": ""}) + "#events",
            events_before=lambda year: f"/events?before={year}&lang={lang}",
            events_when=lambda when: f"/events?when={when}&lang={lang}",
            versions={other: _again(request, {"lang": other}) for other in LANGUAGES},
            root=str(request.base_url).rstrip("/"),
            **values,
        )
        headers = {"Vary": "Accept, Accept-Language", "Content-Language": lang}
        return Response(page, status, headers, "text/html; charset=utf-8")

    async def search(self, request: Request) -> Response:
        """The first page: search and what was found, or the graph at a glance."""
        given = dict(requests.query_string(request))
        text, kind = given.get("q", "").strip(), given.get("kind") or None
        if kind is not None and kind not in KINDS:
            raise HTTPException(400, f"kind is one of {', '.join(KINDS)}")
        base, lang = self._service.base, self.lang(request)
        if not text and not kind:
            glance = await self.asked("home", {"lang": lang, "base": base})
            return self.html(request, "home.html", glance=glance, queries=named())
        values = {"text": text, "kind": kind, "lang": lang, "base": base}
        page = {"page": _page(given), "per": _HITS if text else _LISTED}
        found = await self.asked("listed", {**values, **page})
        near = [] if found["results"] else (await self.asked("near", {**values, "limit": _NEAR}))["results"]
        return self.html(request, "search.html", q=text, kind=kind, kinds=KINDS, near=near, **found)

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
                table = await self.asked("answered", values)
            except HTTPException as error:
                problem = error.detail
        elif "ask" in fields:
            turtle = f"/api/queries/{query.name}?{urlencode(given)}"
        shown = {"query": query, "given": given, "table": table, "problem": problem, "turtle": turtle}
        return self.html(request, "question.html", status=400 if problem else 200, **shown)

    async def refused(self, request: Request, error: Exception) -> Response:
        """Return why a request is refused: a page for who reads pages, else its sentence alone."""
        assert isinstance(error, HTTPException)
        is_page = request.method in ("GET", "HEAD") and not request.url.path.startswith(_FOR_PROGRAMS)
        if not is_page or "text/html" not in request.headers.get("accept", ""):
            return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
        lost = error.status_code == 404
        sentence = "" if error.detail == _PHRASE else error.detail
        page = self.html(request, "refused.html", error.status_code, sentence=sentence, lost=lost)
        page.headers.update(error.headers or {})
        return page

    async def static(self, request: Request) -> Response:
        return self._assets.answer(request)

    def built(self, name: str) -> bool:
        """Whether this installation has a bundle of ``frontend/``, such as ``network.js``."""
        return name in self._assets

    async def asked(self, name: str, values: dict[str, Any]) -> Any:
        """Return what a function of workers says; what it refuses is refused with its sentence."""
        reply = await self._pool.answer(Call(name=name, values=values, limit=self._service.result))
        if reply.status != 200:
            raise HTTPException(reply.status, reply.body.decode().strip())
        return msgspec.json.decode(reply.body)


def _page(given: dict[str, str]) -> int:
    """Return the page of a list that an address names. Raises HTTPException where it is no number."""
    page = given.get("page") or "1"
    if not re.fullmatch(r"[1-9]\d{0,5}", page):
        raise HTTPException(400, "page is a number from 1")
    return int(page)


def exactly(text: str) -> Markup:
    """Return a text as HTML that reads as it is: a bare carriage return would be read as a line feed."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def _again(request: Request, changed: dict[str, str]) -> str:
    """Return this page's address with other parameters; empty ones are left out."""
    given = {**dict(requests.query_string(request)), **changed}
    given = {name: value for name, value in given.items() if value}
    return f"{requests.encoded(request.url.path)}?{urlencode(given)}"


@lru_cache(maxsize=16)
def texts(lang: str, part: str = "") -> dict[str, str]:
    """Return what pages say in a language; a part is a table of the file."""
    told = tomllib.loads((_HERE / "texts.toml").read_text(encoding="utf-8"))
    parts = {name: told.pop(name) for name in _PARTS}
    return {key: values[lang] for key, values in parts.get(part, told).items()}
