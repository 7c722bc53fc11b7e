"""``kg schema``: the JSON Schema of what ``kg extract`` prints."""

from __future__ import annotations

import json
from typing import Any

import click
import msgspec

from kg.records import Record


@click.command()
def command() -> None:
    """Print the JSON Schema (2020-12) of a record, as kg extract prints them, one a line."""
    click.echo(text(), nl=False)


def record_schema() -> dict[str, Any]:
    """Return the schema: the types of ``kg.records``, which every record is decoded by."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Record)}


def text() -> str:
    return json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"
