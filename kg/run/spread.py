"""Batches of articles over worker processes, their outcomes back in order.

A worker that dies, or that hangs in code which cannot be interrupted, costs nothing but the article that did
it: another one is started, and the articles of its batch go through it one by one.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain, groupby, islice
from typing import Any, Final, TypeAlias, TypeVar

from kg.errors import SkipRecord, StopRun, Unreadable
from kg.processors import usable
from kg.read import Item
from kg.records import Article
from kg.run.stages import Settled
from kg.run.tally import Outcome, Reject
from kg.run.workers import Crew, Fault

T = TypeVar("T")
R = TypeVar("R")

# Articles that travel and are validated together. A killed run has to do again what is under way.
BATCH: Final = 25
# Batches under way for each worker. The last ones take workers as long as it takes, meanwhile, to find who is
# who in three thousand articles before them; with four, half of that time one core was idle.
_AHEAD: Final = 8
# The store needs 5.4 ms CPU an article of 510 quads when it gets 25 at once, 3.4 at 100, 3.0 at 200, 3.6 at
# 400; and what is stored early need not be done again.
_TOGETHER: Final = 200
# In all threads that store at once, half of it in one. Of less, the library merges its files more often:
# 1,621,078 quads of 2,903 articles take 10.3 s CPU 50 articles at a time, 9.1 with 100, 8.3 with 200 or 400.
# Twice 150 takes 180 MB more than twice 50, which do not grow; a run of two workers 3 % less than twice 100.
IN_THREADS: Final = 300
_LONGEST: Final = 5.0  # seconds by the clock
# More are no use in one process: it stores an article in a ninth of the time that a worker needs for one.
_MOST: Final = 8

# What is done with a batch: of pages that are still to be read articles, of articles their outcomes.
Work: TypeAlias = Callable[[list[Any]], Sequence[Any]]
Spread: TypeAlias = Callable[[Iterator[list[Any]]], Iterator[list[Any]]]


def batches(items: Iterator[T], size: int = BATCH) -> Iterator[list[T]]:
    while batch := list(islice(items, size)):
        yield batch


def cores() -> int:
    """Return how many workers there are when nobody says how many."""
    return min(usable(), _MOST)


@contextmanager
def workforce(work: Work, workers: int, *, patience: float) -> Iterator[Spread]:
    """Give what yields the results of batches, in order; a few batches a worker are under way at most.

    One worker is this process. ``patience`` are the seconds after which a worker that does not answer is
    ended. Raises StopRun when no worker can be started.
    """
    if workers == 1:
        yield partial(map, work)
        return
    with Crew(work, patience=patience) as crew, ThreadPoolExecutor(workers) as attendants:
        try:
            yield partial(_in_order, crew, attendants, _AHEAD * workers)
        finally:
            crew.close()
            attendants.shutdown(cancel_futures=True)


def enough(items: Iterator[Item], workers: int | None) -> tuple[Iterator[Item], int]:
    """Return the same items, and how many workers they deserve when nobody says: one for a single batch."""
    if workers is not None:
        return items, workers
    first = list(islice(items, BATCH + 1))
    return chain(first, items), cores() if len(first) > BATCH else 1


def articles_of(items: Iterable[Item], spread: Spread) -> Iterator[Article | SkipRecord]:
    """Yield the articles of items, in order; workers read the pages among them."""
    for is_read, group in groupby(items, key=lambda item: isinstance(item, Article)):
        some: Iterator[Any] = group
        yield from some if is_read else chain.from_iterable(spread(batches(some)))


def gathered(outcomes: Iterator[list[Outcome]], size: int = _TOGETHER) -> Iterator[list[Outcome]]:
    """Yield the outcomes of several batches together, so that they are stored together; none waits long."""
    together: list[Outcome] = []
    since = time.monotonic()
    for some in outcomes:
        together += some
        if len(together) >= size or time.monotonic() - since > _LONGEST:
            yield together
            together, since = [], time.monotonic()
    if together:
        yield together


def side_by_side(work: Callable[[T], R], items: Iterable[T], *, at_once: int) -> Iterator[R]:
    """Yield the results of items, in order; so many threads are at work, and one item waits for them."""
    if at_once == 1:
        yield from map(work, items)
        return
    under_way: deque[Future[R]] = deque()
    with ThreadPoolExecutor(at_once) as threads:
        try:
            for item in items:
                under_way.append(threads.submit(work, item))
                if len(under_way) > at_once:
                    yield under_way.popleft().result()
            yield from (result.result() for result in under_way)
        finally:
            threads.shutdown(cancel_futures=True)


def _in_order(
    crew: Crew, attendants: ThreadPoolExecutor, ahead: int, batches: Iterator[list[Any]]
) -> Iterator[list[Any]]:
    under_way = deque(attendants.submit(_done, crew, batch) for batch in islice(batches, ahead))
    while under_way:
        yield under_way.popleft().result()
        under_way.extend(attendants.submit(_done, crew, batch) for batch in islice(batches, 1))


def _done(crew: Crew, batch: list[Any]) -> list[Any]:
    results: list[Any] | Fault = crew.ask(batch)
    if not isinstance(results, Fault):
        return results
    return [result for item in batch for result in _alone(crew, item)]


def _alone(crew: Crew, item: Item | Settled) -> list[Any]:
    """Return what becomes of an item whose batch cost a worker; twice more, and it is to blame.

    Raises StopRun for one that waits for its graph: it has been through all stages once.
    """
    results: list[Any] | Fault = crew.ask([item])
    if isinstance(results, Fault) and not results.is_final:
        results = crew.ask([item])
    if not isinstance(results, Fault):
        return results
    if isinstance(item, Article):
        return [Reject.of(item, results.why)]
    if isinstance(item, Settled):
        raise StopRun(f"{item.ready.where}: no graph: {results.why}; run the same command again")
    return [Unreadable(results.why, where=item.where)]
