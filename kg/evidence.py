"""What articles say of an event, and where: the passages that support it and its facts, in one text.

A question about the events of two persons that asks for each passage looks up the fact that it supports, the
passage, its selector, and what these say: 90 microseconds a row. So the store keeps a text of each event
(``kg.store.calendar``). It follows from what the merged view says.

    https://w3id.org/diplomatic-kg/id /event/02910188
    /article/s1-0|en|0.9
    0 9|Participation /person/327a2e90
    0 72|Participation /state/KG|Report
    /article/s1-4|ru|0.8
    …

    Jan Nowak received …

First what addresses begin with, up to that of the event. Then each article, with the language of what it says
and how sure the extractor is of the event in it, and its passages: where they begin and end, and what they
support, with whom or what that is about. After an empty line what they say, of all articles one after
another; where passages overlap, once. In the order in which the question ``evidence`` gives them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.based import shortened, whole
from kg.terms import PREFIXES, RDF, XSD

_DM: Final = PREFIXES["dm"]
_BREAK: Final = "\n\n"


class Told(NamedTuple):
    """A passage that supports a fact, as terms; ``about`` is None for what is about nobody."""

    kind: Any
    about: Any
    quote: Any
    article: Any
    start: Any
    end: Any
    confidence: Any


class Passage(NamedTuple):
    """``facts`` are what it supports: the kind, and where there is one, a blank and whom or what it is about.
    Kinds are names of terms or addresses.
    """

    start: str
    end: str
    facts: Sequence[str]
    quote: str


class Account(NamedTuple):
    """What an article says; ``language`` is '' for none, ``confidences`` are numbers."""

    article: str
    language: str
    confidences: Sequence[str]
    passages: Sequence[Passage]


_Span: TypeAlias = tuple[int, int]
_Fact: TypeAlias = tuple[str, str]  # addresses, '' for nothing


class _Said:
    """What an article says, as it is collected."""

    def __init__(self) -> None:
        self.languages: set[str] = set()
        self.confidences: set[str] = set()
        self.quotes: dict[_Span, str] = {}
        self.facts: dict[_Span, set[_Fact]] = defaultdict(set)


def written(event: str, every: Iterable[Told]) -> str | None:
    """Return the text of an event; None for what it cannot say: a graph that kg did not make may have a
    passage with two quotes, or one that is shorter than it should be.
    """
    articles: dict[str, _Said] = defaultdict(_Said)
    for told in every:
        if not _is_plain(told):
            return None
        span, quote = (int(told.start.value), int(told.end.value)), told.quote.value
        said = articles[told.article.value]
        if len(quote) != span[1] - span[0] or said.quotes.setdefault(span, quote) != quote:
            return None
        said.languages.add(told.quote.language or "")
        said.confidences.add(told.confidence.value)
        said.facts[span].add((told.kind.value, told.about.value if told.about else ""))
    lines, quotes = list[str](), list[str]()
    for article, said in sorted(articles.items()):
        words = _joined(said.quotes)
        if words is None or len(said.languages) > 1:
            return None
        lines.append(f"{article}|{''.join(said.languages)}|{' '.join(sorted(said.confidences, key=Decimal))}")
        lines += [
            "|".join((f"{span[0]} {span[1]}", *_facts(said.facts[span]))) for span in sorted(said.facts)
        ]
        quotes.append(words)
    return shortened(event, "\n".join(lines)) + _BREAK + "".join(quotes)


def _is_plain(told: Told) -> bool:
    """Whether the terms are of the kinds that kg writes."""
    nodes = (told.kind, told.article, *([told.about] if told.about is not None else []))
    return (
        all(isinstance(node, NamedNode) for node in nodes)
        and _is_of(told.start, XSD.integer)
        and _is_of(told.end, XSD.integer)
        and told.start.value.isdecimal()
        and _is_of(told.confidence, XSD.decimal)
        and (_is_of(told.quote, XSD.string) or _is_of(told.quote, RDF.langString))
    )


def _is_of(term: Any, datatype: NamedNode) -> bool:
    return isinstance(term, Literal) and term.datatype == datatype


def _facts(facts: Iterable[_Fact]) -> list[str]:
    return [f"{_short(kind)} {about}".rstrip(" ") for kind, about in sorted(facts)]


def _short(kind: str) -> str:
    name = kind.removeprefix(_DM)
    return name if name.isalpha() else kind


def _joined(quotes: Mapping[_Span, str]) -> str | None:
    """Return what passages of an article say together; None where one contradicts another."""
    words, reach, gap = "", 0, 0
    for start, end in sorted(quotes):
        gap += max(start - reach, 0)
        reach = max(reach, start)
        words += quotes[start, end][reach - start :] if end > reach else ""
        if words[start - gap : end - gap] != quotes[start, end]:
            return None
        reach = max(reach, end)
    return words


def read(text: str) -> tuple[str, list[Account]]:
    """Return the event and what a text of ``written`` says of it."""
    head, _, words = text.partition(_BREAK)
    _, event, rest = whole(head)
    accounts: list[Account] = []
    passages: list[Passage] = []
    done, reach, gap = 0, 0, 0
    for line in rest.split("\n") if rest else ():
        where, *facts = line.split("|")
        start, is_passage, end = where.partition(" ")
        if not is_passage:
            language, confidences = facts
            passages = []
            accounts.append(Account(where, language, confidences.split(" "), passages))
            done += reach - gap
            reach, gap = 0, 0
            continue
        first, last = int(start), int(end)
        if first > reach:
            gap += first - reach
        if last > reach:
            reach = last
        at = done - gap
        passages.append(Passage(start, end, facts, words[first + at : last + at]))
    return event, accounts
