"""Terms of the graph -> what people read: a text, its language, and the address of the thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg.query import labels
from kg.query.labels import short
from kg.terms import label, labelled

Cell = dict[str, str | None]


def dressed(store: ox.Store, value: Any, lang: str) -> Any:
    """Return a structure of dicts and sequences with each term in it as a cell; the rest stays as it is."""
    names = labels(store, set(_nodes(value)), lang)
    return _dressed(value, names, lang)


def _nodes(value: Any) -> Iterator[ox.NamedNode]:
    if isinstance(value, ox.NamedNode):
        yield value
    elif isinstance(value, Mapping):
        for own in value.values():
            yield from _nodes(own)
    elif isinstance(value, list | tuple):
        for own in value:
            yield from _nodes(own)


def _dressed(value: Any, names: Mapping[ox.NamedNode, ox.Literal], lang: str) -> Any:
    if isinstance(value, Mapping):
        return {key: _dressed(own, names, lang) for key, own in value.items()}
    if isinstance(value, list | tuple):
        return [_dressed(own, names, lang) for own in value]
    if isinstance(value, ox.NamedNode | ox.Literal | ox.BlankNode):
        return cell(value, names, lang)
    return value


def cell(term: Any, names: Mapping[ox.NamedNode, ox.Literal], lang: str) -> Cell | None:
    """Return a term as people read it; ``lang`` of a cell is there when it is not that of the page."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        text = names.get(term)
        if labelled(term):
            return {"text": label(term, lang), "iri": term.value, "lang": None}
        if text is None:
            return {"text": short(term), "iri": term.value, "lang": None}
        return {"text": text.value, "iri": term.value, "lang": _foreign(text, lang)}
    if isinstance(term, ox.Literal):
        return {"text": term.value, "iri": None, "lang": _foreign(term, lang)}
    return {"text": str(term), "iri": None, "lang": None}


def _foreign(text: ox.Literal, lang: str) -> str | None:
    return text.language if text.language != lang else None
