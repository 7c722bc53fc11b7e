"""What supports events, for the calendar (``kg.evidence``): read out of the merged view, of many events at a
time, or out of the graph of the one article that tells of an event.

By three relations: which facts an event has, what supports a fact in which article, and which article reports
the event. A passage counts for an event where its article reports that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from kg.evidence import Told
from kg.terms import DM, GAF, OA, PROV, RDF

PARTS: Final = (DM.hasParticipation, DM.hasAgendaItem, DM.hasDocument)
"""What leads from an event to its facts."""
LEADING: Final = (DM.reports, DM.about)
"""What leads from facts to their event."""
KINDS: Final = frozenset({DM.Report, DM.Participation, DM.AgendaItem, DM.Document, DM.Statement})
OF_FACTS: Final = (GAF.denotedBy, DM.agent, DM.inCapacity, PROV.hadPrimarySource, DM.confidence)
OF_PASSAGES: Final = (OA.hasSource, OA.hasSelector, OA.exact, OA.start, OA.end)
"""What texts say of facts, beside what they are, and of their passages."""

_WITHIN: Final = (OA.exact, OA.start, OA.end)
_BY_THEMSELVES: Final = (DM.AgendaItem, DM.Document)  # what a passage about one is about
_FACT: Final = f"?event ^{DM.reports}|{'|'.join(map(str, PARTS))}|^{DM.about} ?fact ."
_FACTS: Final = f"""
SELECT ?event ?fact ?kind ?agent ?post
WHERE {{{{
  VALUES ?event {{{{ {{}} }}}}
  {_FACT}
  ?fact {RDF.type} ?kind .
  OPTIONAL {{{{ ?fact {DM.agent} ?agent }}}}
  OPTIONAL {{{{ ?fact {DM.inCapacity} ?post }}}}
}}}}"""
_PASSAGES: Final = f"""
SELECT ?fact ?article ?quote ?start ?end
WHERE {{{{
  VALUES ?event {{{{ {{}} }}}}
  {_FACT}
  ?fact {GAF.denotedBy} ?passage .
  ?passage {OA.hasSource} ?article ; {OA.hasSelector} ?selector .
  ?selector {OA.exact} ?quote ; {OA.start} ?start ; {OA.end} ?end .
}}}}"""
_REPORTS: Final = f"""
SELECT ?event ?article ?confidence
WHERE {{{{
  VALUES ?event {{{{ {{}} }}}}
  ?report {DM.reports} ?event ; {PROV.hadPrimarySource} ?article ; {DM.confidence} ?confidence .
}}}}"""

_Rows = Iterable[tuple[Any, ...]]
_Values = Mapping[NamedNode, Sequence[NamedNode | Literal]]


def in_view(ask: Callable[[str], _Rows]) -> dict[NamedNode, list[Told]]:
    """Return what supports some events, by event; ``ask`` fills them into a question and gives its rows."""
    return _together(*map(ask, (_FACTS, _PASSAGES, _REPORTS)))


def in_graph(graph: Mapping[NamedNode, _Values]) -> dict[NamedNode, list[Told]]:
    """Return what supports the events of a graph, by event; ``graph`` has the values of each of its nodes."""
    pairs = set(_facts(graph))
    return _together(
        ((event, fact, *each) for event, fact in pairs for each in _about(graph.get(fact, {}))),
        (row for fact in {fact for _, fact in pairs} for row in _supporting(graph, fact)),
        (row for known in graph.values() for row in _rows(known, DM.reports, *_REPORTED)),
    )


_REPORTED: Final = (PROV.hadPrimarySource, DM.confidence)


def _facts(graph: Mapping[NamedNode, _Values]) -> Iterator[tuple[Any, Any]]:
    for node, known in graph.items():
        yield from ((node, fact) for part in PARTS for fact in known.get(part, ()))
        yield from ((event, node) for leading in LEADING for event in known.get(leading, ()))


def _about(fact: _Values) -> Iterator[tuple[Any, ...]]:
    nobody = (None,)
    return product(fact.get(RDF.type, ()), *(fact.get(who) or nobody for who in (DM.agent, DM.inCapacity)))


def _supporting(graph: Mapping[NamedNode, _Values], fact: Any) -> Iterator[tuple[Any, ...]]:
    for passage in graph.get(fact, {}).get(GAF.denotedBy, ()):
        known = graph.get(passage, {}) if isinstance(passage, NamedNode) else {}
        for article, selector in _rows(known, OA.hasSource, OA.hasSelector):
            yield from ((fact, article, *each) for each in _rows(graph.get(selector, {}), *_WITHIN))


def _rows(known: _Values, *predicates: NamedNode) -> Iterator[tuple[Any, ...]]:
    return product(*(known.get(predicate, ()) for predicate in predicates))


def _together(facts: _Rows, passages: _Rows, reports: _Rows) -> dict[NamedNode, list[Told]]:
    supporting: dict[Any, list[tuple[Any, ...]]] = defaultdict(list)
    for fact, *passage in passages:
        supporting[fact].append(tuple(passage))
    sure: dict[tuple[Any, Any], list[Any]] = defaultdict(list)
    for event, article, confidence in reports:
        sure[event, article].append(confidence)
    told: dict[NamedNode, list[Told]] = defaultdict(list)
    for event, fact, kind, agent, post in facts:
        about = fact if kind in _BY_THEMSELVES else post if agent is None else agent
        for article, quote, start, end in supporting.get(fact, ()):
            told[event] += [
                Told(kind, about, quote, article, start, end, each) for each in sure.get((event, article), ())
            ]
    return told
