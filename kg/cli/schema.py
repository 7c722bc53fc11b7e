"""``kg schema``: the JSON Schema of what ``kg extract`` prints, and of the report of a run."""

from __future__ import annotations

import json
from inspect import cleandoc
from typing import Any, Final

import click
import msgspec

from kg.cli.reporting import Report
from kg.records import Record

_TYPES: Final = {"record": Record, "report": Report}


@click.command()
@click.argument("what", type=click.Choice(list(_TYPES)), default="record")
def command(what: str) -> None:
    """Print the JSON Schema (2020-12) of a record, or of a report.

    Records are what kg extract prints, one a line; a report is what kg ingest, kg prepare, kg load and kg
    quarantine retry print with --json.
    """
    click.echo(text(what), nl=False)


def record_schema() -> dict[str, Any]:
    """Return the schema: the types of ``kg.records``, which every record is decoded by."""
    return schema("record")


def schema(what: str) -> dict[str, Any]:
    described = _described(msgspec.json.schema(_TYPES[what]))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}


def _described(part: Any) -> Any:
    """Return a schema with docstrings without their indentation, as Python itself has them from 3.13 on."""
    if isinstance(part, dict):
        return {
            key: cleandoc(value) if key == "description" and isinstance(value, str) else _described(value)
            for key, value in part.items()
        }
    return [_described(each) for each in part] if isinstance(part, list) else part


def text(what: str = "record") -> str:
    return json.dumps(schema(what), indent=2, ensure_ascii=False) + "\n"
