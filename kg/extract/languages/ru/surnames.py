"""Surnames that the tagger missed: a capitalised word that the text elsewhere gives with a first name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.languages.ru import naming
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import known
from kg.extract.languages.ru.name_spans import foreign
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

# Shorter words are names by chance too often.
_SHORTEST = 4
_SHORTEST_GIVEN = 2  # before a surname
# Forms of one surname begin alike in so many letters.
_STEM = 3


def prefer(words: Words, spans: Spans) -> None:
    """Take no town for whom the text names in full by the same word: "Луис Кано ... Лопес и | Кано
    встретятся"; not where something is there, or somebody goes there."""
    people = (s for s in spans.all if s.kind == "person" and s.last > s.first)
    known = {lemma for s in people for lemma in (words.tokens[s.last].lower, *words.tokens[s.last].lemmas)}
    for town in [s for s in spans.all if s.kind == "place" and s.first == s.last] if known else []:
        token, before = words.tokens[town.first], words.tokens[max(town.first - 1, 0)]
        if (token.lower in known or token.lemmas & known) and before.lower not in _THERE:
            spans.drop(town)


# Before a town: what is there, comes from there or goes there.
_THERE = frozenset(("в", "во", "на", "из", "до", "под", "через", "от", "город", "города", "городе", "г."))


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
    for token in words.tokens if stems else ():
        names = stems.get(token.lower[:_STEM])
        if names is None or not _may_be(spans, token):
            continue
        if _is_name(words, token, names) and not _honoured(words, token):
            yield Span(token.index, token.index, "person")


def of_pair(words: Words, listed: Sequence[Span]) -> Iterator[Span]:
    """Yield two bare surnames right behind a plural post of two states: "встреча президентов Чили и Перу |
    Махамата и | Росаса"."""
    states = [s for s in sorted(listed, key=lambda s: s.first) if s.kind == "state"]
    taken = {i for s in listed for i in range(s.first, s.last + 1)}
    for first, second in pairwise(states):
        if second.first != first.last + 2 or words.tokens[first.last + 1].lower != "и":
            continue
        opening = words.sentence_of(first.first).first
        before = words.tokens[max(first.first - _POST, opening) : first.first]
        plural = any(t.lemmas & _OFFICIALS and any(r.number == "p" for r in t.readings) for t in before)
        comma = words.tokens[second.last + 1 : second.last + 2]
        start = second.last + 1 + (bool(comma) and comma[0].text == ",")
        behind = words.tokens[start : start + 4]
        names = [t for t in behind[:3:2] if _is_bare(t) and t.index not in taken]
        alone = len(behind) < 4 or not behind[3].capital
        if plural and len(names) == 2 and behind[1].lower == "и" and alone:
            yield from (Span(t.index, t.index, "person") for t in names)


def _is_bare(token: Token) -> bool:
    word = token.shape == "word" and token.capital and not token.text.isupper()
    return word and len(token.text) >= _SHORTEST_GIVEN and foreign(token)


# "министров иностранных дел | Чили и Перу": so many words at most has the post.
_POST = 4
_OFFICIALS = words_of("posts", "heads") | words_of("posts", "led")


def is_of_person(words: Words, spans: Spans, first: int, last: int) -> bool:
    """Whether what the tagger takes for a place is the surname of somebody named in full, "с Мирзиёевым", or
    his whole name: "встретили в аэропорту | Ара Саркисян"."""
    if last == first + 1:
        pair = words.tokens[first], words.tokens[last]
        return any(_are_one(pair, full) for full in _pairs(words, spans))
    persons = (s for s in spans.all if s.kind == "person" and s.first < s.last)
    return first == last and any(
        naming.related(words.tokens[s.last].text, words.tokens[first].text)
        and words.tokens[s.last].text[:4] == words.tokens[first].text[:4]
        for s in persons
    )


def named_again(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield two words that the text elsewhere gives as a name: "министр РА | Арарат Мирзоян"."""
    full = _pairs(words, spans)
    for token in words.tokens[:-1] if full else ():
        following = words.tokens[token.index + 1]
        if not (_may_be(spans, token, _SHORTEST_GIVEN) and _may_be(spans, following)):
            continue
        if any(_are_one((token, following), pair) for pair in full):
            yield Span(token.index, following.index, "person")


def join(words: Words, spans: Spans) -> None:
    """Make one name of two words that the tagger has taken for two people, where the text elsewhere gives
    them as one: "подписано | Мурат Нуртлеу"."""
    single = [s for s in spans.all if s.kind == "person" and s.first == s.last]
    full = _pairs(words, spans) if len(single) > 1 else []
    for given, surname in pairwise(sorted(single, key=lambda s: s.first)):
        pair = words.tokens[given.first], words.tokens[surname.first]
        if surname.first == given.last + 1 and any(_are_one(pair, known) for known in full):
            spans.drop(given)
            spans.drop(surname)
            spans.offer([Span(given.first, surname.last, "person")])


def _pairs(words: Words, spans: Spans) -> list[tuple[Token, Token]]:
    """The given names and surnames of those whom the text names so."""
    return [(words.tokens[s.last - 1], words.tokens[s.last]) for s in spans.all if _is_pair(words, s)]


def _are_one(one: tuple[Token, Token], other: tuple[Token, Token]) -> bool:
    """Whether two pairs of words are forms of one name."""
    return all(
        a.lower[:2] == b.lower[:2] and naming.related(a.text, b.text) for a, b in zip(one, other, strict=True)
    )


def _is_pair(words: Words, span: Span) -> bool:
    inside = words.tokens[span.first : span.last + 1]
    return span.kind == "person" and len(inside) == 2 and all(t.shape == "word" for t in inside)


def _may_be(spans: Spans, token: Token, shortest: int = _SHORTEST) -> bool:
    if token.shape != "word" or len(token.text) < shortest:
        return False
    if not token.capital:
        particle, _, rest = token.text.partition("-")  # "с | аш-Шараа"
        if not (rest[:1].isupper() and particle.islower() and len(particle) < _SHORTEST):
            return False
    return spans.over(token.index) is None


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
