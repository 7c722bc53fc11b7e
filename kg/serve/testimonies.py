"""What each article says of one event, side by side; where they differ is marked.

Each article has a graph of its own, so what it alone says of the event can be read there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal

import pyoxigraph as ox

from kg.serve.passages import objects, one, passages, subjects
from kg.terms import DM, PROV, RDF, RDFS, SCHEMA

State = Literal["same", "partly", "differ"]

_MOST: Final = 12  # articles side by side
_ROWS: Final = 60
_VIEW: Final = ox.DefaultGraph()


def testimonies(store: ox.Store, event: ox.NamedNode) -> dict[str, Any]:
    """Return the articles that speak of an event, and a row for each thing that any of them says.

    A row has what each article says, in the order of the articles, and how it compares: ``same`` when all say
    the same, ``partly`` when some say nothing of it, ``differ`` when two say what cannot both be.
    """
    reports = [_report(store, report) for report in subjects(store, DM.reports, event)]
    told = [report for report in reports if report["article"] is not None]
    told.sort(key=lambda report: (report["published"], report["article"].value))
    shown = told[:_MOST]
    graphs = [report["article"] for report in shown]
    rows = [*_single(store, event, graphs), *_people(store, event, graphs), *_agenda(store, event, graphs)]
    rows += _numbers(store, event, graphs)
    return {"articles": shown, "more": len(told) - len(shown), "rows": rows[:_ROWS] if len(shown) > 1 else []}


def _report(store: ox.Store, report: Any) -> dict[str, Any]:
    article = one(store, report, PROV.hadPrimarySource)
    published = one(store, article, SCHEMA.datePublished) if article is not None else None
    return {
        "article": article,
        "published": published.value[:10] if published is not None else "",
        "publisher": one(store, article, DM.publisherName),
        "language": one(store, article, SCHEMA.inLanguage),
        "confidence": one(store, report, DM.confidence),
        "passages": [passage.shown() for passage in passages(store, [report], 3)],
    }


def _in(store: ox.Store, subject: Any, predicate: ox.NamedNode, graph: ox.NamedNode) -> list[Any]:
    return sorted((q.object for q in store.quads_for_pattern(subject, predicate, None, graph)), key=str)


def _single(store: ox.Store, event: ox.NamedNode, graphs: Sequence[ox.NamedNode]) -> list[dict[str, Any]]:
    """Rows of what an event has one of."""
    rows = []
    for aspect, predicate in (
        ("type", RDF.type),
        ("modality", DM.modality),
        ("date", DM.date),
        ("venue", DM.place),
    ):
        said = [_in(store, event, predicate, graph) for graph in graphs]
        if any(said):
            rows.append({"aspect": aspect, "subject": None, "cells": said, "state": _compared(store, said)})
    return rows


def _compared(store: ox.Store, said: Sequence[Sequence[Any]]) -> State:
    known = [own for own in said if own]
    for own in known:
        for other in known:
            if not any(_agree(store, a, b) for a in own for b in other):
                return "differ"
    return "partly" if len(known) < len(said) or any(own != known[0] for own in known) else "same"


def _agree(store: ox.Store, one_: Any, other: Any) -> bool:
    """Whether both can be true: the same, a day in the month, a place in the country."""
    if isinstance(one_, ox.Literal) and isinstance(other, ox.Literal):
        return one_.value.startswith(other.value) or other.value.startswith(one_.value)
    if one_ == other:
        return True
    lies = ((one_, other), (other, one_))
    return any(next(store.quads_for_pattern(a, DM.inTerritory, b, _VIEW), None) for a, b in lies)


def _people(store: ox.Store, event: ox.NamedNode, graphs: Sequence[ox.NamedNode]) -> list[dict[str, Any]]:
    """A row for each participant: a person, or a post or party of which no person is known."""
    said: dict[Any, list[list[Any]]] = defaultdict(lambda: [[] for _ in graphs])
    for n, graph in enumerate(graphs):
        for seat in _in(store, event, DM.hasParticipation, graph):
            posts, sides = objects(store, seat, DM.inCapacity), objects(store, seat, DM.onBehalfOf)
            who = one(store, seat, DM.agent) or next(iter([*posts, *sides]), None)
            if who is not None:
                said[who][n] += [term for term in posts or sides if term != who] or [True]
    return _rows("participant", said)


def _agenda(store: ox.Store, event: ox.NamedNode, graphs: Sequence[ox.NamedNode]) -> list[dict[str, Any]]:
    """A row for each topic, with the words of each article for it."""
    said: dict[Any, list[list[Any]]] = defaultdict(lambda: [[] for _ in graphs])
    for n, graph in enumerate(graphs):
        for item in _in(store, event, DM.hasAgendaItem, graph):
            words = _in(store, item, RDFS.label, graph)
            for topic in objects(store, item, DM.concept) or words[:1]:
                said[topic][n] += words
    return _rows("topic", said)


def _numbers(store: ox.Store, event: ox.NamedNode, graphs: Sequence[ox.NamedNode]) -> list[dict[str, Any]]:
    said: list[list[Any]] = [[] for _ in graphs]
    for claim in subjects(store, DM.about, event):
        number, article = one(store, claim, DM.claimedAttendance), one(store, claim, PROV.hadPrimarySource)
        if number is not None and article in graphs:
            said[graphs.index(article)].append(number)
    values = {number.value for own in said for number in own}
    state: State = "differ" if len(values) > 1 else "partly" if not all(said) else "same"
    return [{"aspect": "attendance", "subject": None, "cells": said, "state": state}] if values else []


def _rows(aspect: str, said: Mapping[Any, Sequence[Sequence[Any]]]) -> list[dict[str, Any]]:
    """Rows of what one article may leave out: those that most articles have come first."""
    return [
        {"aspect": aspect, "subject": subject, "cells": _without_repeats(cells), "state": _told_by(cells)}
        for subject, cells in sorted(said.items(), key=lambda own: (-sum(map(bool, own[1])), str(own[0])))
    ]


def _told_by(cells: Sequence[Sequence[Any]]) -> State:
    return "same" if all(cells) else "partly"


def _without_repeats(cells: Iterable[Sequence[Any]]) -> list[list[Any]]:
    return [list(dict.fromkeys(own)) for own in cells]
