"""Gatherings: "Antalya Diplomasi Forumu", "NATO zirvesi", "üçlü toplantı", with the case they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.languages.tr import forms, posts
from kg.extract.languages.tr.lexicon import words_of
from kg.extract.spans import Span
from kg.extract.words import Token, Words

# The key of the span of a gathering's name, which no actor and no place is read in.
GATHERING = "gathering"
_OWN = ("", "si", "sı", "i", "ı", "u", "ü", "leri", "ları", "ler", "lar")


@dataclass(frozen=True, slots=True)
class Gathering:
    """A gathering at tokens [first, last]; ``name`` is '' for one that the text only calls "zirve"."""

    first: int
    last: int
    case: str
    name: str


def noun_form(token: Token, stem: str) -> tuple[str, str] | None:
    """Return (possessive ending, case) of a noun: "zirvesine" -> ("si", "dat"); None for another word."""
    word = forms.whole(token)
    if not word.startswith(stem):
        return None
    rest = word[len(stem) :]
    for own in sorted(_OWN, key=len, reverse=True):
        case = forms.case_of(rest[len(own) :]) if rest.startswith(own) else None
        # "forumu" may be owned or an accusative, and counts as owned.
        if case is not None:
            return own, case
    return None


def find(words: Words) -> Iterator[Gathering]:
    """Yield the gatherings of a text, named or not."""
    for token in words.tokens:
        head = next((f for h in _heads() if (f := noun_form(token, h)) is not None), None)
        if token.shape != "word" or head is None:
            continue
        first = _first_of(words, token) if _can_be_named(token, head[0]) else token.index
        if any(_is_title(words.tokens[first:], at) for at in range(token.index - first)):
            first = token.index  # "Bakan Hasan Tekin forumu açtı"
        before = words.tokens[first - 1].lower if first == token.index and first else ""
        named = {before, *(t.lower for t in words.tokens[first : token.index])}
        if named.isdisjoint(words_of("triggers", "gatherings", "never")):
            name = _name(words, first, token, head) if first < token.index else ""
            yield Gathering(first, token.index, head[1], name)


def _can_be_named(head: Token, own: str) -> bool:
    """Whether a name can end with a form: "NATO zirvesi" or "Forum", not "Hasan Tekin forumda"."""
    return head.capital or own not in ("", "ler", "lar")


def _is_title(tokens: Sequence[Token], at: int) -> bool:
    """Whether the title of one official begins at a token; gatherings are of several: "Bakanları Konseyi"."""
    title = posts.title_at(tokens, at)
    return title is not None and not title.plural and tokens[at].capital


def _heads() -> Sequence[str]:
    return sorted(words_of("triggers", "gatherings", "heads"), key=lambda h: (-len(h), h))


def _first_of(words: Words, head: Token) -> int:
    """The first token of a name before its head: capitals, numbers, "ve", hyphens; the head for no name."""
    first, low = head.index, words.sentences[head.sentence].first
    while first > low:
        token = words.tokens[first - 1]
        ordinal = token.text == "." and first - 1 > low and words.tokens[first - 2].shape == "number"
        linking = token.text in "-–" or token.lower == "ve" or ordinal
        if not (token.capital or token.shape == "number" or linking) or forms.ending_of(token):
            break
        if token.lower in words_of("sentences", "openers") - words_of("triggers", "gatherings", "inside"):
            break
        first -= 1
    while first < head.index and not (words.tokens[first].capital or words.tokens[first].shape == "number"):
        first += 1
    return first


def _name(words: Words, first: int, head: Token, form: tuple[str, str]) -> str:
    """The name in the nominative: the case goes from its head, "Zirvesine" -> "Zirvesi"."""
    own, _ = form
    stem = next(h for h in _heads() if noun_form(head, h) is not None)
    written = forms.name_of(head)[: len(stem) + len(own)]
    start, _ = words.span(first, head.index)
    return " ".join((words.text[start : head.start] + written).split())


def spans(gatherings: Sequence[Gathering]) -> Iterator[Span]:
    """Yield the names as spans, so that nothing else is read in them."""
    for one in gatherings:
        if one.name:
            yield Span(one.first, one.last, "body", one.name, key=GATHERING)
