"""Who keeps a text when the address that names its article gives it no longer.

One text is one article, named by the smallest of its addresses. What the others would give alone is kept
beside them in the ledger:

    <source/HASH>  own <article> ; ownGraph "…" ; ownRecord "…" ; ownSketch "…" ; ownText "…" ;
                   ownResolution "…" .

When the address that names the article changes its text or is withdrawn, the smallest of the others inherits:
its own article takes the place of the old one, in the same atomic step.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.shortcuts import shortcuts
from kg.store import ledger
from kg.store.change import Change
from kg.store.ledger import LEDGER

if TYPE_CHECKING:
    from kg.store.interface import Store

_OWN: Final = ledger.term("own")
_GRAPH: Final = ledger.term("ownGraph")
_KEPT: Final = {
    ledger.RECORD: ledger.term("ownRecord"),
    ledger.SKETCH: ledger.term("ownSketch"),
    ledger.TEXT: ledger.term("ownText"),
    ledger.RESOLUTION: ledger.term("ownResolution"),
}
_PLAIN: Final = {own: plain for plain, own in _KEPT.items()}


def kept(source: NamedNode, article: NamedNode, graph: Iterable[Triple], about: Iterable[Quad]) -> set[Quad]:
    """Return what is kept of a source that would give ``article`` alone; ``about`` is what the ledger has."""
    quads = {Quad(source, _KEPT[q.predicate], q.object, LEDGER) for q in about if q.predicate in _KEPT}
    lines = serialize(sorted(graph, key=str), format=RdfFormat.N_TRIPLES) or b""
    packed = Literal(base64.b64encode(zlib.compress(lines, 6)).decode())
    return quads | {Quad(source, _OWN, article, LEDGER), Quad(source, _GRAPH, packed, LEDGER)}


def is_named_by(store: Store, article: NamedNode, sources: Iterable[NamedNode]) -> bool:
    """Whether one of the sources would give the article under this name alone."""
    return any(next(store.matches(source, _OWN, None, LEDGER), None) is None for source in sources)


def keep_all(store: Store, article: NamedNode, sources: Iterable[NamedNode]) -> Iterator[Quad]:
    """Yield what is to be kept of the sources that the article is named by, before it gets another name."""
    graph = [quad.triple for quad in store.matches(graph=article)]
    about = list(store.matches(article, graph=LEDGER))
    for source in sources:
        if is_named_by(store, article, [source]):
            yield from kept(source, article, graph, about)


def pass_on(store: Store, article: NamedNode, sources: Iterable[NamedNode], change: Change) -> None:
    """Let the smallest of the sources inherit the text of an article that goes; the others come along.

    Sources of which nothing was kept do not: they are taken in anew when they are read again.
    """
    facts = {source: set(store.matches(source, graph=LEDGER)) for source in sources}
    own = {source: node for source, quads in facts.items() if (node := _own(quads))}
    if not own:
        return
    first = min(own, key=lambda source: (own[source].value, source.value))
    heir = own[first]
    digests = store.matches(article, ledger.DIGEST, None, LEDGER)
    change.added |= {Quad(heir, ledger.DIGEST, quad.object, LEDGER) for quad in digests}
    for quad in facts[first]:
        if quad.predicate in _PLAIN:
            change.added.add(Quad(heir, _PLAIN[quad.predicate], quad.object, LEDGER))
        elif quad.predicate == _GRAPH:
            graph = set(_unpacked(quad))
            change.graphs[heir] = graph | shortcuts(graph)  # an older kg has kept it without them
    for source in own:
        for quad in _given_by(facts[source], heir, is_own=own[source] == heir):
            change.added.add(quad)
        change.removed |= facts[source]


def _given_by(quads: Iterable[Quad], heir: NamedNode, *, is_own: bool) -> Iterator[Quad]:
    """Yield what the ledger says of a source once the heir is its article."""
    for quad in quads:
        if quad.predicate == ledger.GAVE:
            yield Quad(quad.subject, ledger.GAVE, heir, LEDGER)
        elif not (is_own and quad.predicate in (_OWN, _GRAPH, *_PLAIN)):
            yield quad


def _own(quads: Iterable[Quad]) -> NamedNode | None:
    found = (quad.object for quad in quads if quad.predicate == _OWN)
    return next((node for node in found if isinstance(node, NamedNode)), None)


def _unpacked(quad: Quad) -> Iterator[Triple]:
    assert isinstance(quad.object, Literal)
    lines = zlib.decompress(base64.b64decode(quad.object.value))
    return (read.triple for read in parse(lines, format=RdfFormat.N_TRIPLES))
