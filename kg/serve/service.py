"""How a store is served: one frozen object, built by ``kg.cli.serve`` and handed down."""

from __future__ import annotations

from dataclasses import dataclass

from kg.settings import DEFAULT_BASE

MB = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Service:
    """``base`` begins the IRIs that answer under ``/id/``. Sizes are in bytes, times in seconds.

    A question may take ``timeout``, ``memory`` beyond what a worker needs idle, and ``result`` bytes of
    answer. At most ``queue`` questions wait for one of ``workers`` processes. ``hosts`` are names under which
    the service may be called beside its own; ``origins`` are web pages that may read it. ``rate`` is the
    number of requests a second for each client but those on this machine; None for no bound. ``token`` lets
    its bearer write graphs of users, of ``user_triples`` together, and withdraw articles, and send ``upload``
    bytes where others may send ``body``; None for nobody. ``texts`` shows the texts of articles on their
    pages. ``behind_proxy`` believes what a proxy on this machine says about its clients.
    """

    store: str
    host: str = "127.0.0.1"
    port: int = 8000
    base: str = DEFAULT_BASE
    timeout: float = 30.0
    memory: int = 1000 * MB
    result: int = 50 * MB
    workers: int = 3
    queue: int = 100
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    rate: float | None = 20.0
    token: str | None = None
    behind_proxy: bool = False
    texts: bool = True
    body: int = MB
    upload: int = 20 * MB
    user_triples: int = 500_000
