"""Initials that a text gives a body: "the National Assembly (NA)", after which "the NA Speaker" is of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.state_bodies import owner_of
from kg.extract.languages.en.title import is_head
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_SHORTEST, _LONGEST = 2, 6


def find(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the initials of bodies of the text as these bodies.

    Those in brackets after the name count everywhere, others before a post: "NA Chairman A".
    """
    named = _defined(words, spans)
    bodies = [s for s in spans.all if s.kind == "body" and s.name and " " in s.name]
    for token in words.tokens if bodies else ():
        short = (
            token.capital
            and _SHORTEST <= len(token.text) <= _LONGEST
            and token.text.isupper()
            and token.text.isalpha()
        )
        if not short or spans.over(token.index) is not None or _is_bracketed(words, token.index):
            continue
        body = named.get(token.text)
        if body is None and _before_post(words, token.index):
            body = next((b for b in bodies if _initials(b.name) == token.text), None)
        if body is not None:
            own = Span(token.index, token.index, "body", body.name)
            yield replace(own, country=owner_of(words, spans, own) or body.country)


def _before_post(words: Words, index: int) -> bool:
    """Whether a post in capitals follows: "NA | Deputy Chairman A"."""
    near = words.tokens[index + 1 : index + 3]
    if not near or not near[0].capital:
        return False
    lesser = near[0].lower in words_of("posts", "lesser")
    return is_head(near[0]) or (lesser and len(near) > 1 and near[1].capital and is_head(near[1]))


def _defined(words: Words, spans: Spans) -> dict[str, Span]:
    """The bodies whose initials follow their names in brackets."""
    out: dict[str, Span] = {}
    for span in spans.all:
        after = words.tokens[span.last + 1 : span.last + 4]
        if span.kind == "body" and span.name and len(after) == 3 and after[0].text == "(":
            short = after[1].text
            if after[2].text == ")" and short.isupper() and _initials(span.name).endswith(short[-2:]):
                out.setdefault(short, span)
    return out


def _is_bracketed(words: Words, index: int) -> bool:
    return words.tokens[index - 1].text == "(" if index else False


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper())
