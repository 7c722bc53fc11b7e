"""What nodes are called in a language; and short forms of addresses, which parameters take back."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.query.composed import composed, texts_of
from kg.query.lookup import Queryable
from kg.spelling import is_in_full
from kg.terms import LANGUAGES, PREFIXES, declared, label, labelled


def labels(store: Queryable, things: Iterable[ox.NamedNode], lang: str) -> dict[ox.NamedNode, ox.Literal]:
    """Return a label for each node that has one: in ``lang``, else in en, ru, az, else in any language.

    Terms and topics have theirs from the ontology, other nodes from the graph. Of several labels in one
    language it is the longest, then the first by its letters; a surname alone gives way to the full name
    that another language writes in the same letters ("Aliyev", "İlham Əliyev"). An event that no source
    names in ``lang`` is called by its type and parties in it (``kg.query.composed``).
    """
    wanted = set(things)
    found = {term: ox.Literal(label(term, lang)) for term in wanted if declared(term) and labelled(term)}
    texts = texts_of(store, wanted - found.keys())
    chosen = {thing: best(candidates, lang) for thing, candidates in texts.items() if candidates}
    return found | chosen | composed(store, chosen, lang, best)


def best(texts: Iterable[ox.Literal], lang: str) -> ox.Literal:
    """Return the label to show; see ``labels``."""
    order = [lang, *LANGUAGES]

    def rank(text: ox.Literal) -> tuple[int, int, str, str]:
        language = text.language or ""
        place = order.index(language) if language in order else len(order)
        return place, -len(text.value), text.value, language

    candidates = list(texts)
    first = min(candidates, key=rank)
    return min((text for text in candidates if is_in_full(text.value, first.value)), key=rank, default=first)


def short(node: ox.NamedNode) -> str:
    """Return ``prefix:name`` for a term, ``kind/key`` for a resource: its address without the base.

    >>> short(ox.NamedNode("https://w3id.org/diplomatic-kg/id/event/3f2a"))
    'event/3f2a'
    """
    for prefix, namespace in PREFIXES.items():
        name = node.value.removeprefix(namespace)
        if name != node.value and "/" not in name:
            return f"{prefix}:{name}"
    head, _, fragment = node.value.partition("#")
    parts = head.split("/")
    return "/".join(parts[-2:]) + (f"#{fragment}" if fragment else "")
