"""``kg extract``: articles -> records, one JSON object a line."""

from __future__ import annotations

import click

from kg.cli.options import output_option, quiet_option, settings_options
from kg.cli.terminal import complain, is_terminal, note, out_file
from kg.records import Record, to_json
from kg.settings import Settings


@click.command()
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@settings_options("lang", "column", "min_confidence", "time_limit", "gazetteer", "netrc")
@output_option
@quiet_option
def command(sources: tuple[str, ...], settings: Settings, output: str) -> int:
    """Print the records of articles: who met whom, when, where, in what capacity, each with its passage.

    FILE is a text, Markdown, HTML, JSON Lines, CSV, TSV, Parquet, WARC, RSS, Atom or JSON Feed file, a
    folder, a glob, or - for standard input. What gives no record is named on standard error with the reason
    (on a terminal the first five of a kind), and the exit code is 1 (2 when nothing gave one).

    With --min-confidence, what was within an event that is left out is within none, and statements about
    it are about nothing. docs/reliability.md says which share of events is right at which confidence.

    \b
    kg extract article.txt | jq .events
    kg extract news/ --min-confidence 0.8 --output records.jsonl
    """
    from kg.cli.folding import Folding
    from kg.run import records  # loads the language packs, which help and completion do not need

    done = rejected = 0
    folding = Folding(complain, is_on=is_terminal())
    with out_file(output) as file:
        for item in records(sources, settings):
            if isinstance(item, Record):
                done += 1
                file.write(to_json(item) + b"\n")
                file.flush()  # the next program of a pipe works meanwhile
            else:
                rejected += 1
                folding.tell(item.where, item.why)
    folding.conclude()
    note(f"{done} records, {rejected} rejected")
    return 0 if done and not rejected else 1 if done else 2
