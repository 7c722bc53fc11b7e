"""Whom somebody serves: a leader of whom only a surname is told, "помощник | Путина | Иван Серов", or what
stands before "которого"."""

from __future__ import annotations

from kg.extract.languages.ru import naming
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import parses
from kg.extract.private import leader, leads_no_state
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

SERVING = words_of("posts", "deputies") | words_of("posts", "kin")
# "глава | офиса Трампа"
OFFICES = frozenset(("офис", "администрация", "канцелярия", "команда"))


def leader_served(token: Token) -> str:
    """Return the state of a leader who is known by name alone, in the genitive: "советник | Трампа"; '' for
    none."""
    return next((state for stem in _stems(token) if (state := leader(stem, "ru"))), "")


def serves_himself(token: Token) -> bool:
    """Return whether a name in the genitive is of a known diplomat, who serves a leader: "президента США |
    Стива Уиткоффа"."""
    return any(leads_no_state(stem, "ru") for stem in _stems(token))


def _stems(token: Token) -> list[str]:
    """What a surname in the genitive can be in the nominative."""
    lemmas = {p.normal_form for p in parses(token.text) if "gent" in p.tag and "Name" not in p.tag}
    return sorted(lemma[:1].upper() + lemma[1:] for lemma in lemmas if lemma != token.lower)


def served_before(words: Words, first: int, last: int) -> int | None:
    """Return where the name of an official begins behind that of the leader whom he serves: "спецпосланник
    Трампа | Ивана Серова", "помощник Диаса | Иван Росас"; None where it is one name."""
    before = words.tokens[first - 1] if first else None
    if last == first or before is None or not before.lemmas & (SERVING | OFFICES):
        return None
    if any(words.tokens[i].shape != "word" for i in range(first, last + 1)):
        return None
    opening = (i for i in (first, first + 1) if i < last and leader_served(words.tokens[i]))
    known = next((i + 1 for i in opening), None)
    return first + 1 if known is None and _is_named_elsewhere(words, first, last) else known


def _is_named_elsewhere(words: Words, first: int, last: int) -> bool:
    """Whether three words are a surname in the genitive that the text tells elsewhere in another case, and a
    full name that is not in the genitive: "советник | Соласа | Иван Росас"."""
    boss, given = words.tokens[first], words.tokens[first + 1]
    if last != first + 2 or not any("Name" in p.tag for p in parses(given.text)):
        return False
    own = naming.cases_of((given.text, words.tokens[last].text))
    if "gen" in own or "gen" not in naming.cases_of((boss.text,)):
        return False
    others = (t for t in words.tokens if t.capital and t.shape == "word" and not first <= t.index <= last)
    return any(t.text != boss.text and naming.related(t.text, boss.text) for t in others)


def of_which(words: Words, spans: Spans, first: int, head: int) -> tuple[str, str, int] | None:
    """Return the body or town that stands before a post and is served by who is named behind "которого", its
    state, and the token of that: "город Писко, мэр | которого Хуан Мендоса"; None for none."""
    name, served = spans.at(head + 2), spans.over(first - 2) if first > 1 else None
    which, parted = words.tokens[head + 1], words.tokens[first - 1].text == ","
    if which.lower not in _OF_WHICH or name is None or name.kind != "person" or served is None or not parted:
        return None
    body = spans.over(served.first - 1) if served.kind == "state" and served.first else served
    if served.kind == "state" and (body is None or body.kind != "body"):
        return "", served.country, head + 1
    return (body.name, served.country, head + 1) if body is not None and served.kind != "person" else None


_OF_WHICH = frozenset(("которого", "которой", "которых"))
