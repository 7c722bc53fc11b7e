"""The named queries: ``queries/*.rq``, one question a file, with a header of comments.

    # title: …                                 # title@ru: …   # title@az: …
    # description: …                           a line that begins with three blanks goes on
    # question: 3, 6                           the competency questions that it answers
    # param NAME (TYPE|TYPE, required): …      # param NAME (TYPE, optional): …
    # column NAME: …                           # column NAME (thing): …   its values are nodes of the graph

A file of a user may have the same header. Without one, a query takes a term for each of its slots.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple, get_args

from kg.errors import WrongUse
from kg.packaged import folder
from kg.query.slots import slots
from kg.query.sparql import Kind, check_syntax, kind_of, with_prefixes
from kg.query.values import Type

_FIELD = re.compile(r"# (title(?:@[a-z]{2})?|description|question|param|column)\b ?([^:]*): (.*)")
_CONTINUED = re.compile(r"#   +(\S.*)")
_PARAMETER = re.compile(r"(\w+) \(([a-z|]+), (required|optional)\)")
_COLUMN = re.compile(r"(\w+)( \(thing\))?")
_NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True)
class Parameter:
    """``types`` are tried in order: a name may be that of a person, else of a body, else of a state."""

    name: str
    types: tuple[Type, ...]
    required: bool
    description: str

    def __str__(self) -> str:
        return f"{self.name} ({' or '.join(self.types)}{', required' if self.required else ''})"


@dataclass(frozen=True)
class Column:
    """``thing``: its values are nodes of the graph, which have labels."""

    name: str
    thing: bool
    description: str


@dataclass(frozen=True, kw_only=True)
class NamedQuery:
    """A query with what its header says; ``titles`` by language, ``name`` is empty for a user's query."""

    name: str
    kind: Kind
    text: str
    titles: dict[str, str]
    description: str
    questions: tuple[int, ...]
    params: tuple[Parameter, ...]
    columns: tuple[Column, ...]

    def title(self, lang: str = "en") -> str:
        """Return the title in a language, else in English, else the name."""
        return self.titles.get(lang) or self.titles.get("en") or self.name


@lru_cache(maxsize=1)
def named() -> tuple[NamedQuery, ...]:
    """Return the named queries, by name. Raises WrongUse when a file is not as this module says."""
    files = sorted(folder("queries").glob("*.rq"))
    return tuple(_described(path.read_text(encoding="utf-8"), name=path.stem) for path in files)


def find(name_or_text: str) -> NamedQuery:
    """Return the query of that name, or the SPARQL text itself as a query.

    Raises WrongUse for an unknown name, with the nearest ones, and for a text that is no query, with
    line and column.
    """
    wanted = name_or_text.strip()
    known = {query.name: query for query in named()}
    if wanted in known:
        return known[wanted]
    if _NAME.fullmatch(wanted):
        near = get_close_matches(wanted.lower(), known, n=3, cutoff=0.5)
        advice = f"did you mean {', '.join(near)}?" if near else "kg queries lists them"
        raise WrongUse(f"no query is named {wanted!r}: {advice}")
    return from_text(name_or_text)


def from_text(text: str) -> NamedQuery:
    """Return a query of the user, with the project's prefixes added where they are missing.

    Raises WrongUse with line and column for a text that does not parse; see also ``sparql.kind_of``.
    """
    kind_of(text)
    complete = with_prefixes(text)
    check_syntax(complete, lines_above=1)
    return _described(text, name="", complete=complete)


class _Field(NamedTuple):
    keyword: str
    subject: str
    text: str


def _described(text: str, *, name: str, complete: str | None = None) -> NamedQuery:
    fields = list(_fields(text))
    params = tuple(_parameter(field) for field in fields if field.keyword == "param")
    _check_slots(text, params)
    return NamedQuery(
        name=name,
        kind=kind_of(text),
        text=complete or text,
        titles={f.keyword.partition("@")[2] or "en": f.text for f in fields if f.keyword.startswith("title")},
        description=" ".join(field.text for field in fields if field.keyword == "description"),
        questions=tuple(int(n) for f in fields if f.keyword == "question" for n in f.text.split(",")),
        params=params or _open_slots(text),
        columns=tuple(_column(field) for field in fields if field.keyword == "column"),
    )


def _fields(text: str) -> Iterator[_Field]:
    """Yield the fields of the header: the comments at the top, continued lines put together."""
    field: _Field | None = None
    for line in text.lstrip().split("\n"):
        if not line.startswith("#"):
            break
        if field and (more := _CONTINUED.fullmatch(line)):
            field = field._replace(text=f"{field.text} {more[1].strip()}")
        elif found := _FIELD.fullmatch(line.rstrip()):
            if field:
                yield field
            field = _Field(*found.groups())
    if field:
        yield field


def _parameter(field: _Field) -> Parameter:
    found = _PARAMETER.fullmatch(field.subject)
    types = found[2].split("|") if found else []
    if not found or not set(types) <= set(get_args(Type)):
        known = ", ".join(get_args(Type))
        advice = f"write NAME (TYPE, required) or NAME (TYPE|TYPE, optional), types are {known}"
        raise WrongUse(f"'# param {field.subject}' is not understood: {advice}")
    return Parameter(found[1], tuple(types), found[3] == "required", field.text)  # type: ignore[arg-type]  # checked above


def _column(field: _Field) -> Column:
    found = _COLUMN.fullmatch(field.subject)
    if not found:
        raise WrongUse(f"'# column {field.subject}' is not understood: write NAME or NAME (thing)")
    return Column(found[1], bool(found[2]), field.text)


def _check_slots(text: str, params: tuple[Parameter, ...]) -> None:
    known = {slot.name for slot in slots(text)}
    for param in params:
        if param.name not in known:
            slot = f"VALUES ?{param.name} {{ UNDEF }}"
            raise WrongUse(
                f"the parameter {param.name} has no place in the query: write {slot} where it counts"
            )


def _open_slots(text: str) -> tuple[Parameter, ...]:
    names = dict.fromkeys(slot.name for slot in slots(text))
    return tuple(Parameter(name, ("term",), False, "a term or a text") for name in names)
