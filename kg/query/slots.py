"""Where parameters enter a query: ``VALUES ?name { UNDEF }`` is a slot; data blocks hold only terms.

Written like this, a query runs anywhere as it stands, with every parameter open. A parameter with values
fills its slots with these terms, so that several things of one name are asked for at once. Terms are
written by the RDF library; what a user types becomes a term before it comes here, and never query text.

Oxigraph's own substitutions (SEP-0007) do not serve here: they reach only projected variables, not those
in sub-selects, and other SPARQL servers have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import pyoxigraph as ox

from kg.query.sparql import tokens

Term = ox.NamedNode | ox.Literal

_ESCAPED = re.compile(r"\\\\([uU])?|\\.")


class Slot(NamedTuple):
    """The place of ``UNDEF`` in the text."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=256)
def slots(text: str) -> tuple[Slot, ...]:
    """Return the slots of a query, in the order of the text; those in comments and strings are none.

    Most texts come again, about something else.
    """
    return tuple(_slots(text))


def _slots(text: str) -> Iterator[Slot]:
    words = tokens(text)
    for i, word in enumerate(words):
        if not word.is_word("VALUES"):
            continue
        shape = words[i + 1 : i + 5]
        if [t.text.upper() for t in shape[1:]] == ["{", "UNDEF", "}"] and shape[0].kind == "variable":
            yield Slot(shape[0].text[1:], shape[2].start, shape[2].end)


def written(term: Term) -> str:
    """Return a term as SPARQL has it.

    A server may decode codepoint escapes before it looks for strings, and take the end of an escaped
    backslash for the begin of one: so a ``u`` after a backslash is itself written as an escape.
    """
    return _ESCAPED.sub(_shielded, str(term))


def _shielded(escaped: re.Match[str]) -> str:
    letter = escaped[1]
    return f"\\\\\\U{ord(letter):08X}" if letter else escaped[0]


def filled(text: str, values: Mapping[str, Sequence[Term]]) -> str:
    """Return the query with the values in all slots of their names; other slots stay open."""
    parts, done = [], 0
    for slot in slots(text):
        if slot.name in values:
            parts += [text[done : slot.start], " ".join(map(written, values[slot.name]))]
            done = slot.end
    return "".join([*parts, text[done:]])
