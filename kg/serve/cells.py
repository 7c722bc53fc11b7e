"""Terms of the graph -> what people read: a text, its language, and the address of the thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.query import Queryable, labels
from kg.query.labels import short
from kg.query.namesakes import homes
from kg.terms import label, labelled

Cell = dict[str, str | None]


@dataclass(frozen=True)
class Names:
    """What nodes are called, and whom those belong to whose names do not tell them apart."""

    texts: Mapping[ox.NamedNode, ox.Literal]
    homes: Mapping[ox.NamedNode, ox.Literal]

    def home(self, node: ox.NamedNode) -> str | None:
        return self.homes[node].value if node in self.homes else None


def names_of_nodes(
    store: Queryable, nodes: Iterable[ox.NamedNode], lang: str, *, posts: bool = False
) -> Names:
    """Return the names of nodes in a language, as ``kg.query.labels`` and ``namesakes`` choose them.

    ``posts``: whom posts belong to as well, which tables show in a column of its own.
    """
    texts = labels(store, nodes, lang)
    return Names(texts, homes(store, texts, lang, posts=posts))


def dressed(store: ox.Store, value: Any, lang: str, *, posts: bool = False) -> Any:
    """Return a structure of dicts and sequences with each term in it as a cell; the rest stays as it is."""
    return _dressed(value, names_of_nodes(store, set(_nodes(value)), lang, posts=posts), lang)


def _nodes(value: Any) -> Iterator[ox.NamedNode]:
    if isinstance(value, ox.NamedNode):
        yield value
    elif isinstance(value, Mapping):
        for own in value.values():
            yield from _nodes(own)
    elif isinstance(value, list | tuple):
        for own in value:
            yield from _nodes(own)


def _dressed(value: Any, names: Names, lang: str) -> Any:
    if isinstance(value, Mapping):
        return {key: _dressed(own, names, lang) for key, own in value.items()}
    if isinstance(value, list | tuple):
        return [_dressed(own, names, lang) for own in value]
    if isinstance(value, ox.NamedNode | ox.Literal | ox.BlankNode):
        return cell(value, names, lang)
    return value


def cell(term: Any, names: Names, lang: str) -> Cell | None:
    """Return a term as people read it; ``lang`` of a cell is there when it is not that of the page.

    ``home`` is whom a thing belongs to, where its name alone does not tell it from others.
    """
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        text = names.texts.get(term)
        if labelled(term):
            return _cell(label(term, lang), iri=term.value)
        if text is None:
            return _cell(short(term), iri=term.value)
        return _cell(text.value, iri=term.value, lang=_foreign(text, lang), home=names.home(term))
    if isinstance(term, ox.Literal):
        return _cell(term.value, lang=_foreign(term, lang))
    return _cell(str(term))


def _cell(text: str, *, iri: str | None = None, lang: str | None = None, home: str | None = None) -> Cell:
    return {"text": text, "iri": iri, "lang": lang, "home": home}


def _foreign(text: ox.Literal, lang: str) -> str | None:
    return text.language if text.language != lang else None
