"""Ministries whose full name goes on behind that of a listed one: "Министерство образования | и науки"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.titles import POST_LEMMAS
from kg.extract.spans import Spans
from kg.extract.words import Words

_NO_FIELDS = POST_LEMMAS | words_of("posts", "bodies")


def goes_on(words: Words, first: int, last: int) -> bool:
    """Whether a listed ministry is only the beginning of a name: "Министерство образования | и науки"."""
    limit = words.sentence_of(first).last
    if first == last or words.tokens[first].lemma != "министерство" or last + 2 > limit:
        return False
    following = words.tokens[last + 1 : min(last + 6, limit) + 1]
    fields = following[0].lower in ("и", ",") and not any(t.capital for t in following[1:2])
    return fields and phrases.coordinated(words, Spans(words), last + 1, limit, _NO_FIELDS) is not None
