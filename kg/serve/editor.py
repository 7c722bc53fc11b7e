"""``/query``: where people write SPARQL. A form that works anywhere; ``sparql.js`` makes an editor of it."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.packaged import HOW_TO_BUILD
from kg.query import NamedQuery, named
from kg.query.seeds import without_notes
from kg.serve import requests
from kg.serve.media import OFFERED
from kg.serve.messages import Ask, Call
from kg.serve.pages import Pages, texts
from kg.serve.pool import Pool
from kg.serve.requests import Fields
from kg.serve.service import Service
from kg.serve.sparql import FORM
from kg.terms import PREFIXES

_ROWS: Final = 1000  # on the page without JavaScript
_OWN: Final = ("query", "question", "run", "format", "lang")
_SPREADSHEETS: Final = ("csv", "tsv")
_FILES: Final = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
_DOWNLOADS: Final = {
    "rows": {"csv": "CSV", "tsv": "TSV", "json": "JSON", "xml": "XML"},
    "graph": {"ttl": "Turtle", "nt": "N-Triples", "rdf": "RDF/XML", "jsonld": "JSON-LD"},
}
# Things are shown by their names: asked for here, they would give a row for each language and spelling.
_FIRST: Final = """\
SELECT ?date ?event ?person
WHERE {
  ?event a dm:Meeting ;
    dm:date ?date ;
    dm:party ?person .
  ?person a dm:Person .
}
ORDER BY DESC(STR(?date))
LIMIT 100
"""


class Editor:
    """``queries`` answers what people write, ``pages`` what the page itself needs to know."""

    def __init__(self, service: Service, queries: Pool, pages: Pool, site: Pages) -> None:
        self._service = service
        self._queries, self._pages = queries, pages
        self._site = site

    async def page(self, request: Request) -> Response:
        """The page; with ``run`` the answer in it, with ``format`` the answer as a file."""
        given = await self._fields(request)
        query, form = requests.single(given, "query"), requests.single(given, "format")
        if form is not None:
            return await self._file(request, query or "", form)
        fields = dict(given)
        question = next((q for q in named() if q.name == fields.get("question")), None)
        shown: dict[str, Any] = {
            "text": query,
            "problem": "",
            "question": question,
            "params": {},
            "missing": [],
        }
        if question and query is None:
            shown |= await self._question(question, fields, self._site.lang(request))
        shown["text"] = example() if shown["text"] is None else shown["text"]
        shown["answer"] = None
        if fields.get("run") and not shown["problem"]:
            shown |= await self._answer(request, shown["text"])
        status = shown.pop("status", 200)
        shown |= {"built": self._site.built("sparql.js"), "how_to_build": HOW_TO_BUILD}
        shown |= {"settings": self._settings(request), "queries": named(), "downloads": _DOWNLOADS}
        return self._site.html(request, "query.html", status, **shown)

    def _settings(self, request: Request) -> str:
        """Return what the script of the page needs to know."""
        lang = self._site.lang(request)
        told = {
            "base": self._service.base,
            "timeout": self._service.timeout,
            "prefixes": PREFIXES,
            "texts": {**texts(lang), **texts(lang, "editor")},
        }
        return msgspec.json.encode(told).decode()

    async def _fields(self, request: Request) -> Fields:
        given = requests.query_string(request)
        if request.method != "POST":
            return given
        if requests.content_type(request)[0] != FORM:
            raise HTTPException(415, f"the body must be {FORM}")
        return given + requests.fields(requests.text(await requests.body(request, self._service.body)))

    async def _question(self, question: NamedQuery, fields: dict[str, str], lang: str) -> dict[str, Any]:
        """Return the text of a named question, its parameters and what is wrong with them."""
        named_ = {name: value for name, value in fields.items() if name not in _OWN}
        params = {name: value for name, value in named_.items() if value.strip()}
        values = {"name": question.name, "params": params if named_ else None, "lang": lang}
        reply = await self._pages.answer(Call(name="question", values=values, limit=self._service.result))
        if reply.status != 200:
            return {
                "text": without_notes(question.text),
                "params": params,
                "problem": reply.body.decode().strip(),
                "status": reply.status,
            }
        found = msgspec.json.decode(reply.body)
        return {"text": found["sparql"], "params": found["params"], "missing": found["missing"]}

    async def _answer(self, request: Request, query: str) -> dict[str, Any]:
        lang = self._site.lang(request)
        values = {"query": query, "base": self._service.base, "lang": lang, "limit": _ROWS}
        answer = self._queries.answer(Call(name="rows", values=values, limit=self._service.result))
        reply = await requests.unless_gone(request, answer)
        if reply.status != 200:
            return {"problem": reply.body.decode().strip(), "status": reply.status}
        return {"answer": msgspec.json.decode(reply.body)}

    async def _file(self, request: Request, query: str, form: str) -> Response:
        if form not in _FILES:
            raise HTTPException(400, f"format is one of {', '.join(_FILES)}")
        reply = await requests.unless_gone(request, self._queries.answer(self._job(query, form)))
        answer = requests.response(reply)
        if reply.status == 200:
            answer.headers["Content-Disposition"] = f'attachment; filename="answer.{form}"'
        return answer

    def _job(self, query: str, form: str) -> Ask | Call:
        base, limit = self._service.base, self._service.result
        if form in _SPREADSHEETS:
            values = {"query": query, "base": base, "form": form, "limit": limit}
            return Call(name="spreadsheet", values=values, limit=limit)
        media = _FILES[form]
        formats: dict[str, str | None] = {
            kind: media if media in offered else None for kind, offered in OFFERED.items()
        }
        return Ask(query=query, base=base, formats=formats, limit=limit)


def example() -> str:
    """Return what stands in the editor at first, with the prefixes that it uses, so that it runs anywhere."""
    used = [prefix for prefix in PREFIXES if f"{prefix}:" in _FIRST]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used) + "\n" + _FIRST
