"""The options that say which events count, each spelled once: for ``kg network`` and ``kg plot``."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from kg.errors import WrongUse
from kg.network import KINDS
from kg.network.days import days
from kg.network.graph import MODALITIES, TYPES, Choice, check_period

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--from", "since", metavar="DATE", help="Events from this year, month or day on."),
    click.option("--to", "until", metavar="DATE", help="Events up to this year, month or day."),
    click.option(
        "--type", "types", type=click.Choice(TYPES), multiple=True, help="Events of this type only."
    ),
    click.option(
        "--topic", metavar="TEXT", help="Events with this topic: a concept, its label, or a wording."
    ),
    click.option(
        "--modality",
        "modalities",
        type=click.Choice([*MODALITIES, "any"]),
        multiple=True,
        default=("held",),
        show_default=True,
        help="Held events are contacts; planned and cancelled ones count when asked for.",
    ),
)
_NAMES = ("nodes", "since", "until", "types", "topic", "modalities")


def choice_options(default_nodes: str | None = "persons") -> Callable[[Command], Command]:
    """Return the decorator that hands the command a ``choice: Choice`` of its options.

    Without ``default_nodes`` it hands over ``nodes`` too, None when the user said nothing.
    """

    def decorated(command: Command) -> Command:
        @wraps(command)
        def with_choice(*arguments: Any, **given: Any) -> Any:
            chosen = {name: given.pop(name) for name in _NAMES}
            if default_nodes is None:
                given["nodes"] = chosen["nodes"]
            return command(*arguments, choice=_choice(**chosen), **given)

        found: Any = with_choice
        for option in reversed((_nodes_option(default_nodes), *_OPTIONS)):
            found = option(found)
        return found  # type: ignore[no-any-return]

    return decorated


def _nodes_option(default: str | None) -> Callable[[Any], Any]:
    return click.option(
        "--nodes",
        type=click.Choice(KINDS),
        default=default,
        show_default=default is not None,
        help="Who is a node.",
    )


def _choice(
    nodes: Any,
    since: str | None,
    until: str | None,
    types: tuple[str, ...],
    topic: str | None,
    modalities: tuple[str, ...],
) -> Choice:
    since, until = _date("--from", since), _date("--to", until)
    check_period(since, until)
    return Choice(
        nodes=nodes or "persons",
        since=since,
        until=until,
        types=frozenset(types),
        modalities=frozenset() if "any" in modalities else frozenset(modalities),
        topic=topic,
    )


def _date(option: str, text: str | None) -> str | None:
    if text is not None and days(text) is None:
        raise WrongUse(f"{option} {text}: write YYYY, YYYY-MM or YYYY-MM-DD")
    return text
