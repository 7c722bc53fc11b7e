"""Days for which somebody is asked, which are to come whatever the tense: "принял приглашение | посетить Осло
в мае"."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Words

_ASKING = words_of("triggers", "visit", "invite", "verbs") | words_of("triggers", "visit", "invite", "nouns")
# "посетить | Осло с официальным визитом в мае", "приглашение премьера Чили Хуана Веги | посетить": so many
# words at most.
_ASKED, _WHO_ASKS = 6, 8


def is_asked_for(words: Words, index: int) -> bool:
    """Whether the token of a date stands with an infinitive that says what somebody is asked to do."""
    first = words.sentences[words.tokens[index].sentence].first
    if not any(t.lemmas & _ASKING for t in words.tokens[first:index]):
        return False
    todo = None
    for token in reversed(words.tokens[max(first, index - _ASKED) : index]):
        if token.shape == "mark" or finite(token):
            return False
        if token.readings[:1] and token.readings[0].pos == "I":
            todo = token.index
            break
    for token in reversed(words.tokens[max(first, (todo or first) - _WHO_ASKS) : todo or first]):
        if token.lemmas & _ASKING:
            return True
        if token.shape == "mark" or finite(token):
            return False
    return False
