"""Bodies in small letters that act: organs of others that send somebody, "Seymin Xarici işlər | komitəsinin
nümayəndə heyəti", and ministries of states, "İranın neft | nazirliyi ilə"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az import bodies
from kg.extract.languages.az.titles import in_genitive, without_case
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_ORGANS = ("komitəsinin", "komissiyasının", "departamentinin", "qrupunun", "idarəsinin", "fraksiyasının")
_GENITIVE = ("ın", "in", "un", "ün")
_MINISTRY = ("nazirliyi", "nazirliyinin")
# What stands right behind a ministry that acts
_ACTING = frozenset(("ilə", "arasında", "tərəfindən", "nümayəndə", "heyəti", "rəhbərliyi", "və"))
# Its field has so many words at most: "İraqın | elektrik enerjisi və su | nazirliyi"
_FIELD = 5
_GOVERNMENT = "hökumət"
_OF_GOVERNMENTS = frozenset(("müvəqqəti", "keçid", "milli", "birlik", "razılıq"))
# So many words at most stand between an organ and its body.
_LONGEST = 8


def find(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the spans of ministries, and of organs with those of the bodies that they are of, which are
    dropped."""
    for token in words.tokens:
        if token.capital and token.lower.startswith(_GOVERNMENT):
            yield from _government(words, spans, token)
        if token.lower in _MINISTRY and (found := _ministry(words, spans, token)) is not None:
            yield found
        if token.lower not in _ORGANS or spans.over(token.index) is not None or not _sends(words, token):
            continue
        body = _body(words, spans, token)
        if body is None or body.last + 1 == token.index:
            continue
        owner = spans.over(body.first - 1) if body.first else None
        owned = owner is not None and owner.kind == "state"
        country = body.country or (owner.country if owner is not None and owned else "")
        organ = without_case(words.quote(body.last + 1, token.index), "gen")
        name = f"{in_genitive(bodies.name_of(words, body))} {organ}"
        spans.drop(body)
        yield Span(body.first, token.index, "body", name, country)


def _government(words: Words, spans: Spans, token: Token) -> Iterator[Span]:
    """A government that is not the usual one of its state: "Suriya | Keçid Hökumətinin sədri"."""
    first = token.index
    while first > 0 and words.tokens[first - 1].capital and words.tokens[first - 1].lower in _OF_GOVERNMENTS:
        first -= 1
    owner = spans.over(first - 1) if first else None
    if first < token.index and owner is not None and owner.kind == "state" and spans.over(first) is None:
        if (any_ := spans.over(token.index)) is not None:
            spans.drop(any_)  # "hökumət" of any state
        kind = words.quote(first, token.index - 1)
        noun = "Hökumət" if kind == "Müvəqqəti" else "Hökuməti"
        yield Span(first, token.index, "body", f"{kind} {noun}", owner.country)


def _ministry(words: Words, spans: Spans, token: Token) -> Span | None:
    """A ministry that acts with others or sends somebody, between its state and these: "İranın | neft
    nazirliyi | ilə"."""
    after = words.tokens[token.index + 1 : token.index + 2]
    if spans.over(token.index) is not None or not after or after[0].lower not in _ACTING:
        return None
    k = token.index - 1
    while k > 0 and token.index - k <= _FIELD and spans.over(k) is None and words.tokens[k].text.islower():
        k -= 1
    owner = spans.over(k)
    if (
        owner is None
        or owner.kind != "state"
        or k == token.index - 1
        or words.tokens[k].sentence != token.sentence
    ):
        return None
    name = words.quote(k + 1, token.index)
    return Span(
        k + 1, token.index, "body", without_case(name, "gen" if name.endswith("nin") else ""), owner.country
    )


def _sends(words: Words, token: Token) -> bool:
    following = words.tokens[token.index + 1 : token.index + 3]
    return (
        len(following) == 2 and following[0].lower == "nümayəndə" and following[1].lower.startswith("heyət")
    )


def _body(words: Words, spans: Spans, token: Token) -> Span | None:
    """The body in the genitive that an organ is of; None where another name or a mark stands between."""
    for k in range(token.index - 1, max(-1, token.index - _LONGEST), -1):
        span = spans.over(k)
        if span is not None:
            owns = words.tokens[span.last].lower.endswith(_GENITIVE) and span.kind == "body"
            return span if owns and span.last == k else None
        if words.tokens[k].sentence != token.sentence or words.tokens[k].shape == "mark":
            return None
    return None
