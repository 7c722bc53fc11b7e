"""Copies of the store to serve from: frozen, without the ledger, a newer one when the store has changed.

The ledger holds paths of this machine. It is taken out of the copy before anything reads it, so that no
query, whatever its form, can reach it (``kg.serve.preparing``). Data files are linked, not copied. In the
folder of a copy may lie others: one that only ``kg.serve.texts`` opens, where texts are shown; and one with
the graphs of users for queries, of which there is a newer one after each change. Pages know nothing of those.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
import sys
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from kg.errors import KgError, StoreUnavailable
from kg.serve.pool import Pool
from kg.serve.texts import FOLDER as TEXTS
from kg.store.opening import freeze_into, frozen, state
from kg.store.snapshot import Snapshot, freeze
from kg.store.usergraphs import UserChange, UserGraphs, UserState

log = logging.getLogger("kg.serve")

DRAWN: Final = "network.json.gz"
"""The data of the network view in the folder of a copy."""
_PAUSE: Final = 1.0  # seconds between two looks at the store
_SHARE: Final = 5  # a copy is made at most for one part in so many of the time
_WITH_USERS: Final = "with-users-{}"

State: TypeAlias = tuple[object, UserState]


async def public_copy(location: str, *, texts: bool = False, users: bool = False) -> Snapshot:
    """Return a copy of the store that may be served, with one to read texts from beside it if wanted.

    With ``users``, there is one that has the graphs of users, too, where ``with_users`` says. Raises
    StoreUnavailable as ``open_store`` does.
    """
    copy = await asyncio.to_thread(frozen, location)
    if texts:
        await asyncio.to_thread(freeze_into, location, copy.folder / TEXTS)
    also = [str(with_users(copy.folder)), location] if users else []
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "kg.serve.preparing", str(copy.folder), *also, start_new_session=True
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


def with_users(folder: Path, number: int = 0) -> Path:
    """Return where a copy with the graphs of users lies in the folder of one without."""
    return folder / _WITH_USERS.format(number)


class Copies:
    """The copy in use, and the older ones that workers have not let go yet.

    ``plain`` are pools that see what kg states, ``asking`` those that see graphs of users beside it.
    """

    def __init__(
        self, location: str, *, plain: Sequence[Pool], asking: Sequence[Pool], texts: bool = False
    ) -> None:
        self._location = location
        self._texts = texts
        self._plain, self._asking = plain, asking
        self._users = UserGraphs(Path(location))
        self._state: State | None = None
        self._number = 0  # of drafts
        self._copies: list[Snapshot] = []
        self._changed: list[Path] = []  # copies with graphs of users, in the folder of the current one
        self._one_at_a_time = asyncio.Lock()

    @property
    def current(self) -> Path:
        """The folder of the newest copy, which has no graphs of users."""
        return self._copies[-1].folder

    @property
    def _asked(self) -> Path:
        return self._changed[-1] if self._changed else self.current

    async def start(self) -> None:
        """Make the first copy and start the pools on it. Raises StoreUnavailable."""
        await self._renew()
        await asyncio.gather(*(pool.start(str(self.current)) for pool in self._plain))
        await asyncio.gather(*(pool.start(str(self._asked)) for pool in self._asking))

    async def follow(self) -> None:
        """Take a new copy whenever the store has changed; ends when it is cancelled.

        A copy that took long is followed by a rest, and the rest by looks as often as before: what comes
        long after a copy is seen as soon as on a small store.
        """
        rested = time.monotonic()
        while True:
            await asyncio.sleep(_PAUSE)
            begin = time.monotonic()
            if begin < rested:
                continue
            try:
                if await self.refresh():
                    end = time.monotonic()
                    rested = end + _SHARE * (end - begin)
            except (KgError, OSError, RuntimeError) as error:
                log.warning("the store cannot be read, the copy of before is served on: %s", error)

    async def refresh(self) -> bool:
        """Move the pools to a new copy if the store has changed; return whether it has."""
        async with self._one_at_a_time:
            changed = self._seen() != self._state
            if changed:
                await self._renew()
                await self._move()
            self._let_go()
        return changed

    @contextlib.asynccontextmanager
    async def draft(self) -> AsyncIterator[Path]:
        """Lend a copy of what is asked now, to be written to; it goes unless it is adopted within the block.

        Meanwhile the store is not followed, and nobody else gets one.
        """
        async with self._one_at_a_time:
            self._number += 1
            folder = with_users(self.current, self._number)
            try:
                folder.mkdir()
                await asyncio.to_thread(freeze, self._asked, folder)
                yield folder
            finally:
                if folder not in self._changed:
                    shutil.rmtree(folder, ignore_errors=True)
                self._let_go()

    async def adopt(self, draft: Path, change: UserChange) -> None:
        """Answer on a draft from now on, which has a change that the file of user graphs has, too."""
        self._changed.append(draft)
        assert self._state
        store, users = self._state
        if users == change.before:  # else somebody else has changed it, and a new copy is due
            self._state = (store, change.after)
        await self._move()

    def close(self) -> None:
        for copy in self._copies:
            copy.close()
        self._copies.clear()

    def _seen(self) -> State:
        return state(self._location), self._users.state()

    async def _renew(self) -> None:
        seen = self._seen()
        users = seen[1] is not None
        self._copies.append(await public_copy(self._location, texts=self._texts, users=users))
        self._changed = [with_users(self.current)] if users else []
        self._state = seen

    async def _move(self) -> None:
        await asyncio.gather(
            *(pool.move(str(self.current)) for pool in self._plain),
            *(pool.move(str(self._asked)) for pool in self._asking),
        )

    def _let_go(self) -> None:
        pools = (*self._plain, *self._asking)
        used = {Path(folder) for pool in pools for folder in pool.folders()} | {self.current, self._asked}
        for copy in [
            copy for copy in self._copies if not any(path.is_relative_to(copy.folder) for path in used)
        ]:
            copy.close()
            self._copies.remove(copy)
        for folder in set(self._changed) - used:
            shutil.rmtree(folder, ignore_errors=True)
            self._changed.remove(folder)
