"""Days of coming back, which are none of the journey: "returned on Monday from a visit to Oslo"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.lexicon import words_of
from kg.extract.times import When
from kg.extract.words import Token, Words

# "Returned | to Washington late on | Monday": so many words.
_NEAR = 6
_JOURNEYS = frozenset(("visit", "trip", "travel", "travels", "tour", "mission", "journey", "stay"))
_FROM = frozenset(("from", "after", "following"))
_TALKS = words_of("triggers", "meeting", "noun", "nouns")
# "From a three-day official visit": so many words.
_PHRASE = 6


def without_days(words: Words, whens: Sequence[When]) -> list[When]:
    """Return the times but for those between a verb of coming back and the journey that it was from."""
    return [w for w in whens if not _is_of_return(words, w)]


def _is_of_return(words: Words, when: When) -> bool:
    sentence = words.sentence_of(when.first)
    before = words.tokens[max(sentence.first, when.first - _NEAR) : when.first]
    after = words.tokens[when.last + 1 : min(when.last + 1 + _PHRASE, sentence.last + 1)]
    journey = any(t.lower in _JOURNEYS or t.lemmas & _TALKS for t in after)
    back = any(_comes_back(words, t) for t in before) and not any(t.text in ",;" for t in before)
    return back and journey and bool(after) and after[0].lower in _FROM


def _comes_back(words: Words, token: Token) -> bool:
    following = words.tokens[min(token.index + 1, len(words.tokens) - 1)].lower
    return "return" in token.lemmas or (
        following == "back" and bool(token.lemmas & {"come", "get", "arrive"})
    )
