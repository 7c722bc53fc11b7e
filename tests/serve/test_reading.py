"""The text of an article under its marks: whatever overlaps, it reads as it is, each mark in its place."""

from __future__ import annotations

from html.parser import HTMLParser

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader

from kg.serve import pages
from kg.serve.passages import Passage
from kg.serve.reading import _quoted, marked

KINDS = ("report", "participant", "topic", "document", "claim", "office")
# What articles are made of, and what HTML would take for something else; no NUL, which no HTML can hold.
texts = st.text(
    st.one_of(
        st.sampled_from("<>&\"'\r\n\t \u202e{}%"), st.characters(exclude_characters="\0", codec="utf-8")
    ),
    max_size=60,
)
Marks = list[tuple[int, int, int, str]]


@st.composite
def marks_on(draw: st.DrawFn) -> tuple[str, Marks]:
    text = draw(texts)
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = draw(st.lists(span.map(sorted).filter(lambda own: own[0] < own[1]), max_size=8))
    return text, [(a, b, n, KINDS[n % len(KINDS)]) for n, (a, b) in enumerate(spans, 1)]


@given(marks_on())
def test_runs_are_the_text_and_each_has_the_marks_over_it(case: tuple[str, Marks]) -> None:
    text, marks = case
    runs = marked(0, text, marks)
    assert "".join(run["text"] for run in runs) == text
    at = 0
    for run in runs:
        for place in range(at, at + len(run["text"])):
            assert {n for n, _ in run["facts"]} == {n for a, b, n, _ in marks if a <= place < b}
        assert run["begins"] == sorted({(a, b) for a, b, *_ in marks if a == at})
        at += len(run["text"])


class _Text(HTMLParser):
    """Collects what stands in the element of class text, and the anchors in it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.anchors, self._depth = "", [], 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = dict(attrs)
        if given_.get("class") == "text":
            self._depth = 1
        elif self._depth and tag == "div":
            self._depth += 1
        if self._depth and given_.get("class") == "at":
            self.anchors.append(given_["id"])

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "div" and self._depth > 0

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.text += data


ENVIRONMENT = Environment(
    loader=FileSystemLoader(pages._HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
ENVIRONMENT.filters["exactly"] = pages.exactly
PIECES = ENVIRONMENT.from_string("{% from 'pieces.html' import pieces_of %}{{ pieces_of(article, '[…]') }}")


@settings(max_examples=200, deadline=None)
@given(marks_on())
def test_the_page_reads_as_the_text(case: tuple[str, Marks]) -> None:
    text, marks = case
    pieces = [{"start": 0, "runs": marked(0, text, marks)}]
    shown = _Text(PIECES.render(article={"language": None, "whole": True, "pieces": pieces}))
    assert shown.text == text
    assert shown.anchors == [f"char={a},{b}" for a, b in sorted({(a, b) for a, b, *_ in marks})]


@given(marks_on())
def test_passages_alone_tell_what_they_cover_and_nothing_else(case: tuple[str, Marks]) -> None:
    text, marks = case
    article = ox.NamedNode("https://example.org/a")
    facts = [{"spans": [Passage(article, a, b, ox.Literal(text[a:b]), article)]} for a, b, *_ in marks]
    told: dict[int, str] = {}
    for start, piece in _quoted(facts):
        assert start not in told
        told |= dict(enumerate(piece, start))
    covered = {place for a, b, *_ in marks for place in range(a, b)}
    assert told == {place: text[place] for place in covered}
