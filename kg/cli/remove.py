"""``kg remove``: withdraw articles."""

from __future__ import annotations

import click

from kg.cli.opening import open_store
from kg.cli.options import quiet_option, store_option
from kg.cli.terminal import note


@click.command()
@click.argument("names", metavar="ARTICLE...", nargs=-1, required=True)
@store_option
@quiet_option
def command(names: tuple[str, ...], store: str) -> None:
    """Withdraw articles: what they stated leaves the graph, unless another article states it too.

    ARTICLE is the id or IRI of an article or the end of that (article/ID), its address, or the file that it
    came from. By address or file, an article that another source gives as well stays.
    """
    from kg.run.withdraw import withdraw  # loads the language packs, which help does not need

    with open_store(store) as opened:
        for name in names:
            for what, article, rest in withdraw(opened, name):
                if what == "source" and rest:
                    note(f"{name}: withdrawn; {article} stays, given by {', '.join(rest)}")
                else:
                    note(f"{name}: withdrawn {article}")
