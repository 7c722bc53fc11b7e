"""The command line: parse, call, print, exit code; nothing else.

Data go to standard output, everything else to standard error. Exit codes: 0 done, 1 done with
rejects or findings, 2 wrong use or nothing done, 130 stopped by Ctrl-C, 141 the reader of the
pipe went away. A command returns its exit code, or None for 0; it raises KgError for what is
wrong with its input, and the group prints that as one line.

A command is imported when it is used: ``kg --help`` and completion read only ``COMMANDS``.
"""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from kg import __version__
from kg.cli.options import quiet_option
from kg.cli.terminal import complain
from kg.errors import KgError

COMMANDS = {
    "extract": ("kg.cli.extract:command", "Print the records of articles, one JSON object a line."),
    "explain": ("kg.cli.explain:command", "Show why a text gives its record: mentions, rules, their fate."),
    "ingest": ("kg.cli.ingest:command", "Take articles into the store: read, extract, validate, store."),
    "prepare": ("kg.cli.prepare:command", "Do all but storing: write parts, for work on several machines."),
    "load": ("kg.cli.load:command", "Take parts into the store, in bulk."),
    "watch": ("kg.cli.watch:command", "Follow RSS, Atom and JSON feeds, and take in what is new."),
    "duplicates": ("kg.cli.duplicates:command", "List articles that are nearly the same."),
    "gazetteer": ("kg.cli.gazetteer:command", "Add, list or remove tables of names and identifiers."),
    "query": ("kg.cli.query:query_command", "Answer a question: a named query, a file, or SPARQL."),
    "queries": ("kg.cli.query:queries_command", "List the named queries and their parameters."),
    "validate": ("kg.cli.validate:command", "Check a graph against the shapes."),
    "quarantine": ("kg.cli.quarantine:command", "List, inspect, retry or drop what was not stored."),
    "export": ("kg.cli.export:command", "Write the graph as a file: RDF, network, table or page."),
    "serve": ("kg.cli.serve:command", "Serve the store: pages, SPARQL, linked data, an API."),
    "network": ("kg.cli.network:command", "Who meets whom: centralities and communities."),
    "plot": ("kg.cli.plot:command", "Draw a picture for a paper: SVG, PDF or PNG."),
    "resolve": ("kg.cli.curating:resolve", "Who is who over all articles: run, status, explain."),
    "merge": ("kg.cli.curating:merge", "Decide that two persons or events are one."),
    "split": ("kg.cli.curating:split", "Decide that some articles mean somebody else."),
    "judge": ("kg.cli.judging:judge", "Review pairs that may be one; list and undo judgements."),
    "correct": (
        "kg.cli.correcting:command",
        "Correct a fact: reject or amend what articles were read to state.",
    ),
    "stats": ("kg.cli.stats:command", "Count what the store holds."),
    "check": ("kg.cli.check:command", "Verify a store: view, ledger, article graphs, judgements."),
    "rebuild": ("kg.cli.check:rebuild", "Make the merged view, or the article graphs, anew."),
    "backup": ("kg.cli.upkeep:backup", "Write the whole store to one file."),
    "restore": ("kg.cli.upkeep:restore", "Make a store of a backup."),
    "compact": ("kg.cli.upkeep:compact", "Make the files of the store smaller."),
    "migrate": ("kg.cli.upkeep:migrate", "Bring a store of an older kg up to date."),
    "remove": ("kg.cli.remove:command", "Withdraw an article, or one of its sources."),
    "demo": ("kg.cli.demo:command", "Show it all on the packaged examples."),
    "eval": ("kg.cli.eval:command", "Score what is read of a gold set, and list what is wrong."),
    "schema": ("kg.cli.schema:command", "Print the JSON Schema of the record, or of a report."),
    "completion": ("kg.cli.completion:command", "Print the completion script of a shell."),
}


class _Group(click.Group):
    """A group that imports a command when it is used, and ends with the exit codes above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        target, summary = COMMANDS[cmd_name]
        module, _, attribute = target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        command.name = cmd_name
        command.short_help = summary
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"No such command {args[0]!r}.{_meant(args[0])}")
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        commands = [
            CompletionItem(name, help=summary)
            for name, (_, summary) in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return commands + click.Command.shell_complete(self, ctx, incomplete)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        # The matrices of the tagger are small: threads of BLAS only wait for each other. numpy reads it.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, **extra)
        try:
            code = super().main(args, prog_name, complete_var, False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(2)
        except click.ClickException as error:
            _fail(_one_line(error), 2)
        except click.Abort:
            _fail("stopped", 130)
        except KgError as error:
            _fail(str(error), 2)
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python flushes standard output again at exit; it must not find the closed pipe there.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(141)
        except RuntimeError as error:
            # What a question asks of damaged files comes while its rows are read, from within the library.
            if "Corruption" not in str(error):
                raise
            raise click.ClickException(
                f"the files of the store are damaged; restore a backup, or ingest anew: {error}"
            ) from error
        except OSError as error:
            if error.errno is None and str(error).startswith("IO error"):
                # The library's own word for a file that is gone, also from within a row that is read.
                raise click.ClickException(
                    f"files of the store cannot be read; restore a backup, or ingest anew: {error}"
                ) from error
            place = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{place}{error.strerror or error}") from error
        return code


def _one_line(error: click.ClickException) -> str:
    if not isinstance(error, click.UsageError) or error.ctx is None:
        return error.format_message()
    message = " ".join(error.format_message().split())
    stop = "" if message.endswith((".", "?")) else "."
    return f"{message}{stop} See: {error.ctx.command_path} --help"


def _meant(name: str) -> str:
    """Return what to type instead of a command that there is none of, beginning with a space, or nothing."""
    from kg.query import named  # only for somebody who has mistyped

    if name in {query.name for query in named()}:
        return f" It is a question: kg query {name}."
    near = difflib.get_close_matches(name, COMMANDS, 3)
    return f" Did you mean {', '.join(near)}?" if near else ""


def _fail(message: str, code: int) -> NoReturn:
    complain(message)
    sys.exit(code)


@click.group(cls=_Group, name="kg", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@quiet_option
def main() -> None:
    """News about diplomatic contact as a citable graph.

    kg ingest FILE... takes articles into a store; kg query NAME answers questions on it;
    kg demo shows both on the packaged examples.
    """
