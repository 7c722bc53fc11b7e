"""Write docs/reference/cli.md and the JSON Schemas beside it from the code that they describe.

A test holds them to what this writes. After a change of an option or a record:

    python tools/cli_reference.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kg.cli import COMMANDS, main
from kg.cli.schema import text as schema

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"

HEAD = """\
# Command line

<!-- written by tools/cli_reference.py; edit the docstrings and options in kg/cli -->

Data go to standard output, everything else to standard error, so that every command can stand in a pipe.

| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | done, with rejects or findings |
| 2 | wrong use, or nothing done |
| 130 | stopped with Ctrl-C |
| 141 | the reader of the pipe went away |

"""


def pages() -> dict[Path, str]:
    """Return file -> content."""
    schemas = {REFERENCE / f"{what}.schema.json": schema(what) for what in ("record", "report")}
    return {REFERENCE / "cli.md": cli_page(), **schemas}


def cli_page() -> str:
    contents = "".join(f"- [kg {name}](#kg-{name}): {summary}\n" for name, (_, summary) in COMMANDS.items())
    with click.Context(main, info_name="kg", **main.context_settings) as context:
        sections = "\n".join(_sections(context))
    return HEAD + contents + "\n" + sections


def _sections(context: click.Context) -> Iterator[str]:
    assert isinstance(context.command, click.Group)
    for name in context.command.list_commands(context):
        command = context.command.get_command(context, name)
        assert command is not None, name
        inner = click.Context(
            command, info_name=name, parent=context, terminal_width=100, max_content_width=100
        )
        yield _section(inner)
        if isinstance(command, click.Group):
            yield from _sections(inner)


def _section(context: click.Context) -> str:
    level = "#" * (1 + context.command_path.count(" "))
    return f"{level} {context.command_path}\n\n```text\n{context.command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    for file, content in pages().items():
        file.write_text(content, encoding="utf-8")
