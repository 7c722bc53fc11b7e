"""Serving until somebody stops it."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable

import uvicorn

from kg.errors import WrongUse
from kg.serve.app import application
from kg.serve.guard import PatientProtocol
from kg.serve.service import Service
from kg.store.opening import frozen

_CONNECTIONS = 1000
_HEAD = 64 * 1024  # bytes of a request line with its headers: long queries come by POST


def run(service: Service, *, started: Callable[[str], None]) -> None:
    """Serve until a signal ends it; ``started`` is called with the address when it can answer.

    Raises StoreUnavailable when there is no store to read, WrongUse when the address cannot be had.
    """
    frozen(service.store).close()
    listener = _listener(service.host, service.port)
    port = listener.getsockname()[1]
    # It warns of each worker that is killed and reaped before its turn, which is no fault.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    address = f"http://{_in_address(service.host)}:{port}/"
    config = uvicorn.Config(
        application(service, started=lambda: started(address)),
        http=PatientProtocol,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=service.behind_proxy,
        limit_concurrency=_CONNECTIONS,
        h11_max_incomplete_event_size=_HEAD,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongUse(f"{host}:{port}: {reason}: name another --host or --port") from error


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
