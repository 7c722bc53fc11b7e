"""Times and places of what somebody says at a talk, not of the talk: "на встрече сообщил о запуске завода | в
Лиме 5 мая", "поблагодарил за помощь | в 2023 году"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.times import When
from kg.extract.words import Token, Words

# Verbs by which one side of a talk speaks to the other.
_SPEAKS = words_of("statements", "saying") | words_of("statements", "at_talks")
# What is spoken of, whatever the verb: "рассказал | о", "поблагодарил | за", "призвал | к".
_ABOUT = frozenset(("о", "за", "к"))
# "поздравил | с открытием", never "выступил с докладом"
_GREETS = words_of("statements", "greeting")


class MattersSaid:
    """What is said at the events of a text, as far as a noun or an infinitive tells it."""

    def __init__(self, words: Words, parties: Sequence[Party], whens: Sequence[When]) -> None:
        self._words = words
        self._people = {i for p in parties for i in range(p.first, p.last + 1)}
        self._days = {i for w in whens for i in range(w.first, w.last + 1)}

    def holds(self, at: int, told: Sequence[Draft]) -> bool:
        """Whether a token stands behind such a matter, and the events of its sentence before the verb."""
        sentence = self._words.sentence_of(at)
        last = max((d.last for d in told if d.first < at), default=-1)
        floor = last if last >= 0 and not self._is_circumstance(last) else sentence.first - 1
        for i in range(at - 1, floor, -1):
            token = self._words.tokens[i]
            if token.lemmas & _SPEAKS and (finite(token) or token.has("P")):
                # "призвал на переговорах | к расследованию": what is said stands behind the talk
                return self._names_matter(token, max(i, last), at) and not self._opens_event(at, told)
            if finite(token):
                return False
        return False

    def _is_circumstance(self, noun: int) -> bool:
        """Whether an event is where somebody says something: "призвал | на переговорах"."""
        first = phrases.first_attribute(self._words, noun, 0)
        return phrases.preposition(self._words, first) in ("на", "в")

    def _opens_event(self, at: int, told: Sequence[Draft]) -> bool:
        """Whether the matter goes on with an event: "отметил проведение | в феврале визита", not "сообщил о
        запуске завода | в Лиме на встрече"."""
        ahead = min((d.first for d in told if d.first > at), default=None)
        if ahead is None or not phrases.is_noun(self._words.tokens[ahead]):
            return ahead is not None
        return not phrases.preposition(self._words, phrases.first_attribute(self._words, ahead, at))

    def _names_matter(self, verb: Token, after: int, at: int) -> bool:
        """Whether what is said stands behind a verb of speech, and the talk it is said at, before a token."""
        first = after == verb.index
        for i in range(after + 1, at):
            token = self._words.tokens[i]
            if i in self._people or i in self._days:
                continue
            if token.has("I"):
                return True
            if not phrases.is_noun(token):
                continue
            if self._is_matter(verb, token, first=first):
                return True
            first = False
        return False

    def _is_matter(self, verb: Token, noun: Token, *, first: bool) -> bool:
        """Whether a noun tells what is said: by its preposition, or as the first object of the verb."""
        before = phrases.preposition(
            self._words, phrases.first_attribute(self._words, noun.index, verb.index)
        )
        if before in _ABOUT:
            return True
        if before == "с":
            return bool(verb.lemmas & _GREETS)
        if before == "на":
            return "acc" in noun.cases("N") and "loc" not in noun.cases("N")
        return first and not before and not noun.capital
