"""Surnames that the tagger missed: a capitalised word that the text elsewhere gives with a first name."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.ru import naming
from kg.extract.languages.ru.morphology import known
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

# Shorter words are names by chance too often.
_SHORTEST = 4
# Forms of one surname begin alike in so many letters.
_STEM = 3


def repeated(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the bare surnames of persons whom the text names in full: "Токаев" in a headline.

    A word that the dictionary knows as something else is none at the start of a sentence.
    """
    full = [s for s in spans.all if s.kind == "person" and s.last > s.first]
    stems: dict[str, set[str]] = {}
    for span in full:
        name = words.tokens[span.last]
        if name.shape == "word" and len(name.text) >= _SHORTEST:
            stems.setdefault(name.lower[:_STEM], set()).add(name.text)
    for token in words.tokens:
        names = stems.get(token.lower[:_STEM], set()) if _may_be(spans, token) else set()
        if _is_name(words, token, names) and not _honoured(words, token):
            yield Span(token.index, token.index, "person")


def is_of_person(words: Words, spans: Spans, first: int, last: int) -> bool:
    """Whether what the tagger takes for a place is the surname of somebody named in full: "с Мирзиёевым"."""
    persons = (s for s in spans.all if s.kind == "person" and s.first < s.last)
    return first == last and any(
        naming.related(words.tokens[s.last].text, words.tokens[first].text)
        and words.tokens[s.last].text[:4] == words.tokens[first].text[:4]
        for s in persons
    )


def named_again(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield two words that the text elsewhere gives as a name: "министр РА | Арарат Мирзоян"."""
    full = [(words.tokens[s.last - 1], words.tokens[s.last]) for s in spans.all if _is_pair(words, s)]
    for token in words.tokens[:-1]:
        following = words.tokens[token.index + 1]
        if not (_may_be(spans, token) and _may_be(spans, following)):
            continue
        if any(
            naming.related(token.text, a.text) and naming.related(following.text, b.text) for a, b in full
        ):
            yield Span(token.index, following.index, "person")


def _is_pair(words: Words, span: Span) -> bool:
    inside = words.tokens[span.first : span.last + 1]
    return span.kind == "person" and len(inside) == 2 and all(t.shape == "word" for t in inside)


def _may_be(spans: Spans, token: Token) -> bool:
    particle, _, rest = token.text.partition("-")  # "с | аш-Шараа"
    capital = token.capital or (particle.islower() and len(particle) < _SHORTEST and rest[:1].isupper())
    plain = token.shape == "word" and capital and len(token.text) >= _SHORTEST
    return plain and spans.over(token.index) is None


def _honoured(words: Words, token: Token) -> bool:
    """Whether something bears the name: "аэропорт имени Гейдара | Алиева"."""
    before = words.tokens[max(0, token.index - 3) : token.index]
    return any(t.lower in ("имени", "им") and t.sentence == token.sentence for t in before)


def _is_name(words: Words, token: Token, names: set[str]) -> bool:
    opens = words.sentences[token.sentence].first == token.index
    if token.text in names:
        return True
    if opens and known(token.text) and not any("Surn" in r.tags for r in token.readings[:2]):
        return False
    return any(naming.related(token.text, name) for name in names)
