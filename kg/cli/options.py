"""Options that several commands share, each spelled once.

Use them as decorators: ``@store_option`` hands the command a ``store: str``, ``@json_option``
an ``as_json: bool``, ``@output_option`` an ``output: str`` (``-`` for standard output).
``@quiet_option`` hands over nothing: ``kg.cli.terminal.note`` obeys it. ``@settings_options("lang", "base")``
hands over a ``settings: Settings``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from functools import wraps
from math import isnan
from typing import Any, Final, TypeVar

import click

from kg.settings import DEFAULT_BASE, Settings

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_STORE = "kg-store"


class NumberRange(click.FloatRange):
    """A range of numbers, of which NaN is none: no comparison holds for it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"{value!r} is no number", param, ctx)
        return number


def _remember_quiet(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.meta["kg.quiet"] = True  # click shares meta between a group and its commands


store_option = click.option(
    "--store",
    metavar="DIR|URL",
    envvar="KG_STORE",
    default=DEFAULT_STORE,
    show_default=True,
    show_envvar=True,
    help="The folder of the store, or the address of a SPARQL server.",
)

# For a command of a group, which has store_option itself: --store is accepted after the inner command, too.
inner_store_option = click.option(
    "--store",
    "inner_store",
    metavar="DIR|URL",
    help="The folder of the store, or the address of a SPARQL server.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print a report for machines, as JSON.")

texts_option = click.option(
    "--texts/--no-texts",
    default=True,
    show_default=True,
    help="Keep the texts of articles in the store, for kg serve to show; exports never hold them.",
)

output_option = click.option(
    "-o",
    "--output",
    metavar="FILE|-",
    default="-",
    show_default=True,
    help="Where the data go; - is standard output.",
)

quiet_option = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_remember_quiet,
    help="No progress and no remarks on standard error; errors and rejects stay.",
)

lang_option = click.option(
    "--lang",
    metavar="CODE",
    help="The language of all articles, such as ru; otherwise each article's language is detected.",
)


def _workers(_context: click.Context, _parameter: click.Parameter, value: str) -> int | None:
    if value == "auto":
        return None
    if value.isdecimal() and int(value) > 0:
        return int(value)
    raise click.BadParameter(f"{value!r} is neither auto nor a number of processes.")


workers_option = click.option(
    "--workers",
    metavar="N|auto",
    callback=_workers,
    default="auto",
    show_default=True,
    help="Processes that work: auto is one a core, at most 8, and 1 for a few articles; 1 is kg itself.",
)

time_limit_option = click.option(
    "--time-limit",
    metavar="SECONDS",
    type=NumberRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="What one article may take of a processor; what takes longer is left out, with this reason.",
)


def _columns(
    _context: click.Context, _option: click.Parameter, values: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    if not values:
        return ()
    from kg.read.rows import FIELDS  # help does not need it

    parts = [value.partition("=") for value in values]
    pairs = [(field.strip(), column.strip()) for field, _, column in parts]
    for (field, column), value in zip(pairs, values, strict=True):
        if field not in FIELDS or not column:
            raise click.BadParameter(f"{value!r}: give FIELD=COLUMN; fields: {', '.join(FIELDS)}")
    return tuple(dict(pairs).items())


column_option = click.option(
    "--column",
    metavar="FIELD=COLUMN",
    multiple=True,
    callback=_columns,
    help="Where a table or JSON Lines file has a field (text, url, title, published, publisher, lang), if "
    "not under a usual name: --column text=body. May be given several times.",
)


def _netrc(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    usual = os.path.expanduser(_NETRC)
    return value or (usual if os.path.exists(usual) else None)


_NETRC: Final = "~/.netrc"
netrc_option = click.option(
    "--netrc",
    metavar="FILE",
    envvar="NETRC",
    callback=_netrc,
    show_default=_NETRC,
    show_envvar=True,
    help="Logins for hosts that you name. A host that you do not name is told none.",
)

min_confidence_option = click.option(
    "--min-confidence",
    metavar="0..1",
    type=NumberRange(0, 1),
    default=0.0,
    show_default=True,
    help="Events below this confidence are left out.",
)


def _check_base(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+[/#]", value):
        raise click.BadParameter("an absolute IRI that ends with / or #, such as https://example.org/id/")
    return value


base_option = click.option(
    "--base",
    metavar="IRI",
    callback=_check_base,
    show_default=f"that of the store, {DEFAULT_BASE} in a new one",
    help="What all IRIs begin with; a store has one.",
)

again_option = click.option("--again", is_flag=True, help="Also take in what is stored already.")

resolve_option = click.option(
    "--resolve/--no-resolve",
    default=True,
    show_default=True,
    help="Find who is who over all articles at the end; kg resolve run does it later.",
)

gazetteer_option = click.option(
    "--gazetteer",
    metavar="DIR",
    envvar="KG_GAZETTEER",
    type=click.Path(exists=True, file_okay=False),
    show_envvar=True,
    help="A folder with tables of your own, such as kg-store/gazetteer (kg gazetteer add).",
)

engine_option = click.option(
    "--engine",
    type=click.Choice(["auto", "pyshacl", "shacl"]),
    default="auto",
    show_default=True,
    help="What checks the shapes: pyshacl is the reference, shacl is fast, auto takes what is there.",
)

_OPTIONS: Final[dict[str, Callable[[Any], Any]]] = {
    "again": again_option,
    "base": base_option,
    "column": column_option,
    "engine": engine_option,
    "gazetteer": gazetteer_option,
    "lang": lang_option,
    "min_confidence": min_confidence_option,
    "netrc": netrc_option,
    "resolve": resolve_option,
    "texts": texts_option,
    "time_limit": time_limit_option,
    "workers": workers_option,
}
"""By field of ``Settings``."""


def settings_options(*fields: str) -> Callable[[Command], Command]:
    """Return the decorator that hands the command ``settings: Settings`` of the options for these fields."""

    def decorated(command: Command) -> Command:
        @wraps(command)
        def with_settings(*arguments: Any, **values: Any) -> Any:
            settings = Settings(**{field: values.pop(field) for field in fields})
            return command(*arguments, settings=settings, **values)

        found: Any = with_settings
        for field in reversed(fields):
            found = _OPTIONS[field](found)
        return found  # type: ignore[no-any-return]

    return decorated
