"""The page of a topic: what it is, who has it on the agenda, in which words, and when."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import islice
from typing import Any, Final

import pyoxigraph as ox

from kg.packaged import folder
from kg.query import ask, find
from kg.serve.events import with_narrower
from kg.serve.passages import objects
from kg.serve.portraits import Section, linked, section
from kg.terms import DM, PREFIXES, RDFS, TOPIC, definition, label

_PHRASES: Final = 40
_LOOKED_AT: Final = 5000  # agenda items
_VIEW: Final = ox.DefaultGraph()


def concept(name: str) -> ox.NamedNode | None:
    """Return the topic of the scheme with this name, None without one."""
    node = ox.NamedNode(PREFIXES["topic"] + name) if name.replace("-", "").isalnum() else None
    return node if node in set(TOPIC) else None


def stated(node: ox.NamedNode) -> set[ox.Triple]:
    """Return what the scheme says of a topic; empty for what is none."""
    return {triple for triple in _scheme() if triple.subject == node}


@lru_cache(maxsize=1)
def _scheme() -> tuple[ox.Triple, ...]:
    file = folder("ontology") / "topics.ttl"
    return tuple(quad.triple for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))


def subject(store: ox.Store, node: ox.NamedNode, lang: str, *, large: bool = False) -> dict[str, Any]:
    """Return what the page of a topic says beside its events."""
    parties = linked("topic-parties", lang, {"topic": node}) if large else _parties(store, node, lang)
    return {
        "definition": definition(node, lang),
        "labels": [(label(node, other), other) for other in ("en", "ru", "az") if other != lang],
        "narrower": [topic for topic in with_narrower(node) if topic != node],
        "phrases": _phrases(store, node),
        "sections": [parties] if large or parties["rows"] else [],
    }


def _parties(store: ox.Store, node: ox.NamedNode, lang: str) -> Section:
    answer = ask(store, find("topic-parties"), params={"topic": node.value.rpartition("#")[2]})
    rows = [[*row, {"other": row[0]}] for row in answer.rows]
    return section("topic-parties", lang, {"topic": node}, answer, [*answer.columns, "evidence"], rows)


def _phrases(store: ox.Store, node: ox.NamedNode) -> list[tuple[ox.Literal, int]]:
    """Return the words in which articles name the topic, the most frequent first."""
    found = islice(store.quads_for_pattern(None, DM.concept, node, _VIEW), _LOOKED_AT)
    items = (quad.subject for quad in found)
    words = Counter(text for item in items for text in objects(store, item, RDFS.label))
    return sorted(words.items(), key=lambda own: (-own[1], str(own[0])))[:_PHRASES]
