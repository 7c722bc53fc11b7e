"""What supports events, passage by passage: the rows of ``evidence``.

An engine looks up each fact, its passages, what they say and where they stand, and joins them with articles
that report the event. Here one text of each event tells all that (``kg.evidence``), in the order of the rows;
when articles were published, and by whom, is asked once of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.evidence import Account, read
from kg.query.lookup import Found, Row, in_batches
from kg.query.rollcall import addresses
from kg.terms import PREFIXES, XSD

_DM: Final = PREFIXES["dm"]
_Sources: TypeAlias = dict[str, tuple[Any, Any]]


def supporting(found: Found) -> Iterable[Row] | None:
    """Return event, kind, about, quote, article, start, end, published, publisher and confidence. None where
    an event has no such text, and where an article has two dates or publishers.
    """
    only = set(addresses(found.values.get("article", ())))
    events: list[tuple[str, list[Account]]] = []
    for (text,) in found("evidence-of"):
        if text is None:
            return None
        event, accounts = read(text.value)
        events.append((event, [each for each in accounts if not only or each.article in only]))
    sources = _sources(found, {each.article for _, accounts in events for each in accounts})
    return None if sources is None else _rows(sorted(events), sources)


def _sources(found: Found, articles: Iterable[str]) -> _Sources | None:
    sources: _Sources = {}
    for some in in_batches(map(NamedNode, sorted(articles))):
        for article, published, publisher in found("sources-of", article=some):
            if article.value in sources:
                return None
            sources[article.value] = (published, publisher)
    return sources


def _rows(events: Sequence[tuple[str, Sequence[Account]]], sources: _Sources) -> Iterator[Row]:
    facts, numbers = _Facts(), _Numbers()
    for address, accounts in events:
        event = NamedNode(address)
        for account in accounts:
            article, language = NamedNode(account.article), account.language or None
            sure = [Literal(each, datatype=XSD.decimal) for each in account.confidences]
            ends = [(*sources[account.article], each) for each in sure]
            for passage in account.passages:
                start, end, supported, quote = passage
                where = (Literal(quote, language=language), article, numbers[start], numbers[end])
                for fact in supported:
                    about = (event, *facts[fact], *where)
                    for rest in ends:
                        yield about + rest


class _Facts(dict[str, tuple[NamedNode, NamedNode | None]]):
    """What a fact is, and what it is about, as terms: each is made once."""

    def __missing__(self, fact: str) -> tuple[NamedNode, NamedNode | None]:
        kind, _, about = fact.partition(" ")
        terms = (NamedNode(kind if ":" in kind else _DM + kind), NamedNode(about) if about else None)
        self[fact] = terms
        return terms


class _Numbers(dict[str, Literal]):
    """Numbers as terms: each is made once."""

    def __missing__(self, number: str) -> Literal:
        term = self[number] = Literal(number, datatype=XSD.integer)
        return term
