"""When a service takes a new copy of its store, by a clock that stands still between two looks."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from kg.serve import copies
from kg.serve.copies import Copies


class _Clock:
    """Time that passes by sleeping and by copying alone."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        if self.now > 2000:
            raise asyncio.CancelledError


class _Followed(Copies):
    """Copies of a store that changes at given times; each takes so many seconds."""

    def __init__(self, clock: _Clock, changes: list[float], takes: float) -> None:
        super().__init__("unused", plain=(), asking=())
        self._clock, self._changes, self._takes = clock, changes, takes
        self.begun: list[float] = []

    async def refresh(self) -> bool:
        if not self._changes or self._changes[0] > self._clock.now:
            return False
        self.begun.append(self._clock.now)
        self._changes = [time for time in self._changes if time > self._clock.now]
        self._clock.now += self._takes
        return True


def _begun(changes: list[float], takes: float, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    clock = _Clock()
    monkeypatch.setattr(copies, "time", clock)
    monkeypatch.setattr(copies.asyncio, "sleep", clock.sleep)
    followed = _Followed(clock, changes, takes)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(followed.follow())
    return followed.begun


def test_what_comes_long_after_a_slow_copy_is_seen_at_the_next_look(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _begun([1001, 1500], 30, monkeypatch) == [1001, 1500]


def test_copies_take_a_fifth_of_the_time_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = _begun([float(time) for time in range(1001, 1900)], 30, monkeypatch)
    assert len(begun) > 3
    assert {later - earlier for earlier, later in pairwise(begun)} == {180}
