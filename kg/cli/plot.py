"""``kg plot``: pictures for a paper."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.choosing import choice_options
from kg.cli.languages import NAMES
from kg.cli.opening import open_store
from kg.cli.options import store_option
from kg.cli.terminal import note
from kg.network import Kind, read
from kg.network.graph import Choice
from kg.network.slices import STEPS, Step
from kg.plot import PICTURES, SUFFIXES, Wanted, Width, draw, with_nodes
from kg.plot.drawing import kind_of
from kg.plot.style import WIDTHS
from kg.query.parties import party


@click.command()
@click.argument("picture", type=click.Choice(list(PICTURES)))
@store_option
@click.option("--of", "about", metavar="NAME", help="Events of this person, body or state only.")
@choice_options(None)
@click.option(
    "--step", type=click.Choice(STEPS), default="quarter", show_default=True, help="How time is cut."
)
@click.option(
    "--top",
    type=click.IntRange(min=2, max=60),
    default=12,
    show_default=True,
    help="At most so many topics, partners or states.",
)
@click.option(
    "--width", type=click.Choice(list(WIDTHS)), default="column", show_default=True, help="89 or 183 mm."
)
@click.option("--lang", type=click.Choice(NAMES), default="en", show_default=True, help="Words and names.")
@click.option(
    "-o", "--output", metavar=f"FILE{'|'.join(SUFFIXES)}", help="Where it goes; PICTURE.svg without it."
)
def command(
    picture: str,
    store: str,
    about: str | None,
    choice: Choice,
    nodes: Kind | None,
    step: Step,
    top: int,
    width: Width,
    lang: str,
    output: str | None,
) -> None:
    """Draw a picture for a paper: SVG, PDF or PNG, by the ending of the file.

    meetings: events over time, by type. topics: the most frequent topics over time. ego: with whom --of
    NAME shared a table. dyads: common events of those who have most. visits: there and back, of --of NAME
    with each partner, or of everybody in all. Readable in black and white; the same graph gives the same
    bytes.

    \b
    kg plot meetings --from 2021 --output meetings.pdf
    kg plot ego --of "Ерлан Сарбасов" --lang ru --output ego.svg
    kg plot visits --of Kazakhstan --output visits.png
    """
    file = output or f"{picture}.svg"
    kind_of(file)
    with open_store(store, read_only=True) as opened:
        who, remark = party(opened, about, name="--of") if about is not None else ((), None)
        contacts = read(opened)
    wanted = Wanted(choice=choice, about=who, step=step, top=top, lang=lang)
    drawing = draw(contacts, picture, with_nodes(contacts, picture, wanted, nodes), width=width)
    for line in filter(None, (remark, *drawing.remarks)):
        note(line)
    drawing.save(file)
    note(f"{file}: {Path(file).stat().st_size:,} bytes")
