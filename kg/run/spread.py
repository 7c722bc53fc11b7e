"""Batches of articles over worker processes, their outcomes back in order.

A worker that dies, or that hangs in code which cannot be interrupted, costs nothing but the article that did
it: another one is started, and the articles of its batch go through it one by one.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from typing import Final, TypeAlias

from kg.records import Article
from kg.run.tally import Outcome, Reject
from kg.run.workers import Crew, Fault

# Articles that travel and are validated together. A killed run has to do again what is under way.
BATCH: Final = 25
# The store needs 5.4 ms CPU an article of 510 quads when it gets 25 at once, 3.4 at 100, 3.0 at 200, 3.6 at
# 400; and what is stored early need not be done again.
_TOGETHER: Final = 200
_LONGEST: Final = 5.0  # seconds by the clock
# More are no use in one process: it stores an article in a ninth of the time that a worker needs for one.
_MOST: Final = 8

Work: TypeAlias = Callable[[list[Article]], list[Outcome]]


def batches(articles: Iterator[Article], size: int = BATCH) -> Iterator[list[Article]]:
    while batch := list(islice(articles, size)):
        yield batch


def cores() -> int:
    """Return how many workers there are when nobody says how many."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST)


def spread(
    work: Work, batches: Iterator[list[Article]], workers: int | None, *, patience: float
) -> Iterator[list[Outcome]]:
    """Yield the outcomes of each batch, in order; at most three batches a worker are under way.

    One worker is this process. None are as many as there are cores, but this process alone for one batch.
    ``patience`` are the seconds after which a worker that does not answer is ended.

    Raises StopRun when no worker can be started.
    """
    if workers is None:
        first = list(islice(batches, 2))
        batches = chain(first, batches)
        workers = cores() if len(first) > 1 else 1
    return map(work, batches) if workers == 1 else _over_processes(work, batches, workers, patience)


def gathered(outcomes: Iterator[list[Outcome]]) -> Iterator[list[Outcome]]:
    """Yield the outcomes of several batches together, so that they are stored together; none waits long."""
    together: list[Outcome] = []
    since = time.monotonic()
    for some in outcomes:
        together += some
        if len(together) >= _TOGETHER or time.monotonic() - since > _LONGEST:
            yield together
            together, since = [], time.monotonic()
    if together:
        yield together


def _over_processes(
    work: Work, batches: Iterator[list[Article]], workers: int, patience: float
) -> Iterator[list[Outcome]]:
    with Crew(work, patience=patience) as crew, ThreadPoolExecutor(workers) as attendants:
        try:
            under_way = deque(attendants.submit(_done, crew, b) for b in islice(batches, 3 * workers))
            while under_way:
                yield under_way.popleft().result()
                under_way.extend(attendants.submit(_done, crew, batch) for batch in islice(batches, 1))
        finally:
            crew.close()
            attendants.shutdown(cancel_futures=True)


def _done(crew: Crew, batch: list[Article]) -> list[Outcome]:
    outcomes: list[Outcome] | Fault = crew.ask(batch)
    if not isinstance(outcomes, Fault):
        return outcomes
    return [outcome for article in batch for outcome in _alone(crew, article)]


def _alone(crew: Crew, article: Article) -> list[Outcome]:
    """Return the outcome of an article whose batch cost a worker; twice more, and it is to blame."""
    outcomes: list[Outcome] | Fault = crew.ask([article])
    if isinstance(outcomes, Fault) and not outcomes.is_final:
        outcomes = crew.ask([article])
    return [Reject.of(article, outcomes.why)] if isinstance(outcomes, Fault) else outcomes
