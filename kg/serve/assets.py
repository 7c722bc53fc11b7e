"""Styles and scripts of pages, under addresses that change with what is in them.

A page names ``/static/style.css?v=DIGEST``, so that a browser may keep it for good and yet never shows a new
page with an old script. Under another digest, or none, the file is answered too, and not kept: a page that
was open during an upgrade asks so.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.packaged import HOW_TO_BUILD, bundle
from kg.serve import requests

_HERE: Final = Path(__file__).parent / "static"
_WRITTEN: Final = {"style.css": "text/css", "search.js": "text/javascript"}
_BUILT: Final = {
    f"{name}.{kind}": media
    for name in ("network", "sparql")
    for kind, media in (("css", "text/css"), ("js", "text/javascript"))
}
_FOR_GOOD: Final = "public, max-age=31536000, immutable"
_NOT_KEPT: Final = "no-cache"


class Assets:
    """All files, read once: those of ``kg/serve/static``, and the bundles of ``frontend/`` that are there."""

    def __init__(self) -> None:
        self._files = {name: (_HERE / name).read_bytes() for name in _WRITTEN}
        self._files |= {name: file.read_bytes() for name in _BUILT if (file := bundle(name))}
        self._digests = {name: hashlib.sha256(file).hexdigest()[:16] for name, file in self._files.items()}

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def address(self, name: str) -> str:
        """Return where pages find a file. Raises KeyError for one that is not there."""
        return f"/static/{name}?v={self._digests[name]}"

    def answer(self, request: Request) -> Response:
        """Return a file; raises HTTPException with how to build one that is not built."""
        name = request.path_params["name"]
        if name not in self._files:
            raise HTTPException(404, f"not built: {HOW_TO_BUILD}" if name in _BUILT else "no such file")
        asked = dict(requests.query_string(request)).get("v")
        headers = {"Cache-Control": _FOR_GOOD if asked == self._digests[name] else _NOT_KEPT}
        return Response(self._files[name], headers=headers, media_type={**_WRITTEN, **_BUILT}[name])
