"""Offices where something happens: "в Минтрансе России", "в штаб-квартире ООН"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.ru import phrases, sayings
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.posts import is_head
from kg.extract.languages.ru.received_at import is_received
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_OFFICES = words_of("triggers", "places", "offices")
_MINISTRIES = tuple(sorted(words_of("triggers", "places", "ministries")))
_OWN = frozenset(("страна", "республика", "государство"))
_LOC = frozenset(("loc",))


def find(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the offices that stand after "в" or "на", named in the nominative with what they are of.

    None that only tells the news ("в МИД сообщили").
    """
    for token in words.tokens:
        if not token.capital and token.lemmas.isdisjoint(_OFFICES):
            continue
        if not _is_office(token) or not token.index:
            continue
        sentence = words.sentences[token.sentence]
        first = phrases.first_attribute(words, token.index, sentence.first)
        if phrases.preposition(words, first) not in ("в", "на") or _is_held(words, first):
            continue
        first += words.tokens[first].lemma == "свой" and first < token.index  # "в своей | резиденции"
        last = phrases.complement_end(words, spans, token.index, sentence.last)
        last = _without_guest(words, token, last)
        last = token.index if words.tokens[last].lemmas & _OWN else last  # "в парламенте страны"
        span = Span(
            first, last, "place", _named(words, first, token.index, last), _country(spans, token, last)
        )
        told = sayings.is_source(words, span, first) or sayings.is_of_saying(words, first)
        if not told and _LOC & phrases.agreeing(words, first, token.index):
            yield span


def _without_guest(words: Words, token: Token, last: int) -> int:
    """The end of an office before whoever is received there: "принял в резиденции | министра Чили А", "во
    дворце Ла-Монеда | министра"."""
    after = words.tokens[token.index + 1 : last + 1]
    guest = next((t.index for t in after if not t.capital), None)
    if guest is None or not is_head(words.tokens[guest]) or not is_received(words, guest, token.index):
        return last
    return guest - 1


def _is_office(token: Token) -> bool:
    """Whether a word houses officials: "секретариат", "Минтранс"."""
    if token.shape != "word" or not token.readings:
        return False
    if token.capital and token.lower.startswith(_MINISTRIES) and not token.has("A"):
        return True
    return not _OFFICES.isdisjoint(token.lemmas) and token.has("N")


def _is_held(words: Words, first: int) -> bool:
    """Whether it is somebody's post that is in a body: "после назначения на должность в | правительстве"."""
    return first > 1 and bool(words.tokens[first - 2].lemmas & _POSTS)


_POSTS = frozenset(("должность", "пост", "портфель", "место", "кресло"))


def _named(words: Words, first: int, head: int, last: int) -> str:
    return phrases.nominative(words, first, head, last, cases=_LOC)


def _country(spans: Spans, token: Token, last: int) -> str:
    inside = (s for s in spans.all if token.index <= s.last and s.first <= last)
    return next((s.country for s in inside if s.country), "")
