"""What an event is called in a language in which nobody has told of it.

The words of a composed label (``kg.composed``) are known in other languages more often than the event is: the
type from the ontology, states and bodies from the gazetteer, people from other articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from kg.composed import is_foreign, told
from kg.query.lookup import Queryable, in_batches, lookup

Best = Callable[[Iterable[ox.Literal], str], ox.Literal]


def composed(
    store: Queryable, labels: Mapping[ox.NamedNode, ox.Literal], lang: str, best: Best
) -> dict[ox.NamedNode, ox.Literal]:
    """Return those of the labels that are composed and not in ``lang``, in it where their words are known.

    ``best`` chooses of the labels of a party. A label that still has words of another language has no
    language tag. Raises what the store raises.
    """
    foreign = {thing: text for thing, text in labels.items() if is_foreign(text, lang)}
    parties: dict[ox.NamedNode, list[ox.NamedNode]] = defaultdict(list)
    for batch in in_batches(foreign):
        for event, party in lookup(store, "parties", {"event": batch}):
            parties[event].append(party)
    texts = texts_of(store, {party for own in parties.values() for party in own})
    found = {}
    for event, own in parties.items():
        names = {text.value: best(texts[party], lang) for party in own for text in texts[party]}
        found[event] = told(foreign[event], names, lang)
    return found


def texts_of(store: Queryable, things: Iterable[ox.NamedNode]) -> dict[ox.NamedNode, set[ox.Literal]]:
    """Return all labels of nodes in the graph; an empty set where one has none."""
    wanted = sorted(things, key=str)
    texts: dict[ox.NamedNode, set[ox.Literal]] = {thing: set() for thing in wanted}
    for batch in in_batches(wanted):
        for thing, text in lookup(store, "labels", {"thing": batch}):
            if isinstance(text, ox.Literal):
                texts[thing].add(text)
    return texts
