"""What supports an event: what is written is read, in order; what a text cannot say is not written."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.evidence import Account, Passage, Told, read, written
from kg.terms import DM, XSD

BASE = "https://w3id.org/diplomatic-kg/id"
EVENT = f"{BASE}/event/02910188"
WORDS = f"Али met\n\n\\ | in /Baku/; 0 4|{BASE}/person/1"
NODES = [None, *map(NamedNode, (f"{BASE}/person/1", f"{BASE}x/state/RU", "urn:x"))]
ARTICLES = [NamedNode(f"{BASE}/article/{name}") for name in ("s1", "s1-0", "s10")]
KINDS = [DM.Report, DM.Participation, NamedNode(f"{BASE}/kind"), NamedNode(DM.Report.value + "/x")]


def told(
    kind: NamedNode, about: NamedNode | None, article: NamedNode, span: tuple[int, int], sure: str = "0.9"
) -> Told:
    start, end = map(Literal, span)
    quote = Literal(WORDS[slice(*span)], language="en" if article == ARTICLES[0] else None)
    return Told(kind, about, quote, article, start, end, Literal(sure, datatype=XSD.decimal))


spans = st.tuples(st.integers(0, len(WORDS)), st.integers(0, len(WORDS))).map(sorted).map(tuple)
several = st.lists(
    st.builds(
        told,
        st.sampled_from(KINDS),
        st.sampled_from(NODES),
        st.sampled_from(ARTICLES),
        spans,
        st.sampled_from(["0.9", "0.25", "1"]),
    )
)


@given(event=st.sampled_from([EVENT, "https://e.org/event", "urn:event"]), every=several, random=st.randoms())
def test_what_is_written_is_read(event: str, every: list[Told], random: Random) -> None:
    text = written(event, every)
    assert text is not None
    assert written(event, random.sample(every, len(every)) + every[:1]) == text, "in any order, once or twice"
    found, accounts = read(text)
    assert found == event
    rows = [
        (each.article, int(one.start), int(one.end), fact, one.quote, each.language)
        for each in accounts
        for one in each.passages
        for fact in one.facts
    ]
    said = {
        (
            *(one.article.value, int(one.start.value), int(one.end.value)),
            *(fact(one), one.quote.value, one.quote.language or ""),
        )
        for one in every
    }
    assert set(rows) == said
    assert len(rows) == len(said)
    assert [row[:3] for row in rows] == sorted(row[:3] for row in rows)
    for each in accounts:
        own = {one.confidence.value for one in every if one.article.value == each.article}
        assert each.confidences == sorted(own, key=float)


def fact(one: Told) -> str:
    kind = one.kind.value.rpartition("#")[2] if one.kind in (DM.Report, DM.Participation) else one.kind.value
    return f"{kind} {one.about.value}" if one.about else kind


def test_what_overlaps_is_written_once() -> None:
    article = ARTICLES[0]
    every = [told(DM.Report, None, article, (0, 7)), told(DM.Participation, NODES[1], article, (4, 7))]
    assert written(EVENT, every) == (
        f"{BASE} /event/02910188\n/article/s1|en|0.9\n0 7|Report\n4 7|Participation /person/1\n\nАли met"
    )
    assert read(str(written(EVENT, every))) == (
        EVENT,
        [
            Account(
                article.value,
                "en",
                ["0.9"],
                [
                    Passage("0", "7", ["Report"], "Али met"),
                    Passage("4", "7", [f"Participation {BASE}/person/1"], "met"),
                ],
            )
        ],
    )


ONE = told(DM.Report, None, ARTICLES[0], (0, 3))


@pytest.mark.parametrize(
    "odd",
    [
        ONE._replace(quote=Literal("Алм", language="en")),
        ONE._replace(quote=Literal("Алис", language="en")),
        ONE._replace(quote=Literal("Али", language="ru")),
        ONE._replace(quote=Literal("123", datatype=XSD.integer)),
        ONE._replace(quote=NODES[1]),
        ONE._replace(about=Literal("x")),
        ONE._replace(start=Literal("0")),
        ONE._replace(start=Literal(-1), end=Literal(2)),
        ONE._replace(confidence=Literal(1)),
        told(DM.Report, None, ARTICLES[0], (2, 5))._replace(quote=Literal("xyz", language="en")),
    ],
)
def test_what_no_article_of_kg_says_is_not_written(odd: Told) -> None:
    assert written(EVENT, [ONE]) is not None
    assert written(EVENT, [ONE, odd]) is None
