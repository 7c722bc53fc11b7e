"""Officials right behind the place where they are received: "принял в Белом доме | министра Анну Петрову"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Words

_RECEIVING = words_of("triggers", "meeting", "receive", "verbs")
# A verb stands so many words before "в" at most: "принял сегодня | в Кремле".
_BEFORE = 4


def is_received(words: Words, first: int, at: int | None = None) -> bool:
    """Whether an official whose phrase begins with token ``first`` is the object of a verb of receiving, and
    not whose the place is that stands between them, its noun at ``at`` (right before them, where that is not
    told)."""
    sentence = words.sentence_of(first)
    noun = first - 1 if at is None else at
    place = words.tokens[noun] if noun > sentence.first else None
    if place is None or not place.has("N") or "loc" not in place.cases("N"):
        return False
    opens = phrases.first_attribute(words, place.index, sentence.first)
    if words.tokens[opens - 1].lemma == "свой":
        opens -= 1
    if words.tokens[opens - 1].lower not in ("в", "во", "на"):
        return False
    for token in reversed(words.tokens[max(sentence.first, opens - 1 - _BEFORE) : opens - 1]):
        if token.lemmas & _RECEIVING:
            return finite(token)
        takes = "acc" in token.cases("N") and not phrases.preposition(words, token.index)
        if token.shape == "mark" or takes:  # "примет участие в инаугурации | президента"
            return False
    return False
