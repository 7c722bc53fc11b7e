"""The page of an article: its text with the passages that support facts marked, and those facts.

Where the text is not at hand, the passages are shown in their order, with gaps. Nothing of a text is left out
or added: what the marked text says, read without its marks, is the text (``tests/serve/test_reading.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

import pyoxigraph as ox

from kg.query import find
from kg.query.answers import question_of
from kg.serve.passages import Passage, one, passages, subjects
from kg.terms import DM, GAF, OA, ORG, PROV, RDF, SCHEMA

_FACTS: Final = 400
_KINDS: Final = {
    DM.Report: "report",
    DM.Participation: "participant",
    DM.AgendaItem: "topic",
    DM.Document: "document",
    DM.Statement: "claim",
    ORG.Membership: "office",
}
_VIEW: Final = ox.DefaultGraph()


def article(store: ox.Store, node: ox.NamedNode, text: str | None) -> dict[str, Any]:
    """Return what the page of an article shows, as terms; ``text`` is None where it is not at hand."""
    spans = sorted({q.subject for q in store.quads_for_pattern(None, OA.hasSource, node, _VIEW)}, key=str)
    facts = _facts(store, node, spans[: _FACTS * 4])
    marks = [(p.start, p.end, fact["number"], fact["kind"]) for fact in facts for p in fact["spans"]]
    known = [(0, text)] if text is not None and _fits(text, facts) else _quoted(facts)
    return {
        "published": one(store, node, SCHEMA.datePublished),
        "publisher": one(store, node, DM.publisherName),
        "language": one(store, node, SCHEMA.inLanguage),
        "url": one(store, node, SCHEMA.url),
        "whole": text is not None and _fits(text, facts),
        "pieces": [{"start": start, "runs": marked(start, piece, marks)} for start, piece in known],
        "facts": [{name: own for name, own in fact.items() if name != "spans"} for fact in facts],
        "events": _events(store, node),
        "params": {"article": node.value},
        "sparql": question_of(store, find("evidence"), {"article": node}),
    }


def _events(store: ox.Store, node: ox.NamedNode) -> list[dict[str, Any]]:
    """Return the events that an article reports, with how sure the extractor is of each."""
    reports = subjects(store, PROV.hadPrimarySource, node)
    found = [(one(store, r, DM.reports), one(store, r, DM.confidence)) for r in reports]
    told = [
        {"event": e, "date": one(store, e, DM.date), "confidence": sure} for e, sure in found if e is not None
    ]
    return sorted(told, key=lambda own: (str(own["date"] or ""), own["event"].value))


def _facts(store: ox.Store, article: ox.NamedNode, spans: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the facts that have passages in an article, numbered in the order of the text."""
    supported: dict[Any, list[Passage]] = {}
    for span in spans:
        for fact in subjects(store, GAF.denotedBy, span):
            supported.setdefault(fact, [])
    for fact in supported:
        supported[fact] = [p for p in passages(store, [fact]) if p.article == article]
    order = sorted(supported, key=lambda fact: (_begin(supported[fact]), fact.value))[:_FACTS]
    return [_fact(store, n, fact, supported[fact]) for n, fact in enumerate(order, 1)]


def _begin(spans: Sequence[Passage]) -> tuple[int, int]:
    return min(((p.start, p.end) for p in spans), default=(0, 0))


def _fact(store: ox.Store, number: int, fact: Any, spans: Sequence[Passage]) -> dict[str, Any]:
    kinds = {q.object for q in store.quads_for_pattern(fact, RDF.type, None, _VIEW)}
    kind = next((name for class_, name in _KINDS.items() if class_ in kinds), "report")
    return {
        "number": number,
        "kind": kind,
        "about": _about(store, fact, kind),
        "spans": spans,
        "passages": [passage.shown() for passage in spans[:3]],
    }


# What a fact of each kind says, by the properties that lead there.
_SAID: Final = {
    "report": (DM.reports,),
    "participant": (DM.agent, DM.inCapacity, DM.onBehalfOf, DM.participationIn),
    "topic": (DM.concept, DM.agendaItemOf),
    "document": (DM.documentOf,),
    "claim": (DM.speaker, DM.speakingBody, DM.about),
    "office": (ORG.member, DM.post, ORG.organization),
}


def _about(store: ox.Store, fact: Any, kind: str) -> list[Any]:
    own = [fact] if kind in ("topic", "document") else []
    return own + [term for p in _SAID[kind] if (term := one(store, fact, p)) is not None]


def _fits(text: str, facts: Iterable[dict[str, Any]]) -> bool:
    """Whether a text is the one that the passages are of."""
    return all(text[p.start : p.end] == p.quote.value for fact in facts for p in fact["spans"])


def _quoted(facts: Iterable[dict[str, Any]]) -> list[tuple[int, str]]:
    """Return the stretches of a text that its passages tell, put together where they overlap."""
    known: list[tuple[int, str]] = []
    spans = {(p.start, p.end, p.quote.value) for fact in facts for p in fact["spans"]}
    for start, end, quote in sorted(spans):
        if known and start <= known[-1][0] + len(known[-1][1]):
            begin, text = known[-1]
            known[-1] = (begin, text + quote[max(0, begin + len(text) - start) :])
        elif end > start:
            known.append((start, quote))
    return known


def marked(start: int, text: str, marks: Iterable[tuple[int, int, int, str]]) -> list[dict[str, Any]]:
    """Return a stretch of text that begins at ``start`` in runs, each under the same marks.

    A mark is (start, end, number of a fact, its kind); marks may overlap. A run names the facts that it
    supports, the shortest mark first, and the passages that begin with it.
    """
    stop = start + len(text)
    inside = sorted({m for m in marks if m[0] < stop and m[1] > start}, key=lambda m: (m[1] - m[0], m))
    cuts = sorted({start, stop, *(at for a, b, *_ in inside for at in (a, b) if start < at < stop)})
    return [
        {
            "text": text[begin - start : end - start],
            "facts": list(dict.fromkeys((n, kind) for a, b, n, kind in inside if a <= begin and end <= b)),
            "begins": sorted({(a, b) for a, b, *_ in inside if a == begin}),
        }
        for begin, end in pairwise(cuts)
    ]
