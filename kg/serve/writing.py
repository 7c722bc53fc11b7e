"""Changes of user graphs, one after the other: tried on a draft, then kept, then served.

A change is there for every question that comes after its answer, and after a restart; one that is stopped,
refused or broken off leaves nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.errors import StoreUnavailable, WrongUse
from kg.serve import requests
from kg.serve.copies import Copies
from kg.serve.messages import COME, GONE, Put, Reply, Update, refusal
from kg.serve.pool import Pool
from kg.serve.service import Service
from kg.store.usergraphs import UserChange, UserGraphs

NO_TOKEN: Final = "nothing can be changed here: the service was started without --token-from-env"


class Writer:
    """Changes the graphs of users; ``pool`` works on copies that have none of them."""

    def __init__(self, service: Service, pool: Pool, copies: Copies) -> None:
        self._service = service
        self._pool = pool
        self._copies = copies
        self._users = UserGraphs(Path(service.store), most=service.user_triples)

    def authorise(self, request: Request) -> None:
        """Raise 403 where nobody may change anything, 401 for who does not bear the token."""
        if self._service.token is None:
            raise HTTPException(403, NO_TOKEN)
        if not requests.bears(request, self._service.token):
            raise HTTPException(401, "this needs the token of the service", {"WWW-Authenticate": "Bearer"})

    async def update(
        self, text: str, default_graphs: tuple[str, ...], named_graphs: tuple[str, ...]
    ) -> Reply:
        """Carry out a SPARQL Update request."""
        return await self._carry_out(
            lambda draft: Update(
                text=text,
                default_graphs=default_graphs,
                named_graphs=named_graphs,
                base=self._service.base,
                folder=str(draft),
                limit=self._service.result,
            )
        )

    async def put(self, graph: str, body: bytes | None, media: str = "", *, replaces: bool) -> Reply:
        """Put a graph in the place of what is there, or beside it; without a body it goes."""
        return await self._carry_out(
            lambda draft: Put(
                graph=graph,
                body=body,
                media=media,
                replaces=replaces,
                base=self._service.base,
                folder=str(draft),
                limit=self._service.result,
            )
        )

    async def _carry_out(self, job: Callable[[Path], Update | Put]) -> Reply:
        async with self._copies.draft() as draft:
            reply = await self._pool.answer(job(draft))
            if reply.status != 200:
                return reply
            try:
                change = await asyncio.to_thread(_keep, self._users, draft)
            except WrongUse as error:
                return refusal(507, str(error))
            except StoreUnavailable as error:
                return refusal(503, str(error))
            if change:
                await self._copies.adopt(draft, change)
            return reply


def _keep(users: UserGraphs, draft: Path) -> UserChange | None:
    """Write down the change that was tried on a draft; None where there is none."""
    gone, come = ((draft / name).read_bytes().splitlines() for name in (GONE, COME))
    return users.change(gone=gone, come=come) if gone or come else None
