"""``kg serve``: the store in a browser and for SPARQL clients."""

from __future__ import annotations

import os
from functools import partial
from typing import Any

import click

from kg.cli.opening import open_store
from kg.cli.options import NumberRange, quiet_option, store_option
from kg.cli.terminal import note
from kg.errors import WrongUse
from kg.settings import DEFAULT_BASE
from kg.store.address import is_address

_MB = 1_000_000
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


_option = partial(click.option, show_default=True)


def _bytes(_context: click.Context, _parameter: click.Parameter, megabytes: int) -> int:
    return megabytes * _MB


@click.command()
@store_option
@_option("--host", default="127.0.0.1", help="The address to listen on.")
@_option("--port", type=click.IntRange(0, 65535), default=8000, help="0 takes any that is free.")
@click.option(
    "--base",
    metavar="IRI",
    show_default="that of the store",
    help="What answers under /id/, and is the base of queries.",
)
@_option(
    "--timeout",
    metavar="SECONDS",
    type=NumberRange(min=0, min_open=True),
    default=30.0,
    help="A query that takes longer is stopped.",
)
@_option(
    "--memory",
    metavar="MB",
    type=click.IntRange(min=50),
    default=1000,
    callback=_bytes,
    help="What a query may use.",
)
@_option(
    "--max-result",
    "result",
    metavar="MB",
    type=click.IntRange(min=1),
    default=50,
    callback=_bytes,
    help="The largest answer.",
)
@_option(
    "--workers",
    type=click.IntRange(1, 64),
    default=3,
    help="Processes for queries; as many again answer pages.",
)
@_option("--queue", type=click.IntRange(min=1), default=100, help="Queries that may wait.")
@click.option(
    "--allow-host", "hosts", metavar="NAME", multiple=True, help="Another name under which it is called."
)
@click.option(
    "--allow-origin",
    "origins",
    metavar="ORIGIN",
    multiple=True,
    help="A web page's origin that may read it (CORS).",
)
@_option(
    "--rate",
    metavar="N",
    type=NumberRange(min=0),
    default=20.0,
    help="Requests a second for each client but those on this machine; 0 for no bound.",
)
@click.option(
    "--token-from-env",
    metavar="NAME",
    help="The variable with the token that lets its bearer write graphs of users and withdraw articles.",
)
@_option(
    "--max-user-triples",
    "user_triples",
    metavar="N",
    type=click.IntRange(min=1),
    default=500_000,
    help="What graphs of users may hold together.",
)
@click.option(
    "--texts/--no-texts",
    default=None,
    help="Show the texts of articles, or only their passages. Without: texts for this machine alone.",
)
@click.option("--behind-proxy", is_flag=True, help="Believe what a proxy on this machine says about clients.")
@quiet_option
def command(
    store: str,
    base: str | None,
    rate: float,
    token_from_env: str | None,
    texts: bool | None,
    **given: Any,
) -> None:
    """Serve the store: pages, SPARQL at /sparql, graphs at /store, linked data, an API.

    Only this machine can reach it unless --host says otherwise. What is ingested meanwhile is seen
    soon after. Needs diplomatic-kg[serve].

    \b
    kg serve
    kg serve --port 8080 --allow-host kg.example.org --behind-proxy
    """
    service_class, run = _serving()
    token = _token(token_from_env)
    is_open = given["hosts"] or given["origins"] or given["behind_proxy"]
    is_private = given["host"] in _LOOPBACK and not is_open
    service = service_class(
        store=store,
        base=base if base is not None else _base_of(store),
        rate=rate or None,
        token=token,
        texts=is_private if texts is None else texts,
        **given,  # named as the fields of Service are
    )
    run(service, started=lambda address: note(f"serving {store} at {address} (Ctrl-C stops it)"))


def _serving() -> tuple[Any, Any]:
    try:
        from kg.serve.server import run
        from kg.serve.service import Service
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] == "kg":
            raise
        raise WrongUse(f"kg serve needs {error.name}: pip install 'diplomatic-kg[serve]'") from error
    return Service, run


def _base_of(store: str) -> str:
    """Return the base of the store; that a server cannot be served, ``kg.serve`` says."""
    if is_address(store):
        return DEFAULT_BASE
    with open_store(store, read_only=True) as opened:
        return opened.base() or DEFAULT_BASE


def _token(variable: str | None) -> str | None:
    if variable is None:
        return None
    token = os.environ.get(variable, "")
    if len(token) < 16:
        raise WrongUse(
            f"--token-from-env {variable}: the variable must hold a token of at least 16 characters"
        )
    return token
