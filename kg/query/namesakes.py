"""Whom things belong to whose names alone do not tell them apart: which "Ministry of Foreign Affairs"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from kg.query.labels import labels
from kg.query.lookup import Queryable, in_batches, lookup
from kg.terms import DM, ORG

_CLASSES: Final = (DM.Body, DM.Person)


def homes(
    store: Queryable, names: Mapping[ox.NamedNode, ox.Literal], lang: str, *, posts: bool = False
) -> dict[ox.NamedNode, ox.Literal]:
    """Return what each body and person belongs to whose name here another one has, too; ``posts`` as well.

    ``names`` are those by which things are shown (``labels``). It is the state that a body acts for; the one
    whose offices a person has most often; of a post the state, else the international body. It is called by
    its name in ``lang``, as by ``labels``; what belongs to nobody that is known is left out.
    """
    classes = [*_CLASSES, ORG.Post] if posts else list(_CLASSES)
    found: dict[ox.NamedNode, Counter[ox.NamedNode]] = defaultdict(Counter)
    for batch in in_batches(sorted(names, key=str)):
        for thing, name, home in lookup(store, "homes", {"thing": batch, "class": classes}):
            if name == names[thing]:
                found[thing][home] += 1
    chosen = {thing: min(own, key=lambda home: (-own[home], str(home))) for thing, own in found.items()}
    called = labels(store, chosen.values(), lang)
    return {thing: called[home] for thing, home in chosen.items() if home in called}
