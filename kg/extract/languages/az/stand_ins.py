"""Bodies told again by the noun of their name alone: "Ekologiya Nazirliyi ...", later "Nazirlik ilə Fond
arasında", "Təşkilatın sammiti".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import gazetteer
from kg.extract.languages.az import bodies
from kg.extract.languages.az.expectation import POSTPOSITIONS
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_STANDING = words_of("bodies", "standing") - {
    "qrup",
    "qurum",
    "şirkət",
    "mərkəz",
    "forum",
    "korporasiya",
    "komissiya",
}
_FIRM = ("şirkət",)
_STARTS = tuple(sorted({noun[:-1] for noun in _STANDING}))


def find(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the spans of such nouns, each with the name and state of the body of its kind named last."""
    for token in words.tokens:
        if token.lower in _FIRM and (firm := _firm_beside(words, spans, token)) is not None:
            yield Span(token.index, token.index, "body", bodies.name_of(words, firm), firm.country)
        if not token.lower.startswith(_STARTS) or spans.over(token.index) is not None:
            continue
        noun = _noun(token)
        if noun and _stands_alone(words, spans, token) and (body := _named(words, spans, token.index, noun)):
            owner = spans.over(body.first - 1) if body.first else None
            owned = owner is not None and owner.kind == "state" and not body.country
            country = owner.country if owned and owner is not None else body.country
            yield Span(token.index, token.index, "body", bodies.fullest(words, spans.all, body), country)


def _firm_beside(words: Words, spans: Spans, token: Token) -> Span | None:
    """The firm told last, where "the firm" signs or talks with another body: "Nazirlik ilə | şirkət |
    arasında"."""
    k = token.index
    linked = 0 < k < len(words.tokens) - 1 and words.tokens[k - 1].lower in ("ilə", "və")
    if not linked or words.tokens[k + 1].lower not in ("ilə", "arasında") or spans.over(k) is not None:
        return None
    before = (s for s in reversed(spans.all) if s.kind == "body" and s.last < k)
    return next((s for s in before if _is_firm(words, s)), None)


def _is_firm(words: Words, span: Span) -> bool:
    listed = gazetteer.body(span.key) if span.key else None
    return (
        (listed is not None and listed.kind == "company")
        or bodies.firm_noun(words, span) is not None
        or bodies.is_firm(words.tokens[span.last])
    )


def _noun(token: Token) -> str:
    """The noun of a body that a word is, without an owner: "Fondla"; '' for "Fondu", "fondlar", "Fondda"."""
    found = (f for f in forms(token.text) if f.case in ("nom", "ins", "gen") and not (f.owner or f.plural))
    return next((s for f in found if (s := lower(f.stem)) in _STANDING), "")


def _stands_alone(words: Words, spans: Spans, token: Token) -> bool:
    """Whether a noun is a whole name: a capital amid the sentence or at its beginning, or a partner."""
    k = token.index
    sentence = words.sentences[token.sentence]
    before = words.tokens[k - 1] if k > sentence.first else None
    after = words.tokens[k + 1] if k < sentence.last else None
    if after is not None and after.capital and after.shape == "word" and spans.over(k + 1) is None:
        return False
    if after is not None and after.lower not in POSTPOSITIONS and _is_owned_by(token, after):
        return False  # "Komitə | sədrləri"
    if before is not None and (before.capital or before.lower.endswith(("ın", "in", "un", "ün"))):
        return spans.over(k - 1) is None and before.index == sentence.first and not before.lower.endswith("n")
    if token.capital:
        return True
    with_whom = after is not None and after.lower in ("ilə", "arasında")
    return with_whom and (before is None or before.shape == "mark" or before.lower in ("ilə", "və"))


def _is_owned_by(token: Token, after: Token) -> bool:
    bare = any(f.case == "nom" and not f.owner and lower(f.stem) in _STANDING for f in forms(token.text))
    return bare and any(f.owner == "3" for f in forms(after.text))


def _named(words: Words, spans: Spans, index: int, noun: str) -> Span | None:
    """The body of a kind that the text named last, in more than one word."""
    before = (s for s in reversed(spans.all) if s.kind == "body" and s.last < index)
    return next((s for s in before if bodies.may_be(words, s, noun) and (s.first < s.last or s.key)), None)
