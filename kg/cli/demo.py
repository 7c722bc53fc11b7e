"""``kg demo``: the whole way on the packaged examples, from articles to answers, a file and a picture."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import click

from kg.cli.opening import open_store
from kg.cli.options import quiet_option
from kg.cli.taking import concluded, take
from kg.cli.terminal import note, show_rows
from kg.packaged import HOW_TO_BUILD, bundle, folder
from kg.settings import Settings
from kg.store import Store

# Each shows something else: a name typed in another script, the wording of an agenda, where sources differ,
# and the sentences that a meeting rests on.
QUESTIONS: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    ("contacts", {"person": "Erlan Sarbasov"}),
    ("topics-between", {"party": "Казахстан", "other": "Грузия", "from": "2024"}),
    ("disagreements", {}),
    ("evidence", {"party": "Ерлан Сарбасов", "other": "Georgia", "from": "2022", "to": "2022"}),
)


@click.command()
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="demo-out",
    show_default=True,
    help="Where graph.ttl and network.html go.",
)
@click.option(
    "--store", metavar="DIR", help="The folder of the store; kg-store in the output folder by default."
)
@quiet_option
def command(output: str, store: str | None) -> int:
    """Take the packaged examples in, count, answer questions, and write graph.ttl and network.html.

    The examples are invented: no person, meeting or quotation in them is real.
    """
    out = Path(output)
    out.mkdir(parents=True, exist_ok=True)
    location = store or str(out / "kg-store")
    code = _ingest(location)
    with open_store(location, read_only=True) as opened:
        _count(opened)
        for name, params in QUESTIONS:
            _answer(opened, name, params)
        _export(opened, "ttl", out / "graph.ttl")
        if bundle("network.js"):
            _export(opened, "html", out / "network.html")
            note(f"open {out / 'network.html'} in a browser, or go on asking, such as:")
        else:
            note(f"network.html is left out, because the network view is not here: {HOW_TO_BUILD}")
    note(f'$ kg query meetings --person "Ерлан Сарбасов" --store {location}')
    return code


def _ingest(location: str) -> int:
    from kg.run import ingest  # loads the language packs, which help does not need

    summary = take(ingest, [str(folder("examples"))], Settings(), store=location)
    return concluded(summary, location, as_json=False)


def _count(store: Store) -> None:
    from kg.cli.stats import count

    show_rows(("what", "count"), list(count(store).items()), title="What the graph holds")


def _answer(store: Store, name: str, params: dict[str, str]) -> None:
    from kg.query import ask, find
    from kg.query.formats import names_of, written

    asked = " ".join(f'--{param} "{value}"' for param, value in params.items())
    click.echo(f"\n{find(name).title()}\n$ kg query {name} {asked}".rstrip())
    answer = ask(store, name, params=params)
    width = shutil.get_terminal_size(fallback=(120, 40)).columns
    click.echo(written(answer, "table", names_of(store, answer, "en"), width=width), nl=False)


def _export(store: Store, format_: str, file: Path) -> None:
    from kg.export import Options, export

    (parts, *_) = export(store, format_, Options()).values()
    file.write_text("".join(parts), encoding="utf-8")
    note(f"wrote {file}")
