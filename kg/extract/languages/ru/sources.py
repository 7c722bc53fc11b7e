"""Of which event what is on the table came: "вопросы, поднятые на встрече", "достигнутые в ходе визита"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Words

_CAME = words_of("triggers", "meeting", "sources", "verbs")
_AT = frozenset(("на", "в", "во", "по"))
_COURSE = frozenset(("ходе", "рамках", "время", "итогам", "результатам"))
# "достигнутых | 5 мая 2025 года в Риме | на встрече": so many words tell when and where.
_WHEN = 8


def is_source(words: Words, first: int) -> bool:
    """Whether a participle, or a verb after "который", tells what came of the event whose phrase begins at
    ``first``: "договоренности, достигнутые на | встрече", "вопросы, которые поднимались в ходе | визита"."""
    return outcome(words, first) is not None


def outcome(words: Words, first: int) -> int | None:
    """The participle or verb that tells what came of an event; None for none."""
    opening = words.sentence_of(first).first
    course = first - 1 > opening and words.tokens[first - 1].lower in _COURSE
    at = first - 2 if course else first - 1
    if at <= opening or words.tokens[at].lower not in _AT:
        return None
    for i in range(at - 1, max(opening, at - _WHEN) - 1, -1):
        token = words.tokens[i]
        if token.lemmas & _CAME and any("past" in r.tags for r in token.readings):
            came = token.has("P") or (finite(token) and _is_relative(words, i, opening))
            return i if came else None
        if token.shape == "mark" or finite(token):
            return None
    return None


def is_carried_out(words: Words, first: int) -> bool:
    """Whether what came of an event is being carried out or is discussed, so that the event is over: "обсудят
    реализацию решений | сентябрьской сессии", "обсудит итоги | визита", not "по итогам | визита"."""
    opening = words.sentence_of(first).first
    while first > opening and words.tokens[first - 1].has("A") and not words.tokens[first - 1].has("N"):
        first -= 1  # "решений | сентябрьской сессии"
    if first - 2 < opening or not words.tokens[first - 1].lemmas & _CAME_OF:
        return False
    outcome = words.tokens[first - 1]
    start = phrases.first_attribute(words, first - 1, opening)
    before = words.tokens[start - 1] if start > opening else None
    if before is None:
        return False
    if "gen" in outcome.cases("N") and before.lemmas & _CARRIES:
        return True
    near = words.tokens[max(opening, start - _DISCUSSED) : start]
    verb = next((t for t in reversed(near) if t.has("V", "I") or t.shape == "mark"), None)
    discussed = verb is not None and bool(verb.lemmas & _DISCUSSES)
    return discussed and "acc" in outcome.cases("N") and phrases.preposition(words, start) == ""


_CAME_OF = frozenset(("решение", "договоренность", "итог", "результат", "рекомендация"))
_CARRIES = frozenset(("реализация", "выполнение", "исполнение", "осуществление", "имплементация", "ход"))
_DISCUSSES = words_of("triggers", "meeting", "discuss", "verbs")
# "обсудит | с президентом Перу Карлосом Вегой | итоги": so many words.
_DISCUSSED = 12


def _is_relative(words: Words, verb: int, opening: int) -> bool:
    """Whether "который" opens the clause of a verb: "вопросы, | которых стороны коснулись"."""
    for i in range(verb - 1, opening, -1):
        if words.tokens[i].shape == "mark":
            return any(t.lemma == "который" for t in words.tokens[i + 1 : verb])
    return False
