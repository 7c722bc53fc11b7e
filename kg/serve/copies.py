"""Copies of the store to serve from: frozen, without the ledger, a newer one when the store has changed.

The ledger holds paths of this machine. It is taken out of the copy before anything reads it, so that no
query, whatever its form, can reach it (``kg.serve.preparing``). Where texts are shown, a second copy lies in
the folder of the first, which only ``kg.serve.texts`` opens. Data files are linked, not copied.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import time
from pathlib import Path
from typing import Final

from kg.errors import KgError, StoreUnavailable
from kg.serve.pool import Pool
from kg.serve.texts import FOLDER as TEXTS
from kg.store.opening import freeze_into, frozen, state
from kg.store.snapshot import Snapshot

log = logging.getLogger("kg.serve")

_PAUSE: Final = 1.0  # seconds between two looks at the store
_SHARE: Final = 5  # a copy is made at most for one part in so many of the time


async def public_copy(location: str, *, texts: bool = False) -> Snapshot:
    """Return a copy of the store that may be served, with one to read texts from beside it if wanted.

    Raises StoreUnavailable as ``open_store`` does.
    """
    copy = await asyncio.to_thread(frozen, location)
    if texts:
        await asyncio.to_thread(freeze_into, location, copy.folder / TEXTS)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "kg.serve.preparing", str(copy.folder), start_new_session=True
    )
    try:
        if await process.wait():
            raise StoreUnavailable(f"{location}: no copy can be made of it")
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        copy.close()
        raise
    return copy


class Copies:
    """The copy in use, and the older ones that workers have not let go yet."""

    def __init__(self, location: str, pools: list[Pool], *, texts: bool = False) -> None:
        self._location = location
        self._texts = texts
        self._pools = pools
        self._state: object = None
        self._copies: list[Snapshot] = []
        self._one_at_a_time = asyncio.Lock()

    @property
    def current(self) -> Path:
        return self._copies[-1].folder

    async def start(self) -> None:
        """Make the first copy and start the pools on it. Raises StoreUnavailable."""
        await self._renew()
        await asyncio.gather(*(pool.start(str(self.current)) for pool in self._pools))

    async def follow(self) -> None:
        """Take a new copy whenever the store has changed; ends when it is cancelled."""
        pause = _PAUSE
        while True:
            await asyncio.sleep(pause)
            begin = time.monotonic()
            try:
                if await self.refresh():
                    pause = max(_PAUSE, _SHARE * (time.monotonic() - begin))
            except (KgError, OSError, RuntimeError) as error:
                log.warning("the store cannot be read, the copy of before is served on: %s", error)

    async def refresh(self) -> bool:
        """Move the pools to a new copy if the store has changed; return whether it has."""
        async with self._one_at_a_time:
            changed = state(self._location) != self._state
            if changed:
                await self._renew()
                await asyncio.gather(*(pool.move(str(self.current)) for pool in self._pools))
            self._let_go()
        return changed

    def close(self) -> None:
        for copy in self._copies:
            copy.close()
        self._copies.clear()

    async def _renew(self) -> None:
        seen = state(self._location)
        self._copies.append(await public_copy(self._location, texts=self._texts))
        self._state = seen

    def _let_go(self) -> None:
        used = {folder for pool in self._pools for folder in pool.folders()} | {str(self.current)}
        for copy in [copy for copy in self._copies if str(copy.folder) not in used]:
            copy.close()
            self._copies.remove(copy)
