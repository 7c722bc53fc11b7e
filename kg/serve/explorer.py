"""Pages of things, topics, all events and all places."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.serve import requests
from kg.serve.pages import Pages
from kg.serve.service import Service

_CHOICES: Final = ("when", "before", "type", "place", "other", "topic", "page")
_TEMPLATES: Final = {"event": "event.html", "article": "article.html"}


class Explorer:
    def __init__(self, service: Service, pages: Pages) -> None:
        self._base = service.base
        self._pages = pages

    async def thing(self, request: Request, iri: str) -> Response:
        view = await self._asked(request, "explored", iri=iri, given=_given(request))
        return self._pages.html(request, _TEMPLATES.get(view["kind"], "thing.html"), thing=view)

    async def topic(self, request: Request) -> Response:
        name = request.path_params["name"]
        view = await self._asked(request, "topic", name=name, given=_given(request))
        return self._pages.html(request, "topic.html", thing=view)

    async def events(self, request: Request) -> Response:
        """All events: by year, month, type and place."""
        events = await self._asked(request, "timeline", given=_given(request))
        return self._pages.html(request, "events.html", events=events)

    async def places(self, request: Request) -> Response:
        return self._pages.html(request, "places.html", places=await self._asked(request, "places"))

    async def table(self, iri: str, lang: str) -> str:
        """Return the address of the table of a thing's page; 404 for what has none."""
        asked = await self._pages.asked("csv_of", {"iri": iri})
        return f"/api/queries/{asked['name']}?{urlencode({**asked['params'], 'format': 'csv', 'lang': lang})}"

    async def _asked(self, request: Request, function: str, /, **values: Any) -> Any:
        given = {"lang": self._pages.lang(request), "base": self._base, **values}
        return await self._pages.asked(function, given)


def _given(request: Request) -> dict[str, str]:
    given = requests.query_string(request)
    found = {name: requests.single(given, name) or "" for name in _CHOICES}
    if any(len(value) > 100 for value in found.values()):
        raise HTTPException(400, "a value is too long")
    return found
