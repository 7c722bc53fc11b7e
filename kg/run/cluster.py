"""Pages and articles over a Dask cluster: its workers read pages, and write parts to a shared place.

The only module that knows Dask. A task that is lost with its worker is done again by another one, and writes
the same part; a batch that costs three workers goes through again one by one.
"""

from __future__ import annotations

import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count, islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

from kg import __version__, gazetteer
from kg.errors import SkipRecord, StopRun, Unreadable, WrongUse
from kg.read import Item
from kg.records import Article
from kg.run.parting import failed_line
from kg.run.spread import batches
from kg.run.stages import Stages, prepare, work
from kg.run.tally import Ready, Reject
from kg.settings import Settings
from kg.store.parts import write_part
from kg.store.shelf import open_shelf

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")

LOCAL: Final = "local"
# Articles of a task and of a part: a task costs Dask some milliseconds.
BATCH: Final = 200
_AHEAD: Final = 3  # tasks a worker under way
_CONNECT: Final = 20.0  # seconds
_EXPECTED: Final = "expected local, local:N or the address of a scheduler, such as tcp://10.0.0.1:8786"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the work is done: a scheduler (``tcp://…``) or ``local[:N]``, and where parts are written.

    ``parts`` None is a temporary folder, which only a local cluster can see.
    """

    dask: str
    parts: str | None = None


@dataclass(frozen=True, kw_only=True)
class Task:
    """What a worker needs to know beside the articles; ``here`` is the folder that paths are relative to."""

    settings: Settings
    stages: Stages
    folder: str
    here: str
    version: str
    tables: str


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """``folder`` is where the parts are."""

    folder: str
    _client: Client
    _task: Task

    def read(self, pages: Iterator[list[Item]]) -> Iterator[list[Article | SkipRecord]]:
        """Yield the articles in pages, or the reason why there is none, in order."""
        for batch, read in self._in_order(read_pages, pages):
            yield [_gone(page) for page in batch] if read is None else list(read)

    def parts(self, articles: Iterator[Article]) -> Iterator[str | Reject]:
        """Yield the names of the parts that are made of articles, in order.

        An article that costs every worker that it comes to is a Reject.
        """
        for batch, name in self._in_order(make_part, batches(articles, BATCH)):
            if name is not None:
                yield name
            else:
                yield from (_dead(article) for article in batch)

    def _in_order(
        self, work: Callable[[list[T], int, Task], R], groups: Iterator[list[T]]
    ) -> Iterator[tuple[list[T], R | None]]:
        """Yield batches with what the work makes of them; None for one item alone that workers die of."""
        numbers = count(1)
        under_way: deque[tuple[list[T], Future[R]]] = deque()
        while True:
            ahead = _AHEAD * max(1, sum(self._client.nthreads().values()))
            for batch in islice(groups, max(0, ahead - len(under_way))):
                under_way.append((batch, self._submit(work, batch, next(numbers))))
            if not under_way:
                return
            batch, future = under_way.popleft()
            result = _result(future)
            if result is not None:
                yield batch, result
                continue
            for item in batch:  # one at a time: Dask blames all tasks that a dead worker had
                yield [item], _result(self._submit(work, [item], next(numbers)))

    def _submit(self, work: Callable[[list[T], int, Task], R], batch: list[T], number: int) -> Future[R]:
        return self._client.submit(work, batch, number, self._task, pure=False)


def _gone(page: Item) -> SkipRecord:
    where = "" if isinstance(page, Article) else page.where
    return Unreadable("worker processes of the cluster die on this page", where=where)


def _dead(article: Article) -> Reject:
    return Reject.of(article, "worker processes of the cluster die on this article")


def read_pages(batch: list[Item], number: int, task: Task) -> Sequence[Any]:
    """Return the articles in pages; runs on a worker. Raises WrongUse as ``make_part``."""
    _check(task)
    return work(batch, settings=task.settings, stages=task.stages)


def make_part(batch: list[Article], number: int, task: Task) -> str:
    """Write the part of a batch and return its name; runs on a worker.

    Raises WrongUse when the worker is not like the machine that asks, StoreUnavailable when the place of the
    parts cannot be written.
    """
    _check(task)
    outcomes = prepare(batch, settings=task.settings, stages=task.stages, here=task.here)
    entries = [outcome.entry for outcome in outcomes if isinstance(outcome, Ready)]
    rejects = [failed_line(outcome) for outcome in outcomes if isinstance(outcome, Reject)]
    return write_part(open_shelf(task.folder), number, entries, rejects, version=__version__)


def _check(task: Task) -> None:
    if task.version != __version__:
        raise WrongUse(f"a worker has kg {__version__}, not {task.version}: install one version everywhere")
    gazetteer.use(task.settings.gazetteer)
    if (gazetteer.digest() or "") != task.tables:
        raise WrongUse(
            f"a worker does not see the tables of the user in {task.settings.gazetteer}: share the folder"
        )


@contextmanager
def cluster(place: Place, settings: Settings, stages: Stages) -> Iterator[Cluster]:
    """Give a cluster that is ready.

    Raises WrongUse when Dask is not installed, or workers have another kg; StopRun when the cluster is not
    there, or goes away.
    """
    with ExitStack() as stack:
        client = stack.enter_context(_client(place.dask))
        _check_workers(client)
        folder = place.parts or stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-parts-"))
        task = Task(
            settings=settings,
            stages=stages,
            folder=folder if "://" in folder else os.path.abspath(folder),
            here=os.getcwd(),
            version=__version__,
            tables=gazetteer.digest() or "",
        )
        yield Cluster(folder=folder, _client=client, _task=task)


def _result(future: Future[R]) -> R | None:
    """Return what came of a task, None when workers died of it."""
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    try:
        result: R = future.result()
    except KilledWorker:
        return None
    except StopRun:
        raise
    except (OSError, CommClosedError) as error:
        raise StopRun(
            f"the cluster is gone: {error}; what was stored stays: run the same command again"
        ) from error
    except Exception as error:
        cause = f"{type(error).__name__}: {error}".splitlines()[0]
        raise StopRun(
            f"the cluster failed: {cause}; what was stored stays: run the same command again"
        ) from error
    return result


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise WrongUse("--dask needs another package: pip install diplomatic-kg[dask]") from error
    with ExitStack() as stack:
        if address.partition(":")[0] == LOCAL:
            address = stack.enter_context(_local(address))
        elif not _is_address(address):  # of which the client would make a trace half a minute later
            raise WrongUse(f"--dask {address}: {_EXPECTED}")
        try:
            client = Client(address, timeout=_CONNECT, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise StopRun(
                f"--dask {address}: no scheduler answers: {' '.join(str(error).split())}"
            ) from error
        yield stack.enter_context(client)


def _is_address(address: str) -> bool:
    from distributed.comm.addressing import parse_address, parse_host_port
    from distributed.comm.registry import get_backend

    try:
        scheme, place = parse_address(address)
        get_backend(scheme)
        host, port = parse_host_port(place)
    except ValueError:
        return False
    return bool(host) and port is not None


@contextmanager
def _local(address: str) -> Iterator[str]:
    import logging

    from distributed import LocalCluster

    workers = address.partition(":")[2] or str(os.cpu_count() or 1)
    if not workers.isdecimal() or workers == "0":
        raise WrongUse(f"--dask {address}: {_EXPECTED}")
    with LocalCluster(
        n_workers=int(workers),
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.ERROR,
    ) as started:
        yield started.scheduler_address


def _check_workers(client: Client) -> None:
    def version() -> str | None:  # goes by value: a worker need not have kg to say that it has none
        try:
            import kg
        except ImportError:
            return None
        return kg.__version__

    try:
        client.wait_for_workers(1, timeout=_CONNECT)
        found: dict[str, Any] = client.run(version)
    except (OSError, TimeoutError) as error:
        raise StopRun(f"the cluster has no worker that answers: {' '.join(str(error).split())}") from error
    for worker, has in sorted(found.items()):
        if has != __version__:
            what = f"kg {has}" if has else "no kg"
            raise WrongUse(
                f"the worker {worker} has {what}, not kg {__version__}: install one version everywhere"
            )
