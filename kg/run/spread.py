"""Batches of articles over worker processes, their outcomes back in order."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Final, TypeAlias

from kg.errors import StopRun
from kg.records import Article
from kg.run.tally import Outcome

# Articles that travel, are validated and are stored together. The store needs 5.7 ms an article at 25, 5.2 at
# 50 and 27 alone; a killed run has to do as many again.
BATCH: Final = 25

Work: TypeAlias = Callable[[list[Article]], list[Outcome]]


def batches(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while batch := list(islice(articles, BATCH)):
        yield batch


def spread(work: Work, batches: Iterator[list[Article]], workers: int) -> Iterator[list[Outcome]]:
    """Yield the outcomes of each batch, in order; at most two batches a worker are under way.

    Raises StopRun when a worker dies.
    """
    if workers == 1:
        return map(work, batches)
    return _over_processes(work, batches, workers)


def _over_processes(work: Work, batches: Iterator[list[Article]], workers: int) -> Iterator[list[Outcome]]:
    # spawn: the store runs threads, and a process with threads must not be forked
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupt)
    try:
        under_way = deque(pool.submit(work, batch) for batch in islice(batches, 2 * workers))
        while under_way:
            yield under_way.popleft().result()
            under_way.extend(pool.submit(work, batch) for batch in islice(batches, 1))
    except BrokenProcessPool as error:
        raise StopRun("a worker process died; what was stored stays: run the same command again") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the main process, which ends the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
