"""``/network``: the network view as a page, and its data, drawn once for each copy of the store."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import sys
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.packaged import HOW_TO_BUILD
from kg.serve import requests
from kg.serve.copies import DRAWN, Copies
from kg.serve.pages import Pages
from kg.serve.service import Service

_WAIT: Final = 2.0  # seconds that a request waits for a drawing; the page asks again
_LONGEST: Final = 600.0  # seconds of a drawing
_MEMORY: Final = 2  # times what a question may take: of address space, of which a drawing uses half
_LARGEST: Final = 200  # characters of the thing to begin with


class NetworkView:
    def __init__(self, service: Service, copies: Copies, site: Pages) -> None:
        self._service = service
        self._copies = copies
        self._site = site
        self._drawing: asyncio.Task[None] | None = None
        self._failed: Path | None = None

    async def page(self, request: Request) -> Response:
        """The page; ``focus`` is the address of a person, body or state to begin with, without the base."""
        focus = requests.single(requests.query_string(request), "focus") or ""
        return self._site.html(
            request,
            "network.html",
            missing="" if self._site.built("network.js") else HOW_TO_BUILD,
            focus=self._service.base + focus[:_LARGEST] if focus else "",
        )

    async def data(self, request: Request) -> Response:
        """The data of the view; 202 while they are being drawn, which is no error in the log of a browser."""
        file = self._copies.current / DRAWN
        if not (file.exists() or await self._drawn(file)):
            return _later()
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        try:
            body = file.read_bytes()
        except FileNotFoundError:  # there is a newer copy by now
            return _later()
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
        else:
            body = gzip.decompress(body)
        return Response(body, headers=headers, media_type="application/json")

    async def close(self) -> None:
        if self._drawing:
            self._drawing.cancel()
            await asyncio.wait([self._drawing])

    async def _drawn(self, file: Path) -> bool:
        """Draw, one copy at a time, wait a little, and return whether the file is there."""
        if self._failed == file.parent:
            raise HTTPException(
                500, "the network of this graph cannot be drawn: it needs more memory or time"
            )
        if self._drawing is None or self._drawing.done():
            self._drawing = asyncio.create_task(self._draw(file.parent))
        await asyncio.wait([self._drawing], timeout=_WAIT)
        return file.exists()

    async def _draw(self, folder: Path) -> None:
        memory = str(_MEMORY * self._service.memory)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kg.serve.drawing", str(folder), memory, start_new_session=True
        )
        try:
            async with asyncio.timeout(_LONGEST):
                await process.wait()
        except TimeoutError:
            pass
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        if not (folder / DRAWN).exists() and folder == self._copies.current:
            self._failed = folder


def _later() -> Response:
    return Response("the network is being drawn\n", 202, {"Retry-After": "1"}, "text/plain")
