"""``kg explain``: why a text gives the record that it gives."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kg.cli.options import gazetteer_option, lang_option, output_option, quiet_option
from kg.cli.terminal import complain, out_file
from kg.errors import SkipRecord, WrongUse
from kg.gazetteer import use
from kg.records import Article

if TYPE_CHECKING:
    from kg.explain import Explanation
    from kg.explain.lines import Piece

# How the kinds of pieces look on a terminal.
STYLES = {
    "heading": "bold",
    "faint": "dim",
    "trigger": "bold magenta",
    "person": "green",
    "post": "green",
    "reference": "green italic",
    "body": "cyan",
    "state": "blue",
    "place": "blue",
    "date": "yellow",
    "topic": "underline",
    "event": "bold green",
    "merged": "green",
    "lost": "red",
}


@click.command()
@click.argument("sources", metavar="ARTICLE...", nargs=-1, required=True)
@lang_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "html", "json"]),
    help="What to write; without it, html where FILE ends with .html, json with .json, else text.",
)
@gazetteer_option
@output_option
@quiet_option
def command(
    sources: tuple[str, ...], lang: str | None, format_: str | None, gazetteer: str | None, output: str
) -> int:
    """Show the text with mentions, triggers, the rules that fired, and what became of each.

    Below each sentence stand its persons, posts, bodies, states, places, dates and topics, and each mention
    of an event with its rule in brackets: it is an event of the record (e1), merged into one, or dropped, and
    why. ARTICLE is a file as for kg extract, or - for standard input.

    \b
    kg explain article.txt
    kg explain article.txt --output why.html
    """
    use(gazetteer)
    explanations = list(_explained(sources, lang))
    done = [item for item in explanations if not isinstance(item, SkipRecord)]
    for item in explanations:
        if isinstance(item, SkipRecord):
            complain(str(item))
    if done:
        _write(done, format_ or _format_of(output), output)
    return 2 if not done else 1 if len(done) < len(explanations) else 0


def _format_of(output: str) -> str:
    ending = output.rpartition(".")[2].lower()
    return ending if ending in ("html", "json") else "html" if ending == "htm" else "text"


def _explained(sources: tuple[str, ...], lang: str | None) -> Iterator[Explanation | SkipRecord]:
    from kg.explain import explain  # loads the language packs, which help and completion do not need
    from kg.extract import LANGUAGES
    from kg.read import read

    if lang is not None and lang not in LANGUAGES:
        raise WrongUse(f"--lang {lang}: no such language pack; packs: {', '.join(LANGUAGES)}")
    for source in sources:
        for item in read(source, lang=lang, languages=LANGUAGES):
            yield explain(item) if isinstance(item, Article) else item


def _write(explanations: list[Explanation], format_: str, output: str) -> None:
    if format_ == "text" and output == "-" and sys.stdout.isatty():
        _print(explanations)
        return
    with out_file(output) as file:
        for part in _parts(explanations, format_):
            file.write(part)


def _parts(explanations: list[Explanation], format_: str) -> Iterator[bytes]:
    import msgspec

    if format_ == "html":
        from kg.explain.html import html

        yield html(explanations).encode()
    for explanation in explanations if format_ != "html" else ():
        if format_ == "json":
            yield msgspec.json.encode(explanation) + b"\n"
        else:
            yield "".join(f"{_joined(line)}\n" for line in [*_lines(explanation), []]).encode()


def _lines(explanation: Explanation) -> Iterator[list[Piece]]:
    from kg.explain.lines import lines

    return lines(explanation)


def _joined(line: list[Piece]) -> str:
    return "".join(piece.text for piece in line)


def _print(explanations: list[Explanation]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    for explanation in explanations:
        for line in [*_lines(explanation), []]:
            head, *rest = [Text(piece.text, STYLES.get(piece.kind, "")) for piece in line] or [Text()]
            if not rest:
                console.print(head)
                continue
            row = Table.grid()  # what follows the first piece is wrapped below itself
            row.add_column(width=len(head.plain), no_wrap=True)
            row.add_column()
            row.add_row(head, Text.assemble(*rest))
            console.print(row)
