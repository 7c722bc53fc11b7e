"""What the API answers with, as OpenAPI describes it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel


class Problem(BaseModel):
    detail: str


class Cell(BaseModel):
    """A value as people read it; ``iri`` is the address of a thing, ``lang`` the language of a text.

    ``home`` is whom a body or person belongs to, a country as a rule, where its name is also that of another.
    """

    text: str
    iri: str | None
    lang: str | None
    home: str | None


class Hit(BaseModel):
    """``page`` is where this service shows the thing, ``home`` as of a cell."""

    iri: str
    kind: str
    label: str
    lang: str | None
    home: str | None
    page: str | None


class Hits(BaseModel):
    results: list[Hit]


class Table(BaseModel):
    """The answer to a named question. ``more``: rows were left out; ``remarks``: how names were taken.

    ``sparql`` is the query that gave it, as it runs at ``/sparql``.
    """

    name: str
    title: str
    params: dict[str, str]
    columns: list[str]
    rows: list[list[Cell | None]]
    more: bool
    remarks: list[str]
    sparql: str


class Fact(BaseModel):
    property: Cell
    values: list[Cell]
    more: int


class Page(BaseModel):
    """What is known of a thing: its names, its facts, and the questions that are usually asked of it."""

    iri: str
    kind: str
    classes: list[Cell]
    label: str
    home: str | None
    names: list[Cell]
    facts: list[Fact]
    tables: list[Table]


class Term(BaseModel):
    """A term of the ontology, of a vocabulary that it uses, or a topic; ``name`` is how a query writes it."""

    name: str
    kind: Literal["class", "property", "individual", "datatype", "topic"]
    label: str | None
    definition: str | None


class Parameter(BaseModel):
    name: str
    types: list[str]
    required: bool
    description: str


class Question(BaseModel):
    name: str
    kind: str
    title: str
    description: str
    params: list[Parameter]
