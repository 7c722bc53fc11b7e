"""Boards that are named after whom they unite, where the tagger cuts the name short: "Совет глав |
финансовых ведомств ЕАЭС"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.titles import POST_LEMMAS
from kg.extract.words import Token, Words

_BOARDS = words_of("posts", "of_people")
# So many words at most of what the heads lead.
_LED = 4


def end(words: Words, first: int, last: int) -> int:
    """Where the name of a board ends that the tagger has from ``first`` to ``last``: with what its heads
    lead. The union that it is of has a span of its own."""
    sentence = words.sentence_of(first)
    limit = min(last + _LED, sentence.last)
    if not words.tokens[first].lemmas & _BOARDS:
        return last
    heads = [t.index for t in words.tokens[first + 1 : last + 1] if t.lemmas & POST_LEMMAS and _is_plural(t)]
    if not heads or heads[-1] >= sentence.last:
        return last
    noun = phrases.attribute_run(words, heads[-1] + 1, limit)
    led = noun <= limit and _is_plural(words.tokens[noun]) and not words.tokens[noun].capital
    if noun < last or not led or "gen" not in phrases.agreeing(words, heads[-1] + 1, noun):
        return last
    return noun


def _is_plural(token: Token) -> bool:
    return any(r.pos == "N" and (r.number, r.case) == ("p", "gen") for r in token.readings)
